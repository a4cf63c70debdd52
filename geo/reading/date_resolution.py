"""Which days a stated date means, seen from the day of publication and from the dates before it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.model import DateSpan, Precision
from geo.reading.date_parts import DateParts, day_of

Resolved = tuple[DateSpan | None, float, str]

_DAY = timedelta(days=1)
_FAR_BACK = timedelta(days=300)  # a date this long past is rather one to come, if that is near
_NEAR_AHEAD = timedelta(days=60)
_SAME_DAY = "anchor+0"
_CODE = re.compile(r"(ref|anchor|weekend|week|month|year)([+-]\d+)")
_OPEN: Resolved = (None, 0.3, "nothing in the text says which one is meant")
_NO_DAY: Resolved = (None, 0.1, "the calendar has no such day")


class Resolver:
    """Reads dates one after the other and remembers the last day and the last year named."""

    def __init__(
        self, published: date | None, *, days_of_this_month: bool = False, calendar_weeks: bool = False
    ) -> None:
        """With `days_of_this_month` a day alone is of the month of publication, not of the one last named.

        With `calendar_weeks` last Wednesday (上周三) is that of the week before, not the one that has just been.
        """
        self._calendar_weeks = calendar_weeks
        self._published = published
        self._days_of_this_month = days_of_this_month
        self._anchor = published
        self._named = False  # whether the text has named a day yet
        self._latest: date | None = None  # of the days named, those before publication
        self._last: date | None = None  # where the day or month last named begins
        self._year: int | None = published.year if published else None

    def resolve(
        self, parts: DateParts, *, ahead: bool = False, memorable: bool = True, opening: bool = False
    ) -> Resolved:
        """The days meant, how sure that is, and why. `ahead`: the text speaks of what is to come.

        `opening`: the date opens a paragraph, where "the same day" leads back from what had been to the story's.
        """
        if opening and parts.fixed == _SAME_DAY and self._latest:
            self._anchor = self._latest
        try:
            resolved = self._resolve(parts, ahead)
        except (OverflowError, ValueError):  # before year 1 or after 9999
            return _NO_DAY
        span = resolved[0]
        if span and memorable and not ahead and span.precision is not Precision.YEAR:
            self._last = span.start
            if span.precision is not Precision.MONTH:
                self._anchor, self._named = span.start, True
                if self._published and span.start < self._published:
                    self._latest = max(span.start, self._latest or span.start)
        if parts.year and parts.month:
            self._year = self._year if self._published else parts.year
        return resolved

    def _resolve(self, parts: DateParts, ahead: bool) -> Resolved:
        if parts.fixed:
            return self._fixed(parts.fixed)
        if parts.way:
            return self._counted(parts)
        if parts.unit == "week" and parts.weekday is not None and parts.step is not None:
            return self._weekday_of_week(parts.weekday, parts.step)
        if parts.unit:
            return self._stepped(parts)
        if parts.weekday is not None and not parts.month:
            return self._weekday(parts.weekday, parts.step, ahead)
        if parts.month:
            return self._in_month(parts, ahead)
        if parts.day:
            return self._day_alone(parts.day)
        if parts.year:
            return _year(parts.year), 1.0, "stated"
        return _OPEN

    def _fixed(self, code: str) -> Resolved:
        match = _CODE.fullmatch(code)
        if not match:
            return _OPEN
        base, step = match[1], int(match[2])
        if base == "anchor" and step > 0 and not self._named:
            return _OPEN
        if base == "anchor":
            return _from(self._anchor, step, "counted from the last day named")
        if base == "ref":
            return _from(self._published, step, "counted from the day of publication")
        return self._relative(base, step)

    def _counted(self, parts: DateParts) -> Resolved:
        """Two days earlier, a week later, three months ago."""
        if parts.unit == "month":
            return self._months_away(parts)
        if parts.way == "later" and not self._named:
            return _OPEN
        base = self._published if parts.way == "ago" else self._anchor
        step = (parts.count or 1) * (1 if parts.way == "later" else -1)
        if parts.unit == "day":
            return _from(base, step, "counted from the last day named")
        if parts.unit == "week" and base:
            start = base + 7 * step * _DAY
            return _inferred(DateSpan(start, start + _DAY), 0.6, "counted in whole weeks")
        return _OPEN

    def _months_away(self, parts: DateParts) -> Resolved:
        base = self._published if parts.way == "ago" else self._last
        if base is None:
            return _OPEN
        months = base.year * 12 + base.month - 1 + (parts.count or 1) * (1 if parts.way == "later" else -1)
        return _inferred(_month(months // 12, months % 12 + 1), 0.6, "counted in whole months")

    def _stepped(self, parts: DateParts) -> Resolved:
        return self._relative(parts.unit or "", parts.step or 0)

    def _relative(self, unit: str, step: int) -> Resolved:
        """Last week, this month, next year, seen from the day of publication."""
        base = self._published
        if base is None:
            return _OPEN
        why = "counted from the day of publication"
        if unit == "year":
            return _inferred(_year(base.year + step), 0.9, why)
        if unit == "month":
            months = base.year * 12 + base.month - 1 + step
            return _inferred(_month(months // 12, months % 12 + 1), 0.9, why)
        if unit == "weekend":
            saturday = base - (base.weekday() + 2) % 7 * _DAY
            return _inferred(DateSpan(saturday, saturday + 2 * _DAY, Precision.RANGE), 0.6, why)
        if unit == "week":
            monday = base - base.weekday() * _DAY + 7 * step * _DAY
            return _inferred(DateSpan(monday, monday + 7 * _DAY, Precision.RANGE), 0.7, why)
        return _from(base, step, why)

    def _weekday(self, weekday: int, step: int | None, ahead: bool) -> Resolved:
        base = self._published
        if base is None:
            return _OPEN
        back = (base.weekday() - weekday) % 7
        if step is not None and self._calendar_weeks:
            day = base + (weekday - base.weekday() + 7 * step) * _DAY
        elif step == 1 or (ahead and step is None):
            day = base + ((weekday - base.weekday() - 1) % 7 + 1) * _DAY
        elif step == -1:
            day = base - (back or 7) * _DAY
        else:
            day = base - back * _DAY
        return _inferred(DateSpan(day, day + _DAY), 0.8, "the weekday nearest to publication")

    def _weekday_of_week(self, weekday: int, step: int) -> Resolved:
        """Tuesday of last week, whichever day publication is."""
        base = self._published
        if base is None:
            return _OPEN
        day = base + (weekday - base.weekday() + 7 * step) * _DAY
        return _inferred(DateSpan(day, day + _DAY), 0.8, "counted from the week of publication")

    def _day_alone(self, day: int) -> Resolved:
        """The 27th, of the month of the last day named."""
        if self._days_of_this_month and self._published:
            base = self._published if day <= self._published.day else self._published - self._published.day * _DAY
            found = day_of(base.year, base.month, day)
            return _inferred(DateSpan(found, found + _DAY), 0.7, "in the month of publication") if found else _NO_DAY
        if self._anchor is None:
            return _OPEN
        found = day_of(self._anchor.year, self._anchor.month, day)
        return _inferred(DateSpan(found, found + _DAY), 0.6, "in the month last named") if found else _NO_DAY

    def _in_month(self, parts: DateParts, ahead: bool) -> Resolved:
        if parts.year:
            span = _span(parts, parts.year)
            return (span, 1.0, "stated") if span else _NO_DAY
        if parts.year_step is not None and self._published:
            year: int | None = self._published.year + parts.year_step
        else:
            year = self._inferred_year(parts, ahead)
        if year is None:
            return _OPEN
        span = _span(parts, year)
        return _inferred(span, 0.8, "the year follows from the rest of the article") if span else _NO_DAY

    def _inferred_year(self, parts: DateParts, ahead: bool) -> int | None:
        """The year in which the date is nearest to publication; without publication the year last named."""
        base = self._published
        if base is None:
            return self._year
        spans = [span for year in (base.year - 1, base.year, base.year + 1) if (span := _span(parts, year))]
        past = [span for span in spans if span.start <= base]
        to_come = [span for span in spans if span.last >= base]
        if parts.step == -1:
            past = [span for span in past if span.last < base]
        if to_come and (parts.step == 1 or (ahead and _nearer(to_come[0], past, base))):
            return to_come[0].start.year
        if not past:
            return to_come[0].start.year if to_come else None
        near = parts.step is None and to_come and to_come[0].start - base <= _NEAR_AHEAD
        chosen = to_come[0] if near and base - past[-1].start > _FAR_BACK else past[-1]
        return chosen.start.year


def _nearer(coming: DateSpan, past: list[DateSpan], base: date) -> bool:
    """Whether a day to come is not further off than the one gone by."""
    return not past or coming.start - base <= base - past[-1].start


def _from(base: date | None, step: int, why: str) -> Resolved:
    if base is None:
        return _OPEN
    day = base + step * _DAY
    return _inferred(DateSpan(day, day + _DAY), 0.8, why)


def _inferred(span: DateSpan, confidence: float, why: str) -> Resolved:
    return DateSpan(span.start, span.end, span.precision, True), confidence, why


def _year(year: int) -> DateSpan:
    return DateSpan(date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR)


def _month(year: int, month: int) -> DateSpan:
    start = date(year, month, 1)
    return DateSpan(start, (start + 31 * _DAY).replace(day=1), Precision.MONTH)


def _span(parts: DateParts, year: int) -> DateSpan | None:
    """The days that month, day and their ends mean in that year; None where the calendar has none such."""
    month = parts.month or 1
    if not parts.day:
        return _month(year, month)
    start = day_of(year, month, parts.day)
    if start is None:
        return None
    if not parts.last_day:
        return DateSpan(start, start + _DAY)
    last_month = parts.last_month or month
    last = day_of(year, last_month, parts.last_day)
    if last and last < start and parts.last_month:
        earlier = day_of(year - 1, month, parts.day)  # "December 30 to January 2, 2026"
        start = earlier or start
    if last is None or last <= start:
        return DateSpan(start, start + _DAY)
    return DateSpan(start, last + _DAY, Precision.RANGE)
