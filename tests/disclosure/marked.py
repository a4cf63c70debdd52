"""A store with marked secrets beside the shipped records, and how to find them in whatever comes out."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

from geo.model import LatLon, Place, PlaceKind
from geo.records import read_shipped
from geo.records.evidence import Evidence, Proposal, Proposed
from geo.records.schema import EventEntry, MentionEntry, SourceEntry
from geo.store import Store, sqlite_url
from tests.samples import DATA
from tests.store.store_samples import NOON

# Invented, all of it. A house that may be told as its district only, with its spot …
HOUSE = Place(
    "kh-zorvane-villa-77-building",
    "Zorvane Villa 77",
    PlaceKind.BUILDING,
    "KH",
    LatLon(11.57391, 104.90873),
    0.1,
    adm1="Phnom Penh",
    parent_id="kh-toul-kork-district",
    origin="placed by hand",
)
# … and a place that only a record names which nobody has reviewed.
UNSEEN = Place(
    "kh-xanthe-park-sez",
    "Xanthe Park",
    PlaceKind.SEZ,
    "KH",
    LatLon(12.34567, 103.98765),
    3.0,
    adm1="Xanthe Shore",
    origin="placed by hand",
)
RAID_ID, UNSEEN_ID = "KH-2025-07-20-RAID-ZORVANE-VILLA-77", "KH-2025-07-21-RAID-XANTHE-PARK"
QUOTE = "The doorman murmured that everybody had gone."

SECRETS = re.compile(
    # The house, the person in the note and their numbers, the small group, the quotation, whatever is unreviewed.
    r"zorvane|quenby|aldous|012 ?993 ?117|N7718264|murmured|xanth"
    # Degrees with their whole part: five digits alone turn up in the random ids that Streamlit gives to buttons.
    r"|11[.,]57391|104[.,]90873|12[.,]34567|103[.,]98765"
    r"|arrested=7\b|\b7 held|seven kenyans|\"value\": 7\b",
    re.IGNORECASE,
)
_POSITIONS = [struct.pack("<d", degrees) for place in (HOUSE, UNSEEN) for degrees in place.position or ()]


def source(source_id: str, title: str, publisher: str, **values: object) -> SourceEntry:
    known = {"publisher_country": "KH", "retells": None, "language": "en", "published": "2025-07-22", "url": None}
    return SourceEntry.model_validate(known | {"id": source_id, "title": title, "publisher": publisher} | values)


def entry(event_id: str, place: Place, **values: object) -> EventEntry:
    known = {
        "id": event_id,
        "kind": "raid",
        "date": "2025-07-20",
        "place": place.id,
        "country": "KH",
        "review": "unreviewed",
        "paragraphs": {"event": 2, "date": 2, "place": 2, "counts": 2},
    }
    return EventEntry.model_validate(known | values)


REVIEWED = entry(
    RAID_ID,
    HOUSE,
    summary="Police raided Zorvane Villa 77 and held seven Kenyans.",
    counts=[
        {"what": "arrested", "value": 40},
        {"what": "arrested", "value": 7, "nationality": "KE", "part": True},
        {"what": "arrested", "value": 33, "nationality": "VN", "part": True},
    ],
    note="Told by Quenby Aldous, phone 012 993 117, passport N7718264.",
)
WAITING = entry(
    UNSEEN_ID,
    UNSEEN,
    date="2025-07-21",
    summary="Police raided Xanthe Park.",
    paragraphs={"event": 2, "date": 2, "place": 2},
)


def fill(store_file: Path) -> None:
    """Two articles: one whose event a person accepted, one that waits for a person."""
    store = Store.open(sqlite_url(store_file), read_shipped(DATA))
    try:
        _add(store, source("first", "Raid in the capital", "Border Post"), REVIEWED, HOUSE, f"Raid\n{QUOTE}", QUOTE)
        store.accept(RAID_ID, by="Ana", at=NOON)
        quote = "Nobody has read this."
        _add(
            store,
            source("xanthic-courier", "Xanthe stories", "Xanthic Courier"),
            WAITING,
            UNSEEN,
            f"Other\n{quote}",
            quote,
        )
    finally:
        store.close()


def _add(store: Store, cited: SourceEntry, event: EventEntry, place: Place, text: str, quote: str) -> None:
    start = text.index(quote)
    evidence = Evidence(quote, start, start + len(quote))
    mention = MentionEntry(place=place.id, wording=place.name, paragraph=2)
    proposed = Proposed(cited, (Proposal(event, evidence),), (mention,), (place,))
    store.add_article(text, proposed, by="Ana", at=NOON)


def secrets_in(out: str | bytes) -> list[str]:
    """What of the secrets comes out, each once; archives are unpacked, and numbers in databases found as such."""
    if isinstance(out, str):
        return sorted({match[0].lower() for match in SECRETS.finditer(out)})
    if out.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(out)) as archive:
            out = b"\n".join(archive.read(name) for name in archive.namelist())
    found = {match[0].lower() for match in SECRETS.finditer(out.decode("utf-8", "replace"))}
    return sorted(found | {f"position {number}" for number, packed in enumerate(_POSITIONS) if packed in out})
