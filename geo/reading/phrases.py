"""Finds the phrases of a lexicon in a text, all in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.reading.starts import LONGEST, Starts

_WORD_REST = re.compile(r"\w{0,30}")
MASK = "neutral"  # the role of phrases in which nothing else is to be found
_REACH = 160  # how far behind its first part the second part of a phrase such as "nahm … fest" may stand


class Cue(NamedTuple):
    """A phrase of the lexicon found in the text. `role` is its list, `value` the country it stands for."""

    start: int
    end: int
    role: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    role: str
    value: str
    capital: bool  # written with a capital in the lexicon, so in the text too
    open_end: bool
    second: re.Pattern[str] | None


class PhraseFinder:
    """Many phrases as one pattern: a tree of their letters, so that the time does not grow with their number.

    "raid" is that word, "raid*" any word beginning so, "*razzia*" any word containing it, "took … into custody" two
    parts in one sentence. In languages that write no spaces between words every phrase is found anywhere.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, str, str]],
        *,
        groups: Mapping[str, str],
        spaced: bool = True,
        endings: bool = False,
    ) -> None:
        """`phrases` are (phrase, role, value); with `endings` each phrase may carry one, as Korean words do.

        Inside a phrase none of its own group is looked for: "phones" in "mobile phones". `groups` name them by role.
        """
        self._groups = groups
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        inner: list[str] = []
        outer: list[str] = []
        for phrase, role, value in phrases:
            first, _, second = (part.strip() for part in phrase.partition("…"))
            anywhere = first.startswith("*") or not spaced
            open_end = first.endswith("*") or endings or not spaced
            key = first.strip("*").lower()
            if not key:
                continue
            capital = first.strip("*")[:1].isupper()
            entry = _Entry(role, value, capital, open_end, _second_part(second, spaced) if second else None)
            self._entries[key].append(entry)
            (inner if anywhere else outer).append(key)
        self._finders = [(_starts(keys, words), self._within(keys)) for keys, words in ((inner, False), (outer, True))]
        self._spaced = spaced
        self._glued = endings

    def find(self, text: str, plain: str, start: int, end: int) -> list[Cue]:
        """The cues between `start` and `end` in the order of the text; one inside a longer one is left out."""
        found: list[Cue] = []
        for starts, keys in self._finders:
            for at, lengths in starts.find(plain, start, end):
                for inside in _longest(keys, lengths, plain, at, end):
                    for entry in self._entries[inside]:
                        if cue := self._cue(entry, at, len(inside), text, plain, end):
                            found.append(cue)
        return _outermost(found, self._groups)

    def _within(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """By key, every key it begins with, itself included."""
        return {key: tuple(key[:n] for n in range(len(key), 0, -1) if key[:n] in self._entries) for key in keys}

    def _cue(self, entry: _Entry, start: int, length: int, text: str, plain: str, end: int) -> Cue | None:
        stop = start + length
        if entry.open_end:
            if self._spaced and not self._glued and (rest := _WORD_REST.match(plain, stop, end)):
                stop = rest.end()
        elif stop < end and (plain[stop].isalnum() and plain[stop - 1].isalnum()):
            return None
        if entry.capital and not text[start].isupper():
            return None
        if entry.second and not entry.second.search(plain, stop, min(end, stop + _REACH)):
            return None
        return Cue(start, stop, entry.role, entry.value)


def _longest(
    keys: Mapping[str, tuple[str, ...]], lengths: Sequence[int], plain: str, at: int, end: int
) -> tuple[str, ...]:
    """What the mapping has for the longest of its keys that stands there; nothing where none does."""
    for length in lengths:
        if at + length <= end and (found := keys.get(plain[at : at + length])):
            return found
    return ()


def _second_part(phrase: str, spaced: bool) -> re.Pattern[str]:
    alternatives = [part.strip() for part in phrase.lower().split("|")]
    body = "|".join(
        re.escape(part.strip("*")) + ("" if part.endswith("*") or not spaced else r"\b") for part in alternatives
    )
    return re.compile((r"\b" if spaced else "") + f"(?:{body})")


def _outermost(cues: list[Cue], groups: Mapping[str, str]) -> list[Cue]:
    """The cues without those inside a longer one of their group, or inside one that says they mean nothing."""
    kept: list[Cue] = []
    reach: dict[str, tuple[int, int]] = {}
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.role != MASK, cue.role, cue.value)):
        group = groups.get(cue.role, cue.role)
        own, mask = reach.get(group, (-1, -1)), reach.get(MASK, (-1, -1))
        if (cue.end <= mask[1] and (cue.start, cue.end) != mask) or (cue.end <= own[1] and (cue.start, cue.end) != own):
            continue
        kept.append(cue)
        reach[MASK if cue.role == MASK else group] = (cue.start, cue.end)
    return kept


def _starts(keys: Iterable[str], words: bool) -> Starts[int]:
    """Where phrases may begin, with the lengths of those that may, the longest first."""
    longest_first = sorted(keys, key=len, reverse=True)
    return Starts(((key[:LONGEST], len(key)) for key in longest_first), words=words)
