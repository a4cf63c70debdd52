"""An article that is forgotten leaves nothing behind in the store, not even in the bytes of the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from store_samples import NOON, PROPOSED, TEXT, add, raid

from geo.errors import InvalidRecord
from geo.model import LatLon, PlaceKind
from geo.records.evidence import Proposal, Proposed
from geo.records.own_places import placed_by_hand
from geo.records.schema import MentionEntry, SourceEntry
from geo.store import Store

HOUSE = placed_by_hand("Zorvane House", PlaceKind.BUILDING, "KH", LatLon(11.07, 106.17), 0.2, ())
MARKS = (b"Officers held 218 people", b"Zorvane", b"Border Post", b"KH-RAID-BAVET")


def add_with_house(store: Store) -> None:
    first = Proposal(raid(218, place=HOUSE.id), PROPOSED.events[0].evidence)
    mention = MentionEntry(place=HOUSE.id, wording="Zorvane House", paragraph=2)
    add(store, TEXT, Proposed(PROPOSED.source, (first, PROPOSED.events[1]), (mention,), (HOUSE,)))


def other(store: Store) -> None:
    source = SourceEntry.model_validate(PROPOSED.source.model_dump() | {"id": "other", "title": "Another story"})
    store.add_article("Another story\nNothing happened.", Proposed(source), by="Ben", at=NOON)


def test_text_records_places_and_history_are_gone_and_the_rest_stays(store: Store) -> None:
    other(store)
    add_with_house(store)
    store.accept("KH-RAID-BAVET-31", by="Ana", at=NOON)
    store.forget_article("bavet-raids")
    kept = store.kept()
    assert (list(kept.articles), list(kept.events), list(kept.places)) == (["other"], [], [])
    assert [(change.subject, change.by) for change in store.history()] == [("other", "Ben")]
    assert store.undo(by="Ana", at=NOON) is None
    assert store.text_of("bavet-raids") is None


def test_what_was_removed_before_is_forgotten_too(store: Store) -> None:
    add_with_house(store)
    store.remove_article("bavet-raids", by="Ana", at=NOON)
    store.forget_article("bavet-raids")
    assert store.history() == []
    assert store.undo(by="Ana", at=NOON) is None


@pytest.mark.store_file
def test_no_byte_of_it_is_left_in_the_files(store: Store) -> None:
    folder = Path(store.where).parent
    add_with_house(store)
    assert all(any(mark in path.read_bytes() for path in folder.iterdir()) for mark in MARKS)
    store.forget_article("bavet-raids")
    assert [mark for mark in MARKS for path in folder.iterdir() if mark in path.read_bytes()] == []


def test_a_place_that_another_record_names_stays(store: Store) -> None:
    add_with_house(store)
    source = SourceEntry.model_validate(PROPOSED.source.model_dump() | {"id": "other", "title": "Another story"})
    later = Proposed(source, (Proposal(raid(7, id="KH-RAID-7", place=HOUSE.id)),))
    store.add_article("Another story\nAt the same house.", later, by="Ben", at=NOON)
    store.forget_article("bavet-raids")
    assert list(store.kept().places) == [HOUSE.id]
    assert [event.id for event in store.atlas().events if event.place and event.place.id == HOUSE.id] == ["KH-RAID-7"]


def test_other_sessions_see_it_gone(store: Store, open_store: Callable[[], Store]) -> None:
    second = open_store()
    add(store)
    before = second.revision()
    store.forget_article("bavet-raids")
    assert second.revision() == before + 1
    assert second.kept().articles == {}


@pytest.mark.parametrize("source_id", ["khmer-times-china-pledge", "nothing"])
def test_only_what_was_added_here_can_be_forgotten(store: Store, source_id: str) -> None:
    with pytest.raises(InvalidRecord, match="only those can be forgotten"):
        store.forget_article(source_id)
