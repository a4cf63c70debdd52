"""The fields of a record and the two decisions. What stands in the fields is what is accepted."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from geo.errors import GeoError, InvalidRecord
from geo.model import EventKind, Place, ReviewState, Status, Strength
from geo.records.corrections import corrected
from geo.records.schema import EventEntry
from geo.store import KeptEvent
from geo.ui.desk import figures, queue, session
from geo.ui.desk.session import POINT, Desk
from geo.ui.desk.words import problem, was
from geo.ui.text import literal
from geo.wording import KIND_WORDS, STATUS_WORDS, STRENGTH_WORDS, count_text, country_name, plain_summary

_ACCEPT_WORDS = {ReviewState.UNREVIEWED: "Accept", ReviewState.REJECTED: "Accept after all"}


def key(field: str, entry: EventEntry) -> str:
    """Of a field's widget: another one as soon as the record itself is another, so that nothing is put in twice."""
    return f"{field}:{entry.id}:{zlib.crc32(entry.model_dump_json().encode()):08x}"


def show(desk: Desk, kept: KeptEvent, place: Place | None) -> None:
    """The fields; `place` is the one chosen beside them."""
    entry = kept.entry
    with st.form(key("form", entry), border=False, enter_to_submit=False):
        values = _Fields(desk, kept).values()
        with st.container(key="desk-decide"):
            told = st.container()
            with st.container(horizontal=True):
                accept = st.form_submit_button(
                    _ACCEPT_WORDS.get(entry.review, "Save changes"),
                    type="primary",
                    key="desk-accept",
                    shortcut="Ctrl+Enter",
                    help="Keeps the record as it stands in the fields.",
                )
                reject = st.form_submit_button(
                    "Reject",
                    key="desk-reject",
                    shortcut="Ctrl+Shift+X",
                    help="The article does not say this. The record stays in the store, and off the map.",
                )
    if accept or reject:
        try:
            _accept(desk, entry, values, place) if accept else _reject(desk, entry)
        except GeoError as error:
            told.error(literal(problem(error)))
        else:
            st.rerun()


def _accept(desk: Desk, entry: EventEntry, values: dict[str, Any], place: Place | None) -> None:
    """Accepts the record, corrected where a field holds something else. Raises GeoError where that cannot be kept."""
    changed = _worded(desk, entry, corrected(entry, _given(entry, values, place)), place)
    if changed == entry:
        desk.store.accept(entry.id, by=desk.who, at=desk.now(), seen=entry)
        _decided(desk, entry, "Accepted")
    else:
        new = [place] if place else []
        desk.store.correct(entry.id, changed, by=desk.who, at=desk.now(), seen=entry, places=new)
        _decided(desk, entry, "Corrected and accepted")


def _worded(desk: Desk, entry: EventEntry, changed: EventEntry, place: Place | None) -> EventEntry:
    """With the summary that the values make, where it was made so before and nobody put it in other words."""
    places = {**desk.atlas.places, **({place.id: place} if place else {})}

    def made(of: EventEntry) -> str:
        return plain_summary(of.event("", places, ()), desk.atlas)

    if changed.summary != entry.summary or entry.summary != made(entry):
        return changed
    return changed.model_copy(update={"summary": made(changed)})


def _given(entry: EventEntry, values: dict[str, Any], place: Place | None) -> dict[str, Any]:
    """The fields as plain values; what was left empty is None. A place that was chosen anew brings its country."""
    given = {name: (value.strip() or None) if isinstance(value, str) else value for name, value in values.items()}
    if given["summary"] is None:
        raise InvalidRecord("summary: is empty; say in a sentence of your own what the article reports")
    place_id = place.id if place else None
    if place and place_id != entry.place and given["country"] == entry.country:
        given["country"] = place.country
    return given | {"place": place_id, "note": given["note"] or ""}


def _reject(desk: Desk, entry: EventEntry) -> None:
    desk.store.reject(entry.id, by=desk.who, at=desk.now(), seen=entry)
    _decided(desk, entry, "Rejected")


def _decided(desk: Desk, entry: EventEntry, done: str) -> None:
    source = next((event.reports[0].source_id for event in desk.atlas.events if event.id == entry.id), "")
    queue.advance(desk.events_of(source), entry.id)
    # The point is the record's place by now, or was not wanted.
    st.session_state.pop(POINT, None)
    session.done(f"{done}: {desk.named(entry.id)}.")


class _Fields:
    """The widgets of one record, each with the first value under it where a person changed that."""

    def __init__(self, desk: Desk, kept: KeptEvent) -> None:
        self._kept, self._entry, self._first = kept, kept.entry, kept.first
        self._countries = desk.atlas.countries
        self._codes = sorted(self._countries, key=lambda code: self._countries[code].name)

    def values(self) -> dict[str, Any]:
        left, right = st.columns(2)
        with left:
            values: dict[str, Any] = {"kind": self._choice("Kind", "kind", list(EventKind), KIND_WORDS.__getitem__)}
        with right:
            values["status"] = self._choice("Status", "status", list(Status), STATUS_WORDS.__getitem__)
        values |= self._when()
        values["counts"] = figures.edited(self._entry.counts, self._countries, key("counts", self._entry))
        self._was("counts", lambda counts: "; ".join(count_text(count.count(), self._countries) for count in counts))
        values |= self._where()
        values["summary"] = st.text_area(
            "Summary, in your own words", self._entry.summary, height=80, key=self._key("summary")
        )
        self._was("summary")
        left, right = st.columns(2)
        with left:
            values["strength"] = self._choice("Said", "strength", list(Strength), STRENGTH_WORDS.__getitem__)
        values["note"] = right.text_input("Note", self._entry.note, key=self._key("note"))
        return values

    def _when(self) -> dict[str, Any]:
        left, right = st.columns(2)
        with left:
            date = st.text_input(
                "Date",
                self._entry.date or "",
                placeholder="such as 2025-07-14",
                key=self._key("date"),
                help="A day 2025-07-14, a month 2025-07, a year 2025, or 2025-07-14/2025-07-16. Empty: undated.",
            )
            self._was("date")
            inferred = st.checkbox(
                "The year is not beside it",
                self._entry.year_inferred,
                key=self._key("year_inferred"),
                help="The article gives no year with this date; it follows from another part.",
            )
        with right:
            words = st.text_input(
                "Its words for the date",
                self._entry.date_text or "",
                placeholder="such as “late June”",
                key=self._key("words"),
            )
        return {"date": date, "date_text": words, "year_inferred": inferred and bool(date.strip())}

    def _where(self) -> dict[str, Any]:
        one = [None, *self._codes]
        left, right = st.columns(2)
        with left:
            country = self._choice("Country", "country", one, self._name)
            partners = st.multiselect(
                "Together with", self._codes, self._entry.partners, self._name, key=self._key("partners")
            )
            self._was("partners", lambda codes: ", ".join(map(self._name, codes)))
        with right:
            origin = self._choice("People moved from", "origin", one, self._name)
            destination = self._choice("People moved to", "destination", one, self._name)
        return {"country": country, "partners": partners, "origin": origin, "destination": destination}

    def _choice(self, label: str, field: str, options: Sequence[Any], name: Callable[[Any], str]) -> Any:
        at = options.index(getattr(self._entry, field))
        chosen = st.selectbox(label, options, at, name, key=self._key(field))
        self._was(field, name)
        return chosen

    def _was(self, field: str, words: Callable[[Any], str] = str) -> None:
        """The first value in words, where another one stands now."""
        first = getattr(self._first, field)
        if first != getattr(self._entry, field):
            st.caption(literal(was(self._kept, words(first) if first else "nothing")))

    def _name(self, code: str | None) -> str:
        return country_name(code, self._countries) if code else "–"

    def _key(self, field: str) -> str:
        return key(field, self._entry)
