"""Adding an article: paste or drop it, complete what it does not say about itself, have it read."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.errors import GeoError
from geo.reading.article import SUFFIXES, from_bytes, from_text
from geo.reading.findings import Article
from geo.reading.reader import read
from geo.records.corrections import source_entry
from geo.review.proposals import propose, propose_source
from geo.store import AddResult
from geo.ui.desk import bringing, citation, session
from geo.ui.desk.session import Desk
from geo.ui.text import literal

_DRAFT, _TEXT, _FILE = "desk-draft", "desk-text", "desk-file"
_THERE = "This very article is here already; it lies on the desk now."


def show(desk: Desk) -> None:
    draft: Article | None = st.session_state.get(_DRAFT)
    if bringing.is_open():
        bringing.show(desk)
    elif draft is None:
        _ask_for_text(desk)
    else:
        _ask_for_citation(desk, draft)


def _ask_for_text(desk: Desk) -> None:
    _what_waits(desk)
    st.markdown(
        "Paste an article or drop a file. It is read **on this machine**; what was found waits here for your decision "
        "and stays marked as *not yet reviewed* on the map until then."
    )
    session.remember(_TEXT)
    text = st.text_area(
        "Text of the article, title first", key=_TEXT, height=260, placeholder="Title\nPublisher, date\n\nText …"
    )
    session.keep(_TEXT)
    file = st.file_uploader(
        "… or a file: text, web page, PDF or Word",
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        key=_FILE,
    )
    # Never greyed out: what was just pasted is known here only once the button is pressed.
    if st.button("Read it", type="primary", key="desk-read"):
        _read(desk, text, file)
    bringing.offer(desk)


def _read(desk: Desk, text: str, file: UploadedFile | None) -> None:
    if not (text.strip() or file):
        st.error("There is no text yet. Paste the article above, or choose a file.")
        return
    try:
        article = from_bytes(file.getvalue(), file.name) if file else from_text(text)
    except GeoError as error:
        st.error(literal(str(error)))
        return
    _take(desk, article)
    st.rerun()


def _what_waits(desk: Desk) -> None:
    """What was read before and not yet decided, a click away."""
    waiting = [event.reports[0].source_id for event in desk.atlas.events if session.waits(event)]
    for source_id in list(dict.fromkeys(reversed(waiting)))[:3]:
        n = waiting.count(source_id)
        st.button(
            literal(f"{n} record{'' if n == 1 else 's'} to review: {desk.atlas.sources[source_id].title}"),
            key=f"waiting-{source_id}",
            icon=":material/rate_review:",
            on_click=session.open_article,
            args=(source_id,),
        )


def _take(desk: Desk, article: Article) -> None:
    """On with an article that could be read: to its citation, or to what was made of the same text before."""
    there = desk.store.same_text(article.text)
    if there is None:
        st.session_state[_DRAFT] = article
        return
    session.open_article(there)
    session.done(_THERE)
    _forget_text()


def _ask_for_citation(desk: Desk, article: Article) -> None:
    """What the article says about itself, to be completed. A date of publication lets "last Friday" be told."""
    st.markdown("**Where does it come from?** What the text states is filled in; please add the rest.")
    given = citation.ask(article, desk.atlas.countries)
    if given.dropped:
        st.session_state[_DRAFT] = None
        st.rerun()
    if given.source is not None:
        try:
            with st.spinner("Reading …"):
                result = _read_and_keep(desk, article, given.source)
        except GeoError as error:
            st.error(literal(str(error)))
            return
        st.session_state[_DRAFT] = None
        _forget_text()
        session.open_article(result.source_id)
        session.done(_told(desk, result))
        st.rerun()


def _read_and_keep(desk: Desk, article: Article, values: citation.Values) -> AddResult:
    """Reads the article with its date and language as completed, and keeps it."""
    complete = from_text(article.text, published=values["published"], language=values["language"])
    proposed_source = propose_source(complete, desk.atlas.sources)
    published = values["published"]
    plain = values | {"published": published.isoformat() if published else None}
    source = source_entry(proposed_source.model_dump(mode="json") | plain)
    proposed = propose(read(complete, desk.gazetteer()), source, desk.atlas)
    return desk.store.add_article(article.text, proposed, by=desk.who, at=desk.now())


def _told(desk: Desk, result: AddResult) -> str:
    if not result.added:
        return _THERE
    n = len(result.event_ids)
    told = f"{n} event{' was' if n == 1 else 's were'} read and wait{'s' if n == 1 else ''} for your review."
    sources = desk.atlas.sources
    similar = "; ".join(f"“{sources[found.source_id].title}” ({found.reason})" for found in result.similar)
    return told + (f" The article may tell the same story as {similar}." if similar else "")


def _forget_text() -> None:
    """The next article begins with an empty field; the field itself is not drawn in the run to come."""
    for key in (_TEXT, _FILE):
        st.session_state.pop(key, None)
    session.forget(_TEXT)
