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
from geo.reading.events.unit import Group, Unit, is_cumulative
from geo.reading.findings import DateMention


def incidents(unit: Unit) -> list[Draft]:
    """The drafts of a unit, most of them one for each kind; several where it lists places, days or origins."""
    groups = groups_of(unit)
    if not groups:
        return []
    drafts = [draft for group in groups for draft in _drafts(unit, group, alone=len(groups) == 1)]
    _give_things(unit, drafts)
    return drafts


def _drafts(unit: Unit, group: Group, *, alone: bool) -> list[Draft]:
    """One draft, or one for each number with a place, day or origin of its own, and one for what sums them up."""
    main = [figure for figure in group.figures if figure.what == DEEDS[group.kind] and not _is_part(figure, group)]
    rest = [figure if figure.what == "killed" else _as_part(figure) for figure in group.figures if figure not in main]
    spots = own_places(unit, group, alone=alone)
    runs = runs_of(spots, main)
    if len(runs) == 1 and len(spots) == len(main) > 1 and main[0].quantity.start > spots[-1].end:
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


def _is_part(figure: Figure, group: Group) -> bool:
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


def _stands_apart(unit: Unit, figure: Figure, main: Sequence[Figure]) -> bool:
    """Whether a further number of the same deed has a day or a time span of its own: "and 512 since 2022"."""
    index = main.index(figure)
    if index == 0:
        return False
    end = main[index + 1].quantity.start if index + 1 < len(main) else unit.end
    dated = any(figure.quantity.start < date.start < end for date in unit.dates)
    return (
        dated
        or figure.scope is not main[0].scope
        or (figure.quantity.what == ELLIPTIC and figure.quantity.nationality is not None)
    )


def _draft(unit: Unit, group: Group, spot: Location | None, figures: list[Figure], figure: Figure | None) -> Draft:
    sentence = unit.view.sentence
    draft = Draft(group.kind, sentence.start, sentence.end, sentence.paragraph, group.status, spot)
    draft.figures = figures
    draft.cumulative = any(f.scope is Scope.CUMULATIVE for f in figures) or (figure is None and is_cumulative(unit))
    draft.date = None if draft.cumulative else _date(unit, group, spot, figure)
    draft.why.append(" … ".join(unit.view.text[trigger.start : trigger.end] for trigger in group.triggers))
    if all(trigger.noun for trigger in group.triggers) and not figures:
        draft.weak = draft.date is None or spot is None
    return draft


def _sum(unit: Unit, group: Group, figure: Figure) -> Draft:
    draft = _draft(unit, group, None, [figure], figure)
    draft.kind = EventKind.ARREST if group.kind is EventKind.RAID else group.kind
    draft.spread = True
    return draft


def _date(unit: Unit, group: Group, spot: Location | None, figure: Figure | None) -> DateMention | None:
    """The day right behind the number or the place, before the next one; else the one nearest to the trigger."""
    if not unit.dates:
        return None
    if len(unit.dates) == 1:
        return unit.dates[0] if _fits(unit, group, unit.dates[0]) else None
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
