"""GeoPackage → rows: those of one layer, of ours the layer `events`. Read in memory with SQLite alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from geo.errors import InvalidPosition, TableUnreadable
from geo.importing.shapes import geopackage_corners, spot_of
from geo.importing.sheet import Problem, Row, Sheet

_OURS = "events"
_WGS84 = 4326
_DAMAGED = "is a damaged GeoPackage ({}); save or download it again"


def read_geopackage(content: bytes, name: str) -> Sheet:
    """Rows are numbered from 1 in the order of the layer. Raises TableUnreadable."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content)
            # Nothing that the file brings along, such as a view with functions in it, is trusted.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            layers = _layers(connection)
            layer = _OURS if _OURS in layers else layers[0]
            return _sheet(connection, name, layer, [other for other in layers if other != layer])
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise TableUnreadable(_DAMAGED.format(error)) from None


def _layers(connection: sqlite3.Connection) -> list[str]:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "gpkg_contents" not in tables:
        raise TableUnreadable("is a database, but no GeoPackage; export the layer as GeoPackage, GeoJSON or CSV")
    listed = connection.execute("SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')")
    layers = [row[0] for row in listed if row[0] in tables]
    if not layers:
        raise TableUnreadable("holds no layer with a table; export the layer again")
    return layers


def _sheet(connection: sqlite3.Connection, name: str, layer: str, others: Sequence[str]) -> Sheet:
    shape = _shape_column(connection, layer)
    found = connection.execute(f"SELECT * FROM {_quoted(layer)}")
    names = [column[0] for column in found.description]
    keys = _keys(connection, layer)
    columns = tuple(column for column in names if column != shape and column not in keys)
    rows, problems = [], []
    for number, values in enumerate(found, 1):
        cells = dict(zip(names, values, strict=True))
        try:
            spot = spot_of(geopackage_corners(cells[shape])) if shape and cells[shape] else None
        except InvalidPosition as error:
            problems.append(Problem(number, "geometry", "", str(error)))
            continue
        rows.append(Row(number, {column: _text(cells[column]) for column in columns}, spot))
    if not rows and not problems:
        raise TableUnreadable(f"holds no row in its layer {layer!r}; choose a file with at least one")
    ours = layer == _OURS
    remarks = () if ours or not others else (f"Only its layer “{layer}” was read, not {', '.join(others)}.",)
    return Sheet(
        name, "GeoPackage", columns, tuple(rows), tuple(problems), remarks=remarks, audience=_audience(connection)
    )


def _shape_column(connection: sqlite3.Connection, layer: str) -> str | None:
    found = connection.execute(
        "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (layer,)
    ).fetchone()
    if found is None:
        return None
    if found[1] != _WGS84:
        raise TableUnreadable(f"has its positions in the system EPSG:{found[1]}; save it in WGS 84 (EPSG:4326)")
    return str(found[0])


def _keys(connection: sqlite3.Connection, layer: str) -> set[str]:
    """Row numbers of the database itself say nothing of an event."""
    columns = connection.execute(f"PRAGMA table_info({_quoted(layer)})").fetchall()
    return {column[1] for column in columns if column[5] and "INT" in column[2].upper()}


def _audience(connection: sqlite3.Connection) -> str:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "metadata" not in tables:
        return ""
    columns = {row[1] for row in connection.execute("PRAGMA table_info(metadata)")}
    if not {"name", "value"} <= columns:
        return ""
    found = connection.execute("SELECT value FROM metadata WHERE name = 'audience'").fetchone()
    return str(found[0]) if found else ""


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.hex() if isinstance(value, bytes) else str(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
