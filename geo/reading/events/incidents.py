"""Raids, arrests, rescues and deportations of one sentence: one draft for each place, day or origin that it lists."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import EventKind, Scope
from geo.reading.counts import ELLIPTIC, PEOPLE
from geo.reading.events.clauses import INCIDENTS
from geo.reading.events.deeds import DEEDS, groups_of, things
from geo.reading.events.draft import ACTION, Draft, Figure
from geo.reading.events.locations import Location
from geo.reading.events.spots import own_places, paired, runs_of
from geo.reading.events.unit import Group, Unit, country_of_its_own, is_cumulative, says_how_long, since_weekday
from geo.reading.findings import DateMention

_WHEN_REACH = 60
_RIGHT_BEHIND = 12  # "in Kratie 312 and in Pursat 27 Vietnamese"


def incidents(unit: Unit) -> list[Draft]:
    """The drafts of a unit, most of them one for each kind; several where it lists places, days or origins."""
    groups = groups_of(unit)
    if not groups:
        return []
    groups = [group for group in groups if unit.places or not _is_visit(unit, group)]
    drafts = [draft for group in groups for draft in _drafts(unit, group, alone=len(groups) == 1)]
    _give_things(unit, drafts)
    return drafts


def _drafts(unit: Unit, group: Group, *, alone: bool) -> list[Draft]:
    """One draft, or one for each number with a place, day or origin of its own, and one for what sums them up."""
    main = [f for f in group.figures if f.what == DEEDS[group.kind] and not _is_part(unit, f, group)]
    rest = [figure if figure.what == "killed" else _as_part(figure) for figure in group.figures if figure not in main]
    spots = own_places(unit, group, alone=alone)
    runs = runs_of(spots, main)
    if len(runs) == 1 and len(spots) == len(main) > 1 and _in_order(unit, spots, main):
        runs = []  # in A and B, … 45 and 30 respectively
        pairs = list(zip(spots, main, strict=True))
    else:
        pairs = []
    drafts = [_draft(unit, group, spot, [figure], figure) for spot, figure in pairs]
    main = [] if pairs else main
    used: list[Figure] = []
    for run in runs:
        figure = paired(run, runs, main, used)
        if figure:
            used.append(figure)
        for spot in run:
            drafts.append(_draft(unit, group, spot, [figure] if figure and len(run) == 1 else [], figure))
        if figure and len(run) > 1:
            drafts.append(_sum(unit, group, figure))
    for figure in main:
        if figure not in used:
            if drafts and not _stands_apart(unit, group, figure, main):
                if len(drafts) > 1 or _is_whole_beside(unit, figure, used, spots):
                    drafts.append(_sum(unit, group, figure))
                else:
                    drafts[0].figures.append(figure)
            else:
                drafts.append(_draft(unit, group, None, [figure], figure))
    if not drafts:
        drafts.append(_draft(unit, group, None, _raided_sites(unit, group), None))
    (drafts[-1] if len(drafts) > 1 and drafts[-1].spread else drafts[0]).figures.extend(rest)
    if len(drafts) == 1 and drafts[0].cumulative:
        drafts[0].figures.extend(f for f in _raided_sites(unit, group) if f not in drafts[0].figures)
    return drafts


def _is_whole_beside(unit: Unit, figure: Figure, used: Sequence[Figure], spots: Sequence[Location]) -> bool:
    """Whether a number is the whole of one at a place behind it: "5,000 were arrested, 1,200 of them in A"."""
    if not used or not spots or used[0].quantity.start < figure.quantity.start or spots[0].start < figure.quantity.end:
        return False
    part = used[0].quantity
    set_off = part.of_them or bool(unit.view.cues_in(figure.quantity.end, unit.end, "alone"))
    return set_off and part.value < figure.value


def _in_order(unit: Unit, spots: Sequence[Location], main: Sequence[Figure]) -> bool:
    """Whether each number has one of the places: all stand behind these, or "respectively" is said."""
    behind = main[0].quantity.start > spots[-1].end
    before = main[-1].quantity.end < spots[0].start
    return behind or (before and bool(unit.view.cues_in(unit.start, unit.end, "in_order")))


def _raided_sites(unit: Unit, group: Group) -> list[Figure]:
    """How many sites were raided, where that is all that is said: "have raided 14 locations in five provinces"."""
    if group.kind is not EventKind.RAID or all(trigger.noun for trigger in group.triggers):
        return []
    return [Figure(q, "compounds") for q in unit.quantities if q.what == "compounds"][:1]


def _is_part(unit: Unit, figure: Figure, group: Group) -> bool:
    """A number by nationality beside one without is contained in it, unless it has a place of its own in front."""
    if _contained(unit, figure, group):
        return True
    if figure.quantity.nationality is None or figure.quantity.what == ELLIPTIC:
        return False
    others = [f for f in group.figures if f is not figure and f.what == figure.what]
    wholes = [f for f in others if f.quantity.nationality is None and not f.part]
    if figure is group.figures[0] and unit.dates:  # on May 2 sent back 64 Koreans, of whom 49 were charged
        wholes = [f for f in wholes if f.value >= figure.value and not _contained(unit, f, group)]
    if wholes and all(_apart(unit, f.quantity.noun_end, figure.quantity.start) for f in wholes):
        return False
    return bool(wholes) or sum(1 for other in group.figures if other.quantity.nationality) > 2


def _contained(unit: Unit, figure: Figure, group: Group) -> bool:
    return figure.part or figure.quantity.of_them_all or _is_further_part(unit, figure, group)


def _is_further_part(unit: Unit, figure: Figure, group: Group) -> bool:
    """The last of the numbers that one contains: "sent back 64, of whom 49 were charged and 10 freed"."""
    start = figure.quantity.start
    before = [f.quantity for f in group.figures if f.quantity.noun_end < start]
    if not before or not before[-1].of_them_all or not unit.view.before(start, 1, "and"):
        return False
    return "," not in unit.view.plain[before[-1].noun_end : start]


def _apart(unit: Unit, start: int, end: int) -> bool:
    """Whether a place stands between two numbers, right in front of the second."""
    near = [spot for spot in unit.places if start <= spot.start and 0 <= end - spot.end <= _RIGHT_BEHIND]
    return any(not set(unit.view.plain[spot.end : end]) & set(":;(") for spot in near)


def _as_part(figure: Figure) -> Figure:
    return Figure(figure.quantity, figure.what, figure.scope, True)


def _stands_apart(unit: Unit, group: Group, figure: Figure, main: Sequence[Figure]) -> bool:
    """Whether a further number of the same deed has a day or a time span of its own: "and 512 since 2022"."""
    index = main.index(figure)
    if index == 0:
        return False
    end = main[index + 1].quantity.start if index + 1 < len(main) else unit.end
    dated = any(figure.quantity.start < date.start < end for date in unit.dates)
    return (
        dated
        or _leading_day(unit, group, figure.quantity.start) is not None
        or (group.triggers[0].fetching and country_of_its_own(unit, figure) is not None)
        or figure.scope is not main[0].scope
        or (figure.quantity.what == ELLIPTIC and figure.quantity.nationality is not None)
    )


def _draft(unit: Unit, group: Group, spot: Location | None, figures: list[Figure], figure: Figure | None) -> Draft:
    sentence = unit.view.sentence
    draft = Draft(group.kind, sentence.start, sentence.end, sentence.paragraph, group.status, spot)
    draft.figures = figures
    summed = figure.scope is Scope.CUMULATIVE if figure else is_cumulative(unit)
    draft.cumulative = summed and (figure is None or bool(figures))
    told = _day_in_front(unit, group) if figure is None else None
    draft.cumulative = draft.cumulative and told is None
    draft.date = told or (None if summed else _date(unit, group, spot, figure))
    draft.why.append(" … ".join(unit.view.text[trigger.start : trigger.end] for trigger in group.triggers))
    draft.again = all(t.noun and unit.view.before(t.start, 1, "definite") for t in group.triggers)
    if all(trigger.noun for trigger in group.triggers) and not figures:
        draft.weak = draft.date is None or spot is None
    if _is_visit(unit, group):
        draft.weak = True  # as long as no sentence behind tells of arrests there
    if all(trigger.role == "move" for trigger in group.triggers) and not figures:
        draft.weak = True  # somebody came or went
    return draft


def _is_visit(unit: Unit, group: Group) -> bool:
    """Whether somebody looked at a site or at papers, and neither arrested nor found or seized anything."""
    inspected = all(trigger.role == "inspect" for trigger in group.triggers)
    return inspected and not unit.view.cues_in(unit.start, unit.end, "seize", "find")


def _sum(unit: Unit, group: Group, figure: Figure) -> Draft:
    draft = _draft(unit, group, None, [figure], figure)
    draft.kind = EventKind.ARREST if group.kind is EventKind.RAID else group.kind
    draft.spread = True
    return draft


def _date(unit: Unit, group: Group, spot: Location | None, figure: Figure | None) -> DateMention | None:
    """The day right behind the number or the place, before the next one; else the one nearest to the trigger."""
    dates = [date for date in unit.dates if not says_how_long(unit, date)]
    if not dates:
        return None
    if len(dates) == 1:
        return dates[0] if _fits(unit, group, dates[0]) else None
    sums = unit.view.cues_in(unit.start, unit.end, "cumulative")
    if begun := next((day for cue in sums if (day := since_weekday(unit, cue))), None):
        return begun
    anchor = figure.quantity.start if figure else spot.start if spot else None
    if anchor is not None and (day := _leading_day(unit, group, anchor)):
        return day
    if anchor is not None:
        limit = min(
            [q.start for q in unit.quantities if q.start > anchor and q.what in (PEOPLE, ELLIPTIC)]
            + [other.start for other in unit.places if spot and other.start > spot.end],
            default=unit.end,
        )
        others = [t.start for t in unit.triggers if t not in group.triggers and t.start > anchor]
        limit = min([limit, *others])
        own = [date for date in dates if anchor <= date.start < limit]
        if own:
            return own[0]
    others = [trigger.start for trigger in unit.triggers if trigger not in group.triggers]
    last = group.triggers[-1].end
    following = min((start for start in others if start > last), default=unit.end)
    behind = [date for date in dates if last <= date.start < following]
    if others and behind and anchor is None:
        return behind[0]  # arrested in July and extradited in November
    return min(dates, key=lambda date: min(abs(date.start - trigger.start) for trigger in group.triggers))


def _leading_day(unit: Unit, group: Group, anchor: int) -> DateMention | None:
    """The day in front of a number, where each number has one there: "in March 875 were freed in A, in June 186"."""
    numbers = [figure.quantity.start for figure in group.figures if not figure.part]
    if len(numbers) < 2 or len(unit.dates) != len(numbers):
        return None
    led = all(date.start < number for date, number in zip(unit.dates, numbers, strict=True))
    apart = all(number < date.start for number, date in zip(numbers, unit.dates[1:], strict=False))
    return unit.dates[numbers.index(anchor)] if led and apart and anchor in numbers else None


def _day_in_front(unit: Unit, group: Group) -> DateMention | None:
    """The day of "since October 20, when the army raided …", which sums up something else."""
    for turn in unit.view.cues_in(unit.start, group.triggers[0].start, "when"):
        for date in unit.dates:
            if 0 <= turn.start - date.end <= 2 and group.triggers[0].start - turn.end <= _WHEN_REACH:
                return date
    return None


def _fits(unit: Unit, group: Group, date: DateMention) -> bool:
    """False for a lone date that stands by another verb, of what is to come where this one has been, or the reverse."""
    near = min(unit.triggers, key=lambda trigger: abs(trigger.start - date.start))
    return near.status is group.status or near.kind not in INCIDENTS


def _give_things(unit: Unit, drafts: Sequence[Draft]) -> None:
    """Seized things go to the raid of the unit; to the one whose place stands before them, where there are several."""
    raids = [draft for draft in drafts if ACTION.get(draft.family)]
    for figure in things(unit):
        before = [d for d in raids if d.location and d.location.start < figure.quantity.start and not d.spread]
        for draft in before[-1:] if len(raids) > 1 and before else raids[:1]:
            draft.figures.append(figure)
            draft.weak = draft.weak and draft.location is None  # searches in A, where things were seized
