"""Adding an event that the reading missed: choose its sentence, and it becomes a record to complete."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.model import EventKind, PlaceKind
from geo.reading.findings import Article, EventFinding, Reading, Span
from geo.reading.lexica import lexicon
from geo.reading.plain import plain
from geo.reading.sentences import split
from geo.review.proposals import propose
from geo.ui.desk import session
from geo.ui.desk.session import EVENT, Desk
from geo.wording import KIND_WORDS


def add_missed(desk: Desk, source_id: str, reading: Reading) -> None:
    with st.expander("Add an event that was missed", icon=":material/add:"):
        spans = _sentences(reading.article)
        chosen = st.selectbox(
            "Its sentence",
            range(len(spans)),
            index=None,
            format_func=lambda number: _quoted(reading, spans[number]),
            placeholder="choose, or type some of its words",
            key=f"missed-sentence-{source_id}",
        )
        kind = st.selectbox("Kind", list(EventKind), format_func=KIND_WORDS.__getitem__, key="missed-kind")
        st.caption("Place, date and figures that the sentence names are filled in for you to check.")
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
        source = desk.store.kept().articles[source_id].source
        proposed = propose(replace(reading, events=(_finding(reading, span, kind),)), source, desk.atlas)
        (proposal,) = proposed.events
        added = desk.store.add_event(
            source_id,
            proposal.entry,
            by=desk.who,
            at=desk.now(),
            evidence=proposal.evidence,
            places=proposed.places,
        )
        st.session_state[EVENT] = added.id
        return "Added, with what its sentence names. Check the fields and save what you change."

    session.change(add)


def _finding(reading: Reading, span: Span, kind: EventKind) -> EventFinding:
    """The event with what was read in its sentence: the smallest place, the first date, all figures."""
    places = [mention for mention in reading.places if span.start <= mention.start < span.end and mention.place]
    spots = [mention for mention in places if mention.place and mention.place.kind is not PlaceKind.COUNTRY]
    nearest = min(spots, key=lambda mention: mention.place.radius_km if mention.place else 0, default=None)
    named = nearest or next(iter(places), None)
    return EventFinding(
        kind,
        span.start,
        span.end,
        place=named,
        date=next((date for date in reading.dates if span.start <= date.start < span.end), None),
        counts=tuple(number for number in reading.counts if span.start <= number.start < span.end),
        country=named.place.country if named and named.place else None,
        why="chosen by a person",
    )
