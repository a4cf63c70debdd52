"""The file or server behind the store: opening, short transactions, and errors that say what to do."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from geo.errors import StoreError
from geo.store.tables import SCHEMA_VERSION, info, metadata

# How long a session waits for another that is just writing. Writing takes hundredths of a second.
_WAIT_SECONDS = 5.0

_REMEDIES = {
    "SQLITE_BUSY": "is in use by another program; close it and try again",
    "SQLITE_LOCKED": "is in use by another program; close it and try again",
    "SQLITE_READONLY": "cannot be written; allow it in the folder's settings or choose another folder",
    "SQLITE_CANTOPEN": "cannot be opened or made; check that its folder is there and may be written, or choose another",
    "SQLITE_PERM": "may not be opened; allow it in the file's settings or choose another folder",
    "SQLITE_FULL": "cannot grow, the disk is full; make room and try again: nothing was half written",
    "SQLITE_NOTADB": "is no database; move it away to begin a new one, or restore it from a copy",
    "SQLITE_CORRUPT": "is damaged; restore it from a copy, or move it away to begin a new one",
    "SQLITE_IOERR": "cannot be read or written; check the disk or the network drive it lies on",
}


class Database:
    """An opened store. Threads may share it; `where` is for people: the path, or the address without password."""

    def __init__(self, url: str) -> None:
        """Opens the database and makes the tables where there are none. Raises StoreError."""
        address = _address(url)
        self.where = address.database or "" if _is_sqlite(address) else address.render_as_string(hide_password=True)
        self._engine = _engine(address)
        try:
            with self._transaction(writes=False) as connection:
                ready = _is_ready(connection, self.where)
            if not ready:
                with self._transaction(writes=True) as connection:
                    _prepare(connection, self.where)
            if _is_sqlite(address):
                self._let_readers_pass()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state and writes nothing."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that has the database for itself: everything in it is written, or nothing."""
        with self._transaction(writes=True) as connection:
            # Servers let several write at once; this row makes them queue.
            connection.execute(select(info.c.value).where(info.c.name == "revision").with_for_update())
            yield connection

    def wipe(self) -> None:
        """Leaves nothing behind of what was deleted, as far as a program can: free pages and the log of changes go."""
        if self._engine.dialect.name != "sqlite":
            return
        with self._translated(), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM")
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _let_readers_pass(self) -> None:
        """Lets others read while one writes; a setting the file keeps, so made only once it is known to be ours."""
        with self._translated(), closing(self._engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA journal_mode=WAL")

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        options: dict[str, Any] = {"atlas_writes": writes}
        if self._engine.dialect.name != "sqlite":
            # A writer behind another must see what that one wrote; a reader one state throughout.
            options["isolation_level"] = "READ COMMITTED" if writes else "REPEATABLE READ"
        with self._translated(), self._engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"the store {self.where} {_remedy(error)}") from error
        except DBAPIError as error:
            raise StoreError(f"the store {self.where} {_remedy(error.orig)}") from error
        except SQLAlchemyError as error:
            raise StoreError(f"the store {self.where} gave up: {error}; try again") from error


def revision(connection: Connection) -> int:
    """A number that grows with every change."""
    return int(connection.execute(select(info.c.value).where(info.c.name == "revision")).scalar_one())


def count_up(connection: Connection) -> None:
    connection.execute(update(info).where(info.c.name == "revision").values(value=info.c.value + 1))


def sqlite_url(path: Path) -> str:
    """The address of a database file."""
    return URL.create("sqlite", database=str(path.absolute())).render_as_string()


def store_address(text: str) -> str:
    """The address of a store as a user names it: an address stays, a path becomes one."""
    return text if "://" in text else sqlite_url(Path(text).expanduser())


def store_file(address: str) -> Path | None:
    """The file behind the address; None for a server. Raises StoreError where it is no address of a store."""
    url = _address(address)
    return Path(url.database or "") if _is_sqlite(url) else None


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise StoreError(
            f"{url!r} is no address of a store; write sqlite:////folder/atlas.sqlite or postgresql://user@host/name"
        ) from None
    if _is_sqlite(address) and address.database in (None, "", ":memory:"):
        raise StoreError("a store needs a file to last; write sqlite:////folder/atlas.sqlite")
    return address


def _is_sqlite(address: URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _engine(address: URL) -> Engine:
    if _is_sqlite(address):
        _make_private(Path(address.database or ""))
        engine = create_engine(address, connect_args={"timeout": _WAIT_SECONDS, "check_same_thread": False})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        return engine
    try:
        return create_engine(address, pool_pre_ping=True)
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(f"cannot reach {address.drivername} stores: {error}; install its driver with pip") from None


def _make_private(path: Path) -> None:
    """Makes folder and file for their owner alone: what is reviewed is nobody else's business."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"the store {path} cannot be opened or made ({error.strerror}); allow it or choose another folder"
        ) from None


def _on_connect(connection: Any, _record: object) -> None:
    # Python's own transactions begin too late and as readers: two sessions could then both wait for each other.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    # What is deleted is overwritten: texts of articles may name people.
    connection.execute("PRAGMA secure_delete=ON")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("atlas_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_ready(connection: Connection, where: str) -> bool:
    """Whether the tables are there. Raises StoreError where they are somebody else's, or newer than this program."""
    tables = set(inspect(connection).get_table_names())
    if info.name not in tables:
        if tables:
            raise StoreError(f"the store {where} is the database of another program; choose another file")
        return False
    found = connection.execute(select(info.c.value).where(info.c.name == "schema")).scalar_one_or_none()
    if found is None or not set(metadata.tables) <= tables:
        raise StoreError(f"the store {where} lacks parts; restore it from a copy, or move it away to begin a new one")
    if found > SCHEMA_VERSION:
        raise StoreError(
            f"the store {where} was written by a newer program (schema {found}, known up to {SCHEMA_VERSION}); "
            "update Compound Atlas"
        )
    return True


def _prepare(connection: Connection, where: str) -> None:
    if not _is_ready(connection, where):  # another session may have been quicker
        metadata.create_all(connection)
        connection.execute(
            insert(info), [{"name": "schema", "value": SCHEMA_VERSION}, {"name": "revision", "value": 0}]
        )


def _remedy(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for prefix, remedy in _REMEDIES.items():
        if name.startswith(prefix):
            return remedy
    return f"cannot be used ({error}); check that it runs and that the address is right"
