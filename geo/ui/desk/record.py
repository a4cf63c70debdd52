"""One record on the desk: what the article says, what to look at twice, what it may be the same as, and its fields."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.model import Atlas, Event, LatLon, Status
from geo.reading.findings import Reading
from geo.review.duplicates import Likeness, likely_duplicates
from geo.store import KeptEvent
from geo.ui.desk import editor, place_field, queue, session
from geo.ui.desk.session import Desk
from geo.ui.desk.words import FIELD_WORDS
from geo.ui.text import literal
from geo.wording import REVIEW_WORDS, count_text, counts_text, date_text, publisher_text, title


def show(desk: Desk, event: Event, kept: KeptEvent, reading: Reading | None, clicked: LatLon | None) -> None:
    """`reading` is None where the article's text is not here; `clicked` is a point chosen on the map for the record."""
    with st.container(key="desk-quote"):
        st.html(_head(desk, event, kept))
    _doubts(kept)
    if len(event.reports) > 1:
        st.html(_side_by_side(event, desk.atlas))
    _duplicates(desk, event)
    place = place_field.show(desk, kept, reading, clicked)
    editor.show(desk, kept, place)


def _head(desk: Desk, event: Event, kept: KeptEvent) -> str:
    quote = f"<blockquote>{escape(kept.evidence.quote)}</blockquote>" if kept.evidence else ""
    state = REVIEW_WORDS[event.review].capitalize()
    if kept.by:
        added = "read" if kept.made == "reading" and session.waits(event) else "last changed"
        state += f" · {added} {session.moment(kept.at)}, by {kept.by}"
    return f'<h3>{escape(title(event, desk.atlas))}</h3>{quote}<p class="who">{escape(state)}</p>'


def _doubts(kept: KeptEvent) -> None:
    evidence = kept.evidence
    if evidence is None:
        return
    if evidence.doubts:
        doubted = ", ".join(FIELD_WORDS.get(doubt, doubt).lower() for doubt in evidence.doubts)
        st.warning(literal(f"Look twice at: {doubted}"), icon=":material/search:")
    if evidence.why:
        with st.expander("Why it was read so"):
            for reason in evidence.why.split("; "):
                st.caption(literal(reason))


def _side_by_side(event: Event, atlas: Atlas) -> str:
    """What each report gives, for figures differ."""
    planned = event.status is Status.PLANNED
    rows = []
    for report in event.reports:
        figures = "; ".join(count_text(count, atlas.countries, planned=planned) for count in report.counts)
        publisher = publisher_text(atlas.sources[report.source_id])
        rows.append(f"<dt>{escape(publisher)}</dt><dd>{escape(figures or 'no figures')}</dd>")
    return f'<div class="atlas-card"><h3>One event, {len(event.reports)} reports</h3><dl>{"".join(rows)}</dl></div>'


def _duplicates(desk: Desk, event: Event) -> None:
    """Events that may be this one; merging keeps both reports with their figures."""
    for likeness in likely_duplicates(event, desk.atlas)[:3]:
        with st.container(border=True):
            _likeness(desk, event, likeness)


def _likeness(desk: Desk, event: Event, likeness: Likeness) -> None:
    other = likeness.event
    source = desk.atlas.sources[other.reports[0].source_id]
    st.markdown(
        f"**Perhaps the same as** {literal(title(other, desk.atlas))} · {literal(date_text(other))}, "
        f"in {literal(source.publisher or f'“{source.title}”')}"
    )
    figures = counts_text(other, desk.atlas.countries)
    st.caption(literal(f"Why: {likeness.reason}." + (f" It gives: {figures}." if figures else "")))
    st.button(
        "Same event: make them one, with both reports",
        key=f"merge-{event.id}-{other.id}",
        on_click=_merge,
        args=(desk, other, event),
    )


def _merge(desk: Desk, keep: Event, other: Event) -> None:
    def merge() -> str:
        desk.store.merge(keep.id, other.id, by=desk.who, at=desk.now())
        queue.advance(desk.events_of(other.reports[0].source_id), other.id)
        return f"Now one event with two reports: {title(keep, desk.atlas)}. Undo parts them again."

    session.change(merge)
