"""All figures of one article, which add up to those of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from statistics import median
from typing import Any

from geo.evaluation.events import Scene, score_events
from geo.evaluation.found import from_contract
from geo.evaluation.labels import Labels
from geo.evaluation.links import false_sums, score_links
from geo.evaluation.places import assign, score_places
from geo.evaluation.tally import Quota, Search

_NONE_SOUGHT = Search()
_NONE_ASKED = Quota()


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one or more articles. `+` adds every figure."""

    places: Search = _NONE_SOUGHT
    resolved: Quota = _NONE_ASKED
    place_countries: Quota = _NONE_ASKED
    errors_km: tuple[float, ...] = ()
    events: Search = _NONE_SOUGHT
    date: Quota = _NONE_ASKED
    event_country: Quota = _NONE_ASKED
    figures: Quota = _NONE_ASKED
    links: Search = _NONE_SOUGHT
    false_sums: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)})

    @property
    def median_error_km(self) -> float | None:
        return round(median(self.errors_km), 2) if self.errors_km else None

    def to_dict(self) -> dict[str, Any]:
        """Counts, and the shares worked out from them; None where there was nothing to get right."""
        return {
            "places": self.places.to_dict(),
            "resolved": self.resolved.to_dict(),
            "place_countries": self.place_countries.to_dict(),
            "median_error_km": self.median_error_km,
            "events": self.events.to_dict(),
            "date": self.date.to_dict(),
            "event_country": self.event_country.to_dict(),
            "figures": self.figures.to_dict(),
            "links": self.links.to_dict(),
            "false_sums": self.false_sums,
        }


def score_article(contract: Mapping[str, Any], labels: Labels, text: str) -> Score:
    """Compares a reading, as the contract has it, with the labels of its article."""
    found = from_contract(contract)
    assigned = assign(found.places, labels, text)
    placed = score_places(found.places, assigned, labels, text)
    told = score_events(found.events, Scene(found.places, assigned, labels, text))
    return Score(
        places=placed.places,
        resolved=placed.resolved,
        place_countries=placed.countries,
        errors_km=placed.errors_km,
        events=told.events,
        date=told.date,
        event_country=told.country,
        figures=told.figures,
        links=score_links(found.events, labels),
        false_sums=false_sums(found.events, labels, text),
    )
