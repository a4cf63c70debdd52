"""What the desk calls the fields of a record, and values that nobody should have to read as codes."""

from __future__ import annotations

import re

from geo.errors import GeoError
from geo.model import Qualifier, Scope
from geo.store import KeptEvent

FIELD_WORDS = {
    "kind": "Kind",
    "status": "Status",
    "strength": "How the article says it",
    "date": "Date",
    "date_text": "The article's words for the date",
    "year": "Year",
    "year_inferred": "Year",
    "place": "Place",
    "country": "Country",
    "partners": "Together with",
    "origin": "Moved from",
    "destination": "Moved to",
    "counts": "Figures",
    "summary": "Summary",
    "note": "Note",
}
QUALIFIER_WORDS = {
    Qualifier.EXACT: "exactly",
    Qualifier.AT_LEAST: "at least",
    Qualifier.ABOUT: "about",
    Qualifier.BELOW: "fewer than",
}
SCOPE_WORDS = {Scope.EVENT: "this event", Scope.CUMULATIVE: "running total", Scope.ESTIMATE: "an estimate"}
_MADE_WORDS = {"reading": "Read as", "shipped": "Came as", "person": "First given as", "file": "Came in as"}
_NUMBERED = re.compile(r"(?:event \S+: )?([a-z_]+)(?:\.(\d+))?(?:\.([a-z_]+))?: (.*)", re.DOTALL)


def was(kept: KeptEvent, value: str) -> str:
    """The first value, with who gave it: "Read as: Raid"."""
    return f"{_MADE_WORDS[kept.made]}: {value}"


def problem(error: GeoError) -> str:
    """The message of a refusal with the field as it is called on the desk: "Figures, row 1: …"."""
    found = _NUMBERED.fullmatch(str(error))
    if found is None or found[1] not in FIELD_WORDS:
        return str(error)
    row = f", row {int(found[2]) + 1}" if found[2] else ""
    told = "the number must be a whole one, 0 or more" if found[3] == "value" else found[4]
    return f"{FIELD_WORDS[found[1]]}{row}: {told}"
