"""A store in a folder of its own, over the shipped records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.records import Shipped, read_shipped
from geo.store import Store, sqlite_url

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def shipped() -> Shipped:
    return read_shipped(DATA)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "own" / "atlas.sqlite")


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
