"""What the store's changes are made of: reading a record as it stands, judging it, writing it with who and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import ColumnElement, select

from geo.checks.article_rules import article_problems, placing_problems
from geo.errors import InvalidRecord, StoreError
from geo.model import Place, ReviewState
from geo.records import Shipped, loose_ends
from geo.records.arrivals import ArrivingEvent, ArrivingReport
from geo.records.article_file import ArticleFile
from geo.records.evidence import Evidence, Proposed
from geo.records.ids import free_id
from geo.records.schema import EventEntry, MentionEntry, SourceEntry
from geo.safety import refuse_place
from geo.store import likeness, tables
from geo.store.kept import (
    FILE,
    PERSON,
    SHIPPED,
    KeptEvent,
    also_reports_values,
    event_of,
    event_values,
    place_of,
    place_values,
)
from geo.store.ledger import Ledger, Values

_CHECKED = (ReviewState.ACCEPTED, ReviewState.CORRECTED)


@dataclass(frozen=True)
class Draft:
    """A change in the making. `at` is ISO 8601 in UTC."""

    ledger: Ledger
    shipped: Shipped
    by: str
    at: str

    def current(self, event_id: str, seen: EventEntry | None = None) -> KeptEvent:
        """The event as it stands. Raises InvalidRecord where there is none, StoreError where it is not as `seen`."""
        event = self._kept(event_id) or self._shipped_event(event_id)
        if event is None:
            raise InvalidRecord(f"there is no event {event_id!r}; somebody may have undone it: load the page again")
        if event.merged_into:
            raise InvalidRecord(f"{event_id} was merged into {event.merged_into}; change that one, or undo the merging")
        if seen is not None and seen != event.entry:
            raise StoreError(
                f"{event.by or 'somebody'} has changed {event_id} meanwhile; look at it again, then decide"
            )
        return event

    def judge(self, event: KeptEvent, entry: EventEntry, places: Sequence[Place] = ()) -> EventEntry:
        """Writes the entry as checked: accepted where it says what the first one said, else corrected."""
        judged = entry.model_copy(update={"review": _verdict(entry, event)})
        self.keep_places(places)
        self._refuse_unsound(judged, self._source(event.source_id))
        self.put(event, replace(event, entry=judged))
        return judged

    def put(self, old: KeptEvent, new: KeptEvent) -> None:
        if new != old:
            rank = self.ledger.rank(new.entry.id)
            self.ledger.put(tables.event, event_values(replace(new, by=self.by, at=self.at), rank))
            self._build_on_what_it_names(new)

    def add_article(self, text: str, proposed: Proposed) -> str:
        """Writes the article and its own places; returns the id it got."""
        source_id = free_id(proposed.source.id, {*self._sources, *self._ids(tables.article.c.id)})
        source = proposed.source.model_copy(update={"id": source_id})
        self.keep_places(proposed.places)
        self._refuse_loose(
            ArticleFile(source_id, source, (), proposed.mentions, proposed.also_reports, self._all_event_ids)
        )
        values = {
            "id": source_id,
            "source": source.model_dump(mode="json"),
            "text": _storable(text),
            "digest": likeness.digest(text),
            "prints": likeness.to_text(likeness.prints(text)),
            "mentions": [mention.model_dump(mode="json") for mention in proposed.mentions],
            "also_reports": [also.model_dump(mode="json") for also in proposed.also_reports],
            "who": self.by,
            "at": self.at,
        }
        self.ledger.put(tables.article, values)
        return source_id

    def add_event(self, source_id: str, entry: EventEntry, evidence: Evidence | None, made: str) -> EventEntry:
        """Writes a new event; returns it with the id it got. People's own events must be sound."""
        source = self._source(source_id)
        named = entry.model_copy(update={"id": free_id(entry.id, self._all_event_ids)})
        if made == PERSON:
            self._refuse_unsound(named, source)
        self._refuse_loose(ArticleFile(source_id, source, (named,), written=frozenset({named.id})))
        event = KeptEvent(source_id, named, named, made, None, evidence, self.by, self.at)
        self.ledger.put(tables.event, event_values(event, self.ledger.rank(named.id)))
        self._build_on_what_it_names(event)
        return named

    def keep_source(self, source: SourceEntry) -> None:
        """Writes an article of which there is no copy. Raises InvalidRecord where its id is taken."""
        if source.id in self._sources or self.ledger.row(tables.article, source.id):
            raise InvalidRecord(f"there is an article {source.id!r} already; look at the file's preview again")
        self._refuse_loose(ArticleFile(source.id, source))
        self._put_article(source, [])

    def bring_in(self, event: ArrivingEvent) -> None:
        """Writes a new event under the very id it has, as it is."""
        if event.entry.id in self._shipped_ids or self.ledger.row(tables.event, event.entry.id):
            raise StoreError(f"{event.entry.id} has come in meanwhile; look at the file's preview again")
        self._refuse_unfit(event)
        kept = KeptEvent(event.source_id, event.entry, event.entry, FILE, None, event.evidence, self.by, self.at)
        self.ledger.put(tables.event, event_values(kept, self.ledger.rank(event.entry.id)))
        self._build_on_what_it_names(kept)

    def replace_with(self, event: ArrivingEvent) -> None:
        """Writes the file's values over a record that is there; the article that keeps it stays."""
        current = self.current(event.entry.id)
        self._refuse_unfit(replace(event, source_id=current.source_id))
        self.put(current, replace(current, entry=event.entry))

    def also_report(self, source_id: str, reports: Sequence[ArrivingReport]) -> None:
        """Adds reports to an article, shipped ones too; one that is there already is not added again."""
        source = self._source(source_id)
        entries = tuple(report.entry for report in reports)
        written = frozenset(entry.event for entry in entries)
        self._refuse_loose(ArticleFile(source.id, source, also_reports=entries, written=written))
        row = self.ledger.row(tables.article, source.id)
        told = [*row["also_reports"]] if row else []
        more = [also_reports_values(report.entry, report.evidence) for report in reports]
        whole = [*told, *(values for values in more if values not in told)]
        if row and whole != told:
            self.ledger.put(tables.article, row | {"also_reports": whole, "who": self.by, "at": self.at})
        elif not row:
            self._put_article(source, whole)

    def keep_places(self, places: Sequence[Place]) -> None:
        """Writes the places that nobody knows yet. Raises InvalidRecord for one where victims are helped."""
        for place in places:
            if place.id not in self.shipped.places and self.ledger.row(tables.place, place.id) is None:
                refuse_place(place)
                self.ledger.put(tables.place, place_values(place, self.by, self.at))
                self._places[place.id] = place

    def events_of(self, source_id: str) -> Sequence[str]:
        found = select(tables.event.c.id).where(tables.event.c.source_id == source_id).order_by(tables.event.c.rank)
        return self.ledger.connection.execute(found).scalars().all()

    def _put_article(self, source: SourceEntry, also_reports: Sequence[Values]) -> None:
        values = {"id": source.id, "source": source.model_dump(mode="json"), "text": "", "digest": None, "prints": "",
                  "mentions": [], "also_reports": [*also_reports], "who": self.by, "at": self.at}  # fmt: skip
        self.ledger.put(tables.article, values)

    def _refuse_unfit(self, event: ArrivingEvent) -> None:
        """What a person has checked must be sound, as if it had been checked here."""
        source = self._source(event.source_id)
        if event.entry.review in _CHECKED:
            self._refuse_unsound(event.entry, source)
        self._refuse_loose(ArticleFile(source.id, source, (event.entry,), written=frozenset({event.entry.id})))

    def _kept(self, event_id: str) -> KeptEvent | None:
        row = self.ledger.row(tables.event, event_id)
        return event_of(row) if row else None

    def _shipped_event(self, event_id: str) -> KeptEvent | None:
        for file in self.shipped.files:
            for entry in file.events:
                if file.source and entry.id == event_id:
                    return KeptEvent(file.source.id, entry, entry, SHIPPED, None, None, "", "")
        return None

    def _source(self, source_id: str) -> SourceEntry:
        row = self.ledger.row(tables.article, source_id)
        source = SourceEntry.model_validate(row["source"]) if row else self._sources.get(source_id)
        if source is None:
            raise InvalidRecord(f"there is no article {source_id!r}; add the article first")
        return source

    def _build_on_what_it_names(self, event: KeptEvent) -> None:
        self.ledger.build_on(tables.article, event.source_id)
        if event.entry.place:
            self.ledger.build_on(tables.place, event.entry.place)

    def _refuse_unsound(self, entry: EventEntry, source: SourceEntry) -> None:
        """Raises InvalidRecord where the entry breaks a rule of the format."""
        mentions: tuple[MentionEntry, ...] = ()
        if entry.place:
            mentions = (MentionEntry(place=entry.place, wording=entry.place, paragraph=entry.paragraphs["place"]),)
        file = ArticleFile(f"{source.id}.yaml", source, (entry,), mentions, written=frozenset({entry.id}))
        self._refuse_loose(file)
        for problem in (*article_problems(file), *placing_problems(file, self._places)):
            raise InvalidRecord(f"{problem.record}: {problem.message}")

    def _refuse_loose(self, file: ArticleFile) -> None:
        """Raises InvalidRecord where the file names a place, country or event that is not there."""
        for problem in loose_ends([file], self._places, self.shipped.countries):
            raise InvalidRecord(f"{problem.record}: {problem.message}")

    @cached_property
    def _places(self) -> dict[str, Place]:
        """Shipped and own places, with those that the change itself adds."""
        rows = self.ledger.connection.execute(select(tables.place.c.place)).scalars()
        return {**self.shipped.places, **{body["id"]: place_of(body) for body in rows}}

    @cached_property
    def _sources(self) -> dict[str, SourceEntry]:
        return {file.source.id: file.source for file in self.shipped.files if file.source}

    @property
    def _all_event_ids(self) -> frozenset[str]:
        return frozenset({*self._shipped_ids, *self._ids(tables.event.c.id)})

    @cached_property
    def _shipped_ids(self) -> frozenset[str]:
        return frozenset(entry.id for file in self.shipped.files for entry in file.events)

    def _ids(self, column: ColumnElement[str]) -> Sequence[str]:
        return self.ledger.connection.execute(select(column)).scalars().all()


def _verdict(entry: EventEntry, event: KeptEvent) -> ReviewState:
    first = event.first
    if entry.model_copy(update={"review": first.review}) != first:
        return ReviewState.ACCEPTED if event.made == PERSON else ReviewState.CORRECTED
    return first.review if first.review in _CHECKED else ReviewState.ACCEPTED


def _storable(text: str) -> str:
    """The text with each character that databases refuse replaced by one other, so that offsets still hold."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
