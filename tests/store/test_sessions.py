"""The store lasts, serves several sessions at once, and says what to do where it cannot."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from store_samples import NOON, PROPOSED, add, raid, source

from geo.errors import StoreError
from geo.model import LatLon, PlaceKind
from geo.records import Shipped, assemble
from geo.records.article_file import read_article
from geo.records.evidence import Proposal, Proposed
from geo.records.own_places import placed_by_hand
from geo.store import Store, default_path, sqlite_url
from geo.store import database as database_module

A, B = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_everything_is_there_after_a_restart(url: str, shipped: Shipped) -> None:
    spot = placed_by_hand("Old Casino", PlaceKind.BUILDING, "KH", LatLon(11.07, 106.17), 0.3, ())
    first = Store.open(url, shipped)
    add(first)
    first.correct(A, raid(place=spot.id), by="Ben", at=NOON, places=[spot])
    first.merge("KH-COMPOUND-BAVET", B, by="Ben", at=NOON)
    before = (first.kept(), first.atlas(), first.revision(), first.history(), first.text_of("bavet-raids"))
    first.close()
    second = Store.open(url, shipped)
    now = (second.kept(), second.atlas(), second.revision(), second.history(), second.text_of("bavet-raids"))
    assert now == before
    assert second.undo(by="Ben", at=NOON) is not None
    second.close()


def test_what_one_session_writes_the_other_sees_by_the_revision(open_store: Callable[[], Store]) -> None:
    one, other = open_store(), open_store()
    assert other.revision() == 0
    add(one)
    assert other.revision() == 1
    assert other.atlas() == one.atlas()


def test_many_sessions_write_at_once_and_nothing_is_lost(open_store: Callable[[], Store]) -> None:
    stores = [open_store() for _ in range(4)]
    add(stores[0])
    failures: list[BaseException] = []

    def write(store: Store, first: int) -> None:
        try:
            for _ in range(10):
                store.add_event("bavet-raids", raid(7), by=f"user {first}", at=NOON)
        except BaseException as error:  # noqa: BLE001  what goes wrong in a thread is told below
            failures.append(error)

    threads = [threading.Thread(target=write, args=(store, number * 10)) for number, store in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert stores[0].revision() == 41
    expected = {A, B, "KH-RAID-BAVET-7", *(f"KH-RAID-BAVET-7-{number}" for number in range(2, 41))}
    assert set(stores[0].kept().events) == expected


def test_threads_share_one_store(store: Store) -> None:
    add(store)
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(len(store.atlas().events))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [44] * 8


@pytest.mark.store_file
def test_a_file_that_another_program_holds_is_named_and_nothing_is_written(
    url: str, shipped: Shipped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "_WAIT_SECONDS", 0.01)
    store = Store.open(url, shipped)
    with closing(sqlite3.connect(path_of(url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"atlas\.sqlite is in use by another program; close it and try again"):
            add(store)
        assert store.revision() == 0
        other.execute("ROLLBACK")
    assert add(store).added
    store.close()


def test_an_interrupted_change_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.kept()

    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.store.store.count_up", power_cut)
    with pytest.raises(KeyboardInterrupt):
        add(store)
    assert (store.kept(), store.revision(), store.history()) == (before, 0, [])


@pytest.mark.store_file
def test_folder_and_file_are_their_owners_alone(store: Store) -> None:
    path = Path(store.where)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_usual_place_lies_in_the_users_data_folder() -> None:
    assert default_path().name == "atlas.sqlite"
    assert default_path().parent.name == "compound-atlas"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, shipped: Shipped) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"Permission denied.*choose another folder"):
        Store.open(sqlite_url(tmp_path / "atlas.sqlite"), shipped)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path, shipped: Shipped) -> None:
    (tmp_path / "own").write_text("a file")
    with pytest.raises(StoreError, match=r"cannot be opened or made.*choose another folder"):
        Store.open(sqlite_url(tmp_path / "own" / "atlas.sqlite"), shipped)


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, shipped: Shipped) -> None:
    path = tmp_path / "atlas.sqlite"
    path.write_bytes(b"These are notes, and nobody may overwrite them. " * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is no database; move it away"):
        Store.open(sqlite_url(path), shipped)
    assert path.read_bytes() == before


def test_the_database_of_another_program_stays_as_it_is(tmp_path: Path, shipped: Shipped) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmark (title TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="database of another program; choose another file"):
        Store.open(sqlite_url(path), shipped)
    assert path.read_bytes() == before


@pytest.mark.store_file
def test_a_damaged_file_is_named(url: str, shipped: Shipped) -> None:
    store = Store.open(url, shipped)
    many = Proposed(source(), tuple(Proposal(raid(number)) for number in range(1, 120)), PROPOSED.mentions)
    add(store, proposed=many)
    store.close()
    path = path_of(url)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(StoreError, match=r"(damaged|no database|lacks parts).*(restore|move)"):
        Store.open(url, shipped).atlas()


@pytest.mark.store_file
def test_a_store_of_a_newer_program_is_left_alone(url: str, shipped: Shipped) -> None:
    Store.open(url, shipped).close()
    with closing(sqlite3.connect(path_of(url))) as other:
        other.execute("UPDATE atlas_info SET value = 2 WHERE name = 'schema'")
        other.commit()
    with pytest.raises(StoreError, match=r"newer program \(schema 2, known up to 1\); update Compound Atlas"):
        Store.open(url, shipped)


@pytest.mark.store_file
def test_a_store_without_all_its_tables_is_named(url: str, shipped: Shipped) -> None:
    Store.open(url, shipped).close()
    with closing(sqlite3.connect(path_of(url))) as other:
        other.execute("DROP TABLE place")
    with pytest.raises(StoreError, match="lacks parts"):
        Store.open(url, shipped)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("atlas.sqlite", "no address of a store"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
        ("shelf://host/name", "cannot reach shelf stores"),
        pytest.param(
            "postgresql+psycopg://ana:secret@localhost/atlas",
            "install its driver",
            marks=pytest.mark.skipif(find_spec("psycopg") is not None, reason="the driver is installed"),
        ),
    ],
)
def test_an_address_that_leads_nowhere_is_named(address: str, says: str, shipped: Shipped) -> None:
    with pytest.raises(StoreError, match=says) as error:
        Store.open(address, shipped)
    assert "secret" not in str(error.value)


def test_records_whose_place_is_no_longer_shipped_are_left_out_and_listed(url: str, shipped: Shipped) -> None:
    store = Store.open(url, shipped)
    add(store)
    store.close()
    bavetless = {name: place for name, place in shipped.places.items() if name != "kh-bavet"}
    files = tuple(replace(file, events=(), mentions=(), also_reports=()) for file in shipped.files)
    later = Store.open(url, Shipped(files, bavetless, shipped.countries))
    assert later.atlas().events == ()
    assert [(problem.file, problem.record) for problem in later.problems()] == [
        ("bavet-raids.yaml", f"event {A}"),
        ("bavet-raids.yaml", f"event {B}"),
        ("bavet-raids.yaml", "mention of kh-bavet"),
    ]
    later.close()


def test_corrections_of_an_article_that_is_no_longer_shipped_are_listed(url: str, shipped: Shipped) -> None:
    store = Store.open(url, shipped)
    store.reject("KH-RESCUE-INDIANS", by="Ana", at=NOON)
    store.close()
    files = tuple(file for file in shipped.files if file.name != "khmer-times-china-pledge.yaml")
    later = Store.open(url, Shipped(files, shipped.places, shipped.countries))
    assert later.atlas() == assemble(files, shipped.places, shipped.countries)
    assert [problem.record for problem in later.problems()] == ["event KH-RESCUE-INDIANS"]
    later.close()


def test_an_article_that_was_sent_back_and_is_shipped_now_is_there_once(
    url: str, shipped: Shipped, tmp_path: Path
) -> None:
    store = Store.open(url, shipped)
    add(store)
    store.accept(A, by="Ana", at=NOON)
    (tmp_path / "bavet-raids.yaml").write_text(store.changes_as_yaml()["bavet-raids.yaml"], encoding="utf-8")
    store.close()
    file = read_article(tmp_path / "bavet-raids.yaml")
    later = Store.open(url, Shipped((*shipped.files, file), shipped.places, shipped.countries))
    assert len(later.atlas().events) == 44
    assert later.changes_as_yaml() == {}
    assert later.problems() == []
    later.close()
