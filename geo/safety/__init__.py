"""Places that are never stored: shelters, safe houses, hospitals and embassies that help victims.

A dot on them would lead those who look for the people who fled straight to them. The words stand in `words.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.errors import InvalidRecord
from geo.model import Place, PlaceKind
from geo.names import fold

_WORDS = Path(__file__).with_name("words.toml")
_BETWEEN = re.compile(r"[\s\-‐-―_/,.;:()]+")
# Towns and areas may bear such a name (Hospital, Chile); the worldwide list of them holds no shelters.
_LISTED = re.compile(r"geonames:\d+")


class _Words(NamedTuple):
    """Folded words: those that stand alone, those that may end a longer one, those of scripts without spaces."""

    whole: frozenset[str]
    endings: tuple[str, ...]
    anywhere: tuple[str, ...]


def shelter_word(*texts: str | None) -> str | None:
    """The word, folded, by which one of the texts names a place that helps victims; None where none does.

    >>> shelter_word("Women's Shelter, Sihanoukville"), shelter_word("Bavet Casino", "Frauenhaus")
    ('shelter', 'frauenhaus')
    >>> shelter_word("Shelterbelt Road", "L'Hospitalet") is None
    True
    """
    for text in texts:
        if text and (found := _found(_tokens(text))):
            return found
    return None


def refuse_shelter(name: str, kind_text: str = "", *further: str | None) -> None:
    """Raises InvalidRecord where a name or a kind in words says that victims are helped there."""
    if word := shelter_word(kind_text, name, *further):
        raise InvalidRecord(
            f"place {name!r}: {word!r} says that people are sheltered or helped there; such places are never stored. "
            "Name the town or district instead, or leave the place out"
        )


def refuse_place(place: Place) -> None:
    """`refuse_shelter` for a place with all its names; towns and areas of GeoNames may be called as they are."""
    if place.kind is PlaceKind.BUILDING or not _LISTED.fullmatch(place.origin):
        refuse_shelter(place.name, "", place.name_local, *place.names)


def _tokens(text: str) -> list[str]:
    """The words folded one by one: together, "a safe house" would become "asafe house"."""
    return [key for word in _BETWEEN.split(text) for key in fold(word).split()]


def _found(tokens: list[str]) -> str | None:
    words = _words()
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + 5, len(tokens)) + 1):
            if (phrase := " ".join(tokens[start:end])) in words.whole:
                return phrase
    for token in tokens:
        if token.endswith(words.endings):
            return token
    unspaced = "".join(tokens)
    return next((word for word in words.anywhere if word in unspaced), None)


@cache
def _words() -> _Words:
    tables = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    written = [word for table in tables.values() for group in table.values() for word in group]
    spaced = [word for word in written if _is_latin(word)]
    return _Words(
        frozenset(" ".join(_tokens(word.removeprefix("*"))) for word in spaced),
        tuple(fold(word) for word in spaced if word.startswith("*")),
        tuple(fold(word).replace(" ", "") for word in written if not _is_latin(word)),
    )


def _is_latin(word: str) -> bool:
    return bool(re.search("[a-z]", fold(word)))
