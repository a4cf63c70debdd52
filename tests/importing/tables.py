"""Small tables of other people, and the shortest way from their bytes to a plan."""

from __future__ import annotations

import json
from typing import Any

from geo.geometry import Outline
from geo.importing import ColumnMap, Harvest, Plan, Sheet, guess_mapping, harvest, make_plan, read_bytes
from geo.importing.mapping import Field
from geo.model import Atlas
from tests.samples import atlas_of

# A square around Cambodia, roughly.
OUTLINES = {"KH": Outline((((10.0, 102.0), (10.0, 108.0), (15.0, 108.0), (15.0, 102.0), (10.0, 102.0)),))}
HEADER = "event_date,event_type,country,location,latitude,longitude,notes,source"
GOOD = "2025-07-14,Raid,Cambodia,Bavet,11.07,106.17,Police searched a building.,Border Post"


def sheet_of(*lines: str, name: str = "raids.csv") -> Sheet:
    return read_bytes("\n".join(lines).encode(), name)


def read(*lines: str, atlas: Atlas | None = None, **constants: Any) -> Harvest:
    """A CSV of others by the guess of its columns, with `constants` of the mapping."""
    sheet = sheet_of(*lines)
    columns = ColumnMap(guess_mapping(sheet).columns, **constants)
    return harvest(sheet, atlas or atlas_of(), OUTLINES, columns)


def planned(*lines: str, atlas: Atlas | None = None, **constants: Any) -> Plan:
    here = atlas or atlas_of()
    return make_plan(read(*lines, atlas=here, **constants), here)


def row(**cells: str) -> tuple[str, str]:
    """The header and one good row, but for what `cells` (by field) say."""
    names = {"date": "event_date", "kind": "event_type", "place": "location", "lat": "latitude", "lon": "longitude"}
    values = dict(zip(HEADER.split(","), GOOD.split(","), strict=True))
    values |= {names.get(name, name): value for name, value in cells.items()}
    return ",".join(values), ",".join(f'"{value}"' for value in values.values())


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    usual = {"date": "2025-07-14", "kind": "raid", "country": "KH", "name of place": "Bavet"}
    return {"type": "Feature", "geometry": geometry, "properties": usual | properties}


def geojson(*features: Any, **members: Any) -> Sheet:
    whole = {"type": "FeatureCollection", "features": [*features]} | members
    return read_bytes(json.dumps(whole).encode(), "sites.geojson")


def of_features(*features: Any) -> Harvest:
    return harvest(geojson(*features), atlas_of(), OUTLINES)


__all__ = [
    "GOOD",
    "HEADER",
    "OUTLINES",
    "Field",
    "feature",
    "geojson",
    "of_features",
    "planned",
    "read",
    "row",
    "sheet_of",
]
