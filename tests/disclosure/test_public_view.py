"""The atlas as the public may see it, and what it says of what it withholds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from geo.disclosure import Audience, coarsen, disclosed
from geo.model import Atlas, Count, LatLon, Mention, Part, PlaceKind, Qualifier, Report, ReviewState, Withheld
from geo.wording import plain_summary, withheld_lines, withheld_text
from tests.export.made_up import atlases
from tests.samples import atlas_of, event, place, shipped, source

DISTRICT = place("kh-sen-sok-district", name="Sen Sok", kind=PlaceKind.DISTRICT, adm1="Phnom Penh")
HOUSE = place(
    "kh-house", name="Zorvane Villa", kind=PlaceKind.BUILDING, parent_id=DISTRICT.id, position=LatLon(11.5, 104.9)
)


def public(*events: object, **values: object) -> Atlas:
    return coarsen(atlas_of(*events, **({"places": (DISTRICT, HOUSE)} | values)))  # type: ignore[arg-type]


def test_the_internal_view_is_the_atlas_itself() -> None:
    assert disclosed(shipped(), Audience.INTERNAL) is shipped()
    assert withheld_lines(shipped()) == ()


def test_the_shipped_records_lose_two_houses_and_one_small_group() -> None:
    seen = disclosed(shipped(), Audience.PUBLIC)
    assert len(seen.events) == len(shipped().events)
    changed = {new.id: new.withheld for new in seen.events if new.withheld}
    assert changed == {
        "KH-2025-07-15-RAID-SEN-SOK": (Part.PLACE, Part.FIGURES, Part.SUMMARY),
        "KH-2025-07-14-RAID-TOUL-KORK": (Part.PLACE, Part.SUMMARY),
    }
    by_id = {each.id: each for each in seen.events}
    sen_sok = by_id["KH-2025-07-15-RAID-SEN-SOK"]
    assert sen_sok.place == shipped().places["kh-sen-sok-district"]
    assert sen_sok.counts[0] == Count("arrested", 11, Qualifier.BELOW, nationality="CN")
    assert sen_sok.summary.startswith(
        "Raid in Sen Sok, Phnom Penh; fewer than 11 held (nationals of China); 47 desktop"
    )
    told = by_id["KH-2025-07-14-RAID-TOUL-KORK"]
    assert [count.value for count in told.counts] == [200, 85]


def test_what_nobody_reviewed_is_not_there_and_its_article_neither() -> None:
    unseen = event("KH-2", review=ReviewState.UNREVIEWED, reports=(Report("other", {"event": 2}),))
    refused = event("KH-3", review=ReviewState.REJECTED, reports=(Report("other", {"event": 2}),))
    seen = public(event(), unseen, refused, sources=(source(), source("other")))
    assert ([each.id for each in seen.events], list(seen.sources)) == (["KH-1"], ["article"])
    assert seen.withheld == Withheld(11, unreviewed=1, articles=1)


def test_a_place_that_only_unreviewed_records_name_is_not_there() -> None:
    hidden = place("kh-hidden", kind=PlaceKind.SEZ)
    unseen = event("KH-2", place=hidden, review=ReviewState.UNREVIEWED)
    mentions = (Mention("kh-hidden", "article", "Hidden", 3),)
    seen = public(event(place=DISTRICT), unseen, mentions=mentions)
    assert "kh-hidden" not in seen.places
    assert seen.mentions == ()


def test_ids_and_summaries_that_name_a_house_are_made_anew_without_it() -> None:
    seen = public(event("KH-RAID-ZORVANE-VILLA", summary="Raid on Zorvane Villa.", place=HOUSE))
    (told,) = seen.events
    assert (told.id, told.place) == ("KH-RAID-SEN-SOK", DISTRICT)
    assert told.summary == plain_summary(told, seen) == "Raid in Sen Sok, Phnom Penh."


def test_two_houses_of_one_district_keep_ids_of_their_own() -> None:
    seen = public(event("KH-ZORVANE-VILLA-A", place=HOUSE), event("KH-ZORVANE-VILLA-B", place=HOUSE))
    assert [each.id for each in seen.events] == ["KH-RAID-SEN-SOK", "KH-RAID-SEN-SOK-2"]


def test_a_mention_of_a_house_becomes_one_of_its_district_each_once() -> None:
    mentions = (Mention("kh-house", "article", "the Zorvane Villa", 4), Mention(DISTRICT.id, "article", "Sen Sok", 4))
    seen = public(event(), mentions=mentions)
    assert seen.mentions == (Mention(DISTRICT.id, "article", "Sen Sok", 4),)


@pytest.mark.parametrize("note", ["Phone 012 993 117.", "Told by Quenby Aldous.", "At Zorvane Villa.", "他说"])
def test_a_note_that_tells_who_or_where_is_left_out_whole_wherever_it_stands(note: str) -> None:
    seen = public(
        event(note=note, reports=(Report("article", {"event": 2}, note=note, quote="He said so.", start=1, end=12),)),
        sources=(source(note=note),),
    )
    (told,) = seen.events
    assert (told.note, told.reports[0].note, told.reports[0].quote, seen.sources["article"].note) == ("", "", None, "")
    assert seen.withheld == Withheld(11, notes=3, quotes=1)


def test_beside_a_band_no_note_tells_the_number() -> None:
    counts = (Count("arrested", 3, nationality="CN"),)
    seen = public(event(counts=counts, note="The three are suspects."), event("KH-2", note="The three are suspects."))
    assert [each.note for each in seen.events] == ["", "The three are suspects."]


def test_a_title_that_names_a_house_is_withheld_with_its_address() -> None:
    cited = source(title="Raid on Zorvane Villa", url="https://example.org/raid-zorvane-villa")
    plain = source("other", title="Raid", url="https://example.org/zorvane-villa-raid")
    reports = (Report("article", {"event": 2}), Report("other", {"event": 2}))
    seen = public(event(reports=reports), sources=(cited, plain))
    told = [(each.title, each.url) for each in seen.sources.values()]
    assert told == [("Title withheld: it names a place that is told as its district only", None), ("Raid", None)]


def test_what_is_withheld_is_told_in_numbers() -> None:
    seen = disclosed(shipped(), Audience.PUBLIC)
    assert withheld_lines(seen)[:2] == (
        "2 events are told no closer than a district.",
        "1 event has figures of small groups, told as “fewer than 11”.",
    )
    assert withheld_text(seen).startswith("2 events by district only · 1 event with small groups as a band")
    empty = public(event())
    assert (withheld_lines(empty), withheld_text(empty)) == (
        ("Nothing had to be withheld.",),
        "nothing had to be withheld",
    )


def test_the_threshold_can_be_another() -> None:
    counts = (Count("arrested", 15, nationality="CN"),)
    (told,) = coarsen(atlas_of(event(counts=counts)), 20).events
    assert told.counts == (Count("arrested", 20, Qualifier.BELOW, nationality="CN"),)


@given(atlases())
@settings(max_examples=60, deadline=None)
def test_whatever_the_atlas_holds_the_public_view_is_whole_and_stays(atlas: Atlas) -> None:
    seen = coarsen(atlas)
    assert coarsen(seen) is seen
    assert seen == coarsen(atlas)
    ids = [each.id for each in seen.events]
    assert len(set(ids)) == len(ids)
    assert {report.source_id for each in seen.events for report in each.reports} == set(seen.sources)
    assert all(each.place is None or seen.places[each.place.id] == each.place for each in seen.events)
    assert all(each.review in (ReviewState.ACCEPTED, ReviewState.CORRECTED) for each in seen.events)
