"""Finds in a text what may tell who or where somebody is. In doubt it finds: a note too few is better than a name.

Stricter than libraries of phone formats or of names: those ask whether a number could be dialled and whether a name is
common, here any seven digits and any two capitalised words nobody knows are enough.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from geo.disclosure.phrases import Phrases, folded_words
from geo.names import fold


class Private(StrEnum):
    """What a text gives away. `unreadable`: it is in a script in which no name can be told from another word."""

    NAME = "name"
    NUMBER = "phone or identity number"
    ACCOUNT = "e-mail or account"
    ADDRESS = "address"
    UNREADABLE = "script that cannot be searched for names"


_RECORD_ID = re.compile(r"\b[A-Z]{2}(?:-[A-Z0-9]+)+\b")
_DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")
_NUMBER = re.compile(r"(?:\d[ \u00a0().\-/]{0,2}){6,}\d")
# Letters and five digits or more in one word: passports, licences, number plates.
_DOCUMENT = re.compile(r"\b(?=\w*[^\W\d_])(?=(?:\w*\d){5})\w+\b")
_ACCOUNT = re.compile(r"[\w.+-]+@[\w-]|(?<!\w)@\w{3,}|\b(?:t\.me|wa\.me|fb\.com|line\.me)/", re.IGNORECASE)
_AGE = re.compile(r"\b[A-Z][\w'’-]+(?:, | \()(?:aged )?[1-9]\d(?:[,)]| years)|\baged [1-9]\d\b")
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-[\w'’]+)*")
# What may stand between two words of one name.
_BETWEEN = frozenset({" ", "\u00a0", "-", ". "})


def find_private(text: str, known: Phrases) -> frozenset[Private]:
    """What the text may give away; empty where nothing was found. `known` names may be told: places, papers."""
    cleared = _DAY.sub(" ", _RECORD_ID.sub(" ", text))
    found = set()
    if _NUMBER.search(cleared) or _DOCUMENT.search(cleared):
        found.add(Private.NUMBER)
    if _ACCOUNT.search(cleared):
        found.add(Private.ACCOUNT)
    if _address().search(" ".join(folded_words(cleared.replace("#", " no ")))):
        found.add(Private.ADDRESS)
    if _AGE.search(cleared) or any(_is_name(run, before) for run, before in _runs(cleared, known)):
        found.add(Private.NAME)
    if _other_script(cleared) and _other_script(known.without_unspaced(cleared)):
        found.add(Private.UNREADABLE)
    return frozenset(found)


def holds_number(text: str) -> bool:
    """Whether a number stands in the text, in digits or in words."""
    words = folded_words(text)
    return any(char.isdigit() for char in text) or not _lists()["number_words"].isdisjoint(words)


@cache
def _lists() -> dict[str, frozenset[str]]:
    content = (Path(__file__).parent / "private.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(content).items()}


@cache
def _address() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _lists()["address_words"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{words}) (?:no |nr |number )?\d+\w?\b|\b\d+\w? (?:\w+ ){{1,3}}(?:street|road|strasse)\b")


def _runs(text: str, known: Phrases) -> Iterator[tuple[list[str], str]]:
    """Capitalised words side by side, names that may be told taken out, with the three words before them, folded."""
    run: list[str] = []
    before: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        together = text[end : match.start()] in _BETWEEN and run
        end = match.end()
        if run and not (together and match[0][0].isupper()):
            yield from _unknown(run, " ".join(before[-3:]), known)
            before += run
            run = []
        if match[0][0].isupper():
            run.append(match[0])
        else:
            before.append(match[0])
    if run:
        yield from _unknown(run, " ".join(before[-3:]), known)


def _unknown(run: list[str], before: str, known: Phrases) -> Iterator[tuple[list[str], str]]:
    rest: list[str] = []
    place = 0
    while place < len(run):
        length = known.longest_at([fold(word) for word in run], place)
        if length:
            if rest:
                yield rest, fold(before)
            rest, before = [], ""
        else:
            rest.append(run[place])
        place += max(length, 1)
    if rest:
        yield rest, fold(before)


def _is_name(run: list[str], before: str) -> bool:
    lists = _lists()
    words = [fold(word) for word in run]
    if not lists["organisations"].isdisjoint(words):
        return False
    if {words[0], *before.split()[-1:]} & lists["offices"]:
        return False
    if not {"minister", "president"}.isdisjoint(words):
        return False
    cued = any(f" {before}".endswith(f" {cue}") for cue in lists["name_cues"]) or words[0] in lists["name_cues"]
    unknown = [word for word, raw in zip(words, run, strict=True) if not _is_plain(word) and not _acronym(raw)]
    shouted = len(run) > 1 and all(word.isupper() and len(word) > 1 for word in run)
    return shouted or len(unknown) > 1 or (cued and bool(unknown))


def _is_plain(word: str) -> bool:
    return _lists()["plain"].issuperset(word.split())


def _acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= 6


def _other_script(text: str) -> bool:
    return not text.isascii() and any(
        char.isalpha() and not unicodedata.name(char, "").startswith("LATIN") for char in text
    )
