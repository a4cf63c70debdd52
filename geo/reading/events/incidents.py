"""Raids, arrests, rescues and deportations of one sentence: which number belongs to which deed, place and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import EventKind, PlaceKind, Scope, Status
from geo.reading.counts import ACTIONS, ELLIPTIC, PARTS, PEOPLE, THINGS, Quantity
from geo.reading.events.clauses import INCIDENTS, Denied, Trigger
from geo.reading.events.draft import ACTION, Draft, Figure
from geo.reading.events.locations import Location, Role
from geo.reading.findings import DateMention
from geo.reading.view import View

_FAR = 10_000
_COMMA_COST = 60
_AND_COST = 30
_TOO_FAR = 150
_DEEDS = {
    EventKind.RAID: "arrested",
    EventKind.ARREST: "arrested",
    EventKind.RESCUE: "rescued",
    EventKind.DEPORTATION: "deported",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """What one part of a sentence holds. `dates` are those on which things happened, not on which they were said."""

    view: View
    start: int
    end: int
    triggers: Sequence[Trigger]
    denied: Sequence[Denied]
    quantities: Sequence[Quantity]
    locations: Sequence[Location]
    dates: Sequence[DateMention]

    @property
    def places(self) -> list[Location]:
        """Where things may have happened: countries, datelines and goals left out; bare names only for want of others."""
        spots = [spot for spot in self.locations if not spot.is_country and spot.role not in (Role.DATELINE, Role.TO)]
        settled = [spot for spot in spots if spot.role in (Role.IN, Role.FROM)]
        return settled or spots


@dataclass
class _Group:
    kind: EventKind
    status: Status
    triggers: list[Trigger]
    figures: list[Figure]


def incidents(unit: Unit) -> list[Draft]:
    """The drafts of a unit, most of them one for each kind; several where it lists places, days or origins."""
    groups = _groups(unit)
    drafts = [draft for group in groups for draft in _drafts(unit, group, alone=len(groups) == 1)]
    _give_things(unit, drafts)
    return drafts


def _groups(unit: Unit) -> list[_Group]:
    """The triggers by kind and status, each with the people it was done to; a raid and its arrests are one group."""
    groups: dict[tuple[str, Status], _Group] = {}
    for trigger in unit.triggers:
        if trigger.kind not in INCIDENTS:
            continue
        family = "raid" if trigger.kind in (EventKind.RAID, EventKind.ARREST) else trigger.kind.value
        group = groups.setdefault((family, trigger.status), _Group(trigger.kind, trigger.status, [], []))
        group.triggers.append(trigger)
        if trigger.kind is EventKind.RAID:
            group.kind = EventKind.RAID
    last: Trigger | None = None
    for quantity in unit.quantities:
        trigger = _deed(unit, quantity, last)
        if trigger is None:
            continue
        last = trigger
        for group in groups.values():
            if trigger in group.triggers:
                group.figures.append(_figure(unit, quantity, trigger))
    return list(groups.values())


def _figure(unit: Unit, quantity: Quantity, trigger: Trigger) -> Figure:
    if quantity.what in PARTS:
        return Figure(quantity, quantity.what, part=True)
    what = "killed" if _is_killed(unit, quantity, trigger) else _DEEDS[trigger.kind]
    return Figure(quantity, what, _scope(unit, quantity))


def _scope(unit: Unit, quantity: Quantity) -> Scope:
    if unit.view.cues_in(unit.start, quantity.end, "estimate"):
        return Scope.ESTIMATE
    return Scope.CUMULATIVE if is_cumulative(unit, quantity) else Scope.EVENT


def is_cumulative(unit: Unit, quantity: Quantity | None = None) -> bool:
    """Whether a number sums up a time span: "since" at the head of the unit, or right behind the number."""
    cues = unit.view.cues_in(unit.start, unit.end, "cumulative")
    if quantity is None:
        return bool(cues)
    people = [other for other in unit.quantities if other.what in (PEOPLE, ELLIPTIC, *ACTIONS)]
    first = people[0].start if people else unit.end
    following = next((other.start for other in people if other.start > quantity.start), unit.end)
    return any(cue.start < first or quantity.start <= cue.start < following for cue in cues)


def _deed(unit: Unit, quantity: Quantity, last: Trigger | None) -> Trigger | None:
    """The trigger that says what happened to the people counted; None for things, staff and the like."""
    incidents = [trigger for trigger in unit.triggers if trigger.kind in INCIDENTS]
    if quantity.what in ACTIONS:
        kinds = [kind for kind, what in _DEEDS.items() if what == quantity.what]
        return next((trigger for trigger in incidents if trigger.kind in kinds), None)
    if quantity.what not in (PEOPLE, ELLIPTIC, *PARTS):
        return None
    if last and (quantity.what in PARTS or (quantity.nationality and quantity.what == PEOPLE)):
        return last
    options: list[tuple[int, int, Trigger | Denied]] = []
    others = [Denied(cue.start, cue.end) for cue in unit.view.cues_in(unit.start, unit.end, "meet", "site_state")]
    for trigger in (*incidents, *unit.denied, *others):
        options.append((_distance(unit, quantity, trigger), trigger.start, trigger))
    if not options:
        return None
    cost, _, nearest = min(options, key=lambda option: option[:2])
    if quantity.what == ELLIPTIC and last and cost > 12:
        return last
    if last is nearest and cost > _TOO_FAR:
        return None  # arrested four, who had sent more than 60 people abroad
    return nearest if isinstance(nearest, Trigger) else None


def _distance(unit: Unit, quantity: Quantity, trigger: Trigger | Denied) -> int:
    left, right = sorted(((quantity.start, quantity.noun_end), (trigger.start, trigger.end)))
    between = unit.view.plain[left[1] : right[0]]
    joins = unit.view.cues_in(left[1], right[0], "and")
    cost = len(between) + _COMMA_COST * (between.count(", ") + between.count("，")) + _AND_COST * len(joins)
    raid = isinstance(trigger, Trigger) and trigger.kind is EventKind.RAID
    return cost + (_COMMA_COST if raid else 0)  # "raided … detaining 271": the arrest says what happened to them


def _is_killed(unit: Unit, quantity: Quantity, trigger: Trigger) -> bool:
    return any(
        _distance(unit, quantity, Denied(cue.start, cue.end)) < _distance(unit, quantity, trigger)
        for cue in unit.view.cues_in(unit.start, unit.end, "kill")
    )


def _drafts(unit: Unit, group: _Group, *, alone: bool) -> list[Draft]:
    """One draft, or one for each number with a place, day or origin of its own, and one for what sums them up."""
    main = [figure for figure in group.figures if figure.what == _DEEDS[group.kind] and not _is_part(figure, group)]
    rest = [_as_part(figure) if figure not in main else figure for figure in group.figures]
    rest = [figure for figure in rest if figure not in main]
    spots = _own_places(unit, group, alone=alone)
    runs = _runs(spots, main)
    drafts: list[Draft] = []
    used: list[Figure] = []
    for run in runs:
        figure = _paired(run, runs, main, used)
        if figure:
            used.append(figure)
        for spot in run:
            drafts.append(_draft(unit, group, spot, [figure] if figure and len(run) == 1 else [], figure))
        if figure and len(run) > 1:
            drafts.append(_sum(unit, group, figure))
    for figure in main:
        if figure not in used:
            if drafts and not _stands_apart(unit, figure, main):
                if len(drafts) > 1:
                    drafts.append(_sum(unit, group, figure))
                else:
                    drafts[0].figures.append(figure)
            else:
                drafts.append(_draft(unit, group, None, [figure], figure))
    if not drafts:
        drafts.append(_draft(unit, group, None, [], None))
    (drafts[-1] if len(drafts) > 1 and drafts[-1].spread else drafts[0]).figures.extend(rest)
    return drafts


def _is_part(figure: Figure, group: _Group) -> bool:
    """A number by nationality beside one without is contained in it."""
    if figure.part or figure.quantity.of_them_all:
        return True
    if figure.quantity.nationality is None or figure.quantity.what == ELLIPTIC:
        return False
    return (
        any(
            other is not figure and other.what == figure.what and other.quantity.nationality is None and not other.part
            for other in group.figures
        )
        or sum(1 for other in group.figures if other.quantity.nationality) > 2
    )


def _as_part(figure: Figure) -> Figure:
    return Figure(figure.quantity, figure.what, figure.scope, True)


def _own_places(unit: Unit, group: _Group, *, alone: bool) -> list[Location]:
    """The places of a group: a whole list of them, else the nearest one to its trigger."""
    spots = _once_each(unit.places)
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


def _runs(spots: Sequence[Location], figures: Sequence[Figure]) -> list[list[Location]]:
    """The places, cut where a number stands between two of them."""
    runs: list[list[Location]] = []
    for spot in spots:
        apart = runs and any(runs[-1][-1].end <= figure.quantity.start < spot.start for figure in figures)
        if runs and not apart:
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def _paired(
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


def _stands_apart(unit: Unit, figure: Figure, main: Sequence[Figure]) -> bool:
    """Whether a further number of the same deed has a day or a time span of its own: "and 512 since 2022"."""
    index = main.index(figure)
    if index == 0:
        return False
    end = main[index + 1].quantity.start if index + 1 < len(main) else unit.end
    dated = any(figure.quantity.start < date.start < end for date in unit.dates)
    return dated or figure.scope is not main[0].scope or figure.quantity.nationality is not None


def _draft(unit: Unit, group: _Group, spot: Location | None, figures: list[Figure], figure: Figure | None) -> Draft:
    sentence = unit.view.sentence
    draft = Draft(group.kind, sentence.start, sentence.end, sentence.paragraph, group.status, spot)
    draft.figures = figures
    draft.cumulative = any(f.scope is Scope.CUMULATIVE for f in figures) or (figure is None and is_cumulative(unit))
    draft.date = None if draft.cumulative else _date(unit, group, spot, figure)
    draft.why.append(" … ".join(unit.view.text[trigger.start : trigger.end] for trigger in group.triggers))
    if all(trigger.noun for trigger in group.triggers) and not figures:
        draft.weak = draft.date is None or spot is None
    return draft


def _sum(unit: Unit, group: _Group, figure: Figure) -> Draft:
    draft = _draft(unit, group, None, [figure], figure)
    draft.kind = EventKind.ARREST if group.kind is EventKind.RAID else group.kind
    draft.spread = True
    return draft


def _date(unit: Unit, group: _Group, spot: Location | None, figure: Figure | None) -> DateMention | None:
    """The day right behind the number or the place, before the next one; else the one nearest to the trigger."""
    if not unit.dates:
        return None
    if len(unit.dates) == 1:
        return unit.dates[0]
    anchor = figure.quantity.start if figure else spot.start if spot else None
    if anchor is not None:
        limit = min(
            [q.start for q in unit.quantities if q.start > anchor and q.what in (PEOPLE, ELLIPTIC)]
            + [other.start for other in unit.places if spot and other.start > spot.end],
            default=unit.end,
        )
        own = [date for date in unit.dates if anchor <= date.start < limit]
        if own:
            return own[0]
    return min(unit.dates, key=lambda date: min(abs(date.start - trigger.start) for trigger in group.triggers))


def _give_things(unit: Unit, drafts: Sequence[Draft]) -> None:
    """Seized things go to the raid of the unit; to the one whose place stands before them, where there are several."""
    raids = [draft for draft in drafts if ACTION.get(draft.family)]
    for figure in things(unit):
        before = [d for d in raids if d.location and d.location.start < figure.quantity.start and not d.spread]
        for draft in before[-1:] if len(raids) > 1 and before else raids[:1]:
            draft.figures.append(figure)


def things(unit: Unit) -> list[Figure]:
    """The seized things of a unit, as figures."""
    if not unit.view.cues_in(unit.start, unit.end, "seize", "raid", "raid_noun"):
        return []
    return [Figure(q, f"seized_{q.what}") for q in unit.quantities if q.what in THINGS]
