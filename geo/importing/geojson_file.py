"""GeoJSON → rows: one a feature, its properties as text."""

from __future__ import annotations

import json
from typing import Any

from geo.errors import InvalidPosition, TableUnreadable
from geo.importing.shapes import geojson_corners, spot_of
from geo.importing.sheet import Problem, Row, Sheet

_WGS84 = ("CRS84", "4326")


def read_geojson(content: bytes, name: str) -> Sheet:
    """Rows are numbered from 1 in the order of the features. Raises TableUnreadable."""
    whole = _parsed(content)
    features = whole.get("features") if whole.get("type") == "FeatureCollection" else [whole]
    if not isinstance(features, list) or whole.get("type") not in ("FeatureCollection", "Feature"):
        raise TableUnreadable(f"is GeoJSON of type {whole.get('type')!r}; expected a FeatureCollection")
    _refuse_other_systems(whole)
    if not features:
        raise TableUnreadable("holds no feature; choose a file with at least one")
    rows, problems, columns = [], [], dict[str, None]()
    for number, feature in enumerate(features, 1):
        try:
            row = _row(number, feature)
        except InvalidPosition as error:
            problems.append(Problem(number, "geometry", "", str(error)))
            continue
        rows.append(row)
        columns |= dict.fromkeys(row.cells)
    cells = [Row(row.number, {column: row.cells.get(column, "") for column in columns}, row.spot) for row in rows]
    metadata = whole.get("metadata")
    audience = metadata.get("audience") if isinstance(metadata, dict) else None
    return Sheet(name, "GeoJSON", tuple(columns), tuple(cells), tuple(problems), audience=str(audience or ""))


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(content, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise TableUnreadable("is JSON, but no Unicode; save it as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise TableUnreadable(f"is damaged JSON ({error}); save or download it again") from None
    if not isinstance(whole, dict):
        raise TableUnreadable("is JSON, but no GeoJSON; expected a FeatureCollection")
    return whole


def _refuse_constant(word: str) -> float:
    raise ValueError(f"{word} is no number in JSON")


def _refuse_other_systems(whole: dict[str, Any]) -> None:
    """GeoJSON before 2016 could name another coordinate system."""
    system = json.dumps(whole.get("crs")) if whole.get("crs") else ""
    if system and not any(word in system for word in _WGS84):
        raise TableUnreadable(f"has its positions in another system ({system[:120]}); save it in WGS 84 (EPSG:4326)")


def _row(number: int, feature: Any) -> Row:
    if not isinstance(feature, dict):
        raise InvalidPosition("is no feature; expected an object with geometry and properties")
    properties = feature.get("properties")
    cells = {str(key): _text(value) for key, value in properties.items()} if isinstance(properties, dict) else {}
    if feature.get("id") is not None:
        cells.setdefault("id", _text(feature["id"]))
    return Row(number, cells, spot_of(geojson_corners(feature.get("geometry"))))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
