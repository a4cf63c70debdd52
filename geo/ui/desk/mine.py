"""What the user did so far: the last decisions, the changes to send back, and the way to take an article out."""

from __future__ import annotations

import io
import zipfile

import streamlit as st

from geo.store import Action, Change
from geo.ui.desk import session
from geo.ui.desk.session import EVENT, Desk
from geo.ui.text import literal

DONE = {
    Action.ADD_ARTICLE: "adding the article",
    Action.REMOVE_ARTICLE: "removing the article",
    Action.ADD_EVENT: "adding the event",
    Action.ACCEPT: "accepting",
    Action.CORRECT: "correcting",
    Action.REJECT: "rejecting",
    Action.MERGE: "merging",
    Action.BRING_IN: "bringing in",
}
_LAST = 12


def show(desk: Desk, article: str | None) -> None:
    """`article` is the added one that lies on the desk, None for another."""
    with st.popover("My changes", icon=":material/upload_file:"):
        st.caption(
            "What you added and corrected, as files in the very format of data/articles/, to send to whoever keeps the "
            "shared records. Sentences of articles are never in them."
        )
        st.download_button(
            "Download my changes",
            data=lambda: zipped(desk.store.changes_as_yaml()),
            file_name="compound-atlas-changes.zip",
            mime="application/zip",
            key="my-changes",
            on_click="ignore",
        )
        _history(desk)
        st.caption(literal(f"Everything is kept in {desk.store.where}."))
        if article is not None:
            _removal(desk, article)


def zipped(files: dict[str, str]) -> bytes:
    """The files in one archive; empty where nothing was changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _history(desk: Desk) -> None:
    changes = desk.store.history(_LAST)
    if not changes:
        st.caption("Nothing was changed so far.")
        return
    with st.expander("The last decisions"):
        for change in changes:
            st.caption(literal(_line(desk, change)))


def _line(desk: Desk, change: Change) -> str:
    back = f" – taken back by {change.undone_by}" if change.undone_by else ""
    return f"{session.moment(change.at)} · {change.by} · {DONE[change.action]} {desk.named(change.subject)}{back}"


def _removal(desk: Desk, article: str) -> None:
    """Two steps: the button works only once the box beside it is ticked."""
    n = len(desk.events_of(article))
    with st.expander("Take this article out"):
        sure = st.checkbox(
            f"Yes, remove it with its text and {n} record{'' if n == 1 else 's'}", key=f"remove-sure-{article}"
        )
        st.button("Remove the article", key="remove-article", disabled=not sure, on_click=_remove, args=(desk, article))
        st.caption("Undo brings it back; its text stays in the history for that.")
        st.button("Forget it for good", key="forget-article", disabled=not sure, on_click=_forget, args=(desk, article))
        st.caption("Text, records and history go, and nothing brings them back. For what may harm somebody.")


def _remove(desk: Desk, article: str) -> None:
    def remove() -> str:
        desk.store.remove_article(article, by=desk.who, at=desk.now())
        st.session_state.pop(EVENT, None)
        return "The article was taken out. Undo brings it back."

    session.change(remove)


def _forget(desk: Desk, article: str) -> None:
    def forget() -> str:
        desk.store.forget_article(article)
        st.session_state.pop(EVENT, None)
        return "The article is gone for good, with its text, records and history."

    session.change(forget)
