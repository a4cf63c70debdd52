"""Our own files → events again, each value as it was. The columns are those of `geo.export.columns.EVENTS`.

Only the columns that tell more than words are read: changing `where` or `counts_text` changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from geo.errors import GeoError, InvalidPosition, InvalidRecord
from geo.export.codes import count_of, each_of, paragraphs_of, span_of, unlisted
from geo.export.csv import NOTE
from geo.export.document import COLUMNS, SAME
from geo.importing.cells import Cells
from geo.importing.dates import read_date
from geo.importing.records import Harvest, Incoming
from geo.importing.sheet import Sheet
from geo.importing.spots import position_of
from geo.model import (
    Count,
    DateSpan,
    Event,
    EventKind,
    LatLon,
    Part,
    Place,
    PlaceKind,
    Precision,
    Report,
    ReviewState,
    Source,
    Status,
    Strength,
)
from geo.safety import refuse_place

NEEDED = frozenset({"id", "kind", "summary", "source_ids", "source_titles", "report_paragraphs"})
# Told in other columns as well, for people; never read back.
_WORDS = frozenset({"where", "place", "counts_text", "reports", "publishers", "paragraphs", NOTE})


def is_ours(sheet: Sheet) -> bool:
    return set(sheet.columns) >= NEEDED


def read_ours(sheet: Sheet) -> Harvest:
    """The events of a file of ours. Rows that were spoilt since are problems."""
    incoming, problems = [], list(sheet.problems)
    for row in sheet.rows:
        cells = Cells(row)
        found = _incoming(cells)
        if cells.problems:
            problems += cells.problems
        else:
            incoming.append(found)
    return Harvest(
        sheet.name,
        tuple(incoming),
        tuple(problems),
        (*sheet.remarks, *_lacking(sheet)),
        tuple(column for column in sheet.columns if column not in COLUMNS and column != NOTE),
        coarsened=sheet.audience == "public",
    )


def _lacking(sheet: Sheet) -> tuple[str, ...]:
    drawn = {"lat", "lon"} if sheet.form != "CSV" else set()
    lacking = [name for name in COLUMNS if name not in {*sheet.columns, *_WORDS, *drawn}]
    return (f"Columns that are not there any more count as empty: {', '.join(lacking)}.",) if lacking else ()


def _incoming(cells: Cells) -> Incoming:
    counts = _counts(cells, "counts", cells.text("counts"))
    sources = _sources(cells)
    return Incoming(cells.row.number, _event(cells, counts, _reports(cells, sources, counts)), sources)


def _event(cells: Cells, counts: tuple[Count, ...], reports: tuple[Report, ...]) -> Event:
    for column in ("id", "kind", "summary"):
        if not cells.text(column):
            cells.bad(column, "is empty; every record needs one")
    return Event(
        id=cells.text("id"),
        kind=cells.word("kind", EventKind, EventKind.RAID),
        summary=cells.text("summary"),
        status=cells.word("status", Status, Status.REPORTED),
        date=_span(cells),
        date_text=cells.optional("date_words"),
        place=_place(cells),
        country=cells.optional("country"),
        partners=tuple(unlisted(cells.text("partners"))),
        origin=cells.optional("origin"),
        destination=cells.optional("destination"),
        counts=counts,
        strength=cells.word("strength", Strength, Strength.FIRM),
        reports=reports,
        review=cells.word("review", ReviewState, ReviewState.UNREVIEWED),
        note=cells.text("note"),
        withheld=_withheld(cells),
    )


def _withheld(cells: Cells) -> tuple[Part, ...]:
    words = unlisted(cells.text("withheld"))
    if not set(words) <= {part.value for part in Part}:
        cells.bad("withheld", f"names a part that is none of {', '.join(Part)}; write those, separated by '; '")
        return ()
    return tuple(Part(word) for word in words)


def _span(cells: Cells) -> DateSpan | None:
    """By `date_edtf`, unless a spreadsheet spoilt it: then by first day, last day and precision."""
    inferred = cells.flag("year_inferred")
    first = cells.read("date_start", read_date, None)
    last = cells.read("date_end", read_date, None)
    days = _between(cells, first, last) if first and last else None
    try:
        written = DateSpan.from_edtf(cells.text("date_edtf")) if cells.text("date_edtf").strip() else None
    except InvalidRecord as error:
        if days is None:
            cells.bad("date_edtf", str(error))
        written = days
    if written and days and (written.start, written.end) != (days.start, days.end):
        cells.bad("date_edtf", f"is not what date_start and date_end say, {days.start} to {days.last}; make them agree")
    found = written or days
    if found is None or not inferred:
        return found
    return DateSpan(found.start, found.end, found.precision, year_inferred=True)


def _between(cells: Cells, first: DateSpan, last: DateSpan) -> DateSpan | None:
    precision = cells.word("date_precision", Precision, Precision.DAY)
    if last.end <= first.start:
        cells.bad("date_end", f"lies before date_start, {first.start}; swap them")
        return None
    return DateSpan(first.start, last.end, precision)


def _place(cells: Cells) -> Place | None:
    if not cells.text("place_id"):
        return None
    # A polygon drawn in place of the point says itself how wide it is.
    radius_km = cells.row.spot.radius_km if cells.row.spot else None
    place = Place(
        id=cells.text("place_id"),
        name=cells.text("place_name") or cells.text("place"),
        kind=cells.word("place_kind", PlaceKind, PlaceKind.VILLAGE),
        country=cells.text("place_country") or cells.text("country"),
        position=_position(cells),
        radius_km=radius_km or _radius(cells),
        adm1=cells.optional("adm1"),
        parent_id=cells.optional("place_parent"),
        pcode=cells.optional("pcode"),
        iso_3166_2=cells.optional("iso_3166_2"),
        name_local=cells.optional("place_name_local"),
        names=tuple(unlisted(cells.text("place_names"))),
        population=cells.whole("place_population"),
        origin=cells.text("position_origin"),
        note=cells.text("place_note"),
    )
    if not place.country:
        cells.bad("place_country", "is empty; a place lies in a country, written as two letters such as KH")
    try:
        refuse_place(place)
    except InvalidRecord as error:
        cells.bad("place_name", str(error))
    return place


def _radius(cells: Cells) -> float:
    radius_km = cells.number("radius_km")
    if radius_km is None or not 0 < radius_km <= 20_000:
        cells.bad("radius_km", "a place needs the distance in km that its point may be off; write a number such as 2")
        return 1.0
    return radius_km


def _position(cells: Cells) -> LatLon | None:
    if cells.row.spot is not None:
        lat, lon = cells.row.spot.position
    else:
        lat_cell, lon_cell = cells.number("lat"), cells.number("lon")
        if lat_cell is None and lon_cell is None:
            return None
        if lat_cell is None or lon_cell is None:
            cells.bad("lat", "latitude and longitude are given together or not at all; add the other one")
            return None
        lat, lon = lat_cell, lon_cell
    try:
        return position_of(lat, lon)
    except InvalidPosition as error:
        cells.bad("lat" if cells.row.spot is None else "geometry", str(error))
        return None


def _counts(cells: Cells, column: str, text: str, separator: str = ";") -> tuple[Count, ...]:
    found = []
    for code in text.split(separator) if text.strip() else ():
        try:
            found.append(count_of(code))
        except InvalidRecord as error:
            cells.bad(column, str(error))
    return tuple(found)


def _sources(cells: Cells) -> tuple[Source, ...]:
    ids = [part.strip() for part in cells.text("source_ids").split(";") if part.strip()]
    if not ids:
        cells.bad("source_ids", "is empty; every record needs an article that reports it")
    names = ("titles", "publishers", "countries", "retells", "languages", "published", "urls", "notes")
    columns = {name: _each(cells, f"source_{name}", len(ids)) for name in names}
    return tuple(
        Source(
            id=source_id,
            title=columns["titles"][at],
            publisher=columns["publishers"][at] or None,
            publisher_country=columns["countries"][at] or None,
            retells=columns["retells"][at] or None,
            language=columns["languages"][at] or "en",
            published=_published(cells, columns["published"][at]),
            url=columns["urls"][at] or None,
            note=columns["notes"][at],
        )
        for at, source_id in enumerate(ids)
    )


def _published(cells: Cells, text: str) -> date | None:
    if not text.strip():
        return None
    try:
        span = read_date(text)
    except GeoError as error:
        cells.bad("source_published", str(error))
        return None
    if span.precision is not Precision.DAY:
        cells.bad("source_published", "is no day; write it as 2025-07-14, or leave it empty")
    return span.start


def _reports(cells: Cells, sources: Sequence[Source], counts: tuple[Count, ...]) -> tuple[Report, ...]:
    number = len(sources)
    names = ("report_paragraphs", "report_counts", "report_notes", "report_quotes", "report_spans")
    each = {name: _each(cells, name, number) for name in names}
    return tuple(
        _report(cells, source.id, counts, {name: values[at] for name, values in each.items()})
        for at, source in enumerate(sources)
    )


def _report(cells: Cells, source_id: str, counts: tuple[Count, ...], told: Mapping[str, str]) -> Report:
    same = told["report_counts"].strip() == SAME
    figures = counts if same else _counts(cells, "report_counts", told["report_counts"], ",")
    paragraphs: dict[str, int] = {}
    start = end = None
    try:
        paragraphs = paragraphs_of(told["report_paragraphs"])
        start, end = span_of(told["report_spans"])
    except InvalidRecord as error:
        cells.bad("report_paragraphs" if not paragraphs else "report_spans", str(error))
    return Report(source_id, paragraphs, figures, told["report_quotes"] or None, start, end, told["report_notes"])


def _each(cells: Cells, column: str, number: int) -> list[str]:
    """The column's value for each article."""
    try:
        return each_of(cells.text(column), number) if number else []
    except InvalidRecord as error:
        cells.bad(column, str(error))
        return [""] * number
