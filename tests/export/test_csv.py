"""The CSV opens in Excel in any script, runs no formula, and comes back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.export.csv import NOTE, guarded, to_bytes, unguarded
from geo.export.document import COLUMNS
from geo.filters import EventFilter, select
from geo.model import DateSpan, LatLon
from tests.export.reading import csv_rows
from tests.samples import HOSTILE, atlas_of, document, event, place, shipped, source
from tests.test_filters import filters


def exported(*events: Any, **rest: Any) -> list[dict[str, str]]:
    return csv_rows(to_bytes(document(atlas_of(*events, **rest))))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert to_bytes(document(shipped())).startswith(b"\xef\xbb\xbfid,kind,")


def test_every_line_ends_as_rfc_4180_has_it() -> None:
    content = to_bytes(document(shipped()))
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == len(shipped().events) + 1


@settings(deadline=None)  # a busy machine is no fault
@given(filters())
def test_there_is_one_row_an_event_and_one_column_a_value(wanted: EventFilter) -> None:
    rows = csv_rows(to_bytes(document(shipped(), wanted)))
    assert [row["id"] for row in rows] == [event.id for event in select(shipped(), wanted).events]
    assert all(tuple(row) == (*COLUMNS, NOTE) for row in rows)


def test_an_empty_selection_is_a_header() -> None:
    assert csv_rows(to_bytes(document(shipped(), EventFilter(text="nothing like it")))) == []


@pytest.mark.parametrize(
    "text",
    # Plain, after blanks, full-width, and after what nobody sees.
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0",
        "  =1",
        "\u00a0=1",
        " \u00a0 @",
        "\u3000=1",
        "\u2003+1",
        "\u2028-1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "\u200b=1",
        "\ufeff=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "2 - 1", "a=b", "ភ្នំពេញ", "O'Smach", "'so called'", "?", "(=1)", "−1 °C"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["'=1", "''=1", "' -1", "'\t"])
def test_a_text_that_looks_marked_already_gets_one_mark_more(text: str) -> None:
    assert guarded(text) == "'" + text
    assert unguarded("'" + text) == text


@pytest.mark.parametrize(
    ("value", "cell"), [(-77.04, -77.04), (-1, -1), (0, 0), (None, None), (True, "yes"), (False, "no")]
)
def test_numbers_stay_numbers(value: Any, cell: Any) -> None:
    assert guarded(value) == cell


def test_a_negative_longitude_stays_a_number() -> None:
    (row,) = exported(event(place=place(position=LatLon(-18.14, -77.04))))
    assert (row["lat"], row["lon"]) == ("-18.14", "-77.04")


def test_khmer_text_comes_back() -> None:
    (row,) = exported(event(summary='ភ្នំពេញ, «quoted» "twice"'))
    assert row["summary"] == 'ភ្នំពេញ, «quoted» "twice"'


def test_what_is_not_known_is_an_empty_cell() -> None:
    (row,) = exported(event(country=None))
    empty = {key for key, value in row.items() if value == ""}
    assert {"lat", "lon", "date_start", "place_id", "country", "year_inferred"} <= empty
    (dated,) = exported(event(date=DateSpan.from_edtf("2025-07-14")))
    assert dated["year_inferred"] == "no"


HOSTILE_TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("=+-@\t\r\n\"',; \u00a0\u3000＝＋a1'\0\u2028"), max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@settings(deadline=None)  # a busy machine is no fault
@given(HOSTILE_TEXT, HOSTILE_TEXT)
def test_any_text_comes_back_as_it_was_once_the_mark_is_taken_off(summary: str, title: str) -> None:
    (row,) = exported(event(summary=summary), sources=(source(title=title),))
    assert unguarded(row["summary"]) == summary
    assert unguarded(row["source_titles"]) == title
    assert len(row) == len(COLUMNS) + 1
    for cell in (row["summary"], row["source_titles"]):
        assert not cell.strip(" \u00a0\u3000\u2028\t\r\n").startswith(("=", "+", "-", "@", "＝", "＋"))
