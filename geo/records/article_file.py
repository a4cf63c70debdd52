"""Reads one file of `data/articles/` without losing sight of any mistake in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from geo.records.plain_yaml import PlainLoader, yaml_mistake
from geo.records.schema import AlsoReportsEntry, CountEntry, Entry, EventEntry, MentionEntry, SourceEntry

# The parts of a file, and what an entry of each is called in a message.
_SECTIONS = {"source": "source", "events": "event", "mentions": "mention of", "also_reports": "also_reports"}

_Sound = TypeVar("_Sound", bound=Entry)


class Problem(NamedTuple):
    """What is wrong, and where: "raids.yaml: event KH-2025-07-14-RAID-TOUL-KORK: counts[0].value: …"."""

    file: str
    record: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """The sound entries of one file, and what is wrong with the others.

    `written` are the ids of all events in the file, broken ones too: nobody who refers to them is to blame.
    `source` is None only where it is broken. `preamble` are the comment lines that open the file, such as what was left
    out of it and why.
    """

    name: str
    source: SourceEntry | None
    events: tuple[EventEntry, ...] = ()
    mentions: tuple[MentionEntry, ...] = ()
    also_reports: tuple[AlsoReportsEntry, ...] = ()
    written: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    preamble: str = ""


def read_article(path: Path) -> ArticleFile:
    """The file, entry by entry. Mistakes are returned, not raised; an unreadable file is one mistake."""
    content = path.read_bytes()
    try:
        raw = yaml.load(content, PlainLoader)
    except yaml.YAMLError as error:
        return ArticleFile(path.name, None, problems=(Problem(path.name, *yaml_mistake(error)),))
    if not isinstance(raw, dict) or "source" not in raw:
        message = "expected source, events, mentions and also_reports at the outer margin"
        return ArticleFile(path.name, None, problems=(Problem(path.name, "", message),))
    problems = [
        Problem(path.name, str(key), "is no part of an article file; expected " + ", ".join(_SECTIONS))
        for key in raw
        if key not in _SECTIONS
    ]
    sources = _entries(path.name, "source", [raw["source"]], SourceEntry, problems)
    return ArticleFile(
        path.name,
        next(iter(sources), None),
        _entries(path.name, "events", raw.get("events"), EventEntry, problems),
        _entries(path.name, "mentions", raw.get("mentions"), MentionEntry, problems),
        _entries(path.name, "also_reports", raw.get("also_reports"), AlsoReportsEntry, problems),
        frozenset(_written_ids(raw.get("events"))),
        tuple(problems),
        _preamble(content.decode(errors="replace")),
    )


def _preamble(text: str) -> str:
    return "".join(takewhile(lambda line: line.startswith("#"), text.splitlines(keepends=True)))


def _entries(file: str, section: str, raw: Any, schema: type[_Sound], problems: list[Problem]) -> tuple[_Sound, ...]:
    """The sound entries of a section; what is wrong with the others goes to `problems`."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        problems.append(Problem(file, section, "expected a list, each entry beginning with a hyphen"))
        return ()
    sound = []
    for number, entry in enumerate(raw):
        try:
            sound.append(schema.model_validate(entry))
        except ValidationError as error:
            record = _label(section, number, entry)
            problems.extend(Problem(file, record, message) for message in _mistakes(error, schema))
    return tuple(sound)


def _label(section: str, number: int, entry: Any) -> str:
    """How a person finds the entry again: by its id where it has one, else by its number in the list."""
    if section == "source":
        return section
    key = {"events": "id", "mentions": "place", "also_reports": "event"}[section]
    name = entry.get(key) if isinstance(entry, dict) else None
    return f"{_SECTIONS[section]} {name}" if isinstance(name, str) else f"{section}[{number}]"


def _written_ids(raw: Any) -> Iterator[str]:
    for entry in raw if isinstance(raw, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"]


def _mistakes(error: ValidationError, schema: type[BaseModel]) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        steps = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in detail["loc"] if step != "[key]"]
        field = "".join(steps).removeprefix(".")
        yield ": ".join(part for part in (field, _mistake(dict(detail), schema)) if part)


def _mistake(detail: dict[str, Any], schema: type[BaseModel]) -> str:
    if detail["type"] == "missing":
        return "is missing; add it"
    if detail["type"] == "extra_forbidden":
        fields = schema.model_fields if len(detail["loc"]) == 1 else CountEntry.model_fields
        return f"is no such field; expected {', '.join(fields)}"
    if detail["type"] == "value_error":
        return str(detail["msg"]).removeprefix("Value error, ")
    expected = re.sub(r"^(Input|String|List|Dictionary) should (be |have )?", "", detail["msg"])
    return f"{detail['input']!r}; expected {expected}"
