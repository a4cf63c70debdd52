"""What happened to the people a sentence counts: each number goes to the verb or noun nearest to it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from geo.model import EventKind, Scope, Status
from geo.reading.counts import ACTIONS, ELLIPTIC, PARTS, PEOPLE, THINGS, Quantity
from geo.reading.events.clauses import INCIDENTS, Denied, Trigger
from geo.reading.events.draft import Figure
from geo.reading.events.locations import Role
from geo.reading.events.unit import Group, Unit, is_cumulative
from geo.reading.findings import Span
from geo.reading.phrases import Cue
from geo.reading.view import inside

_COMMA_COST = 60
_AND_COST = 30
_TOO_FAR = 150
_BESIDE = 14
_JOINED = 40
_FORM = 3  # letters of an ending
_MOST_RIVALS = 24  # deeds near a number among which the nearest is looked for
_STOP = re.compile(r"[,;:()]")
_OTHER_DEEDS = ("meet", "site_state", "other_deed", "find")
DEEDS = {
    EventKind.RAID: "arrested",
    EventKind.ARREST: "arrested",
    EventKind.RESCUE: "rescued",
    EventKind.DEPORTATION: "deported",
}


def groups_of(unit: Unit) -> list[Group]:
    """The triggers by kind and status, each with the people it was done to; a raid and its arrests are one group."""
    groups: dict[tuple[str, Status], Group] = {}
    owners: dict[int, Group] = {}
    told = [trigger for trigger in unit.triggers if trigger.kind in INCIDENTS]
    if not told:
        return []
    attributes = _attributes(unit, told) | _names_of_people(unit, told)
    told = [trigger for trigger in told if id(trigger) not in attributes]
    for trigger in told:
        family = "raid" if trigger.kind in (EventKind.RAID, EventKind.ARREST) else trigger.kind.value
        group = groups.setdefault((family, trigger.status), Group(trigger.kind, trigger.status, [], []))
        group.triggers.append(trigger)
        owners[id(trigger)] = group
        if trigger.kind is EventKind.RAID:
            group.kind = EventKind.RAID
    last: Trigger | None = None
    lists = {cue.start for cue in unit.view.cues_in(unit.start, unit.end, "among")}  # 110 people, consisting of …
    counted = [Span(quantity.start, quantity.noun_end) for quantity in unit.quantities]  # "38 trapped workers"
    others = [
        Denied(cue.start, cue.end)
        for cue in unit.view.cues_in(unit.start, unit.end, *_OTHER_DEEDS)
        if cue.start not in lists
        and not inside(cue.start, counted)
        and not _told_of_travellers(unit, cue, told)
        and not unit.view.before(cue.start, 1, "relative")
    ]
    rivals: list[Trigger | Denied] = [*told, *unit.denied, *others]
    for quantity in unit.quantities:
        deed = _deed(unit, quantity, last, told, rivals)
        if deed is None or deed.role == "inspect":
            continue  # whose papers were checked has not been arrested
        last = deed
        owners[id(deed)].figures.append(_figure(unit, quantity, deed))
    groups = {key: group for key, group in groups.items() if not _only_aimed_at(key, groups)}
    _share(unit, list(groups.values()))
    for group in groups.values():
        group.figures = _sexes_set_apart(unit, group.figures)
        group.figures = [_whole(group.figures[0], group)] if len(group.figures) == 1 else group.figures
    return list(groups.values())


def main_triggers(unit: Unit) -> list[Trigger]:
    """The triggers of a unit that say what happened, without those that only tell to whom."""
    attributes = _attributes(unit, [trigger for trigger in unit.triggers if trigger.kind in INCIDENTS])
    return [trigger for trigger in unit.triggers if id(trigger) not in attributes]


def _told_of_travellers(unit: Unit, cue: Cue, incidents: Sequence[Trigger]) -> bool:
    """Whether something else is only told of those sent home: "78 Thais who had been stranded in A landed in B"."""
    if unit.view.before(cue.start, 1, "background") is None:
        return False
    return any(trigger.kind is EventKind.DEPORTATION and trigger.start > cue.end for trigger in incidents)


def _only_aimed_at(key: tuple[str, Status], groups: Mapping[tuple[str, Status], Group]) -> bool:
    """Whether a deed to be done is the one that was done: "joined to bust a ring, arresting 38"."""
    family, status = key
    return status is Status.PLANNED and (family, Status.REPORTED) in groups and not groups[key].figures


def _share(unit: Unit, groups: Sequence[Group]) -> None:
    """Gives those sent on the number of the verb before: "7,000 were freed and handed over to Thai soldiers"."""
    for group in groups:
        moved = group.triggers[0]
        if group.figures or group.kind is not EventKind.DEPORTATION:
            continue
        for other in groups:
            joined = other.figures and 0 < moved.start - other.triggers[-1].end <= _JOINED
            abroad = (
                moved.role == "move"
                or moved.fetching
                or unit.view.cues_in(other.triggers[-1].end, moved.end + _JOINED, "demonym", "country", "force")
            )
            if joined and abroad and unit.view.cues_in(other.triggers[-1].end, moved.start, "and"):
                group.figures = [
                    Figure(figure.quantity, DEEDS[group.kind], figure.scope, figure.part) for figure in other.figures
                ]


def _sexes_set_apart(unit: Unit, figures: list[Figure]) -> list[Figure]:
    """The figures, in which men and women between commas only tell who the people were: "…, 44 men and 3 women,"."""
    if len(figures) != 2 or figures[1].what not in PARTS:
        return figures
    men, women = figures[0].quantity, figures[1].quantity
    counted = unit.view.cues_in(men.end, men.noun_end, "males")
    joined = unit.view.after(men.noun_end, 1, "and")
    set_apart = unit.view.plain[men.start - 2 : men.start] == ", " and unit.view.plain[women.noun_end :][:1] == ","
    if not (counted and joined and set_apart):
        return figures
    return [Figure(men, "males", figures[0].scope, part=True), figures[1]]


def _whole(figure: Figure, group: Group) -> Figure:
    """A lone number of women or children is that of all: "two women were rescued"."""
    quantity = figure.quantity
    if figure.what not in PARTS or quantity.of_them or quantity.of_them_all:
        return figure
    return Figure(quantity, DEEDS[group.kind], figure.scope)


def _attributes(unit: Unit, incidents: Sequence[Trigger]) -> set[int]:
    """The `id` of each participle that only tells who was sent home: "64 Koreans detained in A … arrived in B"."""
    deported = [trigger for trigger in unit.triggers if trigger.kind is EventKind.DEPORTATION]
    if not deported:
        return set()
    behind = {quantity.noun_end + 1 for quantity in unit.quantities if quantity.what == PEOPLE}
    found = set()
    for trigger in incidents:
        if trigger.kind is EventKind.ARREST and unit.view.cues_in(trigger.start, unit.end, "attributive"):
            ends = {cue.start for cue in unit.view.cues_in(trigger.start, trigger.end + _FORM, "attributive")}
            if trigger.start in ends and any(other.start > trigger.end for other in deported):
                found.add(id(trigger))  # 검거된 조직원 12명을 송환했다: detained, they were sent home
        if trigger.start not in behind or trigger.kind is EventKind.DEPORTATION or trigger.noun:
            continue
        if not unit.view.spaced or unit.view.after(trigger.end, 1, "and"):
            continue  # 260 people [were] freed and brought to Thailand
        following = next((q.start for q in unit.quantities if q.start > trigger.end), unit.end)
        ahead = max((q.start for q in unit.quantities if q.noun_end < trigger.start), default=unit.start)
        if any(trigger.end < other.start < following or _leads_to(unit, other, ahead) for other in deported):
            found.add(id(trigger))
    return found


def _names_of_people(unit: Unit, incidents: Sequence[Trigger]) -> set[int]:
    """The `id` of each participle between a number and its noun: "charged 12 of the 34 arrested foreigners"."""
    view = unit.view
    return {
        id(trigger)
        for trigger in incidents
        if view.spaced
        and trigger.start > 1
        and view.plain[trigger.start - 2].isdigit()
        and view.after(trigger.end, 1, "people")
    }


def _leads_to(unit: Unit, deed: Trigger, number: int) -> bool:
    """Whether a number is the object of the verb in front: "a remis à la Chine 280 suspects arrêtés à A"."""
    return 0 < number - deed.end <= _JOINED and not _STOP.search(unit.view.plain, deed.end, number)


def _figure(unit: Unit, quantity: Quantity, trigger: Trigger) -> Figure:
    if quantity.what in PARTS and _beside(unit, quantity, [trigger]) is None:
        return Figure(quantity, quantity.what, part=True)
    what = "killed" if _is_killed(unit, quantity, trigger) else DEEDS[trigger.kind]
    return Figure(quantity, what, _scope(unit, quantity))


def _scope(unit: Unit, quantity: Quantity) -> Scope:
    if unit.view.cues_in(unit.start, quantity.end, "estimate"):
        return Scope.ESTIMATE
    return Scope.CUMULATIVE if is_cumulative(unit, quantity) else Scope.EVENT


def _deed(
    unit: Unit,
    quantity: Quantity,
    last: Trigger | None,
    incidents: Sequence[Trigger],
    rivals: Sequence[Trigger | Denied],
) -> Trigger | None:
    """The trigger that says what happened to the people counted; None for things, staff and the like."""
    if quantity.what in ACTIONS:
        kinds = [kind for kind, what in DEEDS.items() if what == quantity.what]
        return next((trigger for trigger in incidents if trigger.kind in kinds), None)
    if quantity.what not in (PEOPLE, ELLIPTIC, *PARTS):
        return None
    beside = _beside(unit, quantity, incidents)
    if last and (quantity.what in PARTS or (quantity.nationality and quantity.what == PEOPLE)):
        return beside or last
    if not rivals:
        return None
    if len(rivals) > _MOST_RIVALS:
        rivals = nsmallest(_MOST_RIVALS, rivals, key=lambda rival: abs(rival.start - quantity.start))
    options = [(_distance(unit, quantity, rival), rival.start, rival) for rival in rivals]
    cost, _, nearest = min(options, key=lambda option: option[:2])
    if quantity.what == ELLIPTIC and last and cost > 12:
        return last
    if last is nearest and cost > _TOO_FAR and not _counts_on_elsewhere(unit, quantity):
        return None  # arrested four, who had sent more than 60 people abroad
    if not isinstance(nearest, Trigger):
        return None
    held = nearest.kind is EventKind.ARREST and _scope(unit, quantity) is Scope.ESTIMATE
    return None if held else nearest  # an estimate of people held is none of arrests


def _counts_on_elsewhere(unit: Unit, quantity: Quantity) -> bool:
    """Whether the number is the next of a list by places: "…, on the border with Vietnam, and 145 others in A"."""
    if unit.view.before(quantity.start, 1, "and") is None:
        return False
    near = quantity.noun_end + _BESIDE
    return any(spot.role is Role.IN and quantity.noun_end < spot.start <= near for spot in unit.places)


def _beside(unit: Unit, quantity: Quantity, incidents: Sequence[Trigger]) -> Trigger | None:
    """The verb right beside the people it was done to, or around them: "freed 34", "14 were freed", "took 2 along"."""
    if quantity.of_them or quantity.of_them_all:
        return None
    for trigger in incidents:
        if trigger.noun:
            continue
        if trigger.start < quantity.start < trigger.end or _is_right_before(unit, trigger, quantity):
            return trigger
        behind = 0 <= trigger.start - quantity.noun_end <= _BESIDE
        if behind and not _STOP.search(unit.view.plain, quantity.noun_end, trigger.start):
            return trigger
    return None


def _is_right_before(unit: Unit, trigger: Trigger, quantity: Quantity) -> bool:
    """Whether nothing stands between a verb and the number but "about" and the like."""
    between = unit.view.plain[trigger.end : quantity.start] if trigger.end <= quantity.start else ","
    if len(between) > _BESIDE:
        return False
    qualified = unit.view.before(quantity.start, 1, "at_least", "about")
    return not (unit.view.plain[trigger.end : qualified.start] if qualified else between).strip()


def _distance(unit: Unit, quantity: Quantity, trigger: Trigger | Denied) -> int:
    left, right = sorted(((quantity.start, quantity.noun_end), (trigger.start, trigger.end)))
    between = unit.view.plain[left[1] : right[0]]
    joins = unit.view.cues_in(left[1], right[0], "and")
    cost = len(between) + _COMMA_COST * (between.count(", ") + between.count("，")) + _AND_COST * len(joins)
    raid = isinstance(trigger, Trigger) and trigger.kind is EventKind.RAID
    return cost + (_COMMA_COST if raid else 0)  # "raided … detaining 271": the arrest says what happened to them


def _is_killed(unit: Unit, quantity: Quantity, trigger: Trigger) -> bool:
    kills = unit.view.cues_in(unit.start, unit.end, "kill")
    if not kills:
        return False
    cost = _distance(unit, quantity, trigger)
    return any(_distance(unit, quantity, Denied(cue.start, cue.end)) < cost for cue in kills)


def things(unit: Unit) -> list[Figure]:
    """The seized things of a unit, as figures."""
    if not unit.view.cues_in(unit.start, unit.end, "seize", "raid", "raid_noun"):
        return []
    return [Figure(q, f"seized_{q.what}") for q in unit.quantities if q.what in THINGS]
