"""A workbook for Excel and LibreOffice: typed cells, frozen headers, filters, and no text that runs as a formula."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from geo.export.columns import Column, Type
from geo.export.csv import guarded
from geo.export.document import Document
from geo.export.tables import Row, Table, Value, events_table, links_table, places_table, sources_table

_NARROWEST, _WIDEST = 8, 60
# Excel's own limits: characters in a cell, characters in a link, the first day it knows.
_LONGEST_TEXT, _LONGEST_LINK, _FIRST_DAY = 32_767, 2_079, date(1900, 3, 1)
_CUT = " … (cut here: longer than a cell may be)"


def to_bytes(document: Document) -> bytes:
    """Sheets Events, Links, Places, Sources and Method; a row each, one header row, the same bytes for the same input.

    Dates that are known to the day are dates, the others ISO 8601 text. Only http and https addresses are links.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    # Text stays text; and nothing is left behind in the folder for temporary files.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(out, plain | {"default_date_format": "yyyy-mm-dd"}) as book:
        made_at = document.made_at.replace(tzinfo=None)
        about = dict(document.about())
        book.set_properties({"title": about["title"], "comments": about["licence"], "created": made_at})
        looks = {
            "header": book.add_format({"bold": True, "bg_color": "#E7EEF0", "bottom": 1, "valign": "top"}),
            "long": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        for table in (events_table(document), links_table(document), places_table(document), sources_table(document)):
            _write(book.add_worksheet(table.name.capitalize()), table, looks)
        _method(book.add_worksheet("Method"), document, looks)
    return out.getvalue()


def _write(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, looks["header"])
        sheet.set_column(place, place, _width(table, column))
        for line, row in enumerate(table.rows, 1):
            _put(sheet, line, place, column, row)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _put(sheet: Any, line: int, place: int, column: Column, row: Row) -> None:
    value = row[column.name]
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, date):
        if _is_a_day(column, row) and value >= _FIRST_DAY:
            sheet.write_datetime(line, place, value)
        else:
            sheet.write_string(line, place, value.isoformat())
    elif isinstance(value, int | float):
        sheet.write_number(line, place, value)
    elif column.name == "url" and _can_be_a_link(value):
        sheet.write_url(line, place, value, string=value)
    else:
        sheet.write_string(line, place, _fitting(value))


def _is_a_day(column: Column, row: Row) -> bool:
    """July 2025 starts on no 1 July: as a date it would be sorted, grouped and quoted as one."""
    return column.name == "published" or row["date_precision"] == "day"


def _can_be_a_link(text: str) -> bool:
    return text.startswith(("https://", "http://")) and len(text) <= _LONGEST_LINK and text.isprintable()


def _fitting(text: str) -> str:
    """With the guard of the CSV: whoever saves a sheet as CSV, or copies a cell, takes it along."""
    safe = str(guarded(text))
    return safe if len(safe) <= _LONGEST_TEXT else safe[: _LONGEST_TEXT - len(_CUT)] + _CUT


def _width(table: Table, column: Column) -> int:
    longest = max((len(_shown(row[column.name])) for row in table.rows), default=0)
    return min(max(longest, len(column.name) + 3, _NARROWEST), _WIDEST)  # + 3: the arrow of the filter


def _shown(value: Value) -> str:
    return "" if value is None else str(value)


def _method(sheet: Any, document: Document, looks: dict[str, Any]) -> None:
    """What the file holds and how it was made, then what each column means."""
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    lines = [*document.about(), ("", "")]
    for table in (events_table(document), links_table(document), places_table(document), sources_table(document)):
        lines.append((table.name.capitalize(), table.about))
        lines += [(f"  {column.name}", column.meaning + _kind(column)) for column in table.columns]
    sheet.write_row(0, 0, ("About", "this file"), looks["header"])
    for line, (name, words) in enumerate(lines, 1):
        sheet.write_string(line, 0, _fitting(name), looks["long"])
        sheet.write_string(line, 1, _fitting(words), looks["long"])
    sheet.freeze_panes(1, 0)


def _kind(column: Column) -> str:
    return "" if column.type is Type.TEXT else f" ({column.type.value})"
