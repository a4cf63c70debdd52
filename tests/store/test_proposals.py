"""A reading becomes records to review: ids and summaries from the values, never from the article's sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from store_samples import NOON

from geo.checks.article_rules import article_problems, placing_problems
from geo.model import (
    Atlas,
    Count,
    DateSpan,
    EventKind,
    LatLon,
    Place,
    PlaceKind,
    Precision,
    Qualifier,
    ReviewState,
    Status,
)
from geo.reading.findings import Article, CountMention, DateMention, EventFinding, PlaceMention, Reading, Span
from geo.records import read_atlas
from geo.records.article_file import ArticleFile
from geo.review.proposals import propose, propose_source
from geo.store import Store

DATA = Path(__file__).parents[2] / "data"
TEXT = (
    "Raid in the north of the city\n\n"
    "Police went into a building in Sen Sok on 15 July, officials said in 2025.\n"
    "More than 200 people were held; 85 of them were Khmer. Cambodia will send 40 to China.\n"
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(DATA)


def article(text: str = TEXT, **values: Any) -> Article:
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(at, at + len(line.rstrip())))
        at += len(line)
    return Article(text, tuple(spans), **values)


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def named(words: str, place: Place | None, **values: Any) -> PlaceMention:
    kind = place.kind if place else PlaceKind.CITY
    return PlaceMention(**span(words), text=words, kind=kind, place=place, **values)


def counted(words: str, count: Count, why: str = "") -> CountMention:
    return CountMention(**span(words), text=words, count=count, why=why)


JULY = DateSpan(date(2025, 7, 15), date(2025, 7, 16), Precision.DAY, year_inferred=True)
WHEN = DateMention(**span("15 July"), text="15 July", span=JULY, why="the article names 2025")
HELD = counted("More than 200", Count("arrested", 200, Qualifier.AT_LEAST))
KHMER = counted("85", Count("arrested", 85, nationality="KH", part=True))


def raid(atlas: Atlas, **values: Any) -> EventFinding:
    known: dict[str, Any] = {
        "kind": EventKind.RAID,
        **span("Police went into a building in Sen Sok on 15 July, officials said in 2025."),
        "place": named("Sen Sok", atlas.places["kh-sen-sok-district"], why="a district of Phnom Penh"),
        "date": WHEN,
        "counts": (HELD, KHMER),
        "country": "KH",
        "confidence": 0.8,
        "why": "went into a building",
        "doubts": ("date",),
    }
    return EventFinding(**known | values)


def proposed_entry(atlas: Atlas, finding: EventFinding, *places: PlaceMention) -> Any:
    reading = Reading(article(), places, events=(finding,))
    return propose(reading, propose_source(reading.article, ()), atlas).events[0]


def test_a_raid_becomes_a_record_with_its_values_located(atlas: Atlas) -> None:
    proposal = proposed_entry(atlas, raid(atlas))
    entry = proposal.entry
    assert entry.id == "KH-2025-07-15-RAID-SEN-SOK-2"  # the shipped raid of that day has the id without a number
    assert entry.summary == ("Raid in Sen Sok, Phnom Penh; at least 200 held; 85 of them held (nationals of Cambodia).")
    assert (entry.date, entry.year_inferred, entry.date_text) == ("2025-07-15", True, None)
    assert (entry.place, entry.country, entry.review) == ("kh-sen-sok-district", "KH", ReviewState.UNREVIEWED)
    assert [count.count() for count in entry.counts] == [HELD.count, KHMER.count]
    assert entry.paragraphs == {"event": 2, "date": 2, "year": 2, "place": 2, "country": 2, "counts": 3}


def test_sentence_reasons_and_doubts_go_beside_the_record(atlas: Atlas) -> None:
    evidence = proposed_entry(atlas, raid(atlas)).evidence
    assert evidence.quote == "Police went into a building in Sen Sok on 15 July, officials said in 2025."
    assert TEXT[evidence.start : evidence.end] == evidence.quote
    assert evidence.why == "went into a building; place: a district of Phnom Penh; date: the article names 2025"
    assert (evidence.confidence, evidence.doubts) == (0.8, ("date",))


def test_the_same_reading_gives_the_same_proposals(atlas: Atlas) -> None:
    reading = Reading(article(), events=(raid(atlas), raid(atlas)))
    source = propose_source(reading.article, ())
    assert propose(reading, source, atlas) == propose(reading, source, atlas)
    assert [proposal.entry.id for proposal in propose(reading, source, atlas).events] == [
        "KH-2025-07-15-RAID-SEN-SOK-2",
        "KH-2025-07-15-RAID-SEN-SOK-3",
    ]


@pytest.mark.parametrize(
    ("values", "event_id", "summary"),
    [
        (
            {"kind": EventKind.COMPOUND, "date": None, "counts": ()},
            "KH-COMPOUND-SEN-SOK",
            "Reported scam site in Sen Sok, Phnom Penh.",
        ),
        (
            {"kind": EventKind.DEPORTATION, "place": None, "date": None, "status": Status.PLANNED, "origin": "KH",
             "destination": "CN", "counts": (counted("40", Count("deported", 40)),)},
            "KH-CN-DEPORTATION-PLANNED",
            "Planned deportation from Cambodia to China; 40 deported.",
        ),
        (
            {"kind": EventKind.MEETING, "date": None, "counts": (), "partners": ("CN", "KH")},
            "KH-CN-MEETING-SEN-SOK",
            "Meeting of Cambodia and China in Sen Sok, Phnom Penh.",
        ),
        (
            {"kind": EventKind.DIRECTIVE, "place": None, "counts": (), "date": replace(WHEN, span=None)},
            "KH-DIRECTIVE",
            "Order in Cambodia.",
        ),
        (
            {"kind": EventKind.ARREST, "place": None, "counts": (), "date": None, "country": None},
            "XX-ARREST",
            "Arrest.",
        ),
    ],
)  # fmt: skip
def test_ids_and_summaries_say_what_is_known_and_no_more(
    atlas: Atlas, values: dict[str, Any], event_id: str, summary: str
) -> None:
    entry = proposed_entry(atlas, raid(atlas, **values)).entry
    assert (entry.id, entry.summary) == (event_id, summary)


def test_a_date_that_cannot_be_told_keeps_its_wording(atlas: Atlas) -> None:
    entry = proposed_entry(atlas, raid(atlas, date=replace(WHEN, span=None))).entry
    assert (entry.date, entry.date_text, entry.paragraphs["date"]) == (None, "15 July", 2)


def test_an_open_place_stays_open_and_is_doubted(atlas: Atlas) -> None:
    candidates = (atlas.places["kh-sen-sok-district"], atlas.places["kh-phnom-penh"])
    proposal = proposed_entry(atlas, raid(atlas, place=named("Sen Sok", None, candidates=candidates), country=None))
    assert (proposal.entry.place, proposal.entry.country) == (None, "KH")
    assert proposal.evidence.doubts == ("date", "place")


def test_a_place_in_another_country_than_the_event_is_not_drawn(atlas: Atlas) -> None:
    proposal = proposed_entry(atlas, raid(atlas, country="TH"))
    assert (proposal.entry.place, proposal.entry.country) == (None, "TH")
    assert proposal.evidence.doubts == ("date", "place", "country")


def test_a_whole_country_is_no_place_of_an_event(atlas: Atlas) -> None:
    entry = proposed_entry(atlas, raid(atlas, place=named("Cambodia", atlas.places["kh"]), country=None)).entry
    assert (entry.place, entry.country) == (None, "KH")


def test_links_that_lead_back_are_left_out_and_doubted(atlas: Atlas) -> None:
    finding = raid(atlas, kind=EventKind.DEPORTATION, origin="KH", destination="KH", partners=("KH", "QQ"))
    proposal = proposed_entry(atlas, finding)
    assert (proposal.entry.origin, proposal.entry.destination, proposal.entry.partners) == ("KH", None, [])
    assert proposal.evidence.doubts == ("date", "partners", "destination")


def test_a_part_without_its_whole_is_a_figure_like_any_other(atlas: Atlas) -> None:
    entry = proposed_entry(atlas, raid(atlas, counts=(KHMER, KHMER))).entry
    assert [count.count() for count in entry.counts] == [Count("arrested", 85, nationality="KH")]


def test_figures_that_contradict_each_other_are_doubted(atlas: Atlas) -> None:
    few = counted("40", Count("arrested", 40))
    assert proposed_entry(atlas, raid(atlas, counts=(few, KHMER))).evidence.doubts == ("date", "counts")


def test_every_place_is_mentioned_once_where_it_stands_first(atlas: Atlas) -> None:
    sen_sok = named("Sen Sok", atlas.places["kh-sen-sok-district"])
    places = (sen_sok, named("Khmer", None), named("Cambodia", atlas.places["kh"]), named("China", atlas.places["cn"]))
    reading = Reading(article(), places, events=(raid(atlas),))
    mentions = propose(reading, propose_source(reading.article, ()), atlas).mentions
    assert [(mention.place, mention.wording, mention.paragraph) for mention in mentions] == [
        ("kh-sen-sok-district", "Sen Sok", 2),
        ("kh", "Cambodia", 3),
        ("cn", "China", 3),
    ]


def test_a_place_of_the_worldwide_lists_is_handed_along_and_kept(atlas: Atlas, store: Store) -> None:
    listed = Place("geonames:1816670", "Beijing", PlaceKind.CITY, "CN", LatLon(39.9, 116.4), 30, adm1="Beijing")
    finding = raid(atlas, place=named("Sen Sok", listed), country=None, counts=(HELD,))
    reading = Reading(article(), (), events=(finding,))
    proposed = propose(reading, propose_source(reading.article, ()), atlas)
    kept = replace(listed, id="cn-beijing-1816670", origin="geonames:1816670")
    assert proposed.places == (kept,)
    assert proposed.events[0].entry.id == "CN-2025-07-15-RAID-BEIJING"
    assert proposed.events[0].entry.summary == "Raid in Beijing; at least 200 held."
    store.add_article(TEXT, proposed, by="Ana", at=NOON)
    assert store.atlas().places["cn-beijing-1816670"] == kept
    assert store.accept("CN-2025-07-15-RAID-BEIJING", by="Ana", at=NOON).place == "cn-beijing-1816670"


def test_a_sound_reading_passes_the_rules_of_the_shipped_articles(atlas: Atlas) -> None:
    reading = Reading(article(), events=(raid(atlas), raid(atlas, kind=EventKind.COMPOUND, date=None, counts=())))
    proposed = propose(reading, propose_source(reading.article, ()), atlas)
    entries = tuple(proposal.entry for proposal in proposed.events)
    file = ArticleFile(f"{proposed.source.id}.yaml", proposed.source, entries, proposed.mentions)
    assert [*article_problems(file), *placing_problems(file, atlas.places)] == []


def test_a_citation_holds_what_the_article_states() -> None:
    stated = article(
        title=" Raid  in Sen Sok ", publisher="Báo Mới", published=date(2025, 7, 16), url="https://example.org/a"
    )
    source = propose_source(stated, {"bao-moi-raid-in-sen-sok"})
    assert (source.id, source.title, source.publisher) == ("bao-moi-raid-in-sen-sok-2", "Raid in Sen Sok", "Báo Mới")
    assert (source.published, source.url, source.publisher_country) == (
        date(2025, 7, 16),
        "https://example.org/a",
        None,
    )
    bare = propose_source(article(url="javascript:alert(1)"), ())
    assert (bare.id, bare.title, bare.url) == ("raid-in-the-north-of-the-city", "Raid in the north of the city", None)
    assert (propose_source(article("ភ្នំពេញ"), ()).id, propose_source(article(""), ()).title) == (
        "article",
        "[no title]",
    )
