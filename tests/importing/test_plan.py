"""Before anything is kept a person sees what is new, known, different or perhaps told already; ours stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from geo.errors import InvalidRecord, StoreError
from geo.export import format_named
from geo.importing import Plan, Standing, arrival, harvest, make_plan, read_bytes
from geo.importing.nearby import Nearby
from geo.model import Atlas, Count, DateSpan, Event, EventKind, LatLon, PlaceKind, Report, ReviewState
from geo.records.own_places import PLACED_BY_HAND
from geo.review.duplicates import likely_duplicates
from geo.store import Store, sqlite_url
from tests.export.made_up import spans
from tests.importing.tables import planned, row
from tests.importing.test_round_trip import empty_records
from tests.samples import MADE_AT, atlas_of, document, event, place, shipped, source

DATED = {"date": DateSpan.from_edtf("2025-07-14"), "reports": (Report("article", {"event": 2, "date": 2}),)}


def against(theirs: Atlas, ours: Atlas, form: str = "csv") -> Plan:
    content = format_named(form).to_bytes(document(theirs))
    return make_plan(harvest(read_bytes(content, "file.csv"), ours, {}), ours)


def spoilt(atlas: Atlas, **cells: str) -> Plan:
    """The plan of a CSV of ours in whose first row somebody changed some cells."""
    import csv
    import io

    content = format_named("csv").to_bytes(document(atlas)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    rows[0] |= cells
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    empty = atlas_of(sources=(source("unrelated"),))
    return make_plan(harvest(read_bytes(out.getvalue().encode(), "file.csv"), empty, {}), empty)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(sqlite_url(tmp_path / "atlas.sqlite"), empty_records())
    yield store
    store.close()


def keep(store: Store, theirs: Atlas, *take: str) -> Atlas:
    ours = store.atlas()
    coming = arrival(against(theirs, ours), take=frozenset(take))
    store.bring_in(coming, seen=store.revision(), by="Ana", at=MADE_AT)
    return store.atlas()


def test_what_differs_is_shown_side_by_side_and_ours_stays() -> None:
    ours = event(**DATED, note="Ours.")
    theirs = event(date=DateSpan.from_edtf("2025-07-15"), reports=DATED["reports"], note="Theirs.")
    plan = against(atlas_of(theirs), atlas_of(ours))
    (one,) = plan.of(Standing.DIFFERENT)
    assert [(each.field, each.ours, each.theirs) for each in one.differences] == [
        ("Date", "14 July 2025", "15 July 2025"),
        ("Note", "Ours.", "Theirs."),
    ]
    assert arrival(plan).events == arrival(plan).changed == ()


def test_a_record_taken_over_says_what_the_file_says_and_undo_brings_ours_back(store: Store) -> None:
    ours = event(**DATED, counts=(Count("arrested", 3),), note="Ours.")
    ours = replace(ours, reports=(Report("article", {"event": 2, "date": 2, "country": 2, "counts": 4}, ours.counts),))
    before = keep(store, atlas_of(ours))
    other = Report("other", {"event": 7, "counts": 7}, (Count("arrested", 5),))
    theirs = replace(ours, note="Theirs.", reports=(*ours.reports, other))
    after = keep(store, atlas_of(theirs, sources=(source(), source("other"))), ours.id)
    assert after.events == (theirs,)
    store.undo(by="Ana", at=MADE_AT)
    assert store.atlas() == before


def test_all_that_a_file_brought_goes_in_one_step_and_comes_again_in_one(store: Store) -> None:
    empty = store.atlas()
    full = keep(store, atlas_of(event("KH-1", place=place(), reports=(Report("article", {"event": 2, "place": 2}),)),
                                event("KH-2", reports=(Report("article", {"event": 3, "country": 3}),))))  # fmt: skip
    assert len(full.events) == 2
    assert [(change.action.value, change.subject) for change in store.history()] == [("bring_in", "file.csv")]
    store.undo(by="Ana", at=MADE_AT)
    assert store.atlas() == empty
    store.redo(by="Ana")
    assert store.atlas() == full


def test_what_was_looked_at_before_somebody_changed_something_is_not_kept(store: Store) -> None:
    seen = store.revision()
    plan = against(atlas_of(event("KH-2", reports=(Report("article", {"event": 3, "country": 3}),))), store.atlas())
    keep(store, atlas_of(event("KH-1", reports=(Report("article", {"event": 3, "country": 3}),))))
    before = store.atlas()
    with pytest.raises(StoreError, match="look at the file's preview again"):
        store.bring_in(arrival(plan), seen=seen, by="Ben", at=MADE_AT)
    assert store.atlas() == before


def test_one_bad_record_leaves_nothing_behind(store: Store) -> None:
    good = against(atlas_of(event("KH-1", reports=(Report("article", {"event": 3, "country": 3}),))), store.atlas())
    coming = arrival(good)
    shelter = place("kh-house", name="Safe house")
    with pytest.raises(InvalidRecord, match="such places are never stored"):
        store.bring_in(replace(coming, places=(shelter,)), seen=store.revision(), by="Ana", at=MADE_AT)
    assert (store.atlas().events, store.revision()) == ((), 0)


def test_a_new_record_of_an_event_told_here_is_pointed_out_with_the_reason() -> None:
    ours = event("KH-1", place=place(), **DATED)
    theirs = event("KH-9", place=place(), date=DATED["date"], reports=(Report("other", {"event": 2, "date": 2}),))
    plan = against(atlas_of(theirs, sources=(source("other"),)), atlas_of(ours))
    (one,) = plan.of(Standing.LIKELY)
    assert [(each.event.id, each.reason) for each in one.likely] == [("KH-1", "same place, Town; the dates agree")]
    assert [each.entry.id for each in arrival(plan).events] == ["KH-9"]
    left = arrival(plan, leave=frozenset({"KH-9"}))
    assert (left.events, left.sources) == ((), ())


def test_a_record_made_one_with_another_here_does_not_come_back() -> None:
    ours = atlas_of(event("KH-1"))
    content = format_named("csv").to_bytes(document(atlas_of(event("KH-2"))))
    plan = make_plan(harvest(read_bytes(content, "x"), ours, {}), ours, {"KH-2": "made one with KH-1 here"})
    assert [(one.standing, one.remarks) for one in plan.planned] == [
        (Standing.KNOWN, ("It was made one with KH-1 here.",))
    ]


def by_hand(lat: float, **values: object) -> Event:
    spot = place("kh-casino", name="Casino", kind=PlaceKind.BUILDING, position=LatLon(lat, 103.0),
                 origin=PLACED_BY_HAND)  # fmt: skip
    return event("KH-9", place=spot, reports=(Report("article", {"event": 2, "place": 2}),), **values)


def test_two_spots_set_by_hand_under_one_name_stay_two_places(store: Store) -> None:
    ours = atlas_of(replace(by_hand(12.0), id="KH-1"))
    keep(store, ours)
    after = keep(store, atlas_of(by_hand(13.0)))
    spots = {each.id: each.place and (each.place.id, each.place.position) for each in after.events}
    assert spots == {
        "KH-1": ("kh-casino", LatLon(12.0, 103.0)),
        "KH-9": ("kh-casino-2", LatLon(13.0, 103.0)),
    }
    again = against(atlas_of(by_hand(13.0)), after)
    assert [one.standing for one in again.planned] == [Standing.KNOWN]


def test_a_place_of_the_lists_keeps_our_point_and_the_distance_is_told() -> None:
    listed = place(position=LatLon(12.0, 103.0), origin="geonames:1")
    theirs = event("KH-9", place=replace(listed, position=LatLon(12.1, 103.0)),
                   reports=(Report("article", {"event": 2, "place": 2}),))  # fmt: skip
    plan = against(atlas_of(theirs), atlas_of(event("KH-1", place=listed)))
    assert plan.planned[0].event.place == listed
    assert plan.planned[0].remarks == ("The file has Town 11.1 km away; the point of the atlas is used.",)


def test_two_articles_under_one_id_stay_two() -> None:
    theirs = atlas_of(event("KH-9"), sources=(source(title="Quite another story"),))
    plan = against(theirs, atlas_of(event("KH-1")))
    assert [one.event.reports[0].source_id for one in plan.planned] == ["article-2"]
    assert plan.planned[0].remarks == ("Another article is called article here; this one becomes article-2.",)
    assert plan.sources["article-2"].title == "Quite another story"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"id": ""}, "row 2, id: is empty; every record needs one"),
        ({"id": "raid 1"}, "row 2, id: 'raid 1' is no event id; expected capitals"),
        ({"kind": "party"}, "row 2, kind 'party': is none of raid, compound"),
        ({"status": "perhaps"}, "row 2, status 'perhaps': is none of reported"),
        ({"date_edtf": "2025-08"}, "row 2, date_edtf '2025-08': is not what date_start and date_end say"),
        ({"date_start": "03/04/2025"}, "row 2, date_start '03/04/2025': may be 3 April 2025 or 4 March 2025"),
        ({"lat": "103", "lon": "12"}, "row 2, lat '103': latitude 103.0 is outside -90..90"),
        ({"lat": "0", "lon": "0"}, "row 2, lat '0': 0, 0 lies in the sea off Africa"),
        ({"lon": ""}, "row 2, lat '12.0': latitude and longitude are given together"),
        ({"radius_km": ""}, "row 2, radius_km: a place needs the distance"),
        ({"place_name": "Shelter"}, "row 2, place_name 'Shelter': place 'Shelter': 'shelter' says"),
        ({"place_country": "XX"}, "row 2, place_country: 'XX' is the code of no country"),
        ({"country": "TH"}, "row 2, country: 'TH', but kh-town lies in KH"),
        ({"counts": "many"}, "row 2, counts 'many': 'many' is no figure"),
        ({"source_ids": ""}, "row 2, source_ids: is empty; every record needs an article"),
        (
            {"source_ids": "a; b", "source_titles": "x; y; z"},
            "row 2, source_titles 'x; y; z': 'x; y; z' holds 3 values",
        ),
        ({"source_urls": "javascript:x"}, "row 2, url: 'javascript:x' is no web link"),
        ({"report_paragraphs": "two"}, "row 2, report_paragraphs 'two': 'two' tells no paragraphs"),
        ({"report_counts": "arrested=9 exact event"}, "row 2, report_counts: the first article gives other figures"),
        ({"report_notes": "Mine."}, "row 2, report_notes: the first article has a note of its own"),
        ({"withheld": "everything"}, "row 2, withheld 'everything': names a part that is none of place"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_row_of_ours_that_was_spoilt_is_told_with_the_reason(cells: dict[str, str], problem: str) -> None:
    atlas = atlas_of(event(place=place(), date=DATED["date"],
                           reports=(Report("article", {"event": 2, "date": 2, "place": 2}),)))  # fmt: skip
    plan = spoilt(atlas, **cells)
    assert plan.planned == ()
    assert any(str(each).startswith(problem) for each in plan.problems), plan.problems
    assert plan.bad_rows == (2,)


def test_a_date_or_a_figure_changed_in_a_spreadsheet_needs_no_other_cell() -> None:
    atlas = atlas_of(event(**DATED))
    plan = spoilt(atlas, date_edtf="", date_start="", date_end="", counts="arrested=5 about event")
    (one,) = plan.planned
    assert (one.event.date, one.event.counts) == (None, (Count("arrested", 5, one.event.counts[0].qualifier),))
    assert one.arriving
    assert one.arriving.entry.paragraphs == {"country": 2, "counts": 2, "event": 2}


def test_the_same_row_twice_is_told_and_comes_in_once() -> None:
    header, good = row()
    plan = planned(header, good, good)
    assert (len(plan.planned), str(plan.problems[0])) == (
        1,
        "row 3: tells the same as row 2; drop one of the two, or give this one another id",
    )


def test_a_table_of_others_is_known_the_second_time_and_what_a_person_decided_stays(tmp_path: Path) -> None:
    store = Store.open(sqlite_url(tmp_path / "atlas.sqlite"), empty_records())
    header, good = row()
    first = planned(header, good, atlas=store.atlas())
    store.bring_in(arrival(first), seen=store.revision(), by="Ana", at=MADE_AT)
    (event_id,) = (each.id for each in store.atlas().events)
    store.accept(event_id, by="Ana", at=MADE_AT)
    again = planned(header, good, atlas=store.atlas())
    assert [one.standing for one in again.planned] == [Standing.KNOWN]
    (kept,) = store.atlas().events
    assert (kept.kind, kept.review) == (EventKind.RAID, ReviewState.ACCEPTED)
    assert kept.reports[0].paragraphs == {"country": 2, "date": 2, "event": 2, "place": 2}
    assert store.problems() == []
    store.close()


def test_looking_at_the_days_first_misses_no_likely_duplicate() -> None:
    events = shipped().events
    nearby = Nearby(shipped())
    for each in (*events, *(replace(one, id=f"KH-X-{n}") for n, one in enumerate(events))):
        assert likely_duplicates(each, nearby.atlas_for(each)) == likely_duplicates(each, shipped())


@settings(deadline=None)
@given(spans(), spans())
def test_events_a_week_apart_are_near_each_other(one: DateSpan, other: DateSpan) -> None:
    apart = max((one.start - other.last).days, (other.start - one.last).days, 0)
    near = Nearby(atlas_of(event("KH-1", date=other))).atlas_for(event("KH-2", date=one)).events
    assert near or apart > 7
