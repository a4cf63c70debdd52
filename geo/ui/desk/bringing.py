"""Bringing in a file: choose it, see what each row would do here, then take all, the good rows, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import pandas as pd
import streamlit as st

from geo.errors import GeoError
from geo.geometry import Outline, read_outlines
from geo.importing import (
    SUFFIXES,
    ColumnMap,
    Plan,
    Planned,
    Sheet,
    Standing,
    arrival,
    guess_mapping,
    harvest,
    is_ours,
    make_plan,
    read_bytes,
)
from geo.model import Atlas
from geo.ui.desk import columns_dialog, session
from geo.ui.desk.session import Desk
from geo.ui.text import literal
from geo.wording import KIND_WORDS, counts_text, date_text, place_text

_OPEN, _FILE, _TURN = "import-open", "import-file", "import-turn"
_TAKE = "import-take-{}"
_MOST_SHOWN, _MOST_WRITTEN = 10, 200
_BECOMES = {
    Standing.NEW: "new",
    Standing.LIKELY: "new, perhaps told here already",
    Standing.DIFFERENT: "known with other values: yours stays",
    Standing.KNOWN: "known already",
}


@dataclass(frozen=True, slots=True)
class _Opened:
    """The file on the desk. `columns` is None for a file of ours; `plan` is of the revision `seen`."""

    sheet: Sheet
    columns: ColumnMap | None
    seen: int
    plan: Plan


def is_open() -> bool:
    return _OPEN in st.session_state


def offer(desk: Desk) -> None:
    """The place to drop a file; once there is one, the page is drawn anew with its preview."""
    with st.expander("Import a table of events", icon=":material/table_view:"):
        st.caption(
            "A file that somebody exported from this atlas, or any table with one event a row: CSV, GeoJSON or "
            "GeoPackage. First you see what would come in; nothing is kept until you say so."
        )
        file = st.file_uploader(
            "File with events",
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            key=f"{_FILE}-{st.session_state.get(_TURN, 0)}",
        )
        if file is None:
            return
        try:
            with st.spinner("Reading …"):
                sheet = read_bytes(file.getvalue(), file.name)
                _open(desk, sheet, None if is_ours(sheet) else guess_mapping(sheet))
        except GeoError as error:
            st.error(literal(str(error)))
            return
    st.rerun()


def show(desk: Desk) -> None:
    """What the file would do, and the decision."""
    opened: _Opened = st.session_state[_OPEN]
    if opened.seen != desk.store.revision():
        opened = _open(desk, opened.sheet, opened.columns)
    plan = opened.plan
    st.subheader(literal(opened.sheet.name), anchor=False)
    st.caption(literal(f"{opened.sheet.form}, {_rows(plan.harvest.rows)}. {' '.join(plan.remarks)}"))
    if opened.columns is not None:
        _columns(desk, opened)
    _counted(plan)
    _problems(plan)
    _rows_table(plan, desk.atlas)
    _remarks(plan)
    taken = _differing(plan)
    left = _likely(plan, desk.atlas)
    _decide(desk, opened, taken, left)


def _open(desk: Desk, sheet: Sheet, columns: ColumnMap | None) -> _Opened:
    seen = desk.store.revision()
    atlas = desk.atlas
    read = harvest(sheet, atlas, _outlines(desk.outlines), columns)
    opened = _Opened(sheet, columns, seen, make_plan(read, atlas, desk.store.hidden(atlas)))
    st.session_state[_OPEN] = opened
    return opened


@st.cache_resource(show_spinner=False)
def _outlines(folder: Path) -> dict[str, Outline]:
    return read_outlines(folder / "countries.geojson")


def _close() -> None:
    """Takes the file off the desk; the next one is dropped into an empty field."""
    st.session_state.pop(_OPEN, None)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _columns(desk: Desk, opened: _Opened) -> None:
    """What the columns of somebody else's table are taken for."""
    columns = opened.columns or ColumnMap()
    taken = [f"{column} → {columns_dialog.WORDS[field].lower()}" for field, column in columns.columns.items()]
    told = ", ".join(taken) or "no column was understood"
    st.markdown(f"**This table is not from an atlas.** Its columns are taken so: {literal(told)}.")
    if opened.plan.harvest.unread:
        st.caption(literal(f"Not taken over: {', '.join(opened.plan.harvest.unread)}."))
    # While no row can be taken, this is most likely what helps.
    look: Literal["primary", "secondary"] = "secondary" if opened.plan.planned else "primary"
    if st.button("Say what the columns hold", key="import-columns", icon=":material/view_column:", type=look):
        columns_dialog.ask(opened.sheet, columns, desk.atlas.countries, lambda chosen: _remap(desk, chosen))


def _remap(desk: Desk, columns: ColumnMap) -> None:
    opened: _Opened = st.session_state[_OPEN]
    _open(desk, opened.sheet, columns)


def _counted(plan: Plan) -> None:
    told = [f"**{len(found)}** {_BECOMES[each]}" for each in Standing if (found := plan.of(each))]
    if plan.bad_rows:
        told.append(f"**{len(plan.bad_rows)}** cannot be taken as {'it is' if len(plan.bad_rows) == 1 else 'they are'}")
    with st.container(key="import-counts"):
        st.markdown(" · ".join(told) or "There is no row to take.")


def _problems(plan: Plan) -> None:
    if not plan.problems:
        return
    label = f"{_rows(len(plan.bad_rows))} cannot be taken: what is wrong, and what to do"
    with st.expander(label, expanded=True, icon=":material/error:"):
        if len(plan.problems) <= _MOST_WRITTEN:
            st.html(_table(("Row", "Column", "Value", "Why"), plan.problems))
        else:
            st.dataframe(
                pd.DataFrame([*plan.problems], columns=["Row", "Column", "Value", "Why"]),
                key="import-problems",
                hide_index=True,
            )


def _table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A table whose cells wrap, so that every reason can be read to its end; on a narrow screen each row is a list."""
    names = [escape(name) for name in head]
    first = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(f"<tr>{''.join(map(_cell, names, row))}</tr>" for row in rows)
    return f'<table class="desk-table"><thead><tr>{first}</tr></thead><tbody>{body}</tbody></table>'


def _cell(name: str, value: object) -> str:
    label = f' data-label="{name}:"' if name else ""
    return f"<td{label}>{escape(str(value))}</td>"


def _rows_table(plan: Plan, atlas: Atlas) -> None:
    if not plan.planned:
        return
    st.dataframe(
        pd.DataFrame(
            [_cells(one, atlas) for one in plan.planned],
            columns=["Row", "What becomes of it", "What", "Where", "When", "How many", "Summary"],
        ),
        key="import-rows",
        hide_index=True,
        height=36 * (min(len(plan.planned), _MOST_SHOWN) + 1) + 3,
        row_height=36,
        column_config={"Row": st.column_config.NumberColumn(width=60)},
        alt="The good rows of the file: what becomes of each, what, where, when, how many, summary.",
    )


def _cells(one: Planned, atlas: Atlas) -> tuple[int | str, ...]:
    event = one.event
    return (
        one.row,
        _BECOMES[one.standing],
        KIND_WORDS[event.kind],
        place_text(event, atlas),
        date_text(event),
        counts_text(event, atlas.countries),
        event.summary,
    )


def _remarks(plan: Plan) -> None:
    told = [(one.row, remark) for one in plan.planned for remark in one.remarks]
    if told:
        with st.expander(f"Remarks on {_rows(len({row for row, _ in told}))}"):
            for row, remark in told[:100]:
                st.caption(literal(f"Row {row}: {remark}"))


def _differing(plan: Plan) -> frozenset[str]:
    """Records that are known here with other values, side by side; those whose values are to be taken."""
    found = plan.of(Standing.DIFFERENT)
    if not found:
        return frozenset()
    taken = set()
    with st.expander(f"{_rows(len(found))} known here with other values: yours stay, unless you take the file's"):
        for one in found:
            st.markdown(f"**{literal(one.event.id)}** · row {one.row}")
            cells = [(each.field, each.ours, each.theirs) for each in one.differences]
            st.html(_table(("", "Here", "In the file"), cells))
            if st.checkbox("Take the file's values", key=_TAKE.format(one.event.id)):
                taken.add(one.event.id)
    return frozenset(taken)


def _likely(plan: Plan, atlas: Atlas) -> frozenset[str]:
    """Records that may be here under another id; those to be left out."""
    found = plan.of(Standing.LIKELY)
    if not found:
        return frozenset()
    with st.expander(f"{_rows(len(found))} perhaps told here already, under another id"):
        for one in found[:100]:
            other = one.likely[0]
            st.caption(literal(f"Row {one.row} may be {other.event.id}: {other.reason}."))
        st.caption("Such records can be made one on this desk later, with both reports.")
    # A coarser record of what is known here would stand beside it as another event.
    coarsened = plan.harvest.coarsened
    leave = st.checkbox(f"Leave out the {len(found)} perhaps told here already", coarsened, key="import-leave")
    return frozenset(one.event.id for one in found) if leave else frozenset()


def _decide(desk: Desk, opened: _Opened, taken: frozenset[str], left: frozenset[str]) -> None:
    coming = arrival(opened.plan, take=taken, leave=left)
    n = len(coming.events) + len(coming.changed)
    with st.container(horizontal=True, key="import-decide"):
        word = f"Import the {n} good {'row' if n == 1 else 'rows'}" if opened.plan.problems else f"Import all {n}"
        keep = st.button(word, key="import-keep", type="primary", disabled=not n)
        st.button("Cancel", key="import-cancel", on_click=_close)
    if not n:
        st.caption("Nothing of this file is new here." if opened.plan.planned else "No row can be taken as it is.")
    if not keep:
        return
    try:
        with st.spinner("Importing …"):
            desk.store.bring_in(coming, seen=opened.seen, by=desk.who, at=desk.now())
    except GeoError as error:
        st.error(literal(str(error)))
        return
    _close()
    session.done(f"{n} {'record' if n == 1 else 'records'} of {opened.sheet.name} came in. Undo takes all of it back.")
    st.rerun()


def _rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"
