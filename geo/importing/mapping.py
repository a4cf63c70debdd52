"""Which column of somebody else's table holds what: guessed from the names of the columns, and changed by people."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from geo.errors import TableUnreadable
from geo.importing.dates import Order
from geo.importing.sheet import Sheet
from geo.model import EventKind
from geo.names import fold


class Field(StrEnum):
    """What a column may hold, in the order in which people are asked."""

    KIND = "kind"
    DATE = "date"
    DATE_END = "date_end"
    COUNTRY = "country"
    ADM1 = "adm1"
    PLACE = "place"
    LAT = "lat"
    LON = "lon"
    RADIUS_KM = "radius_km"
    PLACE_KIND = "place_kind"
    SUMMARY = "summary"
    NOTE = "note"
    STATUS = "status"
    ARRESTED = "arrested"
    DEPORTED = "deported"
    RESCUED = "rescued"
    KILLED = "killed"
    PUBLISHER = "publisher"
    TITLE = "title"
    URL = "url"
    PUBLISHED = "published"
    ID = "id"
    TIME_PRECISION = "time_precision"
    GEO_PRECISION = "geo_precision"


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The column of each field, and what holds for rows whose own cell is empty or says nothing.

    `kind` stands for rows without a kind that can be told, `country` (alpha-2) for those without a country; None: such
    rows are problems. `order` says what 03/04/2025 means, None: such dates are problems.
    """

    columns: Mapping[Field, str] = field(default_factory=dict)
    kind: EventKind | None = None
    country: str | None = None
    order: Order | None = None


def guess_mapping(sheet: Sheet) -> ColumnMap:
    """The mapping by HXL hashtags where the file has them, else by the names of its columns; each column once."""
    found = _by_tags(sheet.tags) if sheet.tags else _by_names(sheet.columns)
    return ColumnMap({each: found[each] for each in Field if each in found})


def checked(columns: Mapping[str, str], sheet: Sheet) -> dict[Field, str]:
    """A mapping a person wrote: column → field. Raises TableUnreadable for what is not there."""
    found: dict[Field, str] = {}
    for column, name in columns.items():
        if column not in sheet.columns:
            raise TableUnreadable(f"has no column {column!r}; there are {', '.join(sheet.columns)}")
        if name not in set(Field):
            raise TableUnreadable(f"cannot map {column!r} to {name!r}; fields are {', '.join(Field)}")
        found[Field(name)] = column
    return found


@cache
def words_for(table: str) -> Mapping[str, str]:
    """Folded word → value, of the tables "kinds" and "statuses"."""
    return {fold(word): value for value, words in _tables()[table].items() for word in words}


def _by_names(columns: Iterable[str]) -> dict[Field, str]:
    keys = {column: fold(column.replace("_", " ")) for column in columns}
    # Behind the group of a form: "incident/date_event".
    tails = {column: fold(column.replace("_", " ").rpartition("/")[2]) for column in keys}
    found: dict[Field, str] = {}
    for names in (keys, tails):
        for name, headers in _tables()["headers"].items():
            free = [column for column in names if column not in found.values()]
            match = next((column for header in headers for column in free if names[column] == fold(header)), None)
            if match is not None:
                found.setdefault(Field(name), match)
    for each, ending in ((Field.LAT, " latitude"), (Field.LON, " longitude")):
        match = next((column for column, key in tails.items() if key.endswith(ending)), None)
        if match is not None and match not in found.values():
            found.setdefault(each, match)
    return found


def _by_tags(tags: Mapping[str, str]) -> dict[Field, str]:
    parsed = {column: _parts(tag) for column, tag in tags.items() if tag.strip()}
    found: dict[Field, str] = {}
    for rule in _tables()["hxl"]:
        for column, (tag, attributes) in parsed.items():
            fits = tag == rule["tag"] and attributes >= set(rule["attributes"])
            if fits and column not in found.values() and Field(rule["field"]) not in found:
                found[Field(rule["field"])] = column
    return found


def _parts(tag: str) -> tuple[str, frozenset[str]]:
    name, *attributes = tag.lower().replace(" ", "").split("+")
    return name, frozenset(attributes)


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))
