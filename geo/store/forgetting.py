"""Taking an article out for good: its text, its records, and every trace of them in the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Table, delete, or_, select

from geo.store.kept import event_of
from geo.store.tables import article, change, changed_row, event, place


def forget(connection: Connection, source_id: str) -> bool:
    """Removes the article, its events, the own places that nothing else names, and all changes that wrote one of them.

    Such changes can then no longer be undone, also for what else they wrote. Works for an article that was removed
    before, too; False where there never was one.
    """
    events = _ever(connection, event, "source_id", source_id)
    if not _erase(connection, [(article, {source_id}), (event, events)]):
        return False
    _erase(connection, [(place, _unnamed_places(connection))])
    return True


def _erase(connection: Connection, gone: Sequence[tuple[Table, Collection[str]]]) -> bool:
    """Deletes rows, and the changes that wrote them. Whether there was anything."""
    found = False
    for table, ids in gone:
        found |= connection.execute(delete(table).where(table.c.id.in_(ids))).rowcount > 0
    wrote = or_(*((changed_row.c.in_table == table.name) & changed_row.c.row_id.in_(ids) for table, ids in gone))
    numbers = connection.execute(select(changed_row.c.change).where(changed_row.c.written, wrote)).scalars().all()
    connection.execute(delete(changed_row).where(changed_row.c.change.in_(numbers)))
    connection.execute(delete(change).where(change.c.number.in_(numbers)))
    return found or bool(numbers)


def _ever(connection: Connection, table: Table, column: str, value: str) -> set[str]:
    """Ids of the rows that have or once had this value, as far as the history tells."""
    now = connection.execute(select(table.c.id).where(table.c[column] == value)).scalars().all()
    told = select(changed_row.c.row_id, changed_row.c.before, changed_row.c.after).where(
        changed_row.c.in_table == table.name
    )
    once = (row.row_id for row in connection.execute(told) if (row.before or row.after or {}).get(column) == value)
    return {*now, *once}


def _unnamed_places(connection: Connection) -> set[str]:
    """Own places that no kept event and no kept article names."""
    named: set[str] = set()
    for row in connection.execute(select(event)):
        kept = event_of(dict(row._mapping))
        named |= {name for name in (kept.entry.place, kept.first.place) if name}
    for mentions in connection.execute(select(article.c.mentions)).scalars():
        named |= {mention["place"] for mention in mentions}
    return set(connection.execute(select(place.c.id)).scalars()) - named
