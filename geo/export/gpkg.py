"""GeoPackage (OGC 12-128): typed layers for QGIS and its kin, made in memory, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Any

from geo.export.columns import Column, Type
from geo.export.document import Document
from geo.export.tables import Row, Table, events_table, links, links_table, places_table, reports_table
from geo.geodesy import Coordinates

Shape = tuple[Coordinates, ...]

_SQL_TYPES = {
    Type.TEXT: "TEXT",
    Type.INTEGER: "INTEGER",
    Type.NUMBER: "DOUBLE",
    Type.FLAG: "BOOLEAN",
    Type.DAY: "DATE",
}
_METADATA = (Column("name", "what is told"), Column("value", "what there is to tell"))
_WGS84 = 4326
# Nothing here is younger than GeoPackage 1.2, and programs of 2022 warn of any number later than 1.3.
_VERSION = 10200


def to_bytes(document: Document) -> bytes:
    """Layers `events` (points), `links` (lines between capitals), `places` (points); tables `reports`, `metadata`.

    Longitude first, WGS 84. What has no point, or a capital nobody knows, has a null geometry. Days are DATE.
    """
    # Loads numpy, which takes a while: no other command should wait for it.
    from fudgeo import MemoryGeoPackage

    file = MemoryGeoPackage.create(flavor="EPSG")
    with closing(file.connection) as connection:
        for table in (events_table(document), places_table(document)):
            _layer(file, table, "POINT", [_spot(row) for row in table.rows])
        ways = [link.lines(document.selection.atlas) for link in links(document)]
        _layer(file, links_table(document), "MULTILINESTRING", ways)
        for table in (reports_table(document), _metadata(document)):
            file.create_table(table.name, _fields(table.columns), description=table.about)
            _insert(connection, table.name, [_cells(row, table.columns) for row in table.rows])
        with connection:
            # Otherwise the time of day gets into every file.
            made_at = document.made_at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
            connection.execute("UPDATE gpkg_contents SET last_change = ?", (made_at,))
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        return bytes(connection.serialize())


def _metadata(document: Document) -> Table:
    rows: list[Row] = [{"name": name, "value": value} for name, value in document.about()]
    return Table(
        "metadata", "Filters, counts, date of making, method and licence of this file.", _METADATA, tuple(rows)
    )


def _layer(file: Any, table: Table, kind: str, shapes: Sequence[Shape]) -> None:
    """Adds a table with a geometry each row; latitude and longitude stand in that, not in columns."""
    from fudgeo import SpatialReferenceSystem
    from fudgeo.sql import EPSG_4326

    columns = [column for column in table.columns if column.name not in ("lat", "lon")]
    made = file.create_feature_class(
        table.name,
        SpatialReferenceSystem("WGS 84", "EPSG", _WGS84, EPSG_4326),
        shape_type=kind,
        fields=_fields(columns),
        description=table.about,
        spatial_index=False,  # for a few thousand rows it takes more room than it saves time
        geom_name="geom",
    )
    rows = zip(shapes, table.rows, strict=True)
    _insert(
        file.connection, table.name, [{"geom": _geometry(kind, shape)} | _cells(row, columns) for shape, row in rows]
    )
    corners = [corner for shape in shapes for piece in shape for corner in piece]
    if corners:
        lons, lats = zip(*corners, strict=True)
        made.extent = (min(lons), min(lats), max(lons), max(lats))


def _fields(columns: Sequence[Column]) -> list[Any]:
    """With their meanings, which QGIS shows beside the names."""
    from fudgeo import Field

    return [Field(column.name, _SQL_TYPES[column.type], comment=column.meaning) for column in columns]


def _cells(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    cells = {column.name: row[column.name] for column in columns}
    return {name: cell.isoformat() if isinstance(cell, date) else cell for name, cell in cells.items()}


def _insert(connection: Any, table: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    with connection:
        connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [[*row.values()] for row in rows])


def _spot(row: Row) -> Shape:
    lat, lon = row["lat"], row["lon"]
    return (((lon, lat),),) if isinstance(lat, int | float) and isinstance(lon, int | float) else ()


def _geometry(kind: str, shape: Shape) -> Any:
    from fudgeo.geometry import MultiLineString, Point

    if not shape:
        return None
    if kind == "POINT":
        ((lon, lat),) = shape[0]
        return Point(x=lon, y=lat, srs_id=_WGS84)
    return MultiLineString([list(piece) for piece in shape], srs_id=_WGS84)
