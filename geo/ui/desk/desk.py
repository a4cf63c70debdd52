"""The desk as a whole: which article lies on it, who works there, and the way back."""

from __future__ import annotations

import streamlit as st

from geo.model import Atlas
from geo.store import Change
from geo.ui.desk import adding, look, mine, reviewing, session
from geo.ui.desk.mine import DONE
from geo.ui.desk.session import ARTICLE, NEW, WHO, Desk


def show(desk: Desk) -> None:
    look.apply(dark=desk.look.dark)
    article = _bar(desk)
    if article is None:
        session.tell()
        adding.show(desk)
    else:
        reviewing.show(desk, article)


def _bar(desk: Desk) -> str | None:
    """The article on the desk, who works there, and the way back. Returns the article's id, None for a new one."""
    added = [source_id for source_id in desk.store.kept().articles if not desk.store.is_shipped(source_id)]
    choices = [NEW, *reversed([*added]), *(source for source in desk.atlas.sources if source not in added)]
    waiting = _waiting(desk.atlas)
    session.article_on_desk(choices)
    session.remember(WHO)
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk-bar"):
        chosen = st.selectbox(
            "Article on the desk",
            choices,
            key=ARTICLE,
            format_func=lambda key: key if key == NEW else _label(desk, key, waiting.get(key, 0), key in added),
            help="Your own articles first, the latest on top, then those that came with the atlas. Type to search.",
        )
        st.text_input(
            "Your name or initials",
            key=WHO,
            placeholder="kept with each decision",
            max_chars=40,
            width=190,
            help="Kept in the store beside every decision, so that others know whom to ask.",
        )
        _way_back(desk)
        mine.show(desk, chosen if chosen in added else None)
    session.keep(WHO)
    return None if chosen == NEW else chosen


def _way_back(desk: Desk) -> None:
    st.button(
        "Undo",
        key="desk-undo",
        icon=":material/undo:",
        on_click=_undo,
        args=(desk,),
        help="Takes back what you did last, step by step.",
    )
    st.button("Redo", key="desk-redo", icon=":material/redo:", on_click=_redo, args=(desk,))


def _waiting(atlas: Atlas) -> dict[str, int]:
    """How many events of each article nobody has reviewed."""
    counts: dict[str, int] = {}
    for event in atlas.events:
        if session.waits(event):
            counts[event.reports[0].source_id] = counts.get(event.reports[0].source_id, 0) + 1
    return counts


def _label(desk: Desk, source_id: str, waiting: int, added: bool) -> str:
    source = desk.atlas.sources.get(source_id)
    title = source.title if source else source_id
    if waiting:
        return f"{waiting} to review · {title}"
    return title if added else f"came with the atlas · {title}"


def _undo(desk: Desk) -> None:
    session.change(lambda: _told(desk, "Undone", desk.store.undo(by=desk.who, at=desk.now())))


def _redo(desk: Desk) -> None:
    session.change(lambda: _told(desk, "Done again", desk.store.redo(by=desk.who)))


def _told(desk: Desk, done: str, change: Change | None) -> str:
    if change is None:
        return "There is nothing of yours to go back to."
    return f"{done}: {DONE[change.action]} {desk.named(change.subject)}."
