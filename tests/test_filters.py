"""One filter decides what every part of the project shows: each condition, alone and together."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidFilter
from geo.filters import EventFilter, known_countries, known_provinces, select, undated_in
from geo.model import Atlas, DateSpan, EventKind, Report, ReviewState, Status
from tests.samples import atlas_of, event, place, shipped, source

JULY = DateSpan.from_edtf("2025-07")
DAY = DateSpan.from_edtf("2025-07-14")


def ids(atlas: Atlas, **wanted: object) -> list[str]:
    return [found.id for found in select(atlas, EventFilter(**wanted)).events]  # type: ignore[arg-type]


def test_an_empty_filter_shows_everything_but_rejected_records() -> None:
    atlas = atlas_of(
        event("KH-1"), event("KH-2", review=ReviewState.REJECTED), event("KH-3", review=ReviewState.UNREVIEWED)
    )
    assert EventFilter().is_empty
    assert ids(atlas) == ["KH-1", "KH-3"]
    assert select(atlas, EventFilter()).total == 2


def test_rejected_records_are_shown_to_who_asks_for_them() -> None:
    atlas = atlas_of(event("KH-1"), event("KH-2", review=ReviewState.REJECTED))
    assert ids(atlas, reviews=(ReviewState.REJECTED,)) == ["KH-2"]
    assert ids(atlas, reviews=(ReviewState.REJECTED, ReviewState.ACCEPTED)) == ["KH-1", "KH-2"]


LINKS = atlas_of(
    event("KH-AT-HOME"),
    event("KH-WITH-KR", partners=("KR",)),
    event("TH-TO-CN", country="TH", origin="TH", destination="CN"),
    event("XX-NOWHERE", country=None),
)


@pytest.mark.parametrize(
    ("country", "found"),
    [
        pytest.param("KH", ["KH-AT-HOME", "KH-WITH-KR"], id="where it happened"),
        pytest.param("KR", ["KH-WITH-KR"], id="a partner"),
        pytest.param("TH", ["TH-TO-CN"], id="where people are sent from"),
        pytest.param("CN", ["TH-TO-CN"], id="where people are sent to"),
    ],
)
def test_a_country_is_found_at_either_end_of_a_link(country: str, found: list[str]) -> None:
    assert ids(LINKS, countries=(country,)) == found


def test_several_values_of_one_condition_mean_any_of_these() -> None:
    assert ids(LINKS, countries=("KR", "CN")) == ["KH-WITH-KR", "TH-TO-CN"]


def test_a_province_holds_what_lies_in_it_and_nothing_without_a_place() -> None:
    near, far = place("kh-a", adm1="Kandal"), place("kh-b", adm1="Takeo")
    atlas = atlas_of(event("KH-1", place=near), event("KH-2", place=far), event("KH-3"))
    assert known_provinces(atlas) == ("Kandal", "Takeo")
    assert ids(atlas, provinces=("Kandal",)) == ["KH-1"]
    assert ids(atlas, provinces=("Takeo", "Kandal")) == ["KH-1", "KH-2"]


def test_kind_status_and_source_each_choose() -> None:
    atlas = atlas_of(
        event("KH-1", kind=EventKind.RAID, status=Status.PLANNED),
        event("KH-2", kind=EventKind.WARNING, reports=(Report("other", {"event": 1}), Report("article", {"event": 1}))),
        sources=(source(), source("other")),
    )
    assert ids(atlas, kinds=(EventKind.WARNING,)) == ["KH-2"]
    assert ids(atlas, statuses=(Status.PLANNED,)) == ["KH-1"]
    assert ids(atlas, sources=("article",)) == ["KH-1", "KH-2"]
    assert ids(atlas, sources=("other",)) == ["KH-2"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        pytest.param("2025-07-01", "2025-07-31", True, id="the whole month"),
        pytest.param("2025-07-31", None, True, id="from its last day on"),
        pytest.param("2025-08-01", None, False, id="from the day after it on"),
        pytest.param(None, "2025-07-01", True, id="until its first day"),
        pytest.param(None, "2025-06-30", False, id="until the day before it"),
        pytest.param("2025-07-10", "2025-07-10", True, id="one day within it"),
        pytest.param("2025-01-01", "2025-12-31", True, id="around it"),
    ],
)
def test_a_month_is_found_by_any_range_that_touches_it(since: str | None, until: str | None, found: bool) -> None:
    days = {
        "since": date.fromisoformat(since) if since else None,
        "until": date.fromisoformat(until) if until else None,
    }
    assert ids(atlas_of(event(date=JULY)), **days) == (["KH-1"] if found else [])


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [((7, 14), (7, 14), True), ((7, 15), None, False), (None, (7, 13), False), ((7, 14), None, True)],
)
def test_both_ends_of_a_range_belong_to_it(
    since: tuple[int, int] | None, until: tuple[int, int] | None, found: bool
) -> None:
    days = {"since": date(2025, *since) if since else None, "until": date(2025, *until) if until else None}
    assert ids(atlas_of(event(date=DAY)), **days) == (["KH-1"] if found else [])


@pytest.mark.parametrize("days", [{"since": date.min}, {"until": date.max}, {"since": date.min, "until": date.max}])
def test_a_range_may_reach_from_the_first_day_to_the_last_there_is(days: dict[str, date]) -> None:
    assert ids(atlas_of(event(date=DAY)), **days) == ["KH-1"]


def test_undated_events_fit_any_range_until_they_are_left_out() -> None:
    atlas = atlas_of(event("KH-1", date=DAY), event("KH-2", date_text="17 October, year not stated"))
    assert ids(atlas, since=date(2030, 1, 1)) == ["KH-2"]
    assert ids(atlas, include_undated=False) == ["KH-1"]
    assert ids(atlas, since=date(2030, 1, 1), include_undated=False) == []


def test_the_number_beside_include_undated_does_not_depend_on_it() -> None:
    atlas = atlas_of(event("KH-1", date=DAY), event("KH-2"), event("KH-3", kind=EventKind.ARREST))
    assert undated_in(atlas, EventFilter()) == undated_in(atlas, EventFilter(include_undated=False)) == 2
    assert undated_in(atlas, EventFilter(kinds=(EventKind.ARREST,))) == 1


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InvalidFilter, match="since 2025-02-01 is after until 2025-01-01; swap them"):
        EventFilter(since=date(2025, 2, 1), until=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"countries": ("FJ",)}, "no event has the country 'FJ'; there are CN, KH, KR, TH"),
        ({"provinces": ("Kandall",)}, "no event has the province 'Kandall'; there are "),
        ({"sources": ("articel",)}, "no event has the source 'articel'; there are article"),
    ],
)
def test_a_slip_of_the_pen_is_refused_with_what_there_is(condition: dict[str, tuple[str]], message: str) -> None:
    with pytest.raises(InvalidFilter) as refusal:
        ids(LINKS, **condition)
    assert str(refusal.value) == message


TOLD = atlas_of(
    event(
        "KH-1",
        summary="Police held people near the Đường river.",
        place=place(name="O'Smach", names=("O Smach", "អូរស្មាច់"), name_local="អូរស្មាច់", pcode="KH2204"),
        partners=("KR",),
    ),
    sources=(source(title="Betrug über das Netz", publisher="Báo Thanh Hóa"),),
)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("police", id="summary, in any case"),
        pytest.param("duong RIVER", id="without accents"),
        pytest.param("river police", id="words in any order"),
        pytest.param("O’Smach", id="another apostrophe"),
        pytest.param("o smach", id="a space for the apostrophe"),
        pytest.param("អូរស្មាច់", id="Khmer"),
        pytest.param("kh2204", id="P-code"),
        pytest.param("south korea", id="the other end of a link"),
        pytest.param("bao thanh hoa", id="publisher"),
        pytest.param("uber", id="title of the article"),
        pytest.param("raid", id="kind"),
        pytest.param("  ", id="blanks ask nothing"),
        pytest.param("?!", id="signs ask nothing"),
    ],
)
def test_free_text_finds_an_event_by(words: str) -> None:
    assert ids(TOLD, text=words) == ["KH-1"]


@pytest.mark.parametrize("words", ["police thief", "ភ្នំពេញ", "kh2205"])
def test_every_word_must_be_there(words: str) -> None:
    assert ids(TOLD, text=words) == []


def test_the_latest_come_first_and_the_undated_last() -> None:
    dates = {"KH-A": None, "KH-B": DAY, "KH-C": DateSpan.from_edtf("2025-08-01"), "KH-D": None, "KH-E": DAY}
    atlas = atlas_of(*(event(event_id, date=span) for event_id, span in dates.items()))
    assert ids(atlas) == ["KH-C", "KH-B", "KH-E", "KH-A", "KH-D"]


def test_the_selection_counts_what_a_map_cannot_show() -> None:
    town = place()
    atlas = atlas_of(event("KH-1", place=town, date=DAY), event("KH-2", place=town), event("KH-3"))
    selection = select(atlas, EventFilter())
    assert (selection.without_place, selection.without_date, selection.places) == (1, 2, (town,))


def test_countries_are_offered_by_how_often_they_take_part() -> None:
    assert known_countries(LINKS) == ("KH", "CN", "KR", "TH")


def some_of(values: object) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)  # type: ignore[call-overload]


@st.composite
def filters(draw: st.DrawFn) -> EventFilter:
    """Any filter that the shipped atlas can answer."""
    atlas = shipped()
    days = sorted(draw(st.lists(st.dates(date(2024, 1, 1), date(2025, 12, 31)), min_size=2, max_size=2)))
    return EventFilter(
        countries=draw(some_of(known_countries(atlas))),  # type: ignore[arg-type]
        provinces=draw(some_of(known_provinces(atlas))),  # type: ignore[arg-type]
        kinds=draw(some_of(EventKind)),  # type: ignore[arg-type]
        statuses=draw(some_of(Status)),  # type: ignore[arg-type]
        sources=draw(some_of(atlas.sources)),  # type: ignore[arg-type]
        reviews=draw(some_of(ReviewState)),  # type: ignore[arg-type]
        since=draw(st.sampled_from([None, days[0]])),
        until=draw(st.sampled_from([None, days[1]])),
        include_undated=draw(st.booleans()),
        text=draw(st.sampled_from(["", "police", "scam", "cambodia", "nothing like it"])),
    )


@given(filters())
def test_a_selection_is_a_part_of_the_atlas_in_the_order_of_the_whole(wanted: EventFilter) -> None:
    atlas = shipped()
    everything = select(atlas, EventFilter(reviews=tuple(ReviewState))).events
    chosen = select(atlas, wanted).events
    assert chosen == tuple(found for found in everything if found in chosen)


@given(filters())
def test_conditions_together_leave_what_each_alone_leaves(wanted: EventFilter) -> None:
    atlas = shipped()
    # A rejected record is out unless asked for, so that question goes with every other.
    empty = EventFilter(reviews=wanted.reviews)
    alone = [replace(empty, **{part.name: getattr(wanted, part.name)}) for part in fields(wanted)]
    left = [{found.id for found in select(atlas, each).events} for each in alone]
    assert {found.id for found in select(atlas, wanted).events} == set.intersection(*left)
