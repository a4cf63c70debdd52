"""Parts of the world and seas as candidates: they say what an article is about, and are never drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from geo.gazetteer import Candidate, Layer, Match
from geo.gazetteer.candidate import Rank
from geo.model import LatLon, Place, PlaceKind
from geo.names import fold
from geo.reading.toponyms.lexicon import read_table


@cache
def regions() -> Mapping[str, Candidate]:
    """By folded name. Their country is "", their kind `country` for want of a larger one."""
    found: dict[str, Candidate] = {}
    for row in read_table("regions.toml")["region"]:
        candidate = _candidate(row)
        for name in (row["name"], *row["names"]):
            found[fold(name)] = candidate
    return found


def _candidate(row: Mapping[str, Any]) -> Candidate:
    name = row["name"]
    place = Place(
        id=f"region:{fold(name).replace(' ', '-')}",
        name=name,
        kind=PlaceKind.COUNTRY,
        country="",
        position=LatLon(*row["at"]),
        radius_km=row["reach_km"],
        names=tuple(row["names"]),
        origin="own estimate",
    )
    return Candidate(place, name, Match.EXACT, Layer.COUNTRY, Rank.COUNTRY, "")


@cache
def first_words() -> Mapping[str, int]:
    """The first word of each region's folded name, with the most words a name that begins so has."""
    longest: dict[str, int] = {}
    for key in regions():
        words = key.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
