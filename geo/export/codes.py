"""Several values in one cell, readable by people and exact for programs: each code with its way back.

A list is joined by "; ". Within a value of it "\\;" stands for a semicolon and "\\\\" for a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from geo.errors import InvalidRecord
from geo.model import Count, Qualifier, Scope

_ITEM = re.compile(r"((?:[^\\;]|\\.|\\$)*)(; ?|$)", re.DOTALL)
_COUNT = re.compile(
    r"(?P<what>[a-z]+(?:_[a-z]+)*)=(?P<value>\d+) (?P<qualifier>[a-z_]+) (?P<scope>[a-z_]+)"
    r"(?: (?P<nationality>[A-Z]{2}))?(?P<part> part)?"
)
_PARAGRAPH = re.compile(r"([a-z_]+)=(\d+)")
# Two dots: spreadsheets take 12-87 for December 1987, and 12:87 for a time.
_SPAN = re.compile(r"(\d+)\.\.(\d+)")


def listed(values: Iterable[str | None]) -> str:
    """The values in one cell; None and "" are empty items, and none of them stands at the end.

    >>> listed(["Raid; 5 held", None, "x"]), listed(["a", ""])
    ('Raid\\\\; 5 held; ; x', 'a')
    """
    items = [(value or "").replace("\\", "\\\\").replace(";", "\\;") for value in values]
    while items and not items[-1]:
        items.pop()
    return "; ".join(items)


def unlisted(cell: str) -> list[str]:
    """The items of a cell; the inverse of `listed` but for empty ones at the end.

    >>> unlisted("Raid\\\\; 5 held; ; x"), unlisted("")
    (['Raid; 5 held', '', 'x'], [])
    """
    found, at = [], 0
    while cell and (match := _ITEM.match(cell, at)):
        found.append(re.sub(r"\\([\\;])", r"\1", match[1]))
        at = match.end()
        if not match[2]:
            break
    return found


def one_each(values: Sequence[str | None]) -> str:
    """A value for each of several reports; of a single report the value as it stands, with nothing escaped."""
    return values[0] or "" if len(values) == 1 else listed(values)


def each_of(cell: str, number: int) -> list[str]:
    """The inverse of `one_each` for so many reports. Raises InvalidRecord where the cell holds more values."""
    if number == 1:
        return [cell]
    found = unlisted(cell)
    if len(found) > number:
        raise InvalidRecord(
            f"{cell!r} holds {len(found)} values for {number} articles; separate them by '; ', and write \\; "
            "for a semicolon within one"
        )
    return found + [""] * (number - len(found))


def count_code(count: Count) -> str:
    """A figure for programs: "arrested=200 at_least event", "arrested=85 exact event KH part"."""
    code = f"{count.what}={count.value} {count.qualifier.value} {count.scope.value}"
    return code + (f" {count.nationality}" if count.nationality else "") + (" part" if count.part else "")


def count_of(code: str) -> Count:
    """The inverse of `count_code`. Raises InvalidRecord."""
    match = _COUNT.fullmatch(code.strip())
    if match is None:
        raise InvalidRecord(
            f"{code!r} is no figure; write it as arrested=200 at_least event, or arrested=3 exact event"
        )
    try:
        qualifier, scope = Qualifier(match["qualifier"]), Scope(match["scope"])
    except ValueError:
        words = (*Qualifier, *Scope)
        raise InvalidRecord(f"{code!r} has a word that is not known; there are {', '.join(words)}") from None
    return Count(match["what"], int(match["value"]), qualifier, scope, match["nationality"], bool(match["part"]))


def paragraphs_code(paragraphs: Mapping[str, int]) -> str:
    """Where in one article each value stands: "event=2 date=3"."""
    return " ".join(f"{value}={number}" for value, number in paragraphs.items())


def paragraphs_of(code: str) -> dict[str, int]:
    """The inverse of `paragraphs_code`; a bare number is the paragraph of the event. Raises InvalidRecord."""
    if code.strip().isdecimal():
        return {"event": int(code)}
    words = code.replace(",", " ").split()
    found = [_PARAGRAPH.fullmatch(word) for word in words]
    if not words or not all(found):
        raise InvalidRecord(f"{code!r} tells no paragraphs; write them as event=2 date=3, the title being paragraph 1")
    return {match[1]: int(match[2]) for match in found if match}


def span_code(start: int | None, end: int | None) -> str:
    """The characters of a quote in its article: "12..87"; "" where they are not known."""
    return "" if start is None or end is None else f"{start}..{end}"


def span_of(code: str) -> tuple[int | None, int | None]:
    """The inverse of `span_code`. Raises InvalidRecord."""
    if not code.strip():
        return None, None
    match = _SPAN.fullmatch(code.strip())
    if match is None:
        raise InvalidRecord(f"{code!r} is no span of characters; write it as 12..87, or leave it empty")
    return int(match[1]), int(match[2])
