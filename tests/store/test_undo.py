"""Undo goes back step by step to exactly what was, and never over what somebody else has built on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import NOON, PROPOSED, add, raid, source

from geo.errors import InvalidRecord, StoreError
from geo.model import LatLon, PlaceKind
from geo.records import Shipped
from geo.records.arrivals import Arrival, ArrivingEvent, ArrivingReport
from geo.records.own_places import placed_by_hand
from geo.records.schema import AlsoReportsEntry
from geo.store import Kept, Store, sqlite_url

A, B = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"
SPOT = placed_by_hand("Old Casino", PlaceKind.BUILDING, "KH", LatLon(11.07, 106.17), 0.3, ())

BROUGHT = Arrival(
    "file.csv",
    (source("told-by-a-file"),),
    (),
    (
        ArrivingEvent(
            "told-by-a-file",
            raid(9),
            others=(
                ArrivingReport(
                    "khmer-times-china-pledge", AlsoReportsEntry(event="KH-RAID-BAVET-9", paragraphs={"event": 4})
                ),
            ),
        ),
    ),
)

STEPS: dict[str, Callable[[Store], object]] = {
    "add": add,
    "remove": lambda store: store.remove_article("bavet-raids", by="Ana", at=NOON),
    "accept": lambda store: store.accept(A, by="Ana", at=NOON),
    "correct": lambda store: store.correct(A, raid(note="Mine."), by="Ana", at=NOON),
    "place": lambda store: store.correct(B, raid(31, place=SPOT.id), by="Ana", at=NOON, places=[SPOT]),
    "reject": lambda store: store.reject(B, by="Ana", at=NOON),
    "reject a shipped one": lambda store: store.reject("KH-COMPOUND-BAVET", by="Ana", at=NOON),
    "miss": lambda store: store.add_event("bavet-raids", raid(7), by="Ana", at=NOON),
    "bring in": lambda store: store.bring_in(BROUGHT, seen=store.revision(), by="Ana", at=NOON),
    "merge": lambda store: store.merge(A, B, by="Ana", at=NOON),
    "merge into a shipped one": lambda store: store.merge("KH-COMPOUND-BAVET", A, by="Ana", at=NOON),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(sorted(STEPS)), max_size=7))
def test_any_changes_go_back_one_by_one_and_forth_again(
    tmp_path_factory: pytest.TempPathFactory, shipped: Shipped, steps: list[str]
) -> None:
    store = Store.open(sqlite_url(tmp_path_factory.mktemp("undo") / "atlas.sqlite"), shipped)
    states: list[Kept] = [store.kept()]
    for step in ["add", *steps]:
        before = store.revision()
        try:
            STEPS[step](store)
        except InvalidRecord:
            assert store.kept() == states[-1]
        if store.revision() != before:
            states.append(store.kept())
    for state in reversed(states[:-1]):
        assert store.undo(by="Ana", at=NOON) is not None
        assert store.kept() == state
    assert store.undo(by="Ana", at=NOON) is None
    for state in states[1:]:
        assert store.redo(by="Ana") is not None
        assert store.kept() == state
    assert store.redo(by="Ana") is None
    store.close()


def test_the_history_names_each_change_the_latest_first_and_what_was_undone(store: Store) -> None:
    add(store)
    store.accept(A, by="Ben", at=NOON)
    store.reject(B, by="Ben", at=NOON)
    undone = store.undo(by="Ben", at=NOON)
    assert undone is not None and (undone.action, undone.subject) == ("reject", B)
    told = [(change.action, change.subject, change.by, change.undone_by) for change in store.history()]
    assert told == [
        ("reject", B, "Ben", "Ben"),
        ("accept", A, "Ben", None),
        ("add_article", "bavet-raids", "Ana", None),
    ]
    assert len(store.history(limit=1)) == 1


def test_each_person_undoes_their_own(store: Store) -> None:
    add(store)
    store.accept(A, by="Ben", at=NOON)
    store.reject(B, by="Ana", at=NOON)
    undone = store.undo(by="Ben", at=NOON)
    assert undone is not None and undone.subject == A
    assert store.undo(by="Cem", at=NOON) is None


def test_nobody_undoes_what_somebody_else_has_built_on(store: Store) -> None:
    add(store)
    store.add_event("bavet-raids", raid(7), by="Ben", at=NOON)
    with pytest.raises(StoreError, match=r"cannot undo add_article of bavet-raids: Ben has built on it since"):
        store.undo(by="Ana", at=NOON)
    store.undo(by="Ben", at=NOON)
    assert store.undo(by="Ana", at=NOON) is not None


def test_a_place_that_somebody_else_uses_by_now_is_not_undone(store: Store) -> None:
    add(store)
    store.correct(A, raid(place=SPOT.id), by="Ben", at=NOON, places=[SPOT])
    store.correct(B, raid(31, place=SPOT.id), by="Ana", at=NOON)
    with pytest.raises(StoreError, match="Ana has built on it since"):
        store.undo(by="Ben", at=NOON)


def test_something_new_ends_what_could_be_redone(store: Store) -> None:
    add(store)
    store.accept(A, by="Ana", at=NOON)
    store.undo(by="Ana", at=NOON)
    store.reject(A, by="Ana", at=NOON)
    assert store.redo(by="Ana") is None


def test_what_somebody_else_changed_meanwhile_is_not_redone(store: Store) -> None:
    add(store)
    store.accept(A, by="Ben", at=NOON)
    store.undo(by="Ben", at=NOON)
    store.reject(A, by="Ana", at=NOON)
    with pytest.raises(StoreError, match="cannot redo accept"):
        store.redo(by="Ben")


def test_every_change_and_every_undo_makes_a_new_revision(store: Store, tmp_path: Path) -> None:
    seen = [store.revision()]
    for step in (lambda: add(store), lambda: store.undo(by="Ana", at=NOON), lambda: store.redo(by="Ana")):
        step()
        seen.append(store.revision())
    assert seen == [0, 1, 2, 3]
    assert PROPOSED.source.id in store.kept().articles
