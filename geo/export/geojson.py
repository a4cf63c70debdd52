"""GeoJSON (RFC 7946): one FeatureCollection, longitude first, no `crs`, null geometry for what has no place."""

from __future__ import annotations

import json

from geo.export.document import Cell, Document


def to_bytes(document: Document) -> bytes:
    """UTF-8 without BOM, one feature an event and a line, the event's id as feature id, flat properties.

    `metadata` at the top tells filters, counts, date of making, method and licence.
    """
    features = ",\n".join(_json(_feature(row)) for row in document.rows())
    head = f'"type": "FeatureCollection",\n"metadata": {_json(document.metadata())}'
    return f'{{{head},\n"features": [\n{features}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _feature(row: dict[str, Cell]) -> dict[str, object]:
    properties = {key: value for key, value in row.items() if key not in ("lat", "lon")}
    lat, lon = row["lat"], row["lon"]
    geometry = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": row["id"], "geometry": geometry, "properties": properties}
