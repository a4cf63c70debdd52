"""The text on the desk: every mark where it belongs, and every word of an article as text."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from geo.model import Count, DateSpan, EventKind, PlaceKind
from geo.reading.article import from_text
from geo.reading.findings import CountMention, DateMention, EventFinding, PlaceMention, Reading, Span
from geo.ui.marked_text import TextMark, legend_html, marked_html, marks_of
from tests.samples import HOSTILE, place

TEXT = "Raid in Town\n\nPolice held 12 people in Town on 3 May 2025."


class _Words(HTMLParser):
    """The words of HTML, and which tags and attributes there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags, self.attributes = "", set[str](), set[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def span(words: str) -> tuple[int, int]:
    start = TEXT.rindex(words)
    return start, start + len(words)


def reading() -> Reading:
    sentence = span("Police held 12 people in Town on 3 May 2025.")
    return Reading(
        from_text(TEXT),
        places=(
            PlaceMention(*span("Town"), "Town", PlaceKind.CITY, place(), why="the only one"),
            PlaceMention(
                *span("Raid"), "Raid", PlaceKind.CITY, None, (place("a", name="A"), place("b", name="B", adm1=None))
            ),
        ),
        dates=(DateMention(*span("3 May 2025"), "3 May 2025", DateSpan(date(2025, 5, 3), date(2025, 5, 4))),),
        counts=(CountMention(*span("12 people"), "12 people", Count("arrested", 12)),),
        events=(EventFinding(EventKind.RAID, *sentence, why="read from: held"),),
    )


def marked(html: str) -> dict[str, list[str]]:
    """Words by the looks they bear, in order."""
    found: dict[str, list[str]] = {}
    for looks, words in re.findall(r'<mark class="([^"]*)" title="[^"]*">(.*?)</mark>', html):
        found.setdefault(looks, []).append(unescape(words))
    return found


def test_places_dates_numbers_and_events_are_marked_where_they_stand() -> None:
    html = marked_html(reading().article, marks_of(reading()))
    assert marked(html) == {
        "open": ["Raid"],
        "event": ["Police held ", " in ", " on ", "."],
        "event count": ["12 people"],
        "event place": ["Town"],
        "event date": ["3 May 2025"],
    }


def test_each_mark_says_why_and_an_open_place_which_it_may_be() -> None:
    hints = {mark.look: mark.hint for mark in marks_of(reading())}
    assert hints == {
        "event": "raid: read from: held",
        "place": "city Town: the only one",
        "open": "city A (Province) or B (KH): ",
        "date": "2025-05-03: ",
        "count": "arrested: ",
    }


def test_the_record_at_hand_is_brought_out() -> None:
    html = marked_html(reading().article, [], Span(*span("Police held 12 people in Town on 3 May 2025.")))
    assert marked(html) == {"focus": ["Police held 12 people in Town on 3 May 2025."]}


def test_a_mark_over_two_paragraphs_is_parted() -> None:
    html = marked_html(reading().article, [TextMark(8, 20, "event")])
    assert marked(html) == {"event": ["Town", "Police"]}


def test_every_look_is_in_the_legend() -> None:
    looks = {mark.look for mark in marks_of(reading())} | {"focus"}
    assert set(re.findall('class="([a-z]+)"', legend_html())) == looks


def test_paragraphs_bear_their_numbers() -> None:
    assert re.findall('<li value="([0-9]+)">', marked_html(reading().article, [])) == ["1", "2"]


def test_an_article_of_nothing_is_an_empty_list() -> None:
    assert marked_html(from_text(" \n"), []) == '<ol class="atlas-text"></ol>'


@given(
    st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60)),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70), st.sampled_from(HOSTILE)), max_size=4),
)
def test_whatever_an_article_holds_is_shown_as_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    article = from_text(text)
    html = marked_html(article, [TextMark(start, end, "place", hint) for start, end, hint in marks])
    shown = _Words(html)
    assert shown.tags <= {"ol", "li", "mark"}
    assert shown.attributes <= {"class", "value", "title"}
    assert shown.words == "".join(text[start:end] for start, end in article.paragraphs)
