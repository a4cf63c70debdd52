"""Tells whether an article is there already: the very text, most of it, or a story passed on."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from geo.names import fold
from geo.records.schema import SourceEntry

# Winnowing (Schleimer, Wilkerson, Aiken 2003): a stretch of 49 letters that two texts share is found for certain,
# one of fewer than 30 never.
_LETTERS = 30
_WINDOW = 20
# Enough for 50 pages; what comes behind does not make another article.
_MOST_LETTERS = 200_000
# The share of the shorter text's prints that the other has too. Reports of one event by two writers who quote the same
# statement stay below it; a copy with a paragraph cut or added stays above.
LIKELY_SHARE = 0.35
_SAME_STORY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Similar:
    """An article that may be the same or tell the same story.

    `share` is how much of the shorter text stands in the other, 0..1; None where one text is not at hand.
    """

    source_id: str
    reason: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An article to compare with; `prints` are None where its text is not at hand."""

    source: SourceEntry
    prints: frozenset[int] | None = None


def letters(text: str) -> str:
    """The text without case, spaces, punctuation and the ways Unicode spells one letter."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def digest(text: str) -> str | None:
    """Equal for copies that differ in space, punctuation or case; None where there is no letter to go by."""
    plain = letters(text)
    return sha256(plain.encode(errors="surrogatepass")).hexdigest() if plain else None


def prints(text: str) -> frozenset[int]:
    """Fingerprints of the text, about one for ten letters; empty where it is too short for any."""
    plain = letters(text)[:_MOST_LETTERS]
    starts = range(len(plain) - _LETTERS + 1)
    hashes = [zlib.crc32(plain[at : at + _LETTERS].encode(errors="surrogatepass")) for at in starts]
    return frozenset(_winnowed(hashes))


def _winnowed(hashes: list[int]) -> Iterator[int]:
    """The least of each window of hashes."""
    best: deque[int] = deque()
    for at, value in enumerate(hashes):
        while best and hashes[best[-1]] >= value:
            best.pop()
        best.append(at)
        if best[0] <= at - _WINDOW:
            best.popleft()
        if at >= _WINDOW - 1 or at == len(hashes) - 1:
            yield hashes[best[0]]


def to_text(found: frozenset[int]) -> str:
    """Eight hexadecimal digits a print, in their order."""
    return "".join(f"{value:08x}" for value in sorted(found))


def from_text(text: str) -> frozenset[int]:
    return frozenset(int(text[at : at + 8], 16) for at in range(0, len(text), 8))


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the shorter text's prints that the other has too, 0..1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def similar(text: str, source: SourceEntry, known: Iterable[Known]) -> list[Similar]:
    """The articles that may be the same or tell the same story, the surest first."""
    own = prints(text)
    found = [hit for article in known if (hit := _compared(own, source, article))]
    return sorted(found, key=lambda hit: -(hit.share or 0))


def _compared(own: frozenset[int], source: SourceEntry, other: Known) -> Similar | None:
    common = share(own, other.prints) if other.prints is not None else None
    if common is not None and common >= LIKELY_SHARE:
        return Similar(other.source.id, f"{common:.0%} of the shorter text stands in the other as well", common)
    if source.url and source.url == other.source.url:
        return Similar(other.source.id, "has the same web address", common)
    if fold(source.title) and fold(source.title) == fold(other.source.title):
        return Similar(other.source.id, "has the same title", common)
    if reason := _retelling(source, other.source) or _retelling(other.source, source):
        return Similar(other.source.id, reason, common)
    return None


def _retelling(teller: SourceEntry, told: SourceEntry) -> str | None:
    if not (teller.retells and told.publisher) or fold(told.publisher) not in fold(teller.retells):
        return None
    if teller.published and told.published and abs(teller.published - told.published) > _SAME_STORY:
        return None
    return f"{teller.publisher or teller.id} passes on a story of {told.publisher}, which may be this one"
