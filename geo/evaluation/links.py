"""Links between countries, and sums that no source states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from geo.evaluation.found import FoundEvent
from geo.evaluation.labels import Labels
from geo.evaluation.tally import Search

_NUMBER = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?!\d)|\d+")


def score_links(found: Sequence[FoundEvent], labels: Labels) -> Search:
    """Each pair of countries counts once an article, in either direction. An optional one costs and earns nothing."""
    required = {link.ends for link in labels.links if not link.optional}
    neutral = {link.ends for link in labels.links} - required
    pairs = set(_linked(found))
    return Search(len(pairs & required), len(pairs - required - neutral), len(required - pairs))


def _linked(events: Iterable[FoundEvent]) -> Iterator[frozenset[str]]:
    for event in events:
        for one, other in [
            (event.origin, event.destination),
            *((event.country, partner) for partner in event.partners),
        ]:
            if one is not None and other is not None and one != other:
                yield frozenset((one, other))


def false_sums(found: Sequence[FoundEvent], labels: Labels, text: str) -> int:
    """How many found figures can only come from adding two labelled figures up. Should be 0."""
    stated = [value for event in labels.events for value in event.stated]
    invented = {one + other for one, other in combinations(stated, 2)} - set(stated) - _numbers(text)
    return sum(value in invented for event in found for _, value in event.figures)


def _numbers(text: str) -> set[int]:
    """Whole numbers in digits, with or without separators of thousands."""
    return {int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(text)}
