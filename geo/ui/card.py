"""The record card: what, when, where, how many, and who says so. All of it plain text, whatever a source wrote."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from geo.filters import Selection
from geo.layers import MapLayers
from geo.model import Atlas, Event, Place, Report, ReviewState, Source, Status, Strength
from geo.symbols import LAYERS, Sign, as_image, layer_of, mark_svg
from geo.ui import map, state
from geo.ui.desk import session
from geo.ui.text import literal
from geo.wording import (
    KIND_WORDS,
    PART_WORDS,
    PLACE_KIND_WORDS,
    REVIEW_WORDS,
    STATUS_WORDS,
    citation,
    count_text,
    country_name,
    counts_doubt,
    date_doubt,
    date_text,
    doubt_text,
    language_text,
    link_text,
    paragraphs_text,
    place_name,
    place_text,
    published_text,
    publisher_text,
    title,
    where_text,
)


def show(selection: Selection, layers: MapLayers) -> None:
    """The selected record or place; an invitation while nothing is selected."""
    atlas = selection.atlas
    with st.container(border=True, key="card"):
        place_id, event_id = state.selected_place(), state.selected_event()
        event = next((event for event in atlas.events if event.id == event_id), None)
        if place_id and (place := atlas.places.get(place_id)):
            st.html(_place_html(place, atlas))
        elif event is not None:
            _show_event(event, selection, layers)
        else:
            _invite(selection)


def _show_event(event: Event, selection: Selection, layers: MapLayers) -> None:
    if event not in selection.events:
        st.caption("The filters hide this record at the moment.")
    key = layers.key_of(event.id)
    here = layers.events_at(key) if key else ()
    if len(here) > 1:
        _neighbours(event, here, selection.atlas)
    st.html(_event_html(event, selection.atlas))
    with st.expander("Cite this record"):
        for report in event.reports:
            st.code(citation(selection.atlas.sources[report.source_id], selection.atlas.countries), language=None)
        st.caption(f"Record {event.id}")
    with st.container(horizontal=True):
        if event.place is not None and event.place.position is not None:
            st.button("Show on the map", key="card-map", on_click=map.aim_at, args=(event.id, selection.atlas))
        if selection.atlas.withheld is None:
            st.button("Correct", key="card-correct", on_click=session.correct, args=(event,))
        st.button("Close", key="card-close", on_click=state.select_event, args=(None,), type="tertiary")


def _neighbours(event: Event, here: tuple[Event, ...], atlas: Atlas) -> None:
    """All events of the sign, to choose from."""
    st.selectbox(
        f"{len(here)} events under this sign",
        [other.id for other in here],
        index=here.index(event),
        format_func={other.id: _short(other, atlas) for other in here}.__getitem__,
        key=f"here-{event.id}",
        on_change=lambda: state.select_event(st.session_state[f"here-{event.id}"]),
    )


def _short(event: Event, atlas: Atlas) -> str:
    return f"{title(event, atlas)} · {date_text(event)}"


def _invite(selection: Selection) -> None:
    """What is shown, by layer, and a few records to begin with."""
    st.html(_overview_html(selection))
    first = selection.events[:4]
    if first:
        st.caption("Select a sign on the map or a row of the table, or begin with the latest:")
    for event in first:
        st.button(
            literal(_short(event, selection.atlas)),
            key=f"begin-{event.id}",
            on_click=state.select_event,
            args=(event.id,),
            width="stretch",
        )


def not_on_the_map(layers: MapLayers, atlas: Atlas) -> None:
    """The events that no sign or line stands for, each a click away."""
    if not layers.not_drawn:
        return
    n = len(layers.not_drawn)
    with st.expander(f"{n} event{'s' if n > 1 else ''} not on the map: only a country, or no place, is given"):
        for event in layers.not_drawn:
            st.button(
                literal(_short(event, atlas)),
                key=f"undrawn-{event.id}",
                on_click=state.select_event,
                args=(event.id,),
                type="tertiary",
            )


def _overview_html(selection: Selection) -> str:
    rows = []
    for layer in LAYERS:
        n = sum(event.kind in layer.kinds for event in selection.events)
        if n:
            word = layer.plural if n > 1 else layer.singular
            if unsure := sum(
                event.kind in layer.kinds and event.review is ReviewState.UNREVIEWED for event in selection.events
            ):
                word += f", {unsure} not yet reviewed"
            rows.append(f'<div class="kind">{as_image(mark_svg((Sign(layer, 1),)))}<b>{n}</b> {escape(word)}</div>')
    return f'<div class="atlas-card"><h2>What the articles report</h2>{"".join(rows)}</div>'


def _event_html(event: Event, atlas: Atlas) -> str:
    sign = Sign(layer_of(event.kind), 1, planned=event.status is Status.PLANNED)
    withheld = " ".join(PART_WORDS[part] for part in event.withheld)
    parts = [
        '<article class="atlas-card">',
        f'<div class="kind">{as_image(mark_svg((sign,)))}{escape(KIND_WORDS[event.kind])}{_tags(event)}</div>',
        f"<h2>{escape(place_text(event, atlas))}</h2>",
        f'<p class="summary">{escape(event.summary)}</p>',
        f"<dl>{_when(event)}{_where(event, atlas)}{_links(event, atlas)}{_how_many(event, atlas)}</dl>",
        "<h3>Who says so</h3>",
        *(_report_html(report, event, atlas) for report in event.reports),
        f"<h3>Review</h3><small>{escape(REVIEW_WORDS[event.review].capitalize())}.</small>",
        f"<h3>Note</h3><small>{escape(event.note)}</small>" if event.note else "",
        f"<h3>Withheld</h3><small>{escape(withheld)}</small>" if withheld else "",
        "</article>",
    ]
    return "".join(parts)


def _tags(event: Event) -> str:
    words = [] if event.status is Status.REPORTED else [STATUS_WORDS[event.status]]
    if event.strength is Strength.WEAK:
        words.append("said in passing")
    return "".join(f' <span class="atlas-tag">{escape(word)}</span>' for word in words)


def _when(event: Event) -> str:
    return _row("When", date_text(event), date_doubt(event))


def _where(event: Event, atlas: Atlas) -> str:
    return _row("Where", *where_text(event, atlas))


def _links(event: Event, atlas: Atlas) -> str:
    return _row("Between", link_text(event, atlas.countries)) if event.links else ""


def _how_many(event: Event, atlas: Atlas) -> str:
    if not event.counts:
        return ""
    planned = event.status is Status.PLANNED
    items = "".join(f"<li>{escape(count_text(c, atlas.countries, planned=planned))}</li>" for c in event.counts)
    return f"<dt>How many</dt><dd><ul>{items}</ul>{_small(counts_doubt(event))}</dd>"


def _row(term: str, text: str, doubt: str = "") -> str:
    return f"<dt>{term}</dt><dd>{escape(text)}{_small(doubt)}</dd>"


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""


def _report_html(report: Report, event: Event, atlas: Atlas) -> str:
    """The citation; where several articles report the event, with the figures that this one gives."""
    source = atlas.sources[report.source_id]
    figures = ""
    if len(event.reports) > 1:
        planned = event.status is Status.PLANNED
        given = [count_text(count, atlas.countries, planned=planned) for count in report.counts]
        figures = _small(f"gives {'; '.join(given) or 'no figures'}")
    return (
        f'<div class="cite"><b>{escape(publisher_text(source))}</b>: {_linked_title(source)}'
        f"<small>{escape(f'{published_text(source)} · {language_text(source)} · {paragraphs_text(report)}')}</small>"
        f"{figures}{_small(report.note)}{_small(source.note)}</div>"
    )


def _linked_title(source: Source) -> str:
    shown = escape(source.title)
    if source.url and urlsplit(source.url).scheme in ("http", "https"):
        return f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{shown}</a>'
    return shown


def _place_html(place: Place, atlas: Atlas) -> str:
    named = [mention for mention in atlas.mentions if mention.place_id == place.id]
    cites = "".join(
        f'<div class="cite"><b>{escape(publisher_text(atlas.sources[m.source_id]))}</b>, ¶{m.paragraph}'
        f"<small>as “{escape(m.wording)}”</small></div>"
        for m in named
    )
    where = f"{place_name(place, atlas)}, {country_name(place.country, atlas.countries)}"
    return (
        f'<article class="atlas-card"><div class="kind">{escape(PLACE_KIND_WORDS[place.kind].capitalize())}</div>'
        f"<h2>{escape(where)}</h2><dl>{_row('Where', doubt_text(place).capitalize(), place.note)}</dl>"
        f"<h3>Named in</h3>{cites}</article>"
    )
