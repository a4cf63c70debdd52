"""The house stays as it was laid out: who may import what, who may look around, and how long a function may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "app.py", *sorted((ROOT / "geo").rglob("*.py"))]

# From the ground up: a room may import those before it, and nothing after.
ROOMS = (
    *("errors", "model", "names", "safety", "tables"),
    *("places", "geometry", "geodesy", "wording", "symbols"),
    "records",
    *("filters", "address", "layers", "scene", "maps", "export"),
    *("gazetteer", "geocoder", "nominatim", "checks", "reading", "review", "store", "importing", "evaluation"),
    *("disclosure", "settings"),
    *("ui", "cli", "__main__"),
)
SHORT, LONGEST = 30, 50


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    """geo/export/csv.py -> "geo.export.csv", geo/export/__init__.py -> "geo.export"."""
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> Iterator[str]:
    """The modules a file names, those inside functions too: "geo.export.csv" for `from geo.export import csv`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{named(path)} line {node.lineno}: write the import from geo down"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in inner if name in MODULES]
            yield from modules or [node.module or ""]


MODULES = {module(path) for path in FILES}


def offenders(package: str, *allowed: str) -> list[str]:
    return [
        named(path)
        for path in FILES
        if any(name.partition(".")[0] == package for name in imported(path)) and not named(path).startswith(allowed)
    ]


@pytest.mark.parametrize("package", ["streamlit", "streamlit_folium"])
def test_streamlit_belongs_in_app_py_and_geo_ui(package: str) -> None:
    assert offenders(package, "app.py", "geo/ui/") == []


@pytest.mark.parametrize("package", ["folium", "branca"])
def test_folium_belongs_in_geo_maps_py(package: str) -> None:
    assert offenders(package, "geo/maps.py") == []


def test_settings_come_from_outside_geo() -> None:
    looks = [
        f"{named(path)} line {node.lineno}"
        for path in FILES
        if named(path) not in ("app.py", "geo/__main__.py") and not named(path).startswith("geo/ui/")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "secrets"))
        or (isinstance(node, ast.Name) and node.id in ("environ", "getenv"))
    ]
    assert looks == []


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def test_every_file_has_its_place_among_the_rooms() -> None:
    homeless = [path for path in FILES if room(module(path)) not in (*ROOMS, "")]
    assert homeless == [], "give it a place in ROOMS"


def test_rooms_import_what_lies_below_them() -> None:
    upwards = [
        f"{named(path)} imports {name}"
        for path in FILES
        if (own := room(module(path)))
        for name in imported(path)
        if name.startswith("geo.") and room(name) != own and ROOMS.index(room(name)) > ROOMS.index(own)
    ]
    assert upwards == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    below = {module(path): {name for name in imported(path) if name in MODULES} for path in FILES}
    left = dict(below)
    # What imports nothing that is left cannot be part of a circle; what remains in the end is one.
    while free := [name for name, names in left.items() if not names & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines, docstring and decorators apart."""
    for path in FILES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if ast.get_docstring(node, clean=False) is not None:
                    length -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
                yield f"{named(path)} {node.name}", length


def test_nine_functions_in_ten_are_short_and_none_is_long() -> None:
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
    longer = sorted(name for name, length in lengths.items() if length >= SHORT)
    assert len(longer) <= len(lengths) / 10, longer
