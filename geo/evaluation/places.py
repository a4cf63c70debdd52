"""Which labelled place each found mention stands for, and whether it was put in the right spot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from geographiclib.geodesic import Geodesic

from geo.evaluation.found import FoundPlace
from geo.evaluation.labels import LabelledPlace, Labels
from geo.evaluation.tally import Quota, Search
from geo.model import LatLon, PlaceKind
from geo.names import fold
from geo.reading.findings import Span

# "Pursat province" and "Pursat" are one name.
_KIND_WORDS = re.compile("(?: (?:province|city|district|municipality|town|commune|ward|village|state))+$")


class PlaceScore(NamedTuple):
    """`resolved` leaves countries out, `countries` asks for their code only; `errors_km` are distances to the label."""

    places: Search
    resolved: Quota
    countries: Quota
    errors_km: tuple[float, ...]


def assign(found: Sequence[FoundPlace], labels: Labels, text: str) -> list[LabelledPlace | None]:
    """For each found mention the labelled place that it stands for; None where it stands for none."""
    standing = [(place, occurrences(place.wordings, text)) for place in labels.places]
    return [_best(mention, standing) for mention in found]


def _best(mention: FoundPlace, standing: Sequence[tuple[LabelledPlace, Sequence[Span]]]) -> LabelledPlace | None:
    best, best_likeness = None, 0
    for place, spans in standing:
        likeness = _likeness(mention, place, spans)
        if likeness > best_likeness:
            best, best_likeness = place, likeness
    return best


def _likeness(mention: FoundPlace, place: LabelledPlace, spans: Sequence[Span]) -> int:
    """0 where nothing but the kind speaks for the two being one."""
    overlapping = overlaps(mention, spans)
    namesake = name_key(mention.name) in {name_key(name) for name in (place.name, *place.wordings)}
    if not (overlapping or namesake):
        return 0
    same_words = mention.mention.casefold() in {wording.casefold() for wording in place.wordings}
    # The wording outweighs all else: "Phnom Penh" within "Phnom Penh International Airport" is the city. The kind
    # tells the province from the town of its name, which overlap and name do not.
    return 6 * same_words + 3 * (mention.kind is place.kind) + 2 * overlapping + 2 * namesake


def score_places(
    found: Sequence[FoundPlace], assigned: Sequence[LabelledPlace | None], labels: Labels, text: str
) -> PlaceScore:
    """Each labelled place counts once, and so does each name that stands for none."""
    readings: dict[str, list[FoundPlace]] = {}
    hits: dict[str, LabelledPlace] = {}
    for mention, place in zip(found, assigned, strict=True):
        if place is not None:
            key = f"{place.name}\n{place.kind}"
            hits[key] = place
            readings.setdefault(key, []).append(mention)
    strays = _strays([mention for mention, place in zip(found, assigned, strict=True) if place is None], labels, text)
    resolved, countries, errors = Quota(), Quota(), []
    for key, place in hits.items():
        country, position = _majority(readings[key])
        if place.kind is PlaceKind.COUNTRY:
            countries += Quota.of(country == place.country)
            continue
        error = None if position is None else distance_km(position, place)
        resolved += Quota.of(error is not None and error <= place.tolerance_km)
        errors += [] if error is None else [error]
    search = Search(len(hits), len(strays), len(labels.places) - len(hits))
    return PlaceScore(search, resolved, countries, tuple(errors))


def _strays(mentions: Iterable[FoundPlace], labels: Labels, text: str) -> set[str]:
    neutral_spans = occurrences(labels.ignore, text)
    neutral_names = {name_key(wording) for wording in labels.ignore}
    names = {name_key(mention.name) for mention in mentions if not overlaps(mention, neutral_spans)}
    return names - neutral_names


def _majority(mentions: Sequence[FoundPlace]) -> tuple[str | None, LatLon | None]:
    """The most frequent of several readings of one place; at a tie the first."""
    return Counter((mention.country, mention.position) for mention in mentions).most_common(1)[0][0]


def occurrences(wordings: Iterable[str], text: str) -> list[Span]:
    """Where the wordings stand, as written or in capitals; within longer words only if nowhere else."""
    spans: list[Span] = []
    for wording in wordings:
        written = "|".join({re.escape(wording), re.escape(wording.upper())})
        matches = list(re.finditer(rf"(?<!\w)(?:{written})(?!\w)", text)) or list(re.finditer(written, text))
        spans += [Span(*match.span()) for match in matches]
    return spans


def overlaps(mention: FoundPlace, spans: Iterable[Span]) -> bool:
    return any(mention.start < span.end and span.start < mention.end for span in spans)


def name_key(name: str) -> str:
    """A name without accents, capitals, punctuation and closing words for its kind."""
    return _KIND_WORDS.sub("", fold(name).replace("special economic zone", "sez"))


def distance_km(position: LatLon, place: LabelledPlace) -> float:
    way = Geodesic.WGS84.Inverse(position.lat, position.lon, place.lat, place.lon, Geodesic.DISTANCE)
    return float(way["s12"]) / 1000
