"""The table: everything the map shows and what it cannot, for keyboard, screen reader and quick comparison."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.filters import Selection
from geo.model import Atlas, Event, ReviewState
from geo.ui import state
from geo.wording import KIND_WORDS, REVIEW_WORDS, STATUS_WORDS, counts_text, date_text, place_text, publisher_text

ROW_HEIGHT = 36


def show(selection: Selection, *, most_rows: int) -> None:
    """One row an event, the latest first; choosing a row selects its record, and the selected record's row is marked.

    What exceeds `most_rows` is scrolled.
    """
    events = selection.events
    if not events:
        return
    ids = [event.id for event in events]
    selected = state.selected_event()
    chosen_rows = [ids.index(selected)] if selected in ids else []
    # The widget takes its marked row only when it is new: so it is, with other rows or a selection made elsewhere.
    key = f"table-{hash(tuple(ids))}-{st.session_state[state.TABLE_TURN]}"
    st.dataframe(
        _frame(events, selection.atlas),
        key=key,
        hide_index=True,
        height=ROW_HEIGHT * (min(len(events), most_rows) + 1) + 3,
        row_height=ROW_HEIGHT,
        on_select=lambda: _take_row(key, ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen_rows}},
        column_config={
            "Summary": st.column_config.TextColumn(width="large"),
            "How many": st.column_config.TextColumn(width="medium"),
        },
        alt="Events shown, one row each: what, when, where, how many, who says so, status, summary.",
    )


def _take_row(key: str, ids: list[str]) -> None:
    rows = st.session_state[key]["selection"]["rows"]
    state.select_event(ids[rows[0]] if rows else None, in_table=True)


def _frame(events: tuple[Event, ...], atlas: Atlas) -> pd.DataFrame:
    columns = ["What", "Where", "When", "How many", "Who says so", "Status", "Summary"]
    return pd.DataFrame([_cells(event, atlas) for event in events], columns=columns)


def _cells(event: Event, atlas: Atlas) -> tuple[str, ...]:
    says = "; ".join(dict.fromkeys(publisher_text(atlas.sources[report.source_id]) for report in event.reports))
    return (
        KIND_WORDS[event.kind],
        place_text(event, atlas),
        date_text(event),
        counts_text(event, atlas.countries),
        says,
        _status(event),
        event.summary,
    )


def _status(event: Event) -> str:
    """Nobody shall take for checked what no person has looked at."""
    unsure = event.review in (ReviewState.UNREVIEWED, ReviewState.REJECTED)
    return f"{STATUS_WORDS[event.status]}, {REVIEW_WORDS[event.review]}" if unsure else STATUS_WORDS[event.status]
