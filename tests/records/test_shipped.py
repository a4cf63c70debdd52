"""The shipped records say what the five articles say, and no more."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from geo.errors import GazetteerError, InvalidRecord
from geo.model import (
    Atlas,
    Count,
    DateSpan,
    Event,
    EventKind,
    Precision,
    Qualifier,
    ReviewState,
    Scope,
    Status,
    Strength,
)
from geo.records import read_atlas

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(DATA)


@pytest.fixture(scope="module")
def events(atlas: Atlas) -> dict[str, Event]:
    return {event.id: event for event in atlas.events}


SITES = {
    "KH-COMPOUND-PHNOM-PENH": "kh-phnom-penh",
    "KH-COMPOUND-PREAH-SIHANOUK": "kh-preah-sihanouk-province",
    "KH-COMPOUND-PAILIN": "kh-pailin-province",
    "KH-COMPOUND-ANLONG-VENG": "kh-anlong-veng",
    "KH-COMPOUND-O-SMACH": "kh-o-smach",
    "KH-COMPOUND-KANDAL": "kh-kandal-province",
    "KH-COMPOUND-PURSAT": "kh-pursat-province",
    "KH-COMPOUND-KOH-KONG": "kh-koh-kong-province",
    "KH-COMPOUND-BAVET": "kh-bavet",
    "KH-COMPOUND-CHREY-THOM": "kh-chrey-thom",
    "KH-COMPOUND-KAMPOT": "kh-kampot-province",
    "KH-COMPOUND-ODDAR-MEANCHEY": "kh-oddar-meanchey-province",
    "KH-COMPOUND-POIPET": "kh-poipet",
    "KH-COMPOUND-BANTEAY-MEANCHEY": "kh-banteay-meanchey-province",
    "KH-COMPOUND-DARA-SAKOR": "kh-dara-sakor-sez",
    "KH-COMPOUND-THMOR-DA": "kh-thmor-da-sez",
}

IDS = {
    EventKind.RAID: ["KH-2025-07-RAID-SERIES", "KH-2025-07-15-RAID-SEN-SOK", "KH-2025-07-14-RAID-TOUL-KORK"],
    EventKind.COMPOUND: [*SITES, "KH-COMPOUND-NATIONAL-ESTIMATE"],
    EventKind.ARREST: ["KH-ARREST-INDONESIANS-KOREANS"],
    EventKind.DEPORTATION: [
        "KH-KR-DEPORTATION-59-PLANNED",
        "KH-DEPORTATION-FOREIGNERS-PLANNED",
        "KH-2024-04-13-DEPORTATION-CHINA",
        "TH-DEPORTATION-CHINA-SINCE-2024-02",
    ],
    EventKind.RESCUE: ["KH-RESCUE-INDIANS"],
    EventKind.MEETING: [
        "KH-2025-03-MEETING-NCCT",
        "KH-CN-MEETING-PHNOM-PENH",
        "KH-KR-MEETING-PHNOM-PENH",
        "TH-CN-MEETING-BANGKOK",
    ],
    EventKind.AGREEMENT: [
        "KH-CN-AGREEMENT-JOINT-CRACKDOWN",
        "KH-KR-AGREEMENT-ONLINE-SCAMS",
        "KH-KR-AGREEMENT-TASK-FORCE",
        "KH-KR-AGREEMENT-BLACKLIST",
        "KH-KR-AGREEMENT-AWARENESS",
        "TH-CN-AGREEMENT-CALL-CENTRE-FRAUD",
        "TH-CN-AGREEMENT-CUSTOMS-DATA",
    ],
    EventKind.DIRECTIVE: [
        "KH-2025-07-14-DIRECTIVE-ONLINE-FRAUD",
        "KH-2025-02-DIRECTIVE-SCAM-COMMITTEE",
        "KH-DIRECTIVE-BORDER-CHECKPOINTS",
    ],
    EventKind.WARNING: ["KH-2025-05-10-WARNING-UN-EXPERTS", "KH-2025-03-WARNING-NCCT"],
}


def test_forty_two_events_are_shipped_each_once(atlas: Atlas) -> None:
    assert len(atlas.events) == 42
    assert len({event.id for event in atlas.events}) == 42


@pytest.mark.parametrize("kind", list(EventKind))
def test_the_events_of_each_kind_are_those_of_the_articles_in_their_order(atlas: Atlas, kind: EventKind) -> None:
    assert [event.id for event in atlas.events if event.kind is kind] == IDS[kind]


def test_the_sixteen_places_of_the_statement_are_reported_sites_without_a_date(events: dict[str, Event]) -> None:
    sites = [event for event in events.values() if event.kind is EventKind.COMPOUND and event.place]
    assert {event.id: event.place.id for event in sites if event.place} == SITES
    assert all(event.date is None and event.date_text is None and not event.counts for event in sites)
    assert all("are reported by UN experts" in event.summary for event in sites)


def test_the_raid_in_sen_sok_held_three_chinese_and_lists_each_kind_of_thing_apart(events: dict[str, Event]) -> None:
    raid = events["KH-2025-07-15-RAID-SEN-SOK"]
    assert raid.counts == (
        Count("arrested", 3, nationality="CN"),
        Count("seized_desktop_computers", 47),
        Count("seized_laptops", 19),
        Count("seized_tablets", 1),
        Count("seized_phones", 28),
        Count("seized_safes", 6),
    )
    assert raid.date == DateSpan(date(2025, 7, 15), date(2025, 7, 16), Precision.DAY, year_inferred=True)
    assert raid.place is not None and raid.place.id == "kh-building-382-o-bek-kom"


def test_the_raid_in_toul_kork_held_more_than_200_of_whom_85_are_part(events: dict[str, Event]) -> None:
    raid = events["KH-2025-07-14-RAID-TOUL-KORK"]
    assert raid.counts == (
        Count("arrested", 200, Qualifier.AT_LEAST),
        Count("arrested", 85, nationality="KH", part=True),
    )
    assert raid.date == DateSpan(date(2025, 7, 14), date(2025, 7, 15), Precision.DAY, year_inferred=True)
    assert raid.place is not None and raid.place.id == "kh-building-15-phsar-depo-1"


@pytest.mark.parametrize(
    ("event_id", "village", "ward", "district"),
    [
        ("KH-2025-07-15-RAID-SEN-SOK", "kh-trong-moan-village", "kh-o-bek-kom-ward", "kh-sen-sok-district"),
        (
            "KH-2025-07-14-RAID-TOUL-KORK",
            "kh-village-6-phsar-depo-1-village",
            "kh-phsar-depo-1-ward",
            "kh-toul-kork-district",
        ),
    ],
)
def test_a_raided_building_lies_in_its_village_ward_and_district_of_phnom_penh(
    atlas: Atlas, events: dict[str, Event], event_id: str, village: str, ward: str, district: str
) -> None:
    place = events[event_id].place
    assert place is not None
    assert [step.id for step in atlas.lineage(place)][1:] == [village, ward, district, "kh-phnom-penh"]


def test_the_national_estimate_has_no_place_and_no_figure_that_may_be_added(events: dict[str, Event]) -> None:
    estimate = events["KH-COMPOUND-NATIONAL-ESTIMATE"]
    assert (estimate.place, estimate.country) == (None, "KH")
    assert estimate.counts == (
        Count("compounds", 350, Qualifier.AT_LEAST, Scope.ESTIMATE),
        Count("workers", 150_000, Qualifier.ABOUT, Scope.ESTIMATE),
    )


@pytest.mark.parametrize(
    ("event_id", "link", "count", "status", "when"),
    [
        ("KH-2024-04-13-DEPORTATION-CHINA", ("KH", "CN"), Count("deported", 130), Status.REPORTED, "2024-04-13"),
        (
            "TH-DEPORTATION-CHINA-SINCE-2024-02",
            ("TH", "CN"),
            Count("deported", 889, scope=Scope.CUMULATIVE),
            Status.REPORTED,
            "since February 2024 (running total)",
        ),
        (
            "KH-KR-DEPORTATION-59-PLANNED",
            ("KH", "KR"),
            Count("deported", 59, nationality="KR"),
            Status.PLANNED,
            "a Friday, date of the article unknown",
        ),
    ],
)
def test_people_are_moved_between_two_countries_once_in_total_or_in_plan(
    events: dict[str, Event], event_id: str, link: tuple[str, str], count: Count, status: Status, when: str
) -> None:
    event = events[event_id]
    assert (event.links, event.counts, event.status) == ((link,), (count,), status)
    assert when == (event.date.to_edtf() if event.date else event.date_text)


def test_only_these_events_are_dated_and_only_one_names_its_year(events: dict[str, Event]) -> None:
    dated = {event.id: (event.date.to_edtf(), event.date.year_inferred) for event in events.values() if event.date}
    assert dated == {
        "KH-2024-04-13-DEPORTATION-CHINA": ("2024-04-13", False),
        "KH-2025-02-DIRECTIVE-SCAM-COMMITTEE": ("2025-02", True),
        "KH-2025-03-MEETING-NCCT": ("2025-03", True),
        "KH-2025-03-WARNING-NCCT": ("2025-03", True),
        "KH-2025-05-10-WARNING-UN-EXPERTS": ("2025-05-10", True),
        "KH-2025-07-14-DIRECTIVE-ONLINE-FRAUD": ("2025-07-14", True),
        "KH-2025-07-14-RAID-TOUL-KORK": ("2025-07-14", True),
        "KH-2025-07-15-RAID-SEN-SOK": ("2025-07-15", True),
        "KH-2025-07-RAID-SERIES": ("2025-07", True),
    }


def test_no_event_is_dated_without_the_paragraph_that_says_so(atlas: Atlas) -> None:
    for event in atlas.events:
        where = event.reports[0].paragraphs
        assert ("date" in where) == (event.date is not None or event.date_text is not None), event.id
        assert ("year" in where) == (event.date is not None and event.date.year_inferred), event.id


def test_the_17th_of_october_has_no_year_and_so_no_date(events: dict[str, Event]) -> None:
    spoken = [event.id for event in events.values() if event.date_text == "17 October, year not stated"]
    assert spoken == [event_id for event_id in events if event_id.startswith("KH-KR-") and "PLANNED" not in event_id]
    assert all(events[event_id].date is None for event_id in spoken)


def test_two_events_are_reported_by_two_articles_and_say_why_they_are_one(atlas: Atlas) -> None:
    shared = [event for event in atlas.events if len(event.reports) > 1]
    assert {event.id: [report.source_id for report in event.reports] for event in shared} == {
        "KH-2025-02-DIRECTIVE-SCAM-COMMITTEE": ["bao-thanh-hoa-directive-raids", "khmer-times-china-pledge"],
        "KH-KR-AGREEMENT-ONLINE-SCAMS": ["straits-times-cambodia-korea", "archyworldys-cambodia-korea"],
    }
    assert all("Taken as one event" in event.note for event in shared)


def test_each_report_keeps_the_figures_of_its_own_source(events: dict[str, Event]) -> None:
    committee = events["KH-2025-02-DIRECTIVE-SCAM-COMMITTEE"]
    assert [report.counts for report in committee.reports] == [(Count("committee_members", 24),), ()]
    assert committee.counts == (Count("committee_members", 24),)


def test_what_is_said_in_passing_is_weak(atlas: Atlas) -> None:
    assert {event.id for event in atlas.events if event.strength is Strength.WEAK} == {
        "KH-2025-07-RAID-SERIES",
        "KH-ARREST-INDONESIANS-KOREANS",
        "KH-DEPORTATION-FOREIGNERS-PLANNED",
        "KH-DIRECTIVE-BORDER-CHECKPOINTS",
        "KH-RESCUE-INDIANS",
        "TH-CN-AGREEMENT-CALL-CENTRE-FRAUD",
    }


def test_every_record_is_reviewed_and_located_in_its_article(atlas: Atlas) -> None:
    for event in atlas.events:
        assert event.review is ReviewState.ACCEPTED, event.id
        assert all(report.paragraphs["event"] >= 1 for report in event.reports), event.id


def test_no_two_countries_named_in_general_are_linked(atlas: Atlas) -> None:
    links = {frozenset(link) for event in atlas.events for link in event.links}
    assert links == {frozenset(pair) for pair in (("KH", "KR"), ("KH", "CN"), ("TH", "CN"))}


def test_the_five_articles_are_cited_with_what_is_known_of_them(atlas: Atlas) -> None:
    cited = {source.id: (source.publisher, source.retells, source.language) for source in atlas.sources.values()}
    assert cited == {
        "archyworldys-cambodia-korea": ("Archyworldys", None, "en"),
        "bao-thanh-hoa-directive-raids": ("Báo Thanh Hóa", "VNA (Vietnam News Agency)", "en"),
        "khmer-times-china-pledge": (None, "Khmer Times", "de"),
        "straits-times-cambodia-korea": ("The Straits Times", None, "en"),
        "unknown-thailand-china-meeting": (None, None, "de"),
    }
    assert all(source.published is None and source.note for source in atlas.sources.values())


def test_each_article_lists_every_place_it_names(atlas: Atlas) -> None:
    named: dict[str, list[str]] = {}
    for mention in atlas.mentions:
        named.setdefault(mention.source_id, []).append(mention.place_id)
    assert {source: len(places) for source, places in named.items()} == {
        "archyworldys-cambodia-korea": 6,
        "bao-thanh-hoa-directive-raids": 29,
        "khmer-times-china-pledge": 3,
        "straits-times-cambodia-korea": 3,
        "unknown-thailand-china-meeting": 6,
    }
    assert named["unknown-thailand-china-meeting"] == ["th-bangkok", "th", "kh", "mm", "la", "cn"]


def test_reading_twice_gives_the_same_atlas(atlas: Atlas) -> None:
    assert read_atlas(DATA) == atlas


# Files of our own, and what becomes of a mistake in them.

ARTICLE = """
source:
  {id: b, title: B, publisher: null, publisher_country: null, retells: null, language: en,
   published: 2025-07-20, url: null}
events:
  - id: NO-RAID
    kind: raid
    date: 2025-07
    country: NO
    summary: A raid.
    review: unreviewed
    paragraphs: {event: 2, date: 2, country: 2}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("places.csv", "countries.csv"):
        shutil.copy(DATA / name, tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "b.yaml").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_dates_and_the_code_of_norway_need_no_quotes(data: Path) -> None:
    atlas = read_atlas(data)
    event = atlas.events[0]
    assert (event.country, event.date) == ("NO", DateSpan(date(2025, 7, 1), date(2025, 8, 1), Precision.MONTH))
    assert atlas.sources["b"].published == date(2025, 7, 20)


def test_files_go_by_name_and_the_keeper_of_a_record_reports_first(data: Path) -> None:
    text = ARTICLE.replace("id: b", "id: a").replace("NO-RAID", "NO-OTHER")
    text += "also_reports:\n  - {event: NO-RAID, paragraphs: {event: 5}, note: Later.}\n"
    (data / "articles" / "a.yaml").write_text(text, encoding="utf-8")
    atlas = read_atlas(data)
    assert [event.id for event in atlas.events] == ["NO-OTHER", "NO-RAID"]
    assert [(report.source_id, report.note) for report in atlas.events[1].reports] == [("b", ""), ("a", "Later.")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("kind: raid", "kind: riad", "b.yaml: event NO-RAID: kind: 'riad'; expected 'raid', 'compound', "),
        ("country: NO\n", "country: NO\n    place: oslo\n", "paragraphs does not say where place stands"),
        ("country: NO\n", "country: XX\n", "b.yaml: event NO-RAID: 'XX' is the code of no country"),
        ("review: unreviewed", "", r"b.yaml: event NO-RAID: review: is missing; add it"),
        ("summary: A raid.", "sumary: A raid.", r"summary: is missing.*\(and 1 more; python -m geo check lists them\)"),
        ("events:", "events", "b.yaml: line 6: is no YAML"),
    ],
)
def test_a_broken_record_is_refused_by_file_and_name(data: Path, old: str, new: str, message: str) -> None:
    path = data / "articles" / "b.yaml"
    assert old in ARTICLE
    path.write_text(ARTICLE.replace(old, new), encoding="utf-8")
    with pytest.raises(InvalidRecord, match=message):
        read_atlas(data)


def test_a_folder_without_articles_is_refused(data: Path) -> None:
    (data / "articles" / "b.yaml").unlink()
    with pytest.raises(InvalidRecord, match=r"no article files in .*articles; restore them"):
        read_atlas(data)


def test_missing_places_are_an_error_of_the_gazetteer(data: Path) -> None:
    (data / "places.csv").unlink()
    with pytest.raises(GazetteerError, match=r"no gazetteer at .*places\.csv"):
        read_atlas(data)
