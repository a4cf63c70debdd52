"""The records of an article one after the other: how many are decided, which one is looked at, which comes next."""

from __future__ import annotations

import streamlit as st

from geo.model import Atlas, Event, ReviewState
from geo.ui.desk.session import EVENT, waits
from geo.wording import date_text, title

_SIGNS = {
    ReviewState.UNREVIEWED: "○",
    ReviewState.ACCEPTED: "✓",
    ReviewState.CORRECTED: "✎",
    ReviewState.REJECTED: "✕",
}
# The record to show next: its widget is drawn already while a decision is carried out.
_ONLY, _NEXT = "desk-only-waiting", "desk-next-event"


def choose(events: list[Event], atlas: Atlas, *, none_expected: bool) -> Event | None:
    """The record to look at: at first the first one that waits. None where there is none.

    `none_expected`: all that the article reports may stand with other articles.
    """
    if not events and none_expected:
        return None
    if not events:
        st.info("Nothing was read as an event here. Add what was missed, with its sentence, below.")
        return None
    waiting = [event for event in events if waits(event)]
    _progress(len(events) - len(waiting), len(events))
    shown = waiting if waiting and st.session_state.get(_ONLY) else events
    ids = [event.id for event in shown]
    if upcoming := st.session_state.pop(_NEXT, None):
        st.session_state[EVENT] = upcoming
    if st.session_state.get(EVENT) not in ids:
        st.session_state[EVENT] = (waiting or shown)[0].id
    _steps(ids, {event.id: f"{_SIGNS[event.review]} {title(event, atlas)} · {date_text(event)}" for event in shown})
    if 0 < len(waiting) < len(events):
        st.checkbox(f"Only those that wait ({len(waiting)})", key=_ONLY)
    return next(event for event in shown if event.id == st.session_state[EVENT])


def advance(events: list[Event], decided: str) -> None:
    """Lets the record come up that waits behind the one just decided, else the first that waits.

    Where none does, the decided one stays. `events` are as they were before the decision.
    """
    ids = [event.id for event in events]
    at = ids.index(decided) if decided in ids else 0
    ahead = [event.id for event in (*events[at:], *events[:at]) if waits(event) and event.id != decided]
    st.session_state[_NEXT] = ahead[0] if ahead else decided


def _progress(decided: int, total: int) -> None:
    with st.container(key="desk-progress"):
        if decided < total:
            st.progress(decided / total, f"**{decided} of {total}** record{'' if total == 1 else 's'} decided")
        else:
            st.markdown(f"✓ All **{total}** decided" if total > 1 else "✓ The one record is decided")


def _steps(ids: list[str], labels: dict[str, str]) -> None:
    at = ids.index(st.session_state[EVENT])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            "Record",
            ids,
            key=EVENT,
            format_func=labels.__getitem__,
            help="○ waits for review · ✓ accepted · ✎ corrected · ✕ rejected",
        )
        for label, step, key in (("Back", -1, "desk-previous"), ("Next", 1, "desk-next")):
            st.button(
                label,
                key=key,
                disabled=not 0 <= at + step < len(ids),
                on_click=_go_to,
                args=(ids[(at + step) % len(ids)],),
            )


def _go_to(event_id: str) -> None:
    st.session_state[EVENT] = event_id
