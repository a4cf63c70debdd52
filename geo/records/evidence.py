"""What goes beside a record while it is reviewed: the sentence it was read from, and how sure the reading is."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Place
from geo.records.schema import AlsoReportsEntry, EventEntry, MentionEntry, SourceEntry


@dataclass(frozen=True, slots=True)
class Evidence:
    """`quote` is `text[start:end]` of the user's own copy. `doubts` name the fields to look at first.

    `confidence` is 0..1; `why` says in words what decided. A person's own records have neither doubts nor reasons.
    """

    quote: str
    start: int
    end: int
    confidence: float = 1.0
    why: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event as read, for a person to accept, correct or reject."""

    entry: EventEntry
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that a reading proposes for one article. `places` are those its records name that the atlas does not know."""

    source: SourceEntry
    events: tuple[Proposal, ...] = ()
    mentions: tuple[MentionEntry, ...] = ()
    places: tuple[Place, ...] = ()
    also_reports: tuple[AlsoReportsEntry, ...] = ()
