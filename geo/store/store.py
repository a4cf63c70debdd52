"""The store: what users add to the shipped records and change in them.

    store = Store.open(sqlite_url(default_path()), read_shipped(Path("data")))
    atlas = store.atlas()

Every change is one transaction: it is written whole, with who and when and what was there before, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, select

from geo.errors import InvalidRecord, StoreError
from geo.model import Atlas, Place, ReviewState
from geo.records import Shipped, loose_ends
from geo.records.arrivals import Arrival
from geo.records.article_file import ArticleFile, Problem
from geo.records.evidence import Evidence, Proposed
from geo.records.schema import EventEntry, SourceEntry
from geo.store import changes, likeness, tables
from geo.store.database import Database, count_up, revision
from geo.store.drafting import Draft
from geo.store.forgetting import forget
from geo.store.kept import PERSON, READING, Kept, KeptEvent, read_kept
from geo.store.ledger import Action, Change, Ledger, history, redo, undo
from geo.store.likeness import Known, Similar
from geo.store.overlay import overlaid, overlaid_atlas


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of an article.

    `added` is False where the very text is there already, as `source_id`; nothing was changed then. Ids may bear a
    number where another record had them first. `similar` are articles that may be the same or tell the same story.
    """

    source_id: str
    added: bool
    event_ids: tuple[str, ...] = ()
    similar: tuple[Similar, ...] = ()


def default_path() -> Path:
    """The database file in the user's own data folder, outside the program."""
    return Path(platformdirs.user_data_dir("compound-atlas", appauthor=False)) / "atlas.sqlite"


class Store:
    """Threads and sessions may share one, and several programs one file.

    `by` is the name a user goes by, `at` a time with its zone; `where` tells people where the store lies. Methods that
    change something raise StoreError where that fails or somebody was quicker, and InvalidRecord where a record breaks
    a rule or names what is not there; nothing is changed then.
    """

    def __init__(self, database: Database, shipped: Shipped) -> None:
        self._database = database
        self._shipped = shipped
        self.where = database.where

    @classmethod
    def open(cls, url: str, shipped: Shipped) -> Store:
        """The store at a database address; made where there is none. Raises StoreError."""
        return cls(Database(url), shipped)

    def close(self) -> None:
        self._database.close()

    def revision(self) -> int:
        """Grows with every change by anybody: what was built of the same revision still holds."""
        with self._database.reading() as connection:
            return revision(connection)

    def atlas(self) -> Atlas:
        """The shipped records with everything kept laid over them; reports from own copies carry their sentence."""
        kept = self.kept()
        places = self._places(kept)
        return overlaid_atlas(self._files(kept), kept, places, self._shipped.countries)

    def kept(self) -> Kept:
        """All that was added and changed, with who, when, first values and evidence."""
        with self._database.reading() as connection:
            return read_kept(connection)

    def problems(self) -> list[Problem]:
        """Kept records that the atlas has to leave out since what they name or belong to is no longer shipped."""
        kept = self.kept()
        files = self._files(kept)
        shown = {entry.id for file in files for entry in file.events}
        lost = [
            Problem(f"{event.source_id}.yaml", f"event {event_id}", "its article is gone, or another record has its id")
            for event_id, event in kept.events.items()
            if event_id not in shown and event.merged_into is None
        ]
        return [*loose_ends(files, self._places(kept), self._shipped.countries), *lost]

    def text_of(self, source_id: str) -> str | None:
        """The user's own copy of an article; None where there is none."""
        with self._database.reading() as connection:
            found = select(tables.article.c.text).where(tables.article.c.id == source_id)
            return connection.execute(found).scalar_one_or_none() or None

    def record(self, event_id: str) -> KeptEvent | None:
        """An event as it stands, shipped ones too, with what was first; None where there is none or it was merged."""
        with self._database.reading() as connection:
            try:
                return Draft(Ledger(connection, event_id), self._shipped, "", "").current(event_id)
            except InvalidRecord:
                return None

    def machine_entry(self, event_id: str) -> EventEntry | None:
        """What the reading proposed, unchanged; None for records that people made."""
        with self._database.reading() as connection:
            row = Ledger(connection).row(tables.event, event_id)
        return EventEntry.model_validate(row["first"]) if row and row["made"] == READING else None

    def history(self, limit: int = 50) -> list[Change]:
        """The latest changes first, those taken back among them."""
        with self._database.reading() as connection:
            return history(connection, limit)

    def same_text(self, text: str) -> str | None:
        """The id of the article whose copy has this very text, whatever its spaces, punctuation and case."""
        with self._database.reading() as connection:
            return _same_text(connection, text)

    def similar(self, text: str, source: SourceEntry) -> list[Similar]:
        """Articles that may be the same or tell the same story, the surest first."""
        with self._database.reading() as connection:
            return self._similar(connection, text, source)

    def add_article(self, text: str, proposed: Proposed, *, by: str, at: datetime) -> AddResult:
        """Keeps an article with what was read from it, all yet to be reviewed. The same text is not added twice."""
        with self._change(Action.ADD_ARTICLE, proposed.source.id, by, at) as draft:
            if there := _same_text(draft.ledger.connection, text):
                return AddResult(there, False)
            similar = self._similar(draft.ledger.connection, text, proposed.source)
            source_id = draft.ledger.subject = draft.add_article(text, proposed)
            added = [
                draft.add_event(source_id, _unreviewed(proposal.entry), proposal.evidence, READING)
                for proposal in proposed.events
            ]
        return AddResult(source_id, True, tuple(entry.id for entry in added), tuple(similar))

    def remove_article(self, source_id: str, *, by: str, at: datetime) -> None:
        """Takes an added article out again, with its text and events; undo brings all of it back."""
        with self._change(Action.REMOVE_ARTICLE, source_id, by, at) as draft:
            if draft.ledger.row(tables.article, source_id) is None or self.is_shipped(source_id):
                raise InvalidRecord(f"{source_id!r} is no article that was added here; only those can be removed")
            for event_id in draft.events_of(source_id):
                draft.ledger.drop(tables.event, event_id)
            draft.ledger.drop(tables.article, source_id)

    def forget_article(self, source_id: str) -> None:
        """Takes an added article out for good, also from the history: its text, its records, and places only it named.

        What was done with it can no longer be undone. Works for one that was removed before. Raises InvalidRecord where
        no article of that id was ever added here.
        """
        with self._database.writing() as connection:
            if self.is_shipped(source_id) or not forget(connection, source_id):
                raise InvalidRecord(f"{source_id!r} is no article that was added here; only those can be forgotten")
            count_up(connection)
        self._database.wipe()

    def add_event(
        self,
        source_id: str,
        entry: EventEntry,
        *,
        by: str,
        at: datetime,
        evidence: Evidence | None = None,
        places: Sequence[Place] = (),
    ) -> EventEntry:
        """Adds an event that a person found in an article; it counts as accepted. Returns it with the id it got.

        `places` are those it names that the atlas does not know.
        """
        with self._change(Action.ADD_EVENT, entry.id, by, at) as draft:
            draft.keep_places(places)
            accepted = entry.model_copy(update={"review": ReviewState.ACCEPTED})
            added = draft.add_event(source_id, accepted, evidence, PERSON)
            draft.ledger.subject = added.id
        return added

    def accept(self, event_id: str, *, by: str, at: datetime, seen: EventEntry | None = None) -> EventEntry:
        """A person compared the record with the article and found it right. `seen` is the record as they saw it."""
        with self._change(Action.ACCEPT, event_id, by, at) as draft:
            current = draft.current(event_id, seen)
            return draft.judge(current, current.entry)

    def correct(
        self,
        event_id: str,
        entry: EventEntry,
        *,
        by: str,
        at: datetime,
        seen: EventEntry | None = None,
        places: Sequence[Place] = (),
    ) -> EventEntry:
        """Replaces a record, shipped ones too; what was there first stays beside it. `seen` as in `accept`.

        `places` are those it names that the atlas does not know. An entry that equals the first one counts as accepted.
        """
        if entry.id != event_id:
            raise InvalidRecord(f"the record of {event_id} bears the id {entry.id}; a correction keeps the id")
        with self._change(Action.CORRECT, event_id, by, at) as draft:
            return draft.judge(draft.current(event_id, seen), entry, places)

    def reject(self, event_id: str, *, by: str, at: datetime, seen: EventEntry | None = None) -> EventEntry:
        """The article does not say this; the record stays, marked as rejected. `seen` as in `accept`."""
        with self._change(Action.REJECT, event_id, by, at) as draft:
            current = draft.current(event_id, seen)
            entry = current.entry.model_copy(update={"review": ReviewState.REJECTED})
            draft.put(current, replace(current, entry=entry))
        return entry

    def merge(self, keep_id: str, other_id: str, *, by: str, at: datetime) -> None:
        """Two records of one event become one with two reports; the figures of both stay, side by side."""
        if keep_id == other_id:
            raise InvalidRecord(f"{keep_id} cannot be merged with itself; choose another event")
        with self._change(Action.MERGE, other_id, by, at) as draft:
            draft.current(keep_id)
            other = draft.current(other_id)
            draft.put(other, replace(other, merged_into=keep_id))
            draft.ledger.build_on(tables.event, keep_id)

    def bring_in(self, arrival: Arrival, *, seen: int, by: str, at: datetime) -> None:
        """Keeps all that a file brings, in one change, or nothing of it.

        `seen` is the revision at which it was compared with what is here. Raises StoreError where that has changed.
        """
        with self._change(Action.BRING_IN, arrival.name, by, at) as draft:
            if revision(draft.ledger.connection) != seen:
                raise StoreError("something was changed here meanwhile; look at the file's preview again, then decide")
            draft.keep_places(arrival.places)
            for source in arrival.sources:
                draft.keep_source(source)
            for event in arrival.events:
                draft.bring_in(event)
            for event in arrival.changed:
                draft.replace_with(event)
            reports = [report for event in (*arrival.events, *arrival.changed) for report in event.others]
            for source_id in dict.fromkeys(report.source_id for report in reports):
                draft.also_report(source_id, [report for report in reports if report.source_id == source_id])

    def is_shipped(self, source_id: str) -> bool:
        """Whether the article came with the atlas."""
        return any(file.source and file.source.id == source_id for file in self._shipped.files)

    def hidden(self, atlas: Atlas) -> dict[str, str]:
        """Events that are kept here and not in the atlas, each with the reason."""
        kept, shown = self.kept(), {event.id for event in atlas.events}
        return {
            event_id: f"made one with {event.merged_into} here" if event.merged_into else "kept here, but not shown"
            for event_id, event in kept.events.items()
            if event_id not in shown
        }

    def undo(self, *, by: str, at: datetime) -> Change | None:
        """Takes back this user's last change; None where there is none. Several in turn go back step by step.

        Raises StoreError where somebody else has built on it since.
        """
        with self._database.writing() as connection:
            undone = undo(connection, by, _stamp(at))
            if undone:
                count_up(connection)
        return undone

    def redo(self, *, by: str) -> Change | None:
        """Does again what this user undid last; None where there is nothing, or they did something new since."""
        with self._database.writing() as connection:
            redone = redo(connection, by)
            if redone:
                count_up(connection)
        return redone

    def changes_as_yaml(self) -> dict[str, str]:
        """File name → text: each article that was added or changed, whole, in the format of `data/articles/`.

        Sentences of articles are never in it. "places.csv", where it is there, holds the own places they name.
        """
        kept = self.kept()
        files = changes.changed_files(self._shipped.files, self._files(kept), self._shipped.countries)
        return changes.as_text(files, kept.places)

    @contextmanager
    def _change(self, action: Action, subject: str, by: str, at: datetime) -> Iterator[Draft]:
        stamp = _stamp(at)
        with self._database.writing() as connection:
            ledger = Ledger(connection, subject)
            yield Draft(ledger, self._shipped, by, stamp)
            if ledger.close(action, by, stamp):
                count_up(connection)

    def _files(self, kept: Kept) -> tuple[ArticleFile, ...]:
        return overlaid(self._shipped.files, kept, self._places(kept))

    def _places(self, kept: Kept) -> dict[str, Place]:
        return {**kept.places, **self._shipped.places}

    def _similar(self, connection: Connection, text: str, source: SourceEntry) -> list[Similar]:
        found = connection.execute(select(tables.article.c.id, tables.article.c.source, tables.article.c.prints))
        rows = {row.id: row for row in found}
        known = [Known(SourceEntry.model_validate(row.source), likeness.from_text(row.prints)) for row in rows.values()]
        known += [Known(file.source) for file in self._shipped.files if file.source and file.source.id not in rows]
        return likeness.similar(text, source, known)


def _same_text(connection: Connection, text: str) -> str | None:
    digest = likeness.digest(text)
    if digest is None:
        return None
    found = select(tables.article.c.id).where(tables.article.c.digest == digest)
    return connection.execute(found.order_by(tables.article.c.at).limit(1)).scalar_one_or_none()


def _unreviewed(entry: EventEntry) -> EventEntry:
    return entry.model_copy(update={"review": ReviewState.UNREVIEWED})


def _stamp(at: datetime) -> str:
    if at.tzinfo is None:
        raise InvalidRecord(f"time {at} has no zone; give one, such as datetime.now(UTC)")
    return at.astimezone(UTC).isoformat(timespec="seconds")
