"""The words of each language, read from `lexicon/*.toml` and compiled once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from geo.reading.phrases import Cue, PhraseFinder
from geo.reading.words import Word

_FOLDER = Path(__file__).with_name("lexicon")
_COUNTRY_TABLES = {"countries": "country", "demonyms": "demonym", "capitals": "capital", "forces": "force"}
_WORD_TABLES = ("events", "filters", "roles", "counted")
_VERBS = frozenset({"raid", "arrest", "deport", "fetch", "rescue"})


class Lexicon:
    """One language. `settings`, `numbers` and `dates` are the tables of that name, as the file gives them.

    `roles` are the names of its lists of phrases.
    """

    def __init__(self, language: str, tables: dict[str, Any]) -> None:
        self.language = language
        self.settings: dict[str, Any] = tables.get("settings", {})
        self.numbers: dict[str, Any] = tables.get("numbers", {})
        self.dates: dict[str, Any] = tables.get("dates", {})
        self.spaced: bool = self.settings.get("spaces", True)
        self.glued: bool = self.settings.get("endings", False)
        self._capital_nouns: bool = self.settings.get("capital_nouns", False)
        self.roles = tuple(_groups(tables))
        self._finder = PhraseFinder(
            _phrases(language, tables), groups=_groups(tables), spaced=self.spaced, endings=self.glued
        )

    def find(self, text: str, plain: str, start: int, end: int, words: Sequence[Word] | None = None) -> list[Cue]:
        """The cues of a sentence, in its order. `words` are the sentence's, where they are known already."""
        cues = self._finder.find(text, plain, start, end, words)
        if not self._capital_nouns:
            return cues
        return [cue for cue in cues if not (cue.role in _VERBS and cue.start > start and _is_noun(text, cue))]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 language; English where there is none."""
    path = _FOLDER / f"{language}.toml"
    if not (language.isalpha() and path.is_file()):
        return lexicon("en")
    with path.open("rb") as file:
        return Lexicon(language, tomllib.load(file))


def _is_noun(text: str, cue: Cue) -> bool:
    """Whether a German participle stands for people: "Befreite", not "befreite"."""
    word = text[cue.start : cue.end]
    return word[:1].isupper() and word[1:].islower() and " " not in word


def _groups(tables: dict[str, Any]) -> dict[str, str]:
    """The table of each role; countries, peoples and capitals count as one."""
    groups = {role: table for table in _WORD_TABLES for role in tables.get(table, {})}
    return groups | dict.fromkeys(_COUNTRY_TABLES.values(), "country")


def _phrases(language: str, tables: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for table in _WORD_TABLES:
        for role, phrases in tables.get(table, {}).items():
            yield from ((phrase, role, "") for phrase in phrases)
    for table, role in _COUNTRY_TABLES.items():
        for code, phrases in tables.get(table, {}).items():
            yield from ((phrase, role, code) for phrase in phrases)
    named = {code: list(names) for code, names in tables.get("countries", {}).items()}
    unwanted = set(tables.get("settings", {}).get("not_countries", ()))
    for code, name in _territories(language):
        if name not in unwanted:
            named.setdefault(code, []).append(name)
            yield name, "country", code
    yield from _peoples(named, tables.get("settings", {}))


def _peoples(named: dict[str, list[str]], settings: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Names of peoples that are made of a country's name, as in Thai, Chinese and Korean."""
    for code, names in named.items():
        for name in names:
            yield from ((prefix + name, "demonym", code) for prefix in settings.get("people_prefixes", ()))
            yield from ((name + suffix, "demonym", code) for suffix in settings.get("people_suffixes", ()))


def _territories(language: str) -> Iterator[tuple[str, str]]:
    """Country codes with the names that the language has for them (Unicode CLDR)."""
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return
    for code, name in names.items():
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"):
            for part in str(name).replace(")", "").split(" ("):
                yield code, part
