"""Every article the atlas rests on, as a citation, with what it is worth and how much comes from it."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from geo.address import View
from geo.filters import Selection
from geo.ui import state
from geo.ui.text import literal
from geo.wording import citation, language_text, publisher_text


def show(selection: Selection) -> None:
    atlas = selection.atlas
    reports = Counter(report.source_id for event in selection.events for report in event.reports)
    st.caption(f"{len(atlas.sources)} articles. The numbers count the events shown under the filters that are on.")
    for source in atlas.sources.values():
        with st.container(border=True):
            n = reports[source.id]
            st.markdown(f"**{literal(source.title)}**")
            told = f"{publisher_text(source)} · {language_text(source)} · {n} event{'' if n == 1 else 's'} shown"
            st.caption(literal(told))
            if source.note:
                st.markdown(literal(source.note))
            st.code(citation(source, atlas.countries), language=None, wrap_lines=True)
            st.button(
                "Show only this article",
                key=f"only-{source.id}",
                on_click=_only,
                args=(source.id,),
            )


def _only(source_id: str) -> None:
    state.reset_filter()
    st.session_state[state.SOURCES] = [source_id]
    st.session_state[state.VIEW] = View.MAP
