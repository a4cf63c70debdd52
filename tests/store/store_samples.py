"""Small records to put into a store: an article of ours on two raids in Bavet, and what was read from it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from geo.records.evidence import Evidence, Proposal, Proposed
from geo.records.schema import CountEntry, EventEntry, MentionEntry, SourceEntry
from geo.store import AddResult, Store

NOON = datetime(2025, 8, 1, 12, tzinfo=UTC)
TEXT = (
    "Police raid two sites in Bavet\n"
    "Officers held 218 people on 2 August in a building in Bavet, the governor said.\n"
    "A second building was searched a day later; 31 workers were taken away."
)


def source(source_id: str = "bavet-raids", **values: Any) -> SourceEntry:
    known: dict[str, Any] = {
        "id": source_id,
        "title": "Police raid two sites in Bavet",
        "publisher": "Border Post",
        "publisher_country": "KH",
        "retells": None,
        "language": "en",
        "published": "2025-08-04",
        "url": None,
    }
    return SourceEntry.model_validate(known | values)


def raid(number: int = 218, **values: Any) -> EventEntry:
    known: dict[str, Any] = {
        "id": f"KH-RAID-BAVET-{number}",
        "kind": "raid",
        "summary": f"Raid in Bavet; {number} held.",
        "place": "kh-bavet",
        "country": "KH",
        "counts": [CountEntry(what="arrested", value=number)],
        "review": "unreviewed",
        "paragraphs": {"event": 2, "place": 2, "counts": 2},
    }
    return EventEntry.model_validate(known | values)


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(quote, start, start + len(quote), 0.7, "says so", ("date",))


FIRST = evidence("Officers held 218 people on 2 August in a building in Bavet, the governor said.")
SECOND = evidence("A second building was searched a day later; 31 workers were taken away.")
PROPOSED = Proposed(
    source(),
    (Proposal(raid(218), FIRST), Proposal(raid(31, paragraphs={"event": 3, "place": 1, "counts": 3}), SECOND)),
    (MentionEntry(place="kh-bavet", wording="Bavet", paragraph=1),),
)


def add(store: Store, text: str = TEXT, proposed: Proposed = PROPOSED, by: str = "Ana") -> AddResult:
    return store.add_article(text, proposed, by=by, at=NOON)
