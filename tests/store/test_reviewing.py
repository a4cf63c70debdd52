"""What a person decides stands at once, with who and when and what the machine had proposed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from store_samples import FIRST, NOON, PROPOSED, SECOND, TEXT, add, raid, source

from geo.errors import InvalidRecord, StoreError
from geo.model import Count, Event, LatLon, PlaceKind, ReviewState
from geo.records import Shipped, assemble
from geo.records.evidence import Proposal, Proposed
from geo.records.own_places import placed_by_hand
from geo.records.schema import CountEntry
from geo.store import Store

A, B = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"


def event(store: Store, event_id: str) -> Event:
    return next(event for event in store.atlas().events if event.id == event_id)


def test_an_empty_store_shows_the_shipped_atlas_and_nothing_else(store: Store, shipped: Shipped) -> None:
    assert store.atlas() == assemble(shipped.files, shipped.places, shipped.countries)
    assert store.revision() == 0
    assert store.history() == []
    assert store.changes_as_yaml() == {}


def test_an_added_article_shows_its_events_as_unreviewed_with_their_sentences(store: Store) -> None:
    added = add(store)
    assert (added.source_id, added.added, added.event_ids, added.similar) == ("bavet-raids", True, (A, B), ())
    atlas = store.atlas()
    assert len(atlas.events) == 44
    assert atlas.sources["bavet-raids"].publisher == "Border Post"
    first = event(store, A)
    assert first.review is ReviewState.UNREVIEWED
    assert first.counts == (Count("arrested", 218),)
    report = first.reports[0]
    assert (report.source_id, report.quote, report.start, report.end) == (
        "bavet-raids",
        FIRST.quote,
        FIRST.start,
        FIRST.end,
    )
    assert TEXT[report.start : report.end] == report.quote
    assert store.text_of("bavet-raids") == TEXT
    assert store.kept().events[A].evidence == FIRST


def test_what_a_reading_proposes_is_never_taken_for_reviewed(store: Store) -> None:
    sure = Proposed(source(), (Proposal(raid(review="accepted")),))
    add(store, proposed=sure)
    assert event(store, A).review is ReviewState.UNREVIEWED


def test_a_shipped_event_has_no_quote(store: Store) -> None:
    assert {report.quote for each in store.atlas().events for report in each.reports} == {None}


def test_accepting_a_proposal_keeps_its_values_and_says_who_and_when(store: Store) -> None:
    add(store)
    assert store.accept(A, by="Ben", at=NOON).review is ReviewState.ACCEPTED
    kept = store.kept().events[A]
    assert (kept.by, kept.at, kept.made) == ("Ben", "2025-08-01T12:00:00+00:00", "reading")
    assert store.machine_entry(A) == raid()


def test_a_correction_stands_and_the_machines_value_stays_beside_it(store: Store) -> None:
    add(store)
    better = raid(counts=[CountEntry(what="arrested", value=228)])
    assert store.correct(A, better, by="Ben", at=NOON).review is ReviewState.CORRECTED
    assert event(store, A).counts == (Count("arrested", 228),)
    assert event(store, A).reports[0].quote == FIRST.quote
    assert store.machine_entry(A) == raid()
    assert store.accept(A, by="Ben", at=NOON).review is ReviewState.CORRECTED


def test_a_correction_back_to_what_the_machine_said_counts_as_accepted(store: Store) -> None:
    add(store)
    store.correct(A, raid(summary="Other words."), by="Ben", at=NOON)
    assert store.correct(A, raid(), by="Ben", at=NOON).review is ReviewState.ACCEPTED


def test_a_rejected_proposal_stays_in_the_atlas_marked_as_such(store: Store) -> None:
    add(store)
    store.reject(A, by="Ben", at=NOON)
    assert event(store, A).review is ReviewState.REJECTED
    assert store.accept(A, by="Ben", at=NOON).review is ReviewState.ACCEPTED


def test_deciding_the_same_twice_is_one_change(store: Store) -> None:
    add(store)
    store.accept(A, by="Ben", at=NOON)
    before = store.revision()
    store.accept(A, by="Ben", at=NOON)
    assert store.revision() == before
    assert [change.action for change in store.history()] == ["accept", "add_article"]


def test_a_shipped_record_can_be_corrected_rejected_and_put_right_again(store: Store, shipped: Shipped) -> None:
    event_id = "KH-2024-04-13-DEPORTATION-CHINA"
    entry = next(entry for file in shipped.files for entry in file.events if entry.id == event_id)
    place = [each.id for each in store.atlas().events].index(event_id)
    store.correct(event_id, entry.model_copy(update={"note": "Looked up."}), by="Ana", at=NOON)
    assert event(store, event_id).note == "Looked up."
    assert event(store, event_id).review is ReviewState.CORRECTED
    assert store.atlas().events[place].id == event_id
    assert store.machine_entry(event_id) is None
    store.reject(event_id, by="Ana", at=NOON)
    assert event(store, event_id).review is ReviewState.REJECTED
    store.correct(event_id, entry, by="Ana", at=NOON)
    assert store.atlas() == assemble(shipped.files, shipped.places, shipped.countries)
    assert store.changes_as_yaml() == {}


def test_a_missed_event_added_by_a_person_counts_as_accepted(store: Store) -> None:
    add(store)
    third = store.add_event("bavet-raids", raid(7), by="Ben", at=NOON, evidence=SECOND)
    assert third.review is ReviewState.ACCEPTED
    assert event(store, third.id).reports[0].quote == SECOND.quote
    assert store.machine_entry(third.id) is None
    fourth = store.add_event("bavet-raids", raid(7), by="Ben", at=NOON)
    assert fourth.id == "KH-RAID-BAVET-7-2"
    corrected = store.correct(fourth.id, fourth.model_copy(update={"note": "Mine."}), by="Ben", at=NOON)
    assert corrected.review is ReviewState.ACCEPTED


def test_an_event_can_be_added_to_a_shipped_article(store: Store) -> None:
    store.add_event("khmer-times-china-pledge", raid(), by="Ben", at=NOON)
    assert event(store, A).reports[0].source_id == "khmer-times-china-pledge"


def test_a_place_set_by_hand_is_on_the_map_of_its_event(store: Store, shipped: Shipped) -> None:
    add(store)
    spot = placed_by_hand("Old Casino", PlaceKind.BUILDING, "KH", LatLon(11.07, 106.17), 0.3, shipped.places)
    assert spot.id == "kh-old-casino-building"
    store.correct(A, raid(place=spot.id), by="Ben", at=NOON, places=[spot])
    assert event(store, A).place == spot
    assert store.atlas().places[spot.id].origin == "placed by hand"
    assert ("kh-old-casino-building", "Old Casino") in {
        (mention.place_id, mention.wording) for mention in store.atlas().mentions if mention.source_id == "bavet-raids"
    }


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"place": "kh-nowhere"}, "'kh-nowhere' is the id of no place"),
        ({"country": "ZZ"}, "'ZZ' is the code of no country"),
        ({"country": "TH"}, "kh-bavet lies in KH"),
        ({"partners": ["KH"], "paragraphs": {"event": 1, "place": 1, "counts": 1, "partners": 1}}, "own country"),
    ],
)
def test_a_correction_that_breaks_a_rule_is_refused_and_changes_nothing(
    store: Store, values: dict[str, object], says: str
) -> None:
    add(store)
    with pytest.raises(InvalidRecord, match=says):
        store.correct(A, raid(**values), by="Ben", at=NOON)
    assert event(store, A).review is ReviewState.UNREVIEWED
    assert len(store.history()) == 1


def test_an_article_whose_proposals_name_an_unknown_place_is_not_half_added(store: Store) -> None:
    wrong = Proposed(source(), (*PROPOSED.events, Proposal(raid(5, place="kh-nowhere"))))
    with pytest.raises(InvalidRecord, match="no place"):
        add(store, proposed=wrong)
    assert store.kept().articles == {}
    assert len(store.atlas().events) == 42


def test_events_and_articles_that_are_not_there_are_named(store: Store) -> None:
    with pytest.raises(InvalidRecord, match="no event 'KH-RAID-X'"):
        store.accept("KH-RAID-X", by="Ben", at=NOON)
    with pytest.raises(InvalidRecord, match="no article 'nowhere'"):
        store.add_event("nowhere", raid(), by="Ben", at=NOON)
    with pytest.raises(InvalidRecord, match="keeps the id"):
        store.correct("KH-COMPOUND-BAVET", raid(), by="Ben", at=NOON)
    with pytest.raises(InvalidRecord, match="only those can be removed"):
        store.remove_article("khmer-times-china-pledge", by="Ben", at=NOON)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecord, match="no zone"):
        store.accept("KH-COMPOUND-BAVET", by="Ben", at=datetime(2025, 8, 1))


def test_a_removed_article_takes_its_text_and_events_along(store: Store, shipped: Shipped) -> None:
    add(store)
    store.remove_article("bavet-raids", by="Ana", at=NOON)
    assert store.atlas() == assemble(shipped.files, shipped.places, shipped.countries)
    assert store.text_of("bavet-raids") is None


def test_whoever_decides_on_an_outdated_record_is_told(open_store: Callable[[], Store]) -> None:
    one, other = open_store(), open_store()
    add(one)
    seen = other.kept().events[A].entry
    one.correct(A, raid(note="Read again."), by="Ana", at=NOON, seen=seen)
    with pytest.raises(StoreError, match="Ana has changed KH-RAID-BAVET-218 meanwhile"):
        other.accept(A, by="Ben", at=NOON, seen=seen)


def test_text_that_a_database_would_refuse_keeps_its_length(store: Store) -> None:
    odd = "Raid\0 in \ud800Bavet \U0001f600"
    store.add_article(odd, Proposed(source()), by="Ana", at=NOON)
    kept = store.text_of("bavet-raids")
    assert kept is not None and len(kept) == len(odd) and kept.startswith("Raid\ufffd in ")


def test_evidence_may_be_missing(store: Store) -> None:
    bare = Proposed(source(), (Proposal(raid()),))
    add(store, proposed=bare)
    assert store.kept().events[A].evidence is None
    assert event(store, A).reports[0].quote is None
