"""Names that the gazetteer's lists leave out, as other languages have them, and words that only hold a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from geo.gazetteer import Candidate, Gazetteer
from geo.model import PlaceKind
from geo.names import fold, join_folded
from geo.reading.toponyms.lexicon import read_table

_FIRST_UNSPACED = "\u0e00"


class Meant(NamedTuple):
    """What the gazetteer calls a place."""

    name: str
    kind: PlaceKind
    country: str


@dataclass(frozen=True)
class Exonyms:
    """By folded name; None for words that are no name. `beginnings`: with what signs those of unspaced scripts begin.

    `first_words`: the first word of each other name, with the most words a name that begins so has.
    """

    meant: Mapping[str, Meant | None]
    beginnings: frozenset[str]
    first_words: Mapping[str, int]

    def candidates(self, key: str, gazetteer: Gazetteer) -> tuple[Candidate, ...] | None:
        """What a folded name stands for, or None where it is none of these."""
        if key not in self.meant:
            return None
        meant = self.meant[key]
        if meant is None:
            return ()
        named = gazetteer.candidates(meant.name, country=meant.country, kind=meant.kind, sounding=False)
        return tuple(candidate for candidate in named if candidate.place.kind is meant.kind)[:1]


@cache
def exonyms(language: str) -> Exonyms:
    """Those a text in that language may hold."""
    meant: dict[str, Meant | None] = {}
    table = read_table("exonyms.toml")
    for words in table.pop("none").values():
        meant |= dict.fromkeys(map(fold, words))
    first_words: dict[str, int] = {}
    for own, kinds in table.items():
        for wording, place in _rows(kinds):
            words = [fold(word) for word in wording.split()]
            key = join_folded(words)
            if key[0] >= _FIRST_UNSPACED:
                meant[key] = place
            elif own == language:
                meant[key] = place
                first_words[words[0]] = max(first_words.get(words[0], 0), len(words))
    beginnings = frozenset(key[:end] for key in meant if key[0] >= _FIRST_UNSPACED for end in range(1, len(key) + 1))
    return Exonyms(meant, beginnings, first_words)


def _rows(kinds: Mapping[str, Mapping[str, Mapping[str, list[str]]]]) -> list[tuple[str, Meant]]:
    return [
        (wording, Meant(name, PlaceKind(kind), country))
        for kind, countries in kinds.items()
        for country, names in countries.items()
        for name, wordings in names.items()
        for wording in wordings
    ]
