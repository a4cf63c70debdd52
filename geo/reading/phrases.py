"""Finds the phrases of a lexicon in a text, all in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo.reading.starts import LONGEST, Starts
from geo.reading.words import KnownWords, Word, words_of

_WORD = re.compile(r"\w+")
_OPENING = 2  # signs behind a word by which the phrases that begin with it are sorted
_MOST_REST = 30  # letters behind the beginning of a word that is given by it
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
    group: str
    capital: bool  # written with a capital in the lexicon, so in the text too
    open_end: bool
    second: re.Pattern[str] | None

    order: tuple[bool, str, str]


_Found = tuple[int, int, _Entry]  # start, end


_InWord = tuple[int, int, _Entry, bool]  # start and end in the word; whether the text around it is to be asked too
_Phrases = Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


class _AtWord(NamedTuple):
    """What a word may begin. `alone`: what it holds, `inner`: those of them that may stand inside of it.

    `phrases`: (how they go on, the keys of all that begin so) by the two signs behind the word, the longest first.
    """

    alone: tuple[_InWord, ...]
    inner: tuple[_InWord, ...]
    phrases: _Phrases


class PhraseFinder:
    """Many phrases at once: by the word they begin with, so that the time does not grow with their number.

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
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._spaced = spaced
        self._glued = endings
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
            pattern = _second_part(second, spaced) if second else None
            self._entries[key].append(
                _Entry(role, value, groups.get(role, role), capital, open_end, pattern, (role != MASK, role, value))
            )
            (inner if anywhere else outer).append(key)
        self._words, self._phrases, other_outer = _by_first_word(outer)
        self._inner = frozenset(key for key in inner if spaced and _WORD.fullmatch(key))
        self._inner_firsts = frozenset(key[0] for key in self._inner)
        self._longest = max(map(len, self._words | self._inner), default=0)
        other_inner = set(inner) - self._inner
        self._by_sign = [
            (_starts(keys, words), self._within(keys))
            for keys, words in ((other_inner, False), (other_outer, True))
            if keys
        ]
        self._known = KnownWords(self._at_word)

    def find(self, text: str, plain: str, start: int, end: int, words: Sequence[Word] | None = None) -> list[Cue]:
        """The cues between `start` and `end` in the order of the text; one inside a longer one is left out.

        `words` are those of the stretch, where they are known already.
        """
        found: list[_Found] = []
        in_order = self._spaced and self._find_at_words(
            words_of(plain, start, end) if words is None else words, text, plain, end, found
        )
        ordered = len(found)
        for starts, keys in self._by_sign:
            for at, lengths in starts.find(plain, start, end):
                found += self._at(_longest(keys, lengths, plain, at, end), text, plain, at, end)
        if not in_order or len(found) > ordered:
            found.sort(key=_in_order)
        return _outermost(found)

    def _find_at_words(self, words: Sequence[Word], text: str, plain: str, end: int, found: list[_Found]) -> bool:
        """Adds to `found`; whether all that it added is in order."""
        known, in_order = self._known, True
        for at, word in words:
            here = known[word]
            if here is None:
                continue
            alone, inner, phrases = here
            stop = at + len(word)
            going_on = (
                phrases.get(plain[stop : stop + _OPENING]) or phrases.get(plain[stop : stop + 1]) if phrases else None
            )
            for rest, keys in going_on or ():
                if plain.startswith(rest, stop, end):
                    found += self._at(keys, text, plain, at, end)
                    alone, in_order = inner, False
                    break
            for first, last, entry, ask in alone:
                if not ask or _fits(entry, at + first, at + last, text, plain, end):
                    found.append((at + first, at + last, entry))
        return in_order

    def _at_word(self, word: str) -> _AtWord | None:
        phrases = [(key[len(word) :], self._beginnings(key)) for key in self._phrases.get(word, ())]
        openings = {rest[:_OPENING] for rest, _ in phrases}
        inner: list[_InWord] = []
        for offset, sign in enumerate(word):
            if sign in self._inner_firsts:
                inner += self._alone(word, offset, self._inner)
        alone = sorted([*self._alone(word, 0, self._words), *inner], key=_in_order)
        if not alone and not phrases:
            return None
        return _AtWord(
            tuple(alone),
            tuple(inner),
            {opening: tuple(one for one in phrases if opening.startswith(one[0][:_OPENING])) for opening in openings},
        )

    def _alone(self, word: str, offset: int, keys: Collection[str]) -> Iterator[_InWord]:
        """The entries of the longest of the keys that stands there in the word, and of those that key begins with."""
        rest = word[offset : offset + self._longest]
        longest = next((n for n in range(len(rest), 0, -1) if rest[:n] in keys), 0)
        for key in self._beginnings(rest[:longest]):
            for entry in self._entries[key]:
                stop = self._end(entry, offset, len(key), word, len(word))
                if stop is not None:
                    yield offset, stop, entry, entry.capital or entry.second is not None

    def _beginnings(self, key: str) -> tuple[str, ...]:
        """Every key it begins with, itself included."""
        return tuple(key[:n] for n in range(len(key), 0, -1) if key[:n] in self._entries)

    def _within(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {key: self._beginnings(key) for key in keys}

    def _at(self, keys: Sequence[str], text: str, plain: str, at: int, end: int) -> Iterator[_Found]:
        for key in keys:
            for entry in self._entries[key]:
                stop = self._end(entry, at, len(key), plain, end)
                if stop is not None and _fits(entry, at, stop, text, plain, end):
                    yield at, stop, entry

    def _end(self, entry: _Entry, start: int, length: int, plain: str, end: int) -> int | None:
        """Where the phrase ends that begins there; None where it is the beginning of another word."""
        stop = start + length
        if entry.open_end:
            rest = _WORD.match(plain, stop, min(end, stop + _MOST_REST)) if self._spaced and not self._glued else None
            return rest.end() if rest else stop
        return None if stop < end and plain[stop].isalnum() and plain[stop - 1].isalnum() else stop


def _fits(entry: _Entry, start: int, stop: int, text: str, plain: str, end: int) -> bool:
    """Whether the phrase has its capital and its second part."""
    if entry.capital and not text[start].isupper():
        return False
    return entry.second is None or entry.second.search(plain, stop, min(end, stop + _REACH)) is not None


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


def _in_order(found: _Found | _InWord) -> tuple[int, int, tuple[bool, str, str]]:
    return found[0], -found[1], found[2].order


def _outermost(found: list[_Found]) -> list[Cue]:
    """The cues without those inside a longer one of their group, or inside one that says they mean nothing."""
    kept: list[Cue] = []
    new = tuple.__new__  # the constructor of a named tuple costs as much as all the rest
    reach: dict[str, tuple[int, int]] = {}
    masked = (-1, -1)
    for start, end, entry in found:
        if end <= masked[1] and (start, end) != masked:
            continue
        group = entry.group
        own = reach.get(group)
        if own is not None and end <= own[1] and (start, end) != own:
            continue
        if entry.role == MASK:
            masked = (start, end)
        else:
            reach[group] = (start, end)
        kept.append(new(Cue, (start, end, entry.role, entry.value)))
    return kept


def _by_first_word(keys: Iterable[str]) -> tuple[frozenset[str], dict[str, tuple[str, ...]], set[str]]:
    """The keys of one word; the longer ones by their first word, the longest first; and those that begin with none."""
    alone: set[str] = set()
    phrases: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for key in keys:
        word = _WORD.match(key)
        if word is None:
            others.add(key)
        elif word.end() == len(key):
            alone.add(key)
        else:
            phrases[word[0]].add(key)
    by_word = {word: tuple(sorted(some, key=len, reverse=True)) for word, some in phrases.items()}
    return frozenset(alone), by_word, others


def _starts(keys: Iterable[str], words: bool) -> Starts[int]:
    """Where phrases may begin, with the lengths of those that may, the longest first."""
    longest_first = sorted(keys, key=len, reverse=True)
    return Starts(((key[:LONGEST], len(key)) for key in longest_first), words=words)
