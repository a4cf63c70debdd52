"""The dates of other people's tables: read where they can mean one day only, refused where they can mean two."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cache

from babel import Locale

from geo.errors import InvalidRecord
from geo.model import DateSpan
from geo.names import fold
from geo.wording import day_text

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d\d.*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?:[T ,]+\d{1,2}:\d\d.*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]+(?:of |de )?([^\W\d]+)\.?,?[\s-]+(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})")
_MONTH = re.compile(r"([^\W\d]+)\.?,?[\s-]+(\d{4})")
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")
_LANGUAGES = ("en", "de", "fr", "es", "id", "vi")


class Order(StrEnum):
    """Which number comes first in 03/04/2025."""

    DAY = "day"
    MONTH = "month"


def read_date(text: str, order: Order | None = None) -> DateSpan:
    """A day, a month, a year, or two of these with a slash. Raises InvalidRecord.

    `order` says what 03/04/2025 means; without it such a date is refused, for nobody can tell.
    """
    words = " ".join(text.split())
    if (found := _in_numbers(words, order)) or (found := _in_words(words)):
        return found
    try:
        return DateSpan.from_edtf(words)
    except InvalidRecord:
        pass
    if _SERIAL.fullmatch(words):
        raise InvalidRecord(
            "is the number by which a spreadsheet keeps a day; format the column as a date, and save the file again"
        )
    raise InvalidRecord("cannot be read as a date; write 2025-07-14, 2025-07, 2025, or 2025-07-14/2025-07-16")


def _in_numbers(words: str, order: Order | None) -> DateSpan | None:
    if match := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:  # with full stops the day comes first, wherever they are used
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    if order is None:
        raise InvalidRecord(
            f"may be {day_text(date(year, second, first))} or {day_text(date(year, first, second))}; say whether the "
            "day or the month comes first, or write it as 2025-07-14"
        )
    return _day(year, second, first) if order is Order.DAY else _day(year, first, second)


def _in_words(words: str) -> DateSpan | None:
    if match := _DAY_MONTH.fullmatch(words):
        day, month, year = match[1], match[2], match[3]
    elif match := _MONTH_DAY.fullmatch(words):
        month, day, year = match[1], match[2], match[3]
    elif match := _MONTH.fullmatch(words):
        day, month, year = "", match[1], match[2]
    else:
        return None
    number = _months().get(fold(month))
    if number is None:
        return None
    return _day(int(year), number, int(day)) if day else DateSpan.from_edtf(f"{year}-{number:02}")


def _day(year: int, month: int, day: int) -> DateSpan:
    try:
        return DateSpan.from_edtf(date(year, month, day).isoformat())
    except ValueError:
        raise InvalidRecord("is on no calendar; write the day as 2025-07-14") from None


@cache
def _months() -> dict[str, int]:
    """Names of months in the languages of the region's tables, long and short."""
    names: dict[str, int] = {}
    for language in _LANGUAGES:
        months = Locale(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    names.setdefault(fold(name), number)
    return {name: number for name, number in names.items() if name and not name.isdigit()}
