"""Cells of other people's tables as the words and figures of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale

from geo.errors import InvalidRecord
from geo.importing.mapping import words_for
from geo.model import Count, Country, EventKind, Qualifier, Status
from geo.names import fold

_LANGUAGES = ("en", "de", "fr", "es", "vi", "th", "km", "zh", "id")
_NUMBER = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+|\d+")
_FIGURE = re.compile(r"(?P<before>[^\d+]*?)\s*(?P<number>\d[\d ,.'\u00a0\u202f]*?)(?:[.,]0)?\s*(?P<more>\+?)")
_BEFORE = {
    "": Qualifier.EXACT,
    **dict.fromkeys((">", "≥", ">=", "at least", "more than", "over", "mindestens", "über", "plus de", "au moins"),
                    Qualifier.AT_LEAST),
    **dict.fromkeys(("~", "≈", "about", "around", "approx", "circa", "ca", "c", "etwa", "rund", "environ"),
                    Qualifier.ABOUT),
    **dict.fromkeys(("<", "fewer than", "less than", "under", "weniger als", "unter", "moins de"), Qualifier.BELOW),
}  # fmt: skip


def figure(text: str, what: str) -> Count:
    """ "200", "1,200", "more than 200", "200+", "ca. 30", "<11". Raises InvalidRecord."""
    match = _FIGURE.fullmatch(text.strip())
    words = match["before"].strip().rstrip(".").casefold() if match else None
    if match is None or words not in _BEFORE or not _NUMBER.fullmatch(match["number"].strip()):
        raise InvalidRecord("is no figure; write a whole number, or one such as “at least 200”, “about 30”, “200+”")
    qualifier = Qualifier.AT_LEAST if match["more"] else _BEFORE[words]
    return Count(what, int(re.sub(r"\D", "", match["number"])), qualifier)


def event_kind(text: str) -> EventKind | None:
    """The kind a cell names; None where it names none, or several."""
    found = _meant(text, "kinds")
    return EventKind(found) if found else None


def status(text: str) -> Status:
    """Raises InvalidRecord for a word that is not known: what is planned must not be taken for done."""
    found = _meant(text, "statuses")
    if found is None:
        raise InvalidRecord("is no status; write reported, planned or ongoing")
    return Status(found)


def country_names(countries: Mapping[str, Country]) -> dict[str, str]:
    """Folded name or code → alpha-2 code of every country there is."""
    names = {name: code for name, code in _translated().items() if code in countries}
    for code, country in countries.items():
        names |= {fold(country.name): code, fold(country.iso3): code, fold(code): code}
    return names


def country_code(text: str, names: Mapping[str, str]) -> str:
    """The alpha-2 code of a country by one of the names of `country_names`. Raises InvalidRecord."""
    found = names.get(fold(text))
    if found is None:
        raise InvalidRecord("is no country known here; write its English name, or two letters such as KH")
    return found


def _meant(text: str, table: str) -> str | None:
    words, key = words_for(table), fold(text)
    if key in words:
        return words[key]
    found = {words[token] for token in key.split() if token in words}
    return found.pop() if len(found) == 1 else None


@cache
def _translated() -> dict[str, str]:
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                for part in re.split(r"[()（）]", name):
                    if fold(part):
                        names.setdefault(fold(part), code)
    return names
