"""The dialog in which a person says what the columns of somebody else's table hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from geo.importing import ColumnMap, Field, Sheet
from geo.importing.dates import Order
from geo.model import Country, EventKind
from geo.wording import KIND_WORDS

WORDS = {
    Field.KIND: "What happened",
    Field.DATE: "Date, or first day",
    Field.DATE_END: "Last day",
    Field.COUNTRY: "Country",
    Field.ADM1: "Province",
    Field.PLACE: "Name of the place",
    Field.LAT: "Latitude",
    Field.LON: "Longitude",
    Field.RADIUS_KM: "How far off the point may be (km)",
    Field.PLACE_KIND: "Kind of place",
    Field.SUMMARY: "What is told",
    Field.NOTE: "Note",
    Field.STATUS: "Done, planned or going on",
    Field.ARRESTED: "Number held",
    Field.DEPORTED: "Number deported",
    Field.RESCUED: "Number freed",
    Field.KILLED: "Number killed",
    Field.PUBLISHER: "Who says so",
    Field.TITLE: "Title of the article",
    Field.URL: "Link to the article",
    Field.PUBLISHED: "Date of the article",
    Field.ID: "Number or name of the record",
    Field.TIME_PRECISION: "How exact the date is (ACLED 1-3)",
    Field.GEO_PRECISION: "How exact the point is (ACLED 1-3)",
}
_ORDERS = {None: "cannot be told", Order.DAY: "3 April 2025 (day first)", Order.MONTH: "4 March 2025 (month first)"}


@st.dialog("What do the columns hold?", width="large")
def ask(sheet: Sheet, columns: ColumnMap, countries: Mapping[str, Country], done: Callable[[ColumnMap], None]) -> None:
    """One choice a field, each with an example from the file; `done` gets what was chosen."""
    examples = {column: _example(sheet, column) for column in sheet.columns}
    with st.form("import-mapping", border=False):
        chosen = {}
        # Two by two, so that on a narrow screen they follow each other in their order.
        for pair in zip([*WORDS][::2], [*WORDS][1::2], strict=True):
            for field, place in zip(pair, st.columns(2), strict=True):
                with place:
                    chosen[field] = _column(field, WORDS[field], sheet, columns, examples)
        st.divider()
        left, right = st.columns(2)
        kinds: list[EventKind | None] = [None, *EventKind]
        kind = left.selectbox(
            "Rows that do not say what happened are a …",
            kinds,
            kinds.index(columns.kind),
            lambda kind: KIND_WORDS[kind] if kind else "– leave them out –",
            key="map-kind-for-all",
        )
        codes = [None, *sorted(countries, key=lambda code: countries[code].name)]
        country = right.selectbox(
            "Rows without a country lie in …",
            codes,
            codes.index(columns.country),
            lambda code: countries[code].name if code else "– not known –",
            key="map-country-for-all",
        )
        order = st.radio(
            "03/04/2025 stands for …",
            [*_ORDERS],
            [*_ORDERS].index(columns.order),
            lambda order: _ORDERS[order],
            key="map-order",
            horizontal=True,
        )
        if st.form_submit_button("Use these columns", type="primary", key="map-use"):
            done(ColumnMap({field: column for field, column in chosen.items() if column}, kind, country, order))
            st.rerun()


def _column(field: Field, words: str, sheet: Sheet, columns: ColumnMap, examples: Mapping[str, str]) -> str | None:
    options = [None, *sheet.columns]
    current = columns.columns.get(field)
    return st.selectbox(
        words,
        options,
        options.index(current) if current in options else 0,
        lambda column: f"{column}{examples[column]}" if column else "–",
        key=f"map-{field}",
    )


def _example(sheet: Sheet, column: str) -> str:
    """The first cell of the column that holds something: " (such as Bavet)"."""
    found = next((text for row in sheet.rows if (text := row.cells.get(column, "").strip())), "")
    plain = " ".join(found.split())
    short = plain if len(plain) <= 28 else plain[:27] + "…"
    return f" (such as {short})" if short else ""
