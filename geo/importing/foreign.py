"""Somebody else's table → events to be reviewed. The table itself is the source: nobody here has seen what it cites.

Nothing is guessed that a person could not check: a date that may be two days, a point outside its country, or a kind
that no word tells, makes the row a problem. Paragraph numbers are the rows of the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import PurePath

from geo.geometry import Outline
from geo.importing import values
from geo.importing.cells import Cells
from geo.importing.dates import read_date
from geo.importing.mapping import ColumnMap, Field
from geo.importing.places import Site, site_of
from geo.importing.records import Harvest, Incoming
from geo.importing.sheet import Row, Sheet
from geo.model import Atlas, Count, DateSpan, Event, EventKind, Precision, Report, Source, Status
from geo.records.ids import event_id, slug
from geo.wording import plain_summary

_FIGURES = {
    Field.ARRESTED: "arrested",
    Field.DEPORTED: "deported",
    Field.RESCUED: "rescued",
    Field.KILLED: "killed",
}
# ACLED's codes for how exact a date is: within a week, within a month.
_WEEK, _MONTH = "2", "3"
_LONGEST = 300
_EVENT_ID = re.compile("[A-Z]{2}(-[A-Z0-9]+)+")


def read_foreign(sheet: Sheet, columns: ColumnMap, atlas: Atlas, outlines: Mapping[str, Outline]) -> Harvest:
    """The events of the table, all unreviewed. `outlines` are those of the countries, by alpha-2 code."""
    reader = _Reader(sheet, columns, atlas, outlines)
    incoming, problems = [], list(sheet.problems)
    for row in sheet.rows:
        cells = Cells(_under_fields(row, columns))
        found = reader.incoming(cells)
        if cells.problems:
            problems += [problem._replace(column=reader.column(problem.column)) for problem in cells.problems]
        elif found:
            incoming.append(found)
    used = set(columns.columns.values())
    unread = tuple(column for column in sheet.columns if column not in used)
    return Harvest(
        sheet.name,
        tuple(incoming),
        tuple(problems),
        sheet.remarks,
        unread,
        coarsened=sheet.audience == "public",
        foreign=True,
    )


def _under_fields(row: Row, columns: ColumnMap) -> Row:
    return replace(row, cells={each.value: row.cells.get(column, "") for each, column in columns.columns.items()})


class _Reader:
    def __init__(self, sheet: Sheet, columns: ColumnMap, atlas: Atlas, outlines: Mapping[str, Outline]) -> None:
        self._sheet, self._columns, self._atlas, self._outlines = sheet, columns, atlas, outlines
        self._given = frozenset(_given(columns))
        self._countries = values.country_names(atlas.countries)

    def column(self, name: str) -> str:
        """What the file calls a field."""
        return self._columns.columns.get(Field(name), name) if name in set(Field) else name

    def incoming(self, cells: Cells) -> Incoming | None:
        country = cells.read(Field.COUNTRY, self._country, self._columns.country)
        kind = self._kind(cells)
        site = site_of(cells, country, self._atlas, self._outlines, self._sheet.name)
        span = self._span(cells)
        status = cells.read(Field.STATUS, values.status, Status.REPORTED)
        counts = tuple(self._counts(cells))
        source = self._source(cells)
        if cells.problems or kind is None or source is None:
            return None
        event = Event(
            id="",
            kind=kind,
            summary=" ".join(cells.text(Field.SUMMARY).split()),
            status=status,
            date=span,
            place=site.place,
            country=site.place.country if site.place else country,
            counts=counts,
            reports=(Report(source.id, {"event": cells.row.number}, counts),),
            note=_note(cells, site),
        )
        event = replace(event, summary=event.summary or plain_summary(event, self._atlas))
        event = replace(event, id=self._id(cells, event))
        return Incoming(cells.row.number, event, (source,), self._given, site.remarks)

    def _country(self, text: str) -> str | None:
        return values.country_code(text, self._countries)

    def _kind(self, cells: Cells) -> EventKind | None:
        found = values.event_kind(cells.text(Field.KIND)) or self._columns.kind
        if found is None:
            known = ", ".join(kind.value for kind in EventKind)
            message = f"says not what happened; map a column with one of {known}, or choose one for all such rows"
            cells.bad(Field.KIND, message)
        return found

    def _span(self, cells: Cells) -> DateSpan | None:
        def read(text: str) -> DateSpan | None:
            return read_date(text, self._columns.order)

        first, last = cells.read(Field.DATE, read, None), cells.read(Field.DATE_END, read, None)
        if first is None:
            return None
        if last is not None and last.end <= first.start:
            cells.bad(Field.DATE_END, f"lies before the first day, {first.start}; swap them")
        elif last is not None and last.end != first.end:
            return _whole(first.start, last)
        return _as_exact_as(first, cells.text(Field.TIME_PRECISION).strip())

    def _counts(self, cells: Cells) -> list[Count]:
        found = [cells.read(each, partial(values.figure, what=what), None) for each, what in _FIGURES.items()]
        return [count for count in found if count is not None]

    def _source(self, cells: Cells) -> Source | None:
        """The table, or the article that the row cites, as the table cites it."""
        publisher, title = cells.text(Field.PUBLISHER).strip(), cells.text(Field.TITLE).strip()
        url = cells.text(Field.URL).strip() or None
        published = cells.read(Field.PUBLISHED, lambda text: read_date(text, self._columns.order), None)
        cited = bool(title or url)
        name = PurePath(self._sheet.name).name
        source = Source(
            id="",
            title=(title or (f"Cited as {url}" if url else _table(name, publisher)))[:_LONGEST],
            publisher=(publisher or None) if cited else None,
            retells=None if cited else publisher or None,
            published=published.start if published and published.precision is Precision.DAY else None,
            url=url,
            note=f"Taken from the table {name}, unchecked; paragraph numbers are its rows.",
        )
        if url and not url.startswith(("http://", "https://")):
            cells.bad(Field.URL, "is no web link; write it with https://, or leave the column out")
            return None
        return replace(source, id=_source_id(f"{publisher} {title or url or name}", source if cited else None))

    def _id(self, cells: Cells, event: Event) -> str:
        """That of the table where it has one, else one made of all that the row says: the same each time."""
        own = cells.text(Field.ID).strip()
        if _EVENT_ID.fullmatch(own):
            return own
        prefix = event.country or "XX"
        if plain := slug(own).upper():
            known_by_itself = len(plain) >= 5 and not plain.isdecimal()
            table = "" if known_by_itself else slug(PurePath(self._sheet.name).stem, 24).upper()
            return "-".join(part for part in (prefix, table, plain) if part)
        told = json.dumps(sorted(cells.row.cells.items()), ensure_ascii=False)
        spot = repr(cells.row.spot) if cells.row.spot else ""
        return f"{event_id(event, self._atlas)}-{sha256((told + spot).encode()).hexdigest()[:6].upper()}"


def _table(name: str, publisher: str) -> str:
    return f"Table {name}, citing {publisher}" if publisher else f"Table {name}"


def _source_id(words: str, cited: Source | None) -> str:
    """Two articles of one title, or addresses with one beginning, are told apart by all that is said of them."""
    number = sha256(repr(cited).encode()).hexdigest()[:4] if cited else ""
    return "-".join(part for part in (slug(words, 48), number) if part) or "table"


def _whole(start: date, last: DateSpan) -> DateSpan:
    """From the first day to the last; 1 to 31 July is July."""
    for length in (4, 7):
        whole = DateSpan.from_edtf(start.isoformat()[:length])
        if (whole.start, whole.end) == (start, last.end):
            return whole
    return DateSpan(start, last.end, Precision.RANGE)


def _as_exact_as(span: DateSpan, code: str) -> DateSpan:
    if span.precision is not Precision.DAY or code not in (_WEEK, _MONTH):
        return span
    if code == _MONTH:
        return DateSpan.from_edtf(span.to_edtf()[:7])
    week = timedelta(days=6)
    return DateSpan(span.start - week, span.end + week, Precision.RANGE)


def _note(cells: Cells, site: Site) -> str:
    told = cells.text(Field.NOTE).strip()
    return " ".join(part for part in (told, site.note) if part)


def _given(columns: ColumnMap) -> list[str]:
    """The fields of an event that the mapped columns tell of."""
    told = {
        "kind": (Field.KIND,),
        "status": (Field.STATUS,),
        "date": (Field.DATE,),
        "place": (Field.PLACE, Field.LAT),
        "country": (Field.COUNTRY,),
        "counts": tuple(_FIGURES),
        "summary": (Field.SUMMARY,),
        "note": (Field.NOTE,),
    }
    return [name for name, fields in told.items() if any(each in columns.columns for each in fields)]
