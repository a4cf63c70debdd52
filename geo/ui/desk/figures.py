"""The figures of a record as a table to edit, in words; each row is one number as the article states it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from geo.model import Country, Qualifier, Scope
from geo.records.schema import CountEntry
from geo.ui.desk.words import QUALIFIER_WORDS, SCOPE_WORDS
from geo.wording import country_name

_COLUMNS = ["what", "value", "nationality", "qualifier", "scope", "part"]


def edited(counts: list[CountEntry], countries: Mapping[str, Country], key: str) -> list[dict[str, Any]]:
    """The rows as they stand, as plain values of `CountEntry`; a row without a thing counted is left out."""
    names = {country_name(code, countries): code for code in countries}
    rows = [_row(count, countries) for count in counts]
    st.caption("Figures, each as the article states it. An empty line below adds one; a ticked line can be deleted.")
    table = st.data_editor(
        pd.DataFrame(rows, columns=_COLUMNS).astype({"part": bool}),
        num_rows="dynamic",
        hide_index=True,
        key=key,
        row_height=32,
        column_config=_columns(sorted(names)),
    )
    return [_count(row, names) for row in table.to_dict("records") if _text(row["what"])]


def _columns(nationalities: list[str]) -> dict[str, Any]:
    column = st.column_config
    return {
        "what": column.TextColumn("Counted", width=112, help="arrested, rescued, deported, seized computers …"),
        "value": column.NumberColumn("Number", step=1, width=84),
        "nationality": column.SelectboxColumn("Nationals of", options=nationalities, width=112),
        "qualifier": column.SelectboxColumn(
            "How sure", options=list(QUALIFIER_WORDS.values()), width=92, help="As the article words it."
        ),
        "scope": column.SelectboxColumn(
            "Counts",
            options=list(SCOPE_WORDS.values()),
            width=100,
            help="Only figures of this event may ever be added up; running totals and estimates never are.",
        ),
        "part": column.CheckboxColumn("Part", width=56, help="Contained in another line: 120 of the 214."),
    }


def _row(count: CountEntry, countries: Mapping[str, Country]) -> dict[str, Any]:
    return {
        "what": count.what.replace("_", " "),
        "value": count.value,
        "nationality": country_name(count.nationality, countries) if count.nationality else None,
        "qualifier": QUALIFIER_WORDS[count.qualifier],
        "scope": SCOPE_WORDS[count.scope],
        "part": count.part,
    }


def _count(row: Mapping[Any, Any], names: Mapping[str, str]) -> dict[str, Any]:
    nationality = _text(row["nationality"])
    return {
        "what": "_".join(str(row["what"]).casefold().split()),
        "value": None if pd.isna(row["value"]) else int(row["value"]),
        "nationality": names.get(nationality, nationality) if nationality else None,
        "qualifier": _key(QUALIFIER_WORDS, row["qualifier"], Qualifier.EXACT),
        "scope": _key(SCOPE_WORDS, row["scope"], Scope.EVENT),
        "part": False if pd.isna(row["part"]) else bool(row["part"]),
    }


def _key(words: Mapping[Any, str], word: object, otherwise: str) -> str:
    return next((key.value for key, shown in words.items() if shown == word), otherwise)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
