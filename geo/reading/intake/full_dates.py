"""Full dates (day, month and year) in the notations of the languages we read; month names are CLDR's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from babel import Locale

from geo.reading.buddhist_era import common_year

_LOCALES = ("en", "de", "fr", "es", "vi", "id", "ms", "fil", "th", "km", "lo", "my")
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_YEAR = re.compile(r"\d{4}")
# Where 3/4 is the third of April. English is not among them: half of its papers mean the fourth of March.
_DAY_FIRST = frozenset(("de", "fr", "es", "vi", "id", "ms", "th", "km", "lo", "my"))


class FullDate(NamedTuple):
    """A date as written. `start`..`end` is where it stands."""

    start: int
    end: int
    day: date


def full_dates(text: str, language: str) -> Iterator[FullDate]:
    """The full dates in a text, in its order; 3/4/2025 is none where the language leaves open which is the month."""
    if language != "th" and not _YEAR.search(text):
        return
    for match in _pattern().finditer(text):
        found = _day(match, language)
        if found is not None:
            yield FullDate(*match.span(), found)


def _day(match: re.Match[str], language: str) -> date | None:
    part = {name: value for name, value in match.groupdict().items() if value is not None}
    year = int(next(value for name, value in part.items() if name.startswith("y")))
    if "m1" in part or "m2" in part:
        name = part.get("m1") or part["m2"]
        month, day = _months()[_month_key(name)], int(part.get("d1") or part["d2"])
    elif "n3" in part:
        month, day = int(part["n3"]), int(part["d3"])
    else:
        first, second = int(part["a4"]), int(part["b4"])
        dotted = match["sep"] != "/"
        if first != second and max(first, second) <= 12 and not dotted and language not in _DAY_FIRST:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    if year < 100 and language != "th":
        return None
    year = common_year(year)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def weekday_names() -> frozenset[str]:
    """Weekdays and their abbreviations in all languages, without a closing full stop."""
    names = set()
    for code in _LOCALES:
        for widths in Locale.parse(code).days.values():
            names |= {name.rstrip(".") for width in ("wide", "abbreviated") for name in widths[width].values()}
    return frozenset(names)


@cache
def _months() -> dict[str, int]:
    """Month names and abbreviations of all languages, without a closing full stop, and their numbers."""
    months = {"sept": 9}  # The Associated Press abbreviates so; CLDR does not
    for code in _LOCALES:
        names = Locale.parse(code).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                months |= {_month_key(name): number for number, name in names[use][width].items()}
    return {name: number for name, number in months.items() if not name.isdigit()}


def _month_key(name: str) -> str:
    return " ".join(name.casefold().rstrip(".").split())


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(
        r"\s+".join(re.escape(word) for word in name.split()) for name in sorted(_months(), key=len, reverse=True)
    )
    month = rf"(?<![^\W\d_])(?:{names})(?![^\W\d_])"
    notations = (
        # 3. März 2025 · 1er mars 2025 · 3 de marzo de 2025 · 16 tháng 3 năm 2026 · ១៤ ខែឧសភា ឆ្នាំ២០២៥ · 21 สิงหาคม 2568
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+|ខែ\s*|เดือน\s*)?(?P<m1>{month})\.?,?\s*"
        rf"(?:de\s+|del\s+|năm\s+|ឆ្នាំ\s*|พ\.ศ\.\s*|ค\.ศ\.\s*)?(?P<y1>\d{{4}}|[5-9]\d(?!\s*[:.คร]))(?!\d)",
        # September 17, 2025 · Dec. 2, 2025
        rf"(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)",
        # 2025-09-17 · 2025年9月17日 · 2025년 9월 17일
        r"(?<![\d/.-])(?P<y3>\d{4})\s*(?:[-/.]|年|년)\s*(?P<n3>\d{1,2})\s*(?:[-/.]|月|월)\s*(?P<d3>\d{1,2})(?:日|일)?(?!\d)",
        # 17.09.2025 · 17/9/2025
        r"(?<![\d/.-])(?P<a4>\d{1,2})(?P<sep>[./-])\s?(?P<b4>\d{1,2})(?P=sep)\s?(?P<y4>\d{4})(?![\d])",
    )
    return re.compile("|".join(f"(?:{notation})" for notation in notations), re.IGNORECASE)
