"""Every test of the page has settings and a store of its own, never those of whoever runs the tests."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of the store that the page opens; it is made when the page is."""
    for name in [name for name in os.environ if name.startswith("ATLAS_")]:
        monkeypatch.delenv(name)
    # The page leaves itself behind as the main module; processes started later would run it, with the user's own store.
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    path = tmp_path / "store" / "atlas.sqlite"
    monkeypatch.setenv("ATLAS_STORE", str(path))
    yield path
    # Nothing remembered from other data or another store.
    st.cache_resource.clear()
