"""A person's correction of a record: the new values, each still located in the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from geo.errors import InvalidRecord
from geo.records.schema import AlsoReportsEntry, EventEntry, SourceEntry

_Entry = TypeVar("_Entry", EventEntry, SourceEntry, AlsoReportsEntry)

# Which value each locator tells the paragraph of.
_LOCATED = {
    "place": "place",
    "country": "country",
    "partners": "partners",
    "origin": "origin",
    "destination": "destination",
    "counts": "counts",
}


def corrected(entry: EventEntry, values: Mapping[str, Any]) -> EventEntry:
    """The entry with `values` (fields of EventEntry as plain JSON values) put in.

    A value that was not there is located in the event's own paragraph, one that is gone loses its locator.
    Raises InvalidRecord naming the field, where a value is not allowed.
    """
    body = entry.model_dump(mode="json") | dict(values)
    body["paragraphs"] = locators(body)
    return event_entry(body)


def event_entry(values: Mapping[str, Any]) -> EventEntry:
    """A record of plain JSON values. Raises InvalidRecord naming the field, where a value is not allowed."""
    return _built(EventEntry, values)


def source_entry(values: Mapping[str, Any]) -> SourceEntry:
    """A citation of plain JSON values. Raises InvalidRecord as `event_entry` does."""
    return _built(SourceEntry, values)


def also_reports_entry(values: Mapping[str, Any]) -> AlsoReportsEntry:
    """A further report of plain JSON values. Raises InvalidRecord as `event_entry` does."""
    return _built(AlsoReportsEntry, values)


def _built(schema: type[_Entry], values: Mapping[str, Any]) -> _Entry:
    try:
        return schema.model_validate(dict(values))
    except ValidationError as error:
        raise InvalidRecord(_told(error)) from None


def locators(body: Mapping[str, Any]) -> dict[str, int]:
    """Where each value of a record stands: as told, else in the paragraph of the event. What is gone stands nowhere."""
    known: dict[str, int] = dict(body["paragraphs"])
    there = {locator for locator, field in _LOCATED.items() if body.get(field)} | {"event"}
    if body.get("date") or body.get("date_text"):
        there.add("date")
    if body.get("date") and body.get("year_inferred"):
        there.add("year")
    return {locator: known.get(locator, known["event"]) for locator in sorted(there)}


def _told(error: ValidationError) -> str:
    detail = error.errors(include_url=False)[0]
    field = ".".join(str(step) for step in detail["loc"]) or "record"
    return f"{field}: {str(detail['msg']).removeprefix('Value error, ')}"
