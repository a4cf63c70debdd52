"""A file as rows of text, before anybody knows what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.model import LatLon


class Problem(NamedTuple):
    """Why a row cannot be taken. `row` is its number as the file's own program shows it, 0 for the file as a whole.

    `message` says what was allowed and what to do.
    """

    row: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        value = f" {_short(self.value)!r}" if self.value else ""
        where = f"row {self.row}" + (f", {self.column}" if self.column else "")
        return f"{where}{value}: {self.message}"


class Spot(NamedTuple):
    """Where the geometry of a row lies. `radius_km` is None for a point, else how far its farthest corner is."""

    position: LatLon
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `cells` by column, "" for what is empty. `spot` is None where it has no geometry."""

    number: int
    cells: Mapping[str, str]
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file under its columns; `problems` are rows that could not even be read.

    `form` is its format. `tags` are HXL hashtags by column. `remarks` tell how it was read, where that may be wrong.
    `audience` is "public" where the file says that it was coarsened.
    """

    name: str
    form: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    audience: str = ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
