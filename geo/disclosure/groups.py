"""Figures of small groups. Who knows the place, the day and the nationality of three people may know who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.model import Count, Event, EventKind, Qualifier

# Words of counts that number no people.
_THINGS = frozenset({"compounds", "buildings", "sites", "raids", "flights", "rooms", "companies", "websites"})
_MOVED = (EventKind.DEPORTATION, EventKind.RESCUE)


def public_counts(counts: Sequence[Count], event: Event, small_group: int) -> tuple[Count, ...]:
    """The figures with those of small groups by nationality as "fewer than `small_group`".

    Where people are sent to one country, their number counts as one by nationality. A figure that is small but open
    ("at least 5") becomes "at least 1". Where a total would let a small figure be worked out, the next smallest part
    is told as "at least" too.
    """
    made = list(counts)
    for what in dict.fromkeys(count.what for count in counts if _of_people(count)):
        places = [place for place, count in enumerate(counts) if count.what == what]
        group = _without_small([counts[place] for place in places], event, small_group)
        for place, count in zip(places, group, strict=True):
            made[place] = count
    return tuple(made)


def _of_people(count: Count) -> bool:
    return not count.what.startswith("seized_") and count.what not in _THINGS


def _without_small(counts: list[Count], event: Event, small_group: int) -> list[Count]:
    moved = event.kind in _MOVED and event.destination is not None
    if not any(count.value < small_group and (count.nationality or moved) for count in counts):
        return counts
    # A total as small as its part would give the part away.
    banded = [_band(count, small_group) if count.value < small_group else count for count in counts]
    wholes = [count for count in banded if not count.part and not count.nationality]
    parts = [count for count in banded if count.part or count.nationality]
    if any(map(_exact, wholes)) and _can_be_worked_out(counts, banded, small_group):
        open_parts = sorted((count for count in parts if _exact(count)), key=lambda count: count.value)
        if open_parts:
            least = open_parts[0]
            widened = replace(least, value=small_group, qualifier=Qualifier.AT_LEAST)
            banded = [widened if count is least else count for count in banded]
    return banded


def _band(count: Count, small_group: int) -> Count:
    if count.qualifier is Qualifier.AT_LEAST:
        return replace(count, value=min(count.value, 1))
    return replace(count, value=small_group, qualifier=Qualifier.BELOW)


def _can_be_worked_out(counts: Sequence[Count], banded: Sequence[Count], small_group: int) -> bool:
    """Subtraction tells the sum of what is hidden: too much where it is one figure, or a small sum."""
    hidden = [
        old.value for old, new in zip(counts, banded, strict=True) if new != old and (old.part or old.nationality)
    ]
    return len(hidden) == 1 or 0 < sum(hidden) < small_group


def _exact(count: Count) -> bool:
    return count.qualifier is Qualifier.EXACT
