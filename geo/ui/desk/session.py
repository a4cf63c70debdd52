"""What the parts of the desk share: the store, who works there, which article lies on it, what was done last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from geo.address import View
from geo.errors import GeoError
from geo.gazetteer import Gazetteer
from geo.model import Atlas, Event, ReviewState
from geo.store import Store
from geo.ui import state
from geo.ui.map import MapLook
from geo.ui.text import literal
from geo.wording import date_text, day_text, title

WHO, ARTICLE, EVENT, POINT = "desk-who", "desk-article", "desk-event", "desk-point"
_OPENED, _TOLD = "desk-opened", "desk-told"
NEW = "+ Add an article"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk works with. `gazetteer` is opened when something is looked up in it, not before; `outlines` is the
    folder of the map's outlines."""

    store: Store
    atlas: Atlas
    gazetteer: Callable[[], Gazetteer]
    look: MapLook
    outlines: Path

    @property
    def who(self) -> str:
        """The name under which decisions are kept."""
        return str(st.session_state.get(WHO) or "").strip() or "unnamed"

    def now(self) -> datetime:
        return datetime.now(UTC)

    def named(self, subject: str) -> str:
        """What an id stands for, in words: an event, else an article; the id itself for what is gone."""
        event = next((event for event in self.atlas.events if event.id == subject), None)
        if event is not None:
            return f"{title(event, self.atlas)}, {date_text(event)}"
        return f"“{self.atlas.sources[subject].title}”" if subject in self.atlas.sources else subject

    def events_of(self, source_id: str) -> list[Event]:
        """The events whose record stands in this article, in its order."""
        return [event for event in self.atlas.events if event.reports[0].source_id == source_id]


def change(act: Callable[[], str]) -> None:
    """Does something to the store; what `act` returns, or the error, is told when the page is drawn again."""
    try:
        told = act()
    except GeoError as error:
        st.session_state[_TOLD] = (False, str(error))
    else:
        done(told)


def done(told: str) -> None:
    """Something was kept: `told` is said when the page is drawn again."""
    st.session_state[_TOLD] = (True, told)
    state.renew_table()


def tell() -> None:
    """What became of the last decision; once."""
    told = st.session_state.pop(_TOLD, None)
    with st.container(key="desk-told"):
        if told:
            well, words = told
            (st.success if well else st.error)(literal(words))


def remember(key: str) -> None:
    """Before a widget of this key is drawn: what stood in it last, though another view was looked at since."""
    if key not in st.session_state and _kept(key) in st.session_state:
        st.session_state[key] = st.session_state[_kept(key)]


def keep(key: str) -> None:
    """After the widget is drawn: see `remember`."""
    st.session_state[_kept(key)] = st.session_state.get(key)


def forget(key: str) -> None:
    st.session_state.pop(_kept(key), None)


def _kept(key: str) -> str:
    return f"{key}-kept"


def open_article(source_id: str, event_id: str | None = None) -> None:
    """Puts an article on the desk when it is drawn next, with one of its records before the reader."""
    st.session_state[_OPENED] = source_id
    if event_id:
        st.session_state[EVENT] = event_id


def correct(event: Event) -> None:
    """Takes the reader to the desk with a record before them; only in a callback, for it changes the view."""
    open_article(event.reports[0].source_id, event.id)
    st.session_state[state.VIEW] = View.DESK


def article_on_desk(choices: list[str]) -> None:
    """Settles which article lies on the desk, before the widget that shows it is drawn."""
    remember(ARTICLE)
    opened = st.session_state.pop(_OPENED, None) or st.session_state.get(ARTICLE)
    st.session_state[ARTICLE] = opened if opened in choices else choices[0]
    keep(ARTICLE)


def waits(event: Event) -> bool:
    return event.review is ReviewState.UNREVIEWED


def moment(at: str) -> str:
    """A time of the store as people say it: "21 November 2025, 22:56 UTC"."""
    when = datetime.fromisoformat(at)
    return f"{day_text(when.date())}, {when:%H:%M} UTC"
