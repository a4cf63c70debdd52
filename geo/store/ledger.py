"""Changes row by row: each is written down with what was there before, so that it can be taken back and done again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import count
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, and_, delete, func, insert, select, update

from geo.errors import StoreError
from geo.store import tables
from geo.store.tables import CONTENT, change, changed_row

Values = dict[str, Any]


class Action(StrEnum):
    ADD_ARTICLE = "add_article"
    REMOVE_ARTICLE = "remove_article"
    ADD_EVENT = "add_event"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    MERGE = "merge"
    BRING_IN = "bring_in"


@dataclass(frozen=True, slots=True)
class Change:
    """Something a person did. `subject` is the id of the event, article or place; `at` is ISO 8601 in UTC.

    `undone_by` and `undone_at` are None while it stands.
    """

    number: int
    action: Action
    subject: str
    by: str
    at: str
    undone_by: str | None = None
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    table: Table
    row_id: str
    written: bool
    before: Values | None
    after: Values | None


class Ledger:
    """The rows of one change within one transaction; nobody else writes to them as long as it lasts."""

    def __init__(self, connection: Connection, subject: str = "") -> None:
        self.connection = connection
        self.subject = subject
        self._steps: list[_Step] = []
        self._rows: dict[tuple[str, str], Values | None] = {}

    def row(self, table: Table, row_id: str) -> Values | None:
        """The row as this change has left it, None where there is none; not to be changed in place."""
        key = table.name, row_id
        if key not in self._rows:  # a file of thousands of events asks for the same few articles and places
            self._rows[key] = _row(self.connection, table, row_id)
        return self._rows[key]

    def put(self, table: Table, values: Values) -> None:
        """Writes a row with all its columns; the row of the same id makes way."""
        before = self.row(table, values["id"])
        if before is None or any(before[name] != values[name] for name in values if name not in ("who", "at")):
            self._replace(table, values["id"], before, values)

    def drop(self, table: Table, row_id: str) -> None:
        before = self.row(table, row_id)
        if before is not None:
            self._replace(table, row_id, before, None)

    def build_on(self, table: Table, row_id: str) -> None:
        """Notes that the change makes no sense without this row, where there is such a row."""
        if self.row(table, row_id) is not None:
            self._steps.append(_Step(table, row_id, False, None, None))

    def rank(self, event_id: str) -> int:
        """The place of an event in the order in which they were added: the next one for a new event."""
        if row := self.row(tables.event, event_id):
            return int(row["rank"])
        return next(self._new_ranks)

    @cached_property
    def _new_ranks(self) -> Iterator[int]:
        last = self.connection.execute(select(func.max(tables.event.c.rank))).scalar_one()
        return count(0 if last is None else last + 1)

    def _replace(self, table: Table, row_id: str, before: Values | None, after: Values | None) -> None:
        if before is not None:
            _remove(self.connection, table, row_id)
        if after is not None:
            _insert(self.connection, table, after)
        self._rows[table.name, row_id] = after
        self._steps.append(_Step(table, row_id, True, before, after))

    def close(self, action: Action, by: str, at: str) -> bool:
        """Writes the change into the history; False where it changed nothing."""
        if not any(step.written for step in self._steps):
            return False
        values = {"action": action.value, "subject": self.subject, "who": by, "at": at}
        number = self.connection.execute(insert(change).values(values).returning(change.c.number)).scalar_one()
        rows = [
            {
                "change": number,
                "position": position,
                "in_table": step.table.name,
                "row_id": step.row_id,
                "written": step.written,
                "before": step.before,
                "after": step.after,
            }
            for position, step in enumerate(self._steps)
        ]
        self.connection.execute(insert(changed_row), rows)
        return True


def history(connection: Connection, limit: int) -> list[Change]:
    """The latest changes first, those taken back among them."""
    rows = connection.execute(select(change).order_by(change.c.number.desc()).limit(limit))
    return [_change(row) for row in rows]


def undo(connection: Connection, by: str, at: str) -> Change | None:
    """Takes back the last standing change of this person; None where there is none.

    Raises StoreError where somebody built on it since.
    """
    mine = select(change).where(change.c.who == by, change.c.undone_at.is_(None))
    row = connection.execute(mine.order_by(change.c.number.desc()).limit(1)).one_or_none()
    if row is None:
        return None
    if later := connection.execute(_built_on(row.number)).first():
        raise StoreError(
            f"cannot undo {row.action} of {row.subject}: {later.who} has built on it since "
            f"({later.action} of {later.subject}); they must undo that first"
        )
    for step in reversed(_steps(connection, row.number)):
        _write(connection, step.table, step.row_id, step.before)
    _mark(connection, row.number, by, at)
    return _change(row)


def redo(connection: Connection, by: str) -> Change | None:
    """Does again what this person undid last; None where there is nothing, or where they did something new since.

    Raises StoreError where somebody else changed the same records meanwhile.
    """
    standing = select(func.max(change.c.number)).where(change.c.who == by, change.c.undone_at.is_(None))
    last = connection.execute(standing).scalar_one_or_none() or 0
    undone = select(change).where(change.c.who == by, change.c.undone_at.is_not(None), change.c.number > last)
    row = connection.execute(undone.order_by(change.c.number).limit(1)).one_or_none()
    if row is None:
        return None
    steps = _steps(connection, row.number, written=False)
    seen: set[tuple[str, str]] = set()
    for step in steps:
        now = _row(connection, step.table, step.row_id)
        untouched = now == step.before if step.written else now is not None
        if not untouched and (step.table.name, step.row_id) not in seen:
            raise StoreError(f"cannot redo {row.action} of {row.subject}: {step.row_id} has been changed since")
        if step.written:
            seen.add((step.table.name, step.row_id))
            _write(connection, step.table, step.row_id, step.after)
    _mark(connection, row.number, None, None)
    return _change(row)


def _built_on(number: int) -> Select[Any]:
    """Later changes that stand and touch a row which this one wrote."""
    later, mine = changed_row.alias("later"), changed_row.alias("mine")
    same = and_(later.c.in_table == mine.c.in_table, later.c.row_id == mine.c.row_id)
    joined = change.join(later, later.c.change == change.c.number).join(mine, same)
    return (
        select(change)
        .select_from(joined)
        .where(mine.c.change == number, mine.c.written, change.c.number > number, change.c.undone_at.is_(None))
        .order_by(change.c.number.desc())
        .limit(1)
    )


def _steps(connection: Connection, number: int, *, written: bool = True) -> list[_Step]:
    """The steps of a change in their order; only those that wrote, unless all are wanted."""
    rows = connection.execute(
        select(changed_row).where(changed_row.c.change == number).order_by(changed_row.c.position)
    )
    return [
        _Step(CONTENT[row.in_table], row.row_id, row.written, row.before, row.after)
        for row in rows
        if row.written or not written
    ]


def _mark(connection: Connection, number: int, by: str | None, at: str | None) -> None:
    connection.execute(update(change).where(change.c.number == number).values(undone_by=by, undone_at=at))


def _row(connection: Connection, table: Table, row_id: str) -> Values | None:
    row = connection.execute(select(table).where(table.c.id == row_id)).one_or_none()
    return dict(row._mapping) if row else None


def _write(connection: Connection, table: Table, row_id: str, values: Values | None) -> None:
    _remove(connection, table, row_id)
    if values is not None:
        _insert(connection, table, values)


def _remove(connection: Connection, table: Table, row_id: str) -> None:
    connection.execute(delete(table).where(table.c.id == row_id))


def _insert(connection: Connection, table: Table, values: Values) -> None:
    connection.execute(insert(table), values)  # not `.values()`, whose statement is built anew for every row


def _change(row: Row[Any]) -> Change:
    return Change(row.number, Action(row.action), row.subject, row.who, row.at, row.undone_by, row.undone_at)
