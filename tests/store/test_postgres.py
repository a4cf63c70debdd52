"""Everything said to the database can be said to PostgreSQL too; no server is needed to tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from store_samples import NOON, add, raid

from geo.store import Store
from geo.store.tables import metadata

POSTGRES = postgresql.dialect()


@contextmanager
def statements() -> Iterator[list[Any]]:
    """Every statement that goes through SQLAlchemy meanwhile."""
    heard: list[Any] = []

    def hear(_connection: object, statement: Any, *_: object) -> None:
        heard.append(statement)

    event.listen(Engine, "before_execute", hear)
    try:
        yield heard
    finally:
        event.remove(Engine, "before_execute", hear)


@pytest.mark.parametrize("name", sorted(metadata.tables))
def test_each_table_can_be_made(name: str) -> None:
    table = metadata.tables[name]
    ddl = str(CreateTable(table).compile(dialect=POSTGRES))
    assert ddl.startswith(f"\nCREATE TABLE {name} (")
    assert all(str(CreateIndex(index).compile(dialect=POSTGRES)).startswith("CREATE INDEX") for index in table.indexes)


def test_each_statement_of_a_days_work_compiles(store: Store) -> None:
    a, b = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"
    with statements() as heard:
        add(store)
        store.accept(a, by="Ana", at=NOON)
        store.correct(a, raid(note="Mine."), by="Ana", at=NOON)
        store.reject(b, by="Ana", at=NOON)
        store.add_event("bavet-raids", raid(7), by="Ana", at=NOON)
        store.merge(a, b, by="Ana", at=NOON)
        store.remove_article("bavet-raids", by="Ana", at=NOON)
        store.undo(by="Ana", at=NOON)
        store.redo(by="Ana")
        store.atlas()
        store.history()
        store.machine_entry(a)
        store.text_of("bavet-raids")
    said = {str(statement.compile(dialect=POSTGRES)) for statement in heard if not isinstance(statement, str)}
    assert len(said) > 25
    assert any(text.endswith("FOR UPDATE") for text in said)
    assert not any(word in text for text in said for word in ("PRAGMA", "REPLACE INTO", "ROWID"))
