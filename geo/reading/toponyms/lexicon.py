"""The words around names, from the data files a linguist extends (`geo/reading/lexicon/toponyms/`), folded."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.model import PlaceKind
from geo.names import fold

FOLDER = Path(__file__).parents[1] / "lexicon" / "toponyms"

Words = frozenset[str]


class Phrases(dict[str, PlaceKind]):
    """Kinds by folded phrase. `edges` holds the first and the last word of each, to pass over the rest quickly.

    `accented` are their words as they must be written where accents are: "quận", a district, is not "quán".
    """

    def __init__(self, phrases: Mapping[str, PlaceKind]) -> None:
        super().__init__({fold(phrase): kind for phrase, kind in phrases.items()})
        words = [phrase.split() for phrase in self]
        self.edges = frozenset(edge for some in words if some for edge in (some[0], some[-1]))
        self.accented = frozenset(word for phrase in phrases for word in phrase.casefold().split())

    def is_spelled(self, word: str, accents: bool) -> bool:
        """Whether a word with the key of one of these is that word. `accents`: whether its text leaves none out."""
        return (word.isascii() and not accents) or unicodedata.normalize("NFC", word.casefold()) in self.accented


def phrases_of(words: Iterable[str], kind: PlaceKind) -> Phrases:
    return Phrases(dict.fromkeys(words, kind))


@dataclass(frozen=True)
class Kinds:
    """Kind words by folded phrase: in front of a name, behind it, for a list; for numbered places; glued to a name.

    `opening` are all that announce a name or a number. `only_in`, `mostly_in`: the countries whose areas some of them
    are of, by the word in small letters with its accents.
    """

    before: Phrases
    behind: Phrases
    plural: Phrases
    announcing: Phrases
    closing: Phrases
    numbered: Phrases
    opening: Words
    numerals: Words
    glued_before: tuple[tuple[str, PlaceKind], ...]
    glued_behind: tuple[tuple[str, PlaceKind], ...]
    abbreviated: Mapping[str, PlaceKind]
    only_in: Mapping[str, Words]
    mostly_in: Mapping[str, Words]


@dataclass(frozen=True)
class Lexicon:
    """Everything the reading of place names knows about words; each set holds folded words."""

    kinds: Kinds
    place_before: Words
    weak_before: Words
    travel_before: Words
    number_before: Words
    hyphen_behind: Words
    person_behind: Words
    titles: Words
    role_behind: Words
    not_place_behind: Words
    compass: Words
    modifiers: Words
    openers: Words
    never: Words
    capitals: Words
    particles: Words
    common: Words
    common_in: Mapping[str, Words]
    names_in: Mapping[str, Words]
    given: Words
    weak_given: Words
    surnames: Words
    regions: Mapping[str, str]


@cache
def lexicon() -> Lexicon:
    words = read_table("words.toml")
    names = [key for key in Lexicon.__dataclass_fields__ if isinstance(words.get(key), list)]
    return Lexicon(
        kinds=_kinds(read_table("kinds.toml")),
        common=_lines("common_words.txt"),
        common_in={language: _folded(some) for language, some in read_table("common.toml").items()},
        names_in={language: _folded(some) for language, some in words["names_in"].items()},
        given=_lines("given_names.txt"),
        weak_given=_lines("weak_given_names.txt"),
        surnames=_lines("surnames.txt"),
        regions={fold(short): name for short, name in read_table("abbreviations.toml")["regions"].items()},
        **{key: _folded(words[key]) for key in names},
    )


def _kinds(table: Mapping[str, Any]) -> Kinds:
    kinds = [kind for kind in PlaceKind if kind.value in table]

    def words(place: str) -> Phrases:
        return Phrases({word: kind for kind in kinds for word in table[kind.value][place]})

    def glued(place: str) -> tuple[tuple[str, PlaceKind], ...]:
        found = [(fold(word), PlaceKind(kind)) for kind, some in table["unspaced"][place].items() for word in some]
        return tuple(sorted(found, key=lambda item: -len(item[0])))

    def flat(name: str) -> Phrases:
        rows = ((kind, some) for kind, some in table[name].items() if kind != "words")
        return Phrases({word: PlaceKind(kind) for kind, some in rows for word in some})

    announcing, numbered = flat("announcing"), flat("numbered")
    return Kinds(
        before=words("before"),
        behind=words("behind"),
        plural=words("plural"),
        announcing=announcing,
        closing=flat("closing"),
        numbered=numbered,
        opening=frozenset({*announcing, *numbered}),
        numerals=_folded(table["numbered"]["words"]),
        glued_before=glued("before"),
        glued_behind=glued("behind"),
        abbreviated=dict(glued("abbreviated")),
        only_in=_countries(table["only_in"]),
        mostly_in=_countries(table["mostly_in"]),
    )


def _countries(table: Mapping[str, Iterable[str]]) -> Mapping[str, Words]:
    words = {word.casefold() for some in table.values() for word in some}
    return {word: frozenset(code for code, some in table.items() if word in map(str.casefold, some)) for word in words}


def _folded(words: Iterable[str]) -> Words:
    return frozenset(fold(word) for word in words)


def read_table(name: str) -> dict[str, Any]:
    """A data file of the lexicon."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _lines(name: str) -> Words:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
