"""One filter: the command line, the table, the map and the downloads show the same events."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from geo.cli import main
from geo.export import FORMATS
from tests.app.screen import map_ids, opened, table_ids, undrawn_ids
from tests.export.reading import csv_rows, ids_in

CONDITIONS = {"country": "KR", "province": "Oddar Meanchey", "kind": "raid", "since": "2025-07-01"}
COMBINATIONS = [
    {name: CONDITIONS[name] for name in names} for size in range(5) for names in combinations(CONDITIONS, size)
]


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """What each download button would hand over when pressed, by its key; AppTest itself downloads nothing."""
    offered: dict[str, Callable[[], bytes]] = {}
    button = st.download_button

    def noted(*args: Any, data: Callable[[], bytes], key: str, **kwargs: Any) -> bool:
        offered[key] = data
        return button(*args, data=data, key=key, **kwargs)

    monkeypatch.setattr(st, "download_button", noted)
    return offered


_READ: dict[str, Callable[[bytes], list[str]]] = {
    "geojson": lambda content: [feature["id"] for feature in json.loads(content)["features"]],
    "csv": lambda content: [row["id"] for row in csv_rows(content)],
}


def exported(form: str, conditions: dict[str, str], folder: Path) -> list[str]:
    out = folder / f"some.{form}"
    options = [part for name, value in conditions.items() for part in (f"--{name}", value)]
    assert main(["export", "--format", form, "--out", str(out), *options]) == 0
    return _READ[form](out.read_bytes())


@pytest.mark.parametrize("conditions", COMBINATIONS, ids=lambda chosen: "+".join(chosen) or "nothing")
def test_the_same_events_everywhere(
    conditions: dict[str, str], downloads: dict[str, Callable[[], bytes]], tmp_path: Path
) -> None:
    ids = exported("geojson", conditions, tmp_path)
    assert exported("csv", conditions, tmp_path) == ids
    app = opened(**conditions)
    assert not app.exception
    assert table_ids(app) == ids
    assert map_ids(app) | undrawn_ids(app) == set(ids)
    assert map_ids(app).isdisjoint(undrawn_ids(app))
    assert list(downloads) == [f"download-{known.name}" for known in FORMATS]
    for known in FORMATS:
        assert ids_in(known.name, downloads[f"download-{known.name}"]()) == sorted(ids), known.name


def test_the_conditions_are_not_all_empty(tmp_path: Path) -> None:
    found = {name: len(exported("geojson", {name: value}, tmp_path)) for name, value in CONDITIONS.items()}
    assert all(found.values())
    assert len(set(found.values())) > 1
