"""Where in a text something may begin: told by its first signs, without trying each thing at each place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from geo.reading.words import KnownWords, Word

_Thing = TypeVar("_Thing")
LONGEST = 3  # signs of a beginning
_WORD_SIGN = re.compile(r"\w")


class Starts(Generic[_Thing]):
    """Things by their first signs. With `words` none begins behind a letter or digit."""

    def __init__(self, beginnings: Iterable[tuple[str, _Thing]], *, words: bool) -> None:
        """A thing may have several beginnings, each of 1 to LONGEST signs; those of the longest come first."""
        stated: dict[str, list[_Thing]] = defaultdict(list)
        for beginning, thing in beginnings:
            stated[beginning].append(thing)
        self._things = {
            beginning: tuple(
                dict.fromkeys(thing for n in range(len(beginning), 0, -1) for thing in stated.get(beginning[:n], ()))
            )
            for beginning in list(stated)
        }
        self._has_short = any(len(beginning) < LONGEST for beginning in stated)
        firsts = {beginning[0] for beginning in stated}
        self._firsts = frozenset(sign for sign in firsts if _WORD_SIGN.match(sign))
        self._any_first = _first(firsts, words)
        self._other_first = _first(firsts - self._firsts, words)
        self._known = KnownWords(self._at_word)

    def find(
        self, text: str, start: int, end: int, words: Sequence[Word] | None = None
    ) -> Iterator[tuple[int, tuple[_Thing, ...]]]:
        """(place, what may begin there), in order; whether it does is still to be seen.

        `words` are those of the stretch, where they are known already and things begin with words.
        """
        if words is not None:
            yield from self._in_order(text, words, self._at_signs(text, start, end))
            return
        for match in self._any_first.finditer(text, start, end):
            found = self._at(text, match.start())
            if found is not None:
                yield match.start(), found

    def _in_order(
        self, text: str, words: Sequence[Word], others: Iterable[tuple[int, tuple[_Thing, ...]]]
    ) -> list[tuple[int, tuple[_Thing, ...]]]:
        known = self._known
        found: list[tuple[int, tuple[_Thing, ...]]] = []
        for at, word in words:
            here = known[word]
            if here is not None and (here := here or self._at(text, at)):
                found.append((at, here))
        in_words = len(found)
        found += others
        return sorted(found, key=itemgetter(0)) if len(found) > in_words else found

    def _at_signs(self, text: str, start: int, end: int) -> Iterator[tuple[int, tuple[_Thing, ...]]]:
        """What begins with no word."""
        for match in self._other_first.finditer(text, start, end):
            found = self._at(text, match.start())
            if found is not None:
                yield match.start(), found

    def _at_word(self, word: str) -> tuple[_Thing, ...] | None:
        """What may begin at the word; empty where what follows it counts too."""
        if len(word) < LONGEST:
            return () if word[0] in self._firsts else None
        return self._at(word, 0)

    def _at(self, text: str, at: int) -> tuple[_Thing, ...] | None:
        found = self._things.get(text[at : at + LONGEST])
        if found is None and self._has_short:
            found = self._things.get(text[at : at + 2]) or self._things.get(text[at])
        return found


def _first(signs: Iterable[str], words: bool) -> re.Pattern[str]:
    """Where one of the signs stands; with `words` not behind a letter or digit."""
    first = "".join(re.escape(sign) for sign in sorted(signs))
    # A set of signs at the front, for which alone the engine passes over the rest of the text quickly.
    return re.compile((f"[{first}]" + (rf"(?<!\w[{first}])" if words else "")) if first else r"(?!)")
