"""Validates every data file and finds all that is wrong, not only the first.

    for problem in check(Path("data")):
        print(problem)

What a reader refuses is one problem and hides what depends on it: while places.csv cannot be read, no event is blamed
for its place. Everything else is looked at in any case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

from geo.checks.article_rules import article_problems, placing_problems
from geo.checks.place_rules import place_problems, position_problems
from geo.errors import GeoError
from geo.gazetteer.tables import read_admin1, read_admin1_codes, read_country_names
from geo.geometry import read_outlines
from geo.places import read_countries, read_places
from geo.records import gather_places, loose_ends, read_articles
from geo.records.article_file import Problem

__all__ = ["Problem", "check"]

T = TypeVar("T")


def check(data_dir: Path) -> list[Problem]:
    """Every problem in `data_dir`, file by file; empty where all is well."""
    problems: list[Problem] = []
    countries = _attempt(problems, read_countries, data_dir / "countries.csv")
    places = _attempt(problems, read_places, data_dir / "places.csv")
    outlines = _attempt(problems, read_outlines, data_dir / "outlines" / "countries.geojson")
    files = _attempt(problems, read_articles, data_dir / "articles") or []
    known = None if places is None or countries is None else gather_places(countries, places)
    if places is not None and countries is not None:
        problems += place_problems(places, countries)
        problems += position_problems(places, countries, outlines or {})
    problems += _table_problems(data_dir, countries)
    problems += _geojson_problems(data_dir / "outlines")
    problems += _stray_files(data_dir / "articles")
    problems += loose_ends(files, known, countries)
    for file in files:
        problems += [*file.problems, *article_problems(file), *placing_problems(file, known or {})]
    return sorted(problems)


def _table_problems(data_dir: Path, countries: Collection[str] | None) -> list[Problem]:
    """What the readers of the gazetteer's own tables refuse, and names for countries that are not there."""
    problems: list[Problem] = []
    _attempt(problems, read_admin1, data_dir / "admin1.csv")
    _attempt(problems, read_admin1_codes, data_dir / "admin1_codes.csv")
    names = _attempt(problems, read_country_names, data_dir / "country_names.csv") or {}
    for code in names:
        if countries is not None and code not in countries:
            message = f"{code!r} is the code of no country in countries.csv; correct it"
            problems.append(Problem("country_names.csv", code, message))
    return problems


def _attempt(problems: list[Problem], read: Callable[[Path], T], path: Path) -> T | None:
    """What `read` returns; None where it refuses, which becomes a problem."""
    try:
        return read(path)
    except GeoError as error:
        problems.append(_refusal(path, str(error)))
        return None


def _refusal(path: Path, message: str) -> Problem:
    """Readers say "places.csv line 7 (kh-x): latitude …", or "places.csv: …"."""
    where, colon, rest = message.partition(": ")
    if colon and where.startswith(path.name):
        return Problem(path.name, where.removeprefix(path.name).strip(), rest)
    return Problem(path.name, "", message)


def _stray_files(folder: Path) -> Iterator[Problem]:
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yaml":
            yield Problem(path.name, "", "is not read; article files end in .yaml")


def _geojson_problems(folder: Path) -> Iterator[Problem]:
    """GeoJSON that a browser would choke on; countries.geojson is left to its reader."""
    for path in sorted(folder.glob("*.geojson")):
        if path.name == "countries.geojson":
            continue
        try:
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            empty = not [feature["geometry"]["type"] for feature in features]
        except (ValueError, KeyError, TypeError) as error:
            yield Problem(path.name, "", f"is no GeoJSON collection of features ({error!r}); restore it")
        else:
            if empty:
                yield Problem(path.name, "", "holds no feature; restore it")
