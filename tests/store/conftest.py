"""A store in a folder of its own, over the shipped records.

With ATLAS_TEST_POSTGRES=postgresql+psycopg://user:password@host/postgres in the environment, a database of its own on
that server instead; tests of the file itself are then skipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from geo.records import Shipped, read_shipped
from geo.store import Store, sqlite_url

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def shipped() -> Shipped:
    return read_shipped(DATA)


POSTGRES = os.environ.get("ATLAS_TEST_POSTGRES")


@pytest.fixture
def url(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    if not POSTGRES:
        yield sqlite_url(tmp_path / "own" / "atlas.sqlite")
        return
    if request.node.get_closest_marker("store_file"):
        pytest.skip("is about the file of SQLite")
    server, name = create_engine(POSTGRES, isolation_level="AUTOCOMMIT"), f"atlas_test_{uuid4().hex}"
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def open_store(url: str, shipped: Shipped) -> Iterator[Callable[[], Store]]:
    """Opens one more store on the same file, as another session would."""
    opened: list[Store] = []

    def another() -> Store:
        opened.append(Store.open(url, shipped))
        return opened[-1]

    yield another
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()
