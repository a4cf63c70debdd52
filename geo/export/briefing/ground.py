"""Outlines and names under the signs of a briefing, read once and written small enough to travel in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from geo.errors import ExportError

# Longitude and latitude, as GeoJSON has them.
Line = list[tuple[float, float]]
# The outlines are drawn to three decimals of a degree; in thousandths they are whole numbers.
_STEPS = 1000


class Name(NamedTuple):
    """A name on the ground. `kind` is country, province, city or sea; `min_zoom` where it is first to be read."""

    text: str
    kind: str
    min_zoom: float
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Countries as polygons of rings, the outer first; borders of provinces as lines, one list a country."""

    countries: tuple[list[list[Line]], ...] = ()
    provinces: tuple[list[Line], ...] = ()
    names: tuple[Name, ...] = ()

    def packed(self) -> dict[str, Any]:
        """All of it as JSON values, a line as the whole-numbered steps from each corner to the next: a third of the
        size of GeoJSON, with nothing left out. `briefing.js` unpacks it."""
        return {
            "countries": [[[_steps(ring) for ring in polygon] for polygon in country] for country in self.countries],
            "provinces": [[_steps(line) for line in lines] for lines in self.provinces],
            "names": self.names,
        }


def read_ground(folder: Path | None) -> Ground:
    """The ground in a folder of outlines; an empty one for None.

    Raises ExportError where a file is missing or damaged.
    """
    if folder is None:
        return Ground()
    countries = [_polygons(feature["geometry"]) for feature in _features(folder / "countries.geojson")]
    provinces = [_lines(feature["geometry"]) for feature in _features(folder / "provinces.geojson")]
    names = [_name(feature) for feature in _features(folder / "labels.geojson")]
    return Ground(tuple(countries), tuple(provinces), tuple(names))


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    except FileNotFoundError:
        raise ExportError(f"no outlines at {path}; restore them from the repository") from None
    except (ValueError, KeyError, TypeError) as error:
        raise ExportError(f"{path.name} is no GeoJSON ({error!r}); restore it from the repository") from None
    return features


def _polygons(geometry: dict[str, Any]) -> list[list[Line]]:
    found: Any = geometry["coordinates"]
    return [found] if geometry["type"] == "Polygon" else list(found)


def _lines(geometry: dict[str, Any]) -> list[Line]:
    found: Any = geometry["coordinates"]
    return [found] if geometry["type"] == "LineString" else list(found)


def _name(feature: dict[str, Any]) -> Name:
    told, (lon, lat) = feature["properties"], feature["geometry"]["coordinates"]
    return Name(told["name"], told["kind"], told["min_zoom"], lon, lat)


def _steps(line: Line) -> list[int]:
    corners = [(round(lon * _STEPS), round(lat * _STEPS)) for lon, lat in line]
    return list(_flat([corners[0], *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners))]))


def _flat(pairs: Iterable[tuple[int, int]]) -> Iterable[int]:
    return (number for pair in pairs for number in pair)
