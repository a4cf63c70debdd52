"""Reads whole numbers out of a text: digits with the separators of its language, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from geo.reading.lexica import Lexicon, lexicon
from geo.reading.words import KnownWords, Word, words_of

_LARGEST = 10**12  # nothing that is counted one by one is more; long runs of digits are no numbers
_MOST_WORDS = 1 << 14  # remembered of a language, with what numbers they are made of
_WORD = re.compile(r"\w{1,40}")
_NO_DIGIT = re.compile(r"\D")


class Number(NamedTuple):
    """A whole number at `start`..`end`. `in_words` is True for "fifty-two", False for "52" and "1.2 million"."""

    start: int
    end: int
    value: int
    in_words: bool = False


class NumberReader:
    """The numbers of one language."""

    def __init__(self, words: Lexicon) -> None:
        table = words.numbers
        self._plain: dict[str, int] = table.get("plain", {})
        self._times: dict[str, int] = table.get("times", {})
        self._plus: dict[str, int] = table.get("plus", {})
        self._joiners = frozenset(table.get("joiners", ()))
        self._glued: bool = table.get("glued", False)
        counters = "|".join(map(re.escape, table.get("counted_by", ())))
        self._counter = re.compile(rf"\s?(?:{counters})") if counters else None
        self._spaced = words.spaced
        self._decimal: str = words.settings.get("decimal", ".")
        separators = "".join(re.escape(sign) for sign in words.settings.get("thousands", (",",)))
        # Space separates thousands in many languages, but "2 140" after a comma or a digit may be two numbers.
        self._digits = re.compile(
            rf"(?<![\w.,])(?:\d{{1,3}}(?:[{separators}]\d{{3}})+(?!\d)|\d{{1,12}})(?:{re.escape(self._decimal)}\d{{1,2}}(?!\d))?"
        )
        self._loose_digits = re.compile(self._digits.pattern.replace(r"(?<![\w.,])", r"(?<!\d)(?<!\d[.,])"))
        names = sorted({*self._plain, *self._times, *self._plus}, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, names)) or r"(?!)")
        self._large = frozenset(name[0] for name, factor in self._times.items() if factor >= 1000)
        self._run = re.compile(f"(?:{self._names.pattern})+")
        self._parts = lru_cache(_MOST_WORDS)(self._taken_apart)
        self._known = KnownWords(self._tells)

    def find(self, plain: str, start: int, end: int, words: Sequence[Word] | None = None) -> list[Number]:
        """The numbers between `start` and `end`, in order. Fractions of no whole number are left out.

        `words` are those of the stretch, where they are known already.
        """
        if self._spaced:
            known = self._known
            all_words = words_of(plain, start, end) if words is None else words
            telling = [word for word in all_words if known[word[1]]]
            if not telling:
                return []
            found = [*self._in_digits(plain, telling, end), *self._in_spaced_words(plain, telling, end)]
        else:
            found = [*self._in_loose_digits(plain, start, end), *self._in_runs(plain, start, end)]
        kept: list[Number] = []
        for number in sorted(found, key=lambda number: (number.start, -number.end)):
            if (not kept or number.start >= kept[-1].end) and self._counts(number, plain, end):
                kept.append(number)
        return kept

    def _counts(self, number: Number, plain: str, end: int) -> bool:
        """Whether words that are short and part of many others are a number: what counts people stands behind them."""
        return not number.in_words or self._counter is None or bool(self._counter.match(plain, number.end, end))

    def _in_digits(self, plain: str, words: Sequence[Word], end: int) -> Iterator[Number]:
        behind = 0
        for at, word in words:
            if at >= behind and word[0].isdecimal() and (match := self._digits.match(plain, at, end)):
                behind = match.end()
                yield from self._scaled(match, plain, end)

    def _in_loose_digits(self, plain: str, start: int, end: int) -> Iterator[Number]:
        for match in self._loose_digits.finditer(plain, start, end):
            yield from self._scaled(match, plain, end)

    def _scaled(self, match: re.Match[str], plain: str, end: int) -> Iterator[Number]:
        whole, _, fraction = match[0].partition(self._decimal)
        stop, factor = self._multiplier(plain, match.end(), end)
        if factor == 1 and fraction:
            return
        value = int(whole if whole.isdecimal() else _NO_DIGIT.sub("", whole)) * factor
        value += int(fraction) * factor // 10 ** len(fraction) if fraction else 0
        if value <= _LARGEST:
            yield Number(match.start(), stop, value)

    def _multiplier(self, plain: str, position: int, end: int) -> tuple[int, int]:
        """(end, factor) of "million" behind digits; (position, 1) where there is none."""
        start = position + (plain[position : position + 1] == " ")
        match = self._names.match(plain, start, end) if plain[start : start + 1] in self._large else None
        if match and self._times.get(match[0], 1) >= 1000:
            after = plain[match.end() : match.end() + 1]
            if not self._spaced or not after.isalpha() or after in ("e", "s"):
                return match.end(), self._times[match[0]]
        return position, 1

    def _in_runs(self, plain: str, start: int, end: int) -> Iterator[Number]:
        for match in self._run.finditer(plain, start, end):
            value = self._sum(self._names.findall(match[0]))
            if value is not None:
                yield Number(match.start(), match.end(), value, True)

    def _in_spaced_words(self, plain: str, words: Sequence[Word], end: int) -> Iterator[Number]:
        run: list[str] = []
        begin = stop = -1
        for at, word in words:
            parts = self._parts(word)
            if not parts and not run:
                continue
            gap = plain[stop:at]
            if run and parts and gap in (" ", "-"):
                run += parts
                stop = at + len(word)
            elif run and word in self._joiners and gap == " " and self._continues(plain, at + len(word), end, run):
                stop = at + len(word)
            else:
                yield from self._number(run, begin, stop)
                run, begin, stop = list(parts), at, at + len(word)
        yield from self._number(run, begin, stop)

    def _continues(self, plain: str, position: int, end: int, run: list[str]) -> bool:
        """Whether "and" stands inside a number: behind "hundred" or "twenty", before something smaller."""
        match = _WORD.match(plain, position + 1, end)
        parts = self._parts(match[0]) if match else []
        if not parts or not run:
            return False
        last = self._times.get(run[-1]) or (self._plain.get(run[-1], 0) if self._plain.get(run[-1], 0) % 10 == 0 else 0)
        return bool(last) and self._plain.get(parts[0], 0) < last

    def _tells(self, word: str) -> bool:
        return word[0].isdecimal() or word in self._joiners or bool(self._parts(word))

    def _taken_apart(self, word: str) -> list[str]:
        if word in self._plain or word in self._times or word in self._plus:
            return [word]
        return _taken_apart(word, self._names, self._joiners) if self._glued else []

    def _number(self, run: list[str], start: int, end: int) -> Iterator[Number]:
        value = self._sum(run)
        if value is not None:
            yield Number(start, end, value, True)

    def _sum(self, names: list[str]) -> int | None:
        """The value of number words in a row; None where they are none together ("two three")."""
        if not names:
            return None
        total = group = unit = 0  # thousands, hundreds and tens said with a factor, what the next factor multiplies
        last = None
        for name in names:
            value = self._plain.get(name)
            if name in self._plus:
                unit += self._plus[name]
            elif name in self._times:
                total, group = _multiplied(total, group, unit, self._times[name])
                unit = 0
            elif value is None or (last and last < 10 and value < 10):
                return None
            elif unit == 4 and value == 20 and last == 4:  # quatre-vingt
                unit = 80
            elif value >= 1000:
                total += value
            elif value >= 100:
                group += value
            else:
                unit += value
            last = value
        value = total + group + unit
        return value if 0 < value <= _LARGEST else None


def _multiplied(total: int, group: int, unit: int, factor: int) -> tuple[int, int]:
    """Thousands and the rest behind a word such as "hundred" or "million"."""
    if factor < 1000:
        return total, group + (unit or 1) * factor
    if not (group or unit) and 0 < total < factor:
        return total * factor, 0
    return total + (group + unit or 1) * factor, 0


def _taken_apart(word: str, names: re.Pattern[str], joiners: frozenset[str]) -> list[str]:
    """The number words glued together in one, as in "siebenundvierzig"; none where anything else is in it."""
    parts, position = [], 0
    while position < len(word):
        match = names.match(word, position)
        if match:
            parts.append(match[0])
            position = match.end()
            continue
        joiner = next((j for j in joiners if parts and word.startswith(j, position)), None)
        if joiner is None:
            return []
        position += len(joiner)
    return parts


@cache
def number_reader(language: str) -> NumberReader:
    """The reader of an ISO 639-1 language, compiled once."""
    return NumberReader(lexicon(language))
