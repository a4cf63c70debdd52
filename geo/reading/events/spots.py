"""Which of the places of a sentence an event took place at, and which number belongs to which place."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventKind, PlaceKind
from geo.reading.counts import ACTIONS, ELLIPTIC, PEOPLE
from geo.reading.events.clauses import Trigger
from geo.reading.events.draft import Figure
from geo.reading.events.locations import Location, Role
from geo.reading.events.unit import Group, Unit

_ASIDE_REACH = 40
_SEIZURES = (EventKind.RAID, EventKind.ARREST)
_PERSONS = ("people", "women", "males", "minors")


def own_places(unit: Unit, group: Group, *, alone: bool) -> list[Location]:
    """The places of a group: a whole list of them, else the nearest one to its trigger."""
    spots = [spot for spot in _once_each(unit.places) if not _told_by_the_way(unit, group, spot)]
    spots = [spot for spot in spots if not (group.kind in _SEIZURES and _is_home(unit, spot))]
    spots = [spot for spot in spots if not _is_where_they_left(unit, group, spot)]
    spots = [spot for spot in spots if not _is_where_officials_speak(unit, group, spot)]
    if not alone and len(spots) > 1 and not any(spot.listed for spot in spots):
        return [min(spots, key=lambda spot: min(_gap(trigger, spot) for trigger in group.triggers))]
    lists: list[list[Location]] = []
    for spot in spots:
        if lists and (spot.listed or _counted_between(unit, lists[-1][-1], spot)):
            lists[-1].append(spot)
        else:
            lists.append([spot])
    if not lists:
        return []
    return _smallest(min(lists, key=lambda run: (-(len(run) > 1), min(_gap(t, run[0]) for t in group.triggers))), spots)


def _told_by_the_way(unit: Unit, group: Group, spot: Location) -> bool:
    """Where those sent home had been: "people detained in A were deported", "found to have worked in A, …"."""
    if group.kind is not EventKind.DEPORTATION:
        return False
    last = group.triggers[-1].end
    if spot.start > group.triggers[0].start:
        return bool(unit.view.cues_in(last, spot.start, "among"))  # including three bosses of a den in A
    return unit.view.before(spot.start, _ASIDE_REACH, "aside") is not None


def _is_where_they_left(unit: Unit, group: Group, spot: Location) -> bool:
    """Whether a place stands behind a later hand-over: "arrested 26 people and handed 10 to China at A"."""
    if group.kind is EventKind.DEPORTATION:
        return False
    last = group.triggers[-1].end
    sent = (trigger for trigger in unit.triggers if trigger.kind is EventKind.DEPORTATION and not trigger.noun)
    return any(last <= trigger.start < spot.start for trigger in sent)


def _is_where_officials_speak(unit: Unit, group: Group, spot: Location) -> bool:
    """Whether a country has been named and officials speak behind ", and": "12 sit in jail in A, and police in B …"."""
    last = group.triggers[-1].end
    turns = [turn for turn in unit.view.cues_in(last, spot.start, "and") if unit.view.plain[turn.start - 2] == ","]
    if not turns or not unit.view.cues_in(turns[-1].end, spot.start, "officers"):
        return False
    scenes = (other for other in unit.locations if other.is_country and other.role is Role.IN)
    return any(scene.end <= turns[-1].start for scene in scenes)


def _is_home(unit: Unit, spot: Location) -> bool:
    """Whether people come from there: "including a woman from A"."""
    preposition = unit.view.before(spot.start, 1, "from") if spot.role is Role.FROM else None
    return preposition is not None and unit.view.before(preposition.start, 1, *_PERSONS) is not None


def _once_each(spots: Sequence[Location]) -> list[Location]:
    kept: dict[str, Location] = {}
    for spot in spots:
        kept.setdefault(spot.place.place.id if spot.place.place else f"{spot.start}", spot)
    return list(kept.values())


def _smallest(run: list[Location], spots: Sequence[Location]) -> list[Location]:
    """A lone province gives way to a place in it that the same unit names."""
    place = run[0].place
    if len(run) > 1 or place.kind is not PlaceKind.PROVINCE or not place.place:
        return run
    inner = [s for s in spots if s.place.kind is not PlaceKind.PROVINCE and s.place.place and s.role is not Role.BARE]
    return [s for s in inner if s.place.place and s.place.place.adm1 == place.place.adm1][:1] or run


def _counted_between(unit: Unit, first: Location, second: Location) -> bool:
    """148 in Poipet, 82 in Bavet: a number of people stands between two places, and is not the only one."""
    people = [quantity for quantity in unit.quantities if quantity.what in (ELLIPTIC, PEOPLE, *ACTIONS)]
    return len(people) > 1 and any(
        first.end <= quantity.start < second.start and not quantity.of_them_all for quantity in people
    )


def _gap(trigger: Trigger, spot: Location) -> int:
    """Letters between; a place in front of the trigger counts as further off."""
    return spot.start - trigger.end if spot.start >= trigger.end else (trigger.start - spot.end) * 2


def runs_of(spots: Sequence[Location], figures: Sequence[Figure]) -> list[list[Location]]:
    """The places, cut where a number stands between two of them."""
    runs: list[list[Location]] = []
    for spot in spots:
        apart = runs and any(runs[-1][-1].end <= figure.quantity.start < spot.start for figure in figures)
        if runs and not apart:
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def paired(
    run: Sequence[Location], runs: Sequence[Sequence[Location]], figures: Sequence[Figure], used: Sequence[Figure]
) -> Figure | None:
    """The number of a run of places: in front of it, or behind it where the sentence begins with a place."""
    free = [figure for figure in figures if figure not in used]
    if not free:
        return None
    if len(runs) == 1:
        return free[0] if len(figures) == 1 or len(run) > 1 else _nearest(run, free)
    before = [figure for figure in free if figure.quantity.start < run[0].start]
    behind = [figure for figure in free if figure.quantity.start > run[-1].end]
    place_first = runs[0][0].start < figures[0].quantity.start
    if place_first:
        return behind[0] if behind else None
    return before[-1] if before else None


def _nearest(run: Sequence[Location], figures: Sequence[Figure]) -> Figure:
    return min(figures, key=lambda figure: abs(figure.quantity.start - run[0].start))
