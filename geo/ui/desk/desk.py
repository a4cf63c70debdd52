"""The desk as a whole: which article lies on it, who works there, and the way back."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from geo.model import Atlas, ReviewState
from geo.store import Action, Change
from geo.ui.desk import adding, reviewing, session
from geo.ui.desk.session import ARTICLE, NEW, WHO, Desk
from geo.ui.text import literal

_DONE = {
    Action.ADD_ARTICLE: "adding the article",
    Action.REMOVE_ARTICLE: "removing the article",
    Action.ADD_EVENT: "adding the event",
    Action.ACCEPT: "accepting",
    Action.CORRECT: "correcting",
    Action.REJECT: "rejecting",
    Action.MERGE: "merging",
}


def show(desk: Desk) -> None:
    article = _bar(desk)
    session.tell()
    if article is None:
        adding.show(desk)
    else:
        reviewing.show(desk, article)


def _bar(desk: Desk) -> str | None:
    """The article on the desk, who works there, and the way back. Returns the article's id, None for a new one."""
    waiting = _waiting(desk.atlas)
    added = list(desk.store.kept().articles)
    choices = [NEW, *reversed(added), *(source for source in desk.atlas.sources if source not in added)]
    session.article_on_desk(choices)
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk-bar"):
        chosen = st.selectbox(
            "Article",
            choices,
            key=ARTICLE,
            format_func=lambda key: key if key == NEW else _title(desk, key, waiting.get(key, 0)),
        )
        st.text_input(
            "Your name or initials",
            key=WHO,
            placeholder="kept with each decision",
            max_chars=40,
            width=190,
            help="Kept in the store beside every decision, so that others know whom to ask.",
        )
        st.button("Undo", key="desk-undo", icon=":material/undo:", on_click=_undo, args=(desk,))
        st.button("Redo", key="desk-redo", icon=":material/redo:", on_click=_redo, args=(desk,))
        _changes_of_mine(desk)
    return None if chosen == NEW else chosen


def _changes_of_mine(desk: Desk) -> None:
    with st.popover("My changes", icon=":material/upload_file:"):
        st.caption(
            "What you added and corrected, as files in the very format of data/articles/, to send to whoever keeps the "
            "shared records. Sentences of articles are never in them."
        )
        st.download_button(
            "Download my changes",
            data=lambda: _zipped(desk.store.changes_as_yaml()),
            file_name="compound-atlas-changes.zip",
            mime="application/zip",
            key="my-changes",
            on_click="ignore",
        )
        st.caption(literal(f"Everything is kept in {desk.store.where}."))


def _zipped(files: dict[str, str]) -> bytes:
    """The files in one archive; empty where nothing was changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _waiting(atlas: Atlas) -> dict[str, int]:
    """How many events of each article nobody has reviewed."""
    counts: dict[str, int] = {}
    for event in atlas.events:
        if event.review is ReviewState.UNREVIEWED:
            counts[event.reports[0].source_id] = counts.get(event.reports[0].source_id, 0) + 1
    return counts


def _title(desk: Desk, source_id: str, waiting: int) -> str:
    source = desk.atlas.sources.get(source_id)
    title = source.title if source else source_id
    return f"{waiting} to review · {title}" if waiting else title


def _undo(desk: Desk) -> None:
    session.change(lambda: _told("Undone", desk.store.undo(by=desk.who, at=desk.now())))


def _redo(desk: Desk) -> None:
    session.change(lambda: _told("Done again", desk.store.redo(by=desk.who)))


def _told(done: str, change: Change | None) -> str:
    if change is None:
        return "There is nothing of yours to go back to."
    return f"{done}: {_DONE[change.action]} {change.subject}."
