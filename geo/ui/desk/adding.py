"""Adding an article: paste or drop it, complete what it does not say about itself, have it read."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from geo.corrections import source_entry
from geo.errors import GeoError
from geo.proposals import propose, propose_source
from geo.reading.article import SUFFIXES, from_bytes, from_text
from geo.reading.findings import Article
from geo.reading.reader import read
from geo.ui.desk import session
from geo.ui.desk.session import Desk
from geo.ui.text import literal
from geo.wording import LANGUAGE_WORDS, country_name

_DRAFT = "desk-draft"


def show(desk: Desk) -> None:
    draft: Article | None = st.session_state.get(_DRAFT)
    if draft is None:
        _ask_for_text()
    else:
        _ask_for_citation(desk, draft)


def _ask_for_text() -> None:
    st.markdown(
        "Paste an article or drop a file. It is read **on this machine**; what was found waits here for your decision "
        "and stays marked as *not yet reviewed* on the map until then."
    )
    text = st.text_area("Text of the article, title first", key="desk-text", height=260)
    file = st.file_uploader(
        "… or a file: text, web page, PDF or Word", type=[suffix.removeprefix(".") for suffix in SUFFIXES]
    )
    if st.button("Read it", type="primary", key="desk-read", disabled=not (text.strip() or file)):
        try:
            article = from_bytes(file.getvalue(), file.name) if file else from_text(text)
        except GeoError as error:
            st.error(literal(str(error)))
            return
        st.session_state[_DRAFT] = article
        st.rerun()


def _ask_for_citation(desk: Desk, article: Article) -> None:
    """What the article says about itself, to be completed. A date of publication lets "last Friday" be told."""
    st.markdown("**Where does it come from?** What the text states is filled in; please add what you know.")
    with st.form("desk-citation", border=True):
        values = _citation_fields(desk, article)
        kept, dropped = st.columns(2)
        keep = kept.form_submit_button("Keep it and review", type="primary", width="stretch")
        drop = dropped.form_submit_button("Start over", width="stretch")
    if drop:
        st.session_state[_DRAFT] = None
        st.rerun()
    if keep:
        _keep(desk, article, values)


def _citation_fields(desk: Desk, article: Article) -> dict[str, Any]:
    languages = list(dict.fromkeys([article.language, *LANGUAGE_WORDS]))
    codes = [None, *sorted(desk.atlas.countries, key=lambda code: desk.atlas.countries[code].name)]
    first = article.text[slice(*article.paragraphs[0])] if article.paragraphs else ""
    left, right = st.columns(2)
    values: dict[str, Any] = {"title": st.text_input("Title", article.title or first, max_chars=300)}
    values["publisher"] = left.text_input("Publisher", article.publisher or "", placeholder="not stated in the text")
    values["publisher_country"] = right.selectbox(
        "Country of the publisher",
        codes,
        format_func=lambda code: country_name(code, desk.atlas.countries) if code else "not known",
    )
    values["retells"] = left.text_input("Retells a story of", "", placeholder="another publisher, if it says so")
    values["url"] = right.text_input("Link", article.url or "", placeholder="https://…")
    values["published"] = left.date_input(
        "Published on", article.published, format="YYYY-MM-DD", min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)
    )
    values["language"] = right.selectbox("Language", languages, format_func=lambda code: LANGUAGE_WORDS.get(code, code))
    if article.published is None:
        left.caption("The text states no date. Without one, “last Friday” cannot be told and stays undated.")
    return values


def _keep(desk: Desk, article: Article, values: dict[str, Any]) -> None:
    with st.spinner("Reading …"):
        session.change(lambda: _read_and_keep(desk, article, values))
    st.rerun()


def _read_and_keep(desk: Desk, article: Article, values: dict[str, Any]) -> str:
    """Reads the article with its date and language as completed, keeps it, and says what was found."""
    complete = from_text(article.text, published=values["published"], language=values["language"])
    proposed_source = propose_source(complete, desk.atlas.sources)
    source = source_entry(proposed_source.model_dump(mode="json") | _given(values))
    proposed = propose(read(complete, desk.gazetteer()), source, desk.atlas)
    result = desk.store.add_article(article.text, proposed, by=desk.who, at=desk.now())
    st.session_state[_DRAFT] = None
    session.open_article(result.source_id)
    if not result.added:
        return "This very article is here already; it lies on the desk now."
    told = f"{len(result.event_ids)} events were read and wait for review."
    similar = "; ".join(f"{found.source_id} ({found.reason})" for found in result.similar)
    return told + (f" It may tell the same story as {similar}." if similar else "")


def _given(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a citation as plain values; what was left empty is None."""
    given = {key: (value.strip() or None) if isinstance(value, str) else value for key, value in values.items()}
    published = values["published"]
    return given | {"published": published.isoformat() if published else None}
