"""The notations of dates in one language: the templates of its lexicon made into patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale, UnknownLocaleError

from geo.reading.lexica import Lexicon, lexicon
from geo.reading.starts import LONGEST, Starts
from geo.reading.words import Word

_DAY = r"(?<![\d.,:/])(?P<{0}>[0-3]?\d)(?!\d|[.,:]\d\d\d)"
_MONTH_NUMBER = r"(?<!\d)(?P<{0}>[01]?\d)(?!\d)"
_YEAR = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """`patterns` carry named groups (day, m, month, year, weekday, mod, n, unit, way, fixed); the tables read them.

    `starts` tells the numbers of those that may match at a place, `with_words` whether all begin with a word.
    """

    patterns: tuple[re.Pattern[str], ...]
    starts: Starts[int]
    months: dict[str, int]
    weekdays: dict[str, int]
    mods: dict[str, int]
    units: dict[str, str]
    ways: dict[str, str]
    backs: dict[str, str]
    years: dict[str, int]
    numbers: dict[str, int]
    fixed: dict[str, str]
    days_of_this_month: bool = False
    calendar_weeks: bool = False
    with_words: bool = True

    def find(self, plain: str, end: int | None = None, words: Sequence[Word] | None = None) -> list[re.Match[str]]:
        """What each pattern finds up to `end`, pattern by pattern; matches of one pattern never overlap.

        `words` are those of the text, where they are known already; they serve where dates begin with words.
        """
        stop = len(plain) if end is None else min(end, len(plain))
        found: list[list[re.Match[str]]] = [[] for _ in self.patterns]
        for at, numbers in self.starts.find(plain, 0, stop, words if self.with_words else None):
            for number in numbers:
                matches = found[number]
                if matches and at < matches[-1].end():
                    continue
                if match := self.patterns[number].match(plain, at, stop):
                    matches.append(match)
        return [match for matches in found for match in matches]


@cache
def date_patterns(language: str) -> DatePatterns:
    """The patterns of an ISO 639-1 language, compiled once."""
    words = lexicon(language)
    dates = words.dates
    tables = DatePatterns(
        (),
        Starts((), words=True),
        _months(words),
        _weekdays(words),
        {word: step for key, step in (("last", -1), ("this", 0), ("next", 1)) for word in dates.get(key, ())},
        {word: unit for unit, names in dates.get("units", {}).items() for word in names},
        {word: way for way in ("earlier", "later", "ago") for word in dates.get(way, ())},
        dict.fromkeys(dates.get("back", ()), "ago"),
        {word: step for key, step in (("last_year", -1), ("this_year", 0)) for word in dates.get(key, ())},
        dict(dates.get("n", {})),
        dict(dates.get("fixed", {})),
        bool(dates.get("days_of_this_month", False)),
        bool(dates.get("calendar_weeks", False)),
    )
    fields = _fields(tables, words.spaced and not words.glued)
    templates = [*dates.get("templates", ()), *(["{fixed}"] if tables.fixed else [])]
    patterns = tuple(re.compile(_source(template, fields, words)) for template in templates)
    starts = Starts(_all_beginnings(templates, tables), words=words.spaced)
    return replace(tables, patterns=patterns, starts=starts, with_words=words.spaced)


def _fields(tables: DatePatterns, spaced: bool) -> dict[str, str]:
    month, weekday = _any(tables.months), _any(tables.weekdays)
    return {
        "day": _DAY.format("day"),
        "day2": _DAY.format("day2").replace(r"(?<![\d.,:/])", r"(?<!\d)"),
        "m": _MONTH_NUMBER.format("m"),
        "m2": _MONTH_NUMBER.format("m2"),
        "year": _YEAR,
        "short_year": r"(?P<short_year>[5-9]\d)(?!\d|[.,]\d|[ ]?[คร])",
        "month": f"(?P<month>{month})" + (r"(?!\w)" if spaced else ""),
        "month2": f"(?P<month2>{month})" + (r"(?!\w)" if spaced else ""),
        "weekday": f"(?P<weekday>{weekday})",
        "mod": f"(?P<mod>{_any(tables.mods)})",
        "unit": f"(?P<unit>{_any(tables.units)})",
        "way": f"(?P<way>{_any(tables.ways)})",
        "back": f"(?P<back>{_any(tables.backs)})",
        "that_year": f"(?P<that_year>{_any(tables.years)})",
        "n": rf"(?P<n>{_any(tables.numbers)}|(?<![\d.,])\d{{1,2}})",
        # In scripts without spaces "the last month" stands at the end of "the last 6 months" as well.
        "fixed": f"(?P<fixed>{_any(tables.fixed)})" if spaced else rf"(?<!\d)(?<!\d )(?P<fixed>{_any(tables.fixed)})",
    }


def _any(words: dict[str, int] | dict[str, str]) -> str:
    """Matches the longest of the words; nothing at all where there is none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered) or r"(?!)"


def _source(template: str, fields: dict[str, str], words: Lexicon) -> str:
    """A template as a pattern: {field}, [optional], (this|or that); every other sign stands for itself."""
    parts = []
    for number, part in enumerate(_FIELD.split(template)):
        if number % 2:
            parts.append(fields[part])
        else:
            escaped = "".join(_TEMPLATE_SIGNS.get(sign, re.escape(sign)) for sign in part)
            parts.append(escaped)
    return _bounded("".join(parts), words)


_TEMPLATE_SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "⟨": r"\(", "⟩": r"\)", "|": "|", " ": " "}


def _all_beginnings(templates: Iterable[str], tables: DatePatterns) -> Iterator[tuple[str, int]]:
    """(first signs, number of the template) for all that each may begin with."""
    digits = [str(number) for number in range(100)] + [f"0{digit}" for digit in range(10)]
    fields: dict[str, Iterable[str]] = {
        **dict.fromkeys(("day", "day2", "m", "m2"), digits),
        **dict.fromkeys(("month", "month2"), tables.months),
        "short_year": [digit + unit for digit in "56789" for unit in "0123456789"],
        "year": [century + digit for century in ("19", "20", "25") for digit in "0123456789"],
        "weekday": tables.weekdays,
        "mod": tables.mods,
        "unit": tables.units,
        "way": tables.ways,
        "back": tables.backs,
        "that_year": tables.years,
        "n": [*tables.numbers, *digits],
        "fixed": tables.fixed,
    }
    firsts = {name: {word[:LONGEST] for word in words} for name, words in fields.items()}
    for number, template in enumerate(templates):
        parts = iter(re.findall(r"\{\w+\}|.", template))
        yield from ((beginning, number) for beginning in _beginnings(parts, firsts) if beginning)


def _beginnings(parts: Iterator[str], firsts: dict[str, set[str]]) -> set[str]:
    """The first signs of all that the parts up to a closing bracket may stand for."""
    earlier: set[str] = set()
    current = {""}
    for part in parts:
        if part in ("]", ")"):
            break
        if part == "|":
            earlier, current = earlier | current, {""}
            continue
        if part in ("[", "("):
            following = _beginnings(parts, firsts) | ({""} if part == "[" else set())
        else:
            following = firsts[part[1:-1]] if len(part) > 1 else {_BRACKETS.get(part, part)}
        current = {(one + other)[:LONGEST] for one in current for other in following}
    return earlier | current


_BRACKETS = {"⟨": "(", "⟩": ")"}


def _bounded(source: str, words: Lexicon) -> str:
    if not words.spaced:
        return f"(?:{source})"
    return rf"(?<!\w)(?:{source})" + ("" if words.glued else r"(?!\w)")


def _months(words: Lexicon) -> dict[str, int]:
    names = {}
    for context, width, number, name in _calendar(words.language, "months"):
        if width != "narrow" and len(name) > 1 and not name[0].isdigit() and context:
            names[name] = int(number)
    for number, extra in words.dates.get("months", {}).items():
        names.update({name.lower(): int(number) for name in extra})
    return names


def _weekdays(words: Lexicon) -> dict[str, int]:
    """Whole names only: "Sat" and "Mon" are words of their own too often. Monday is 0."""
    names = {name: int(number) for _, width, number, name in _calendar(words.language, "days") if width == "wide"}
    for number, extra in words.dates.get("weekdays", {}).items():
        names.update({name.lower(): int(number) for name in extra})
    return names


def _calendar(language: str, kind: str) -> list[tuple[str, str, int, str]]:
    """(context, width, number, name in lower case without a closing full stop) as Unicode CLDR gives them."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    table = locale.months if kind == "months" else locale.days
    return [
        (context, width, number, name.lower().rstrip("."))
        for context in ("format", "stand-alone")
        for width, names in table[context].items()
        for number, name in names.items()
    ]
