import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from texts import PLACES, article, places

from geo.model import DateSpan
from geo.reading.contract import to_contract
from geo.reading.findings import DateMention, Reading
from geo.reading.lexica import lexicon
from geo.reading.reader import read_with_places

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("dev_*.txt"))
LANGUAGES = ["en", "de", "fr", "vi", "id", "th", "zh", "ko", "km"]
WORDS = [
    "police",
    "raided",
    "arrested",
    "20",
    "people",
    "in",
    "and",
    "on Monday",
    ",",
    ";",
    ".",
    "not",
    "will",
    "since",
]


def reading(text: str, language: str) -> Reading:
    made = article(text, language)
    return read_with_places(made, places(made.text))


def check(found: Reading) -> None:
    """Everything that was found is a slice of the text, and the JSON form holds what its readers rely on."""
    text = found.article.text
    assert all(text[date.start : date.end] == date.text for date in found.dates)
    assert all(text[count.start : count.end] == count.text for count in found.counts)
    contract = to_contract(found)
    names = {place["name"] for place in contract["places"]}
    for event in contract["events"]:
        assert event["quote"] == text[event["start"] : event["end"]] != ""
        assert event["place"] is None or event["place"] in names
        assert event["date"] is None or event["date"]["start"] < event["date"]["end"]
    json.dumps(contract, allow_nan=False)


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "xx", "", "../en"]))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_in_any_language_is_read(text: str, language: str) -> None:
    check(reading(text, language))


@given(st.lists(st.sampled_from([*WORDS, *PLACES]), max_size=40), st.sampled_from(["en", "de", "th"]))
@settings(deadline=None)
def test_any_jumble_of_telling_words_is_read(words: list[str], language: str) -> None:
    check(reading(" ".join(words), language))


MUTATIONS = {
    "cut": lambda text, at: text[at:],
    "doubled": lambda text, at: text[:at] + text,
    "on one line": lambda text, at: text.replace("\n", " "),
    "in capitals": lambda text, at: text.upper(),
    "in the wrong encoding": lambda text, at: text.encode().decode("cp1252", "replace"),
    "with emoji": lambda text, at: text[:at] + "🚨👮🏽\u200d♂️" + text[at:],
    "right to left": lambda text, at: "\u202e" + text[at:] + "\u202c",
    "backwards": lambda text, at: text[::-1],
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@given(st.sampled_from(ARTICLES), st.integers(0, 1500), st.sampled_from(LANGUAGES))
@settings(max_examples=12, deadline=None)
def test_damaged_articles_are_read(mutation: str, path: Path, at: int, language: str) -> None:
    check(reading(MUTATIONS[mutation](path.read_text(encoding="utf-8"), at), language))


@pytest.mark.parametrize(
    "unit", ["police raided 20 people in Bavet in May and ", "raid; ", "1.1.", "ab", "razzia", "- "]
)
@pytest.mark.parametrize("language", ["en", "de", "th"])
def test_one_endless_line_is_cut_into_pieces_of_bounded_length(unit: str, language: str) -> None:
    found = reading(unit * (6000 // len(unit)), language)
    check(found)
    assert all(event.end - event.start <= 1500 for event in found.events)


def test_the_same_article_is_read_the_same_way_twice() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")
    assert reading(text, "en") == reading(text, "en")


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        pytest.param("2025-07-14", "2025-07-14", "2025-07-15", id="a day"),
        pytest.param("2025-07-14/2025-07-16", "2025-07-14", "2025-07-17", id="some days"),
        pytest.param("2025-07", "2025-07-01", "2025-08-01", id="a month"),
        pytest.param("2025-07-03/2025-07-20", "2025-07-01", "2025-08-01", id="weeks within a month are the month"),
    ],
)
def test_dates_of_the_contract_are_half_open(edtf: str, start: str, end: str) -> None:
    found = reading("Police raided a villa in Bavet on Monday.", "en")
    [event] = found.events
    dated = type(event)(event.kind, event.start, event.end, date=DateMention(0, 1, "x", DateSpan.from_edtf(edtf)))
    contract = to_contract(Reading(found.article, events=(dated,)))
    assert contract["events"][0]["date"] == {"start": start, "end": end, "year_inferred": False}


@pytest.mark.parametrize("edtf", ["2025", "2025-03/2025-07", "2025-06-20/2025-08-10"])
def test_longer_spans_date_no_event_of_the_contract(edtf: str) -> None:
    found = reading("Police raided a villa in Bavet on Monday.", "en")
    [event] = found.events
    dated = type(event)(event.kind, event.start, event.end, date=DateMention(0, 1, "x", DateSpan.from_edtf(edtf)))
    assert to_contract(Reading(found.article, events=(dated,)))["events"][0]["date"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lexicon_names_only_lists_that_the_reader_knows(language: str) -> None:
    known = set(lexicon("en").roles)
    extra = {
        "all_of",
        "arrive",
        "attributive",
        "border",
        "border_behind",
        "partitive",
        "relative",
        "home",
        "home_behind",
        "in_suffix",
        "from_suffix",
        "to_suffix",
        "in_behind",
        "dative",
        "people_classifier",
        "thing_classifier",
    }
    planned = {f"{role}_planned" for role in known}
    assert set(lexicon(language).roles) - known - extra - planned == set()
