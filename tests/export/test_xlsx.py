"""The workbook has typed cells under frozen headers, and nothing in it runs or leads anywhere it should not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl.utils.escape import unescape

from geo.export.csv import guarded
from geo.export.tables import Value, events_table, links_table, places_table, sources_table
from geo.export.xlsx import to_bytes
from geo.filters import EventFilter
from geo.model import Atlas, DateSpan, LatLon
from tests.export.made_up import SCRIPTS, atlases
from tests.export.reading import sheet_rows, workbook
from tests.samples import HOSTILE, atlas_of, document, event, place, shipped, source

SHEETS = ["Events", "Links", "Places", "Sources", "Method"]


def exported(*events: Any, **rest: Any) -> bytes:
    return to_bytes(document(atlas_of(*events, **rest)))


def test_there_is_a_sheet_for_each_kind_of_thing_with_a_header_that_stays_and_filters() -> None:
    book = workbook(to_bytes(document(shipped())))
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets[:4]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
        assert all(8 <= column.width <= 61 for column in sheet.column_dimensions.values())


def test_the_method_sheet_explains_every_column() -> None:
    book = workbook(to_bytes(document(shipped())))
    explained = [str(row[0].value).strip() for row in book["Method"].iter_rows() if row[1].value]
    for sheet in book.worksheets[:4]:
        assert {cell.value for cell in sheet[1]} <= set(explained)


def test_cells_have_the_type_of_what_they_say() -> None:
    (row,) = sheet_rows(
        exported(
            event(date=DateSpan.from_edtf("2025-07-14", year_inferred=True), place=place(position=LatLon(-18.14, -77)))
        ),
        "Events",
    )
    assert row["date_start"] == datetime(2025, 7, 14)
    assert (row["lat"], row["lon"], row["radius_km"], row["reports"]) == (-18.14, -77, 2, 1)
    assert row["year_inferred"] is True
    assert row["origin"] is None


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        pytest.param("2025-07", "2025-07-01", "2025-07-31", id="a month starts on no day"),
        pytest.param("2025", "2025-01-01", "2025-12-31", id="nor does a year"),
        pytest.param("2025-07-14/2025-07-16", "2025-07-14", "2025-07-16", id="some day of three"),
        pytest.param("1850-03-02", "1850-03-02", "1850-03-02", id="before the first day that Excel knows"),
    ],
)
def test_a_date_that_is_no_day_is_text(edtf: str, start: str, end: str) -> None:
    (row,) = sheet_rows(exported(event(date=DateSpan.from_edtf(edtf))), "Events")
    assert (row["date_start"], row["date_end"]) == (start, end)


def test_a_day_of_publication_is_a_date() -> None:
    (row,) = sheet_rows(exported(event(), sources=(source(published=date(2025, 7, 15)),)), "Sources")
    assert row["published"] == datetime(2025, 7, 15)


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a?b=1#c", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("internal:Events!A1", False),
        ("https://example.org/" + "a" * 3000, False),
    ],
)
def test_only_web_addresses_are_links(url: str, leads: bool) -> None:
    sheet = workbook(exported(event(), sources=(source(url=url),)))["Sources"]
    (cell,) = [cell for cell in sheet[2] if sheet.cell(1, cell.column).value == "url"]
    assert cell.value == url
    assert (cell.hyperlink is not None) is leads


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS, "=1+1", "@SUM(A1)", "{=1}", "1e5", "0123", "TRUE", "  -1"])
def test_text_stays_text(text: str) -> None:
    book = workbook(exported(event(summary=text), sources=(source(title=text),)))
    for sheet, name in (("Events", "summary"), ("Sources", "title")):
        (cell,) = [cell for cell in book[sheet][2] if book[sheet].cell(1, cell.column).value == name]
        assert cell.data_type == "s"
        assert cell.value == guarded(text)
        assert cell.hyperlink is None


def test_no_cell_holds_a_formula() -> None:
    hostile = " ".join(HOSTILE)
    book = workbook(exported(event(summary=f"={hostile}", note=f"@{hostile}"), sources=(source(note=f"+{hostile}"),)))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (row,) = sheet_rows(exported(event(summary="ក" * 40_000)), "Events")
    assert len(row["summary"]) == 32_767
    assert row["summary"].endswith("(cut here: longer than a cell may be)")


def test_an_empty_selection_has_headers_and_the_method() -> None:
    content = to_bytes(document(shipped(), EventFilter(text="nothing like it")))
    book = workbook(content)
    assert book.sheetnames == SHEETS
    assert all(
        cell.value is None for sheet in book.worksheets[:4] for row in sheet.iter_rows(min_row=2) for cell in row
    )
    assert ("events", "0") in book["Method"].iter_rows(values_only=True)


def as_read(value: Value, *, is_day: bool) -> Any:
    """What a reader of workbooks makes of a value: XML knows one kind of line break, and Excel no empty text."""
    if value is None or value == "" or isinstance(value, bool):
        return value if isinstance(value, bool) else None
    if isinstance(value, date):
        on_the_calendar = is_day and value >= date(1900, 3, 1)
        return datetime(value.year, value.month, value.day) if on_the_calendar else value.isoformat()
    return guarded(value)


@given(atlases())
@settings(max_examples=30, deadline=None)
def test_every_value_comes_back_as_it_was_or_marked_as_text(atlas: Atlas) -> None:
    made = document(atlas)
    content = to_bytes(made)
    for table in (events_table(made), links_table(made), places_table(made), sources_table(made)):
        rows = sheet_rows(content, table.name.capitalize())
        read = [{name: unescape(cell) if isinstance(cell, str) else cell for name, cell in row.items()} for row in rows]
        expected = [
            {
                name: as_read(cell, is_day=name == "published" or row.get("date_precision") == "day")
                for name, cell in row.items()
            }
            for row in table.rows
        ]
        assert [row for row in read if row["id"]] == expected, table.name
