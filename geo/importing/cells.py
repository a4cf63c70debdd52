"""The cells of one row as values; what is wrong with them is gathered, so that a person hears of all of it at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from geo.errors import GeoError
from geo.importing.sheet import Problem, Row

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)

_YES = frozenset({"yes", "true", "1", "ja", "wahr", "oui", "vrai"})
_NO = frozenset({"", "no", "false", "0", "nein", "falsch", "non", "faux"})
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+")


class Cells:
    """The cells of a row, by the names of their columns; a column that is not there holds nothing."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.problems: list[Problem] = []

    def text(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def optional(self, column: str) -> str | None:
        return self.text(column) or None

    def bad(self, column: str, message: str) -> None:
        self.problems.append(Problem(self.row.number, column, self.text(column), message))

    def read(self, column: str, reader: Callable[[str], T], fallback: T) -> T:
        """What the reader makes of the cell; the fallback where it is empty, or where it refuses, which is noted."""
        text = self.text(column)
        if not text.strip():
            return fallback
        try:
            return reader(text)
        except GeoError as error:
            self.bad(column, str(error))
            return fallback

    def word(self, column: str, words: type[Word], usual: Word) -> Word:
        """One of the words of an enumeration."""
        text = self.text(column).strip()
        if not text:
            return usual
        if text not in {word.value for word in words}:
            self.bad(column, f"is none of {', '.join(word.value for word in words)}; write one of them")
            return usual
        return words(text)

    def number(self, column: str) -> float | None:
        """A number with a point or a comma before its decimals."""
        text = self.text(column).strip().replace("\u2212", "-")
        if not text:
            return None
        if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?", text):
            self.bad(column, "is no number; write it as 11.0734")
            return None
        return float(text.replace(",", "."))

    def whole(self, column: str) -> int | None:
        text = self.text(column).strip()
        if not text:
            return None
        plain = re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text.removesuffix(".0")
        if not plain.isascii() or not plain.isdecimal():
            self.bad(column, "is no whole number, 0 or more; write it with digits only")
            return None
        return int(plain)

    def flag(self, column: str) -> bool:
        text = self.text(column).strip().casefold()
        if text not in _YES | _NO:
            self.bad(column, "is neither yes nor no; write one of them")
        return text in _YES
