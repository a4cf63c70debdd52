"""Above the map: what this is, how much of it is shown, which filters are on, and the ways to take it away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from geo.address import View, to_query
from geo.errors import InvalidFilter
from geo.export import FORMATS, Document, Format, Group
from geo.filters import EventFilter, Selection, select
from geo.model import Atlas
from geo.symbols import as_image
from geo.ui import state
from geo.ui.text import literal
from geo.wording import (
    KIND_WORDS,
    REVIEW_WORDS,
    STATUS_WORDS,
    country_name,
    day_text,
    publisher_text,
    withheld_lines,
    withheld_text,
)

NAME = "Compound Atlas"
SENTENCE = "Where online-scam compounds are reported and raided, and what governments do about them"
VIEW_WORDS = {
    View.MAP: "Map",
    View.TABLE: "Table",
    View.SOURCES: "Sources",
    View.DESK: "Add article",
    View.ABOUT: "About",
}
PUBLIC_FILE = "public-file"
PUBLIC_FILE_HELP = (
    "Places no closer than their district, small groups by nationality as “fewer than”, and only what a person has "
    "reviewed. Use it for whatever leaves your organisation."
)
WHY_WITHHELD = (
    "Why: who knows the house, the day and the nationality of three people may know who they are. The rules are the "
    "same for everybody and every file; About tells them."
)
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">'
    '<circle cx="22" cy="22" r="19" fill="none" stroke="#D55E00" stroke-width="2.5" stroke-dasharray="5 4"/>'
    '<rect x="15" y="15" width="14" height="14" rx="2" fill="#D55E00"/></svg>'
)


def title() -> None:
    st.html(f'<div class="atlas-head">{as_image(LOGO)}<div><h1>{NAME}</h1><p>{SENTENCE}</p></div></div>')


def navigation(*, desk: bool) -> View:
    """The choice of view, kept in the state; the review desk only where there is one."""
    chosen = st.segmented_control(
        "View",
        [view for view in View if desk or view is not View.DESK],
        key=state.VIEW,
        format_func=VIEW_WORDS.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
    return View(chosen or View.MAP)


def counts(selection: Selection) -> None:
    """*Shown n of m*, and what of it a map cannot show."""
    n, m = len(selection.events), selection.total
    places = len(selection.places)
    told = [f"Showing <b>{n} of {m}</b> events", f"<b>{places}</b> place{'' if places == 1 else 's'}"]
    told.append(f"<b>{selection.without_place}</b> without a place")
    told.append(f"<b>{selection.without_date}</b> without a date")
    if selection.unreviewed:
        told.append(f"<b>{selection.unreviewed}</b> not yet reviewed")
    st.html(f'<p class="atlas-count" role="status">{" · ".join(told)}</p>')


def withheld(atlas: Atlas) -> None:
    """In the public view: that this is one, and how much is withheld; nothing in the internal view."""
    lines = withheld_lines(atlas)
    if not lines:
        return
    with st.expander(literal(f"Public view: {withheld_text(atlas)} · why?"), icon=":material/shield_person:"):
        st.markdown("\n".join(f"- {literal(line)}" for line in lines))
        st.caption(literal(WHY_WITHHELD))


def chips(selection: Selection) -> None:
    """One chip for each condition of the filter; a click takes it out. Nothing while no filter is on."""
    conditions = _conditions(selection.filter, selection.atlas)
    if not conditions:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for number, (label, key, value) in enumerate(conditions):
            st.button(
                f"{literal(label)} ✕", key=f"chip-{number}", on_click=state.drop, args=(key, value), help="Take out"
            )
        st.button("Reset all", key="reset", on_click=state.reset_filter, type="tertiary")


def nothing_found(selection: Selection) -> None:
    """Says which conditions to loosen: those that, taken out alone, bring events back."""
    helpful = [
        f"{label} ({len(found)})"
        for label, loosened in _loosened(selection)
        if (found := select(selection.atlas, loosened).events)
    ]
    advice = (
        f"Taking out one of these brings some back: {', '.join(helpful)}." if helpful else "Reset all to start over."
    )
    st.warning(f"No event fits all these filters. {literal(advice)}")


def downloads(selection: Selection, outlines: Path, public_atlas: Callable[[], Atlas]) -> None:
    """Exactly what is filtered, in every format, by what it is wanted for; made when the button is pressed.

    `outlines` is the folder of the map's outlines, for formats that draw one. `public_atlas` builds what the public may
    see: from the internal view too, a file can be made that is fit to be passed on.
    """
    with st.popover("Download", icon=":material/download:"):
        st.caption(f"The {len(selection.events)} events shown, with filters, method and licence.")
        if selection.atlas.withheld is None and st.toggle(
            "To pass on or publish", key=PUBLIC_FILE, help=PUBLIC_FILE_HELP
        ):
            shown = _public(selection, public_atlas())
            st.caption(
                literal(" ".join([f"{len(shown.events)} of them. In the whole atlas:", *withheld_lines(shown.atlas)]))
            )
            selection = shown
        for group in Group:
            formats = [known for known in FORMATS if known.group is group]
            # Notes beside one another rather than as tooltips, which a finger cannot ask for.
            notes = " · ".join(f"{known.label}: {known.note}" for known in formats)
            st.caption(literal(f"{group} · {notes}"))
            with st.container(horizontal=True, gap="small", key=f"downloads-{group.name.lower()}"):
                for known in formats:
                    _download(known, selection, outlines)


def _public(selection: Selection, atlas: Atlas) -> Selection:
    """The same filter over what the public may see; nothing where it asks for an article or a place not in there."""
    try:
        return select(atlas, selection.filter)
    except InvalidFilter:
        return Selection(atlas, selection.filter, ())


def _download(known: Format, selection: Selection, outlines: Path) -> None:
    st.download_button(
        known.label,
        data=partial(_file, known, selection, outlines),
        file_name=f"compound-atlas{'' if selection.atlas.withheld is None else '-public'}{known.extension}",
        mime=known.media_type,
        key=f"download-{known.name}",
        on_click="ignore",
    )


def _file(form: Format, selection: Selection, outlines: Path) -> bytes:
    return form.to_bytes(Document(selection, datetime.now(UTC), outlines))


def share(wanted: EventFilter) -> None:
    """The address of what is on screen, search words included, to copy."""
    query = to_query(state.current_address(wanted))
    with st.popover("Share", icon=":material/link:"):
        st.caption("Opens the same filters, view and record, for anybody who runs this atlas with the same data.")
        st.code("?" + urlencode(query, doseq=True) if query else "?", language=None, wrap_lines=True)
        st.caption("Add it to the address of your atlas.")


def address_notes() -> None:
    """What the address asked for and nobody understood."""
    notes = st.session_state[state.NOTES]
    if not notes:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="notes"):
        st.info("Part of the address was ignored: " + "; ".join(literal(note) for note in notes) + ".")
        st.button("Dismiss", on_click=st.session_state.update, args=({state.NOTES: ()},), type="tertiary")


def _loosened(selection: Selection) -> list[tuple[str, EventFilter]]:
    """The filter with each field emptied in turn, and what that field is called."""
    wanted, nothing = selection.filter, EventFilter()
    names = {
        "text": "search", "kinds": "kind", "countries": "country", "provinces": "province", "since": "from",
        "until": "until", "include_undated": "dated only", "sources": "source", "statuses": "status",
        "reviews": "review",
    }  # fmt: skip
    return [
        (name, replace(wanted, **{field: getattr(nothing, field)}))
        for field, name in names.items()
        if getattr(wanted, field) != getattr(nothing, field)
    ]


def _conditions(wanted: EventFilter, atlas: Atlas) -> list[tuple[str, str, object]]:
    """Label, state key and value of each condition."""
    found: list[tuple[str, str, object]] = []
    if wanted.text:
        found.append((f"“{wanted.text}”", state.TEXT, None))
    found += [(KIND_WORDS[kind], state.KINDS, kind) for kind in wanted.kinds]
    found += [(country_name(code, atlas.countries), state.COUNTRIES, code) for code in wanted.countries]
    found += [(name, state.PROVINCES, name) for name in wanted.provinces]
    if wanted.since:
        found.append((f"since {day_text(wanted.since)}", state.SINCE, None))
    if wanted.until:
        found.append((f"until {day_text(wanted.until)}", state.UNTIL, None))
    if not wanted.include_undated:
        found.append(("dated only", state.UNDATED, None))
    found += [(publisher_text(atlas.sources[source]), state.SOURCES, source) for source in wanted.sources]
    found += [(STATUS_WORDS[status], state.STATUSES, status) for status in wanted.statuses]
    found += [(REVIEW_WORDS[review], state.REVIEWS, review) for review in wanted.reviews]
    return found
