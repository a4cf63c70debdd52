"""What one matched date states: the numbers and names in it, before anything is concluded from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.reading.buddhist_era import common_year
from geo.reading.date_patterns import DatePatterns

_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(slots=True)
class DateParts:
    """Everything is None where the text does not state it. Monday is weekday 0.

    `step` is -1 for "last", 0 for "this", 1 for "next"; `count`, `unit` and `way` are "two", "day" and "earlier";
    `fixed` is what the lexicon says of a set phrase, such as "ref-1" for "yesterday"; `year_step` is -1 for "last year"
    beside a month, 0 for "this year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_month: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    step: int | None = None
    count: int | None = None
    unit: str | None = None
    way: str | None = None
    fixed: str | None = None
    year_step: int | None = None

    @property
    def full(self) -> date | None:
        """The day, where day, month and year are stated and the calendar has it."""
        return day_of(self.year, self.month, self.day) if self.year and self.month and self.day else None


def day_of(year: int, month: int, day: int) -> date | None:
    """None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_parts(match: re.Match[str], patterns: DatePatterns) -> DateParts | None:
    """None where the numbers are no day or month, as in "14/35"."""
    groups = {name: text for name, text in match.groupdict().items() if text}
    day, month = _number(groups.get("day")), _number(groups.get("m"))
    if day is not None and month is not None and month > _LAST_MONTH:
        day, month = month, day  # 09/17/2025, as Americans write
    if "month" in groups:
        month = patterns.months[groups["month"]]
    last_month = patterns.months[groups["month2"]] if "month2" in groups else _number(groups.get("m2"))
    last_day = _number(groups.get("day2"))
    if not all(value is None or 0 < value <= _LAST_MONTH for value in (month, last_month)):
        return None
    if not all(value is None or 0 < value <= _LAST_DAY for value in (day, last_day)):
        return None
    year = _number(groups.get("year")) or _number(groups.get("short_year"))
    year = year and common_year(year)
    return DateParts(
        year, month, day, last_month, last_day,
        patterns.weekdays.get(groups.get("weekday", "")),
        patterns.mods.get(groups.get("mod", "")),
        _count(groups.get("n"), patterns),
        patterns.units.get(groups.get("unit", "")),
        patterns.ways.get(groups.get("way", "")) or patterns.backs.get(groups.get("back", "")),
        patterns.fixed.get(groups.get("fixed", "")),
        patterns.years.get(groups.get("that_year", "")),
    )  # fmt: skip


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _count(text: str | None, patterns: DatePatterns) -> int | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else patterns.numbers.get(text)
