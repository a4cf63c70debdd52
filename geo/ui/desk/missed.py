"""Adding an event that the reading missed: choose its sentence, and it becomes a record to complete."""

from __future__ import annotations

from bisect import bisect_right

import streamlit as st

from geo.corrections import event_entry
from geo.evidence import Evidence
from geo.model import EventKind
from geo.reading.findings import Article, Reading, Span
from geo.reading.lexica import lexicon
from geo.reading.plain import plain
from geo.reading.sentences import split
from geo.ui.desk import session
from geo.ui.desk.session import EVENT, Desk
from geo.wording import KIND_WORDS


def add_missed(desk: Desk, source_id: str, reading: Reading) -> None:
    with st.expander("Add an event that was missed"):
        spans = _sentences(reading.article)
        chosen = st.selectbox(
            "Its sentence",
            range(len(spans)),
            index=None,
            format_func=lambda number: _quoted(reading, spans[number]),
            placeholder="choose or type some of its words",
            key="missed-sentence",
        )
        kind = st.selectbox("Kind", list(EventKind), format_func=KIND_WORDS.__getitem__, key="missed-kind")
        st.button(
            "Add it",
            key="missed-add",
            disabled=chosen is None,
            on_click=_add,
            args=(desk, source_id, reading, spans[chosen or 0] if spans else Span(0, 0), kind),
        )


def _sentences(article: Article) -> list[Span]:
    found = split(article, plain(article.text), lexicon(article.language))
    return [Span(sentence.start, sentence.end) for sentence in found]


def _quoted(reading: Reading, span: Span) -> str:
    return " ".join(reading.article.text[span.start : span.end].split())


def _add(desk: Desk, source_id: str, reading: Reading, span: Span, kind: EventKind) -> None:
    def add() -> str:
        starts = [paragraph.start for paragraph in reading.article.paragraphs]
        entry = event_entry(
            {
                "id": f"XX-{kind.value.upper()}-{source_id.upper()}"[:60].rstrip("-"),
                "kind": kind.value,
                "summary": f"{KIND_WORDS[kind]}; to be completed.",
                "review": "unreviewed",
                "paragraphs": {"event": bisect_right(starts, span.start)},
            }
        )
        evidence = Evidence(reading.article.text[span.start : span.end], span.start, span.end)
        added = desk.store.add_event(source_id, entry, by=desk.who, at=desk.now(), evidence=evidence)
        st.session_state[EVENT] = added.id
        return "Added; complete it on the right."

    session.change(add)
