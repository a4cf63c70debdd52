"""Scam sites that a sentence names: "the compound in A held 700 workers", "scam centres in A, B and C"."""

from __future__ import annotations

from geo.model import EventKind, Scope
from geo.reading.counts import PEOPLE, Quantity
from geo.reading.events.draft import Draft, Figure
from geo.reading.events.locations import Location, Role
from geo.reading.events.unit import ELSEWHERE, Unit

_COUNTED = {PEOPLE: "workers", "buildings": "buildings", "compounds": "compounds"}
_LIST_REACH = 45
_OPENING = 16
_VERB_REACH, _SUBJECT_REACH = 6, 20  # characters between verb and number: "11 people were sentenced"
_LEAD = 6  # letters of "In" and the like, which opens a sentence


def sites(unit: Unit) -> list[Draft]:
    """One draft a site. A site says neither when nor what happened, so a sentence that reports a deed has none."""
    if unit.denied or any(trigger.kind is not EventKind.COMPOUND for trigger in unit.triggers):
        return []
    if not unit.view.has("site_state", "site_exists", "sites"):
        return []
    figures = _figures(unit)
    spots = [spot for spot in unit.locations if not spot.is_country and spot.role not in (*ELSEWHERE, Role.FROM)]
    if unit.view.cues_in(unit.start, unit.end, "site_state") and figures and not _is_about_people(unit):
        return [_draft(unit, spots[0] if spots else None, figures)]
    named = _listed_sites(unit, spots)
    counted = [figure for figure in figures if figure.what == "compounds"]
    if not named and counted and unit.view.cues_in(unit.start, unit.end, "site_exists", "site_state"):
        return [_draft(unit, spots[0] if spots else None, counted)]
    drafts = [_draft(unit, spot, figures if len(named) == 1 else []) for spot in named]
    near = [spot for spot in spots for figure in counted if spot.end <= figure.quantity.start and spot not in named]
    return [_draft(unit, near[-1], counted), *drafts] if near and len(named) > 1 else drafts


def _is_about_people(unit: Unit) -> bool:
    """Whether the sentence begins with "they": 449 men and 105 women, of whom a group consists."""
    subject = unit.view.cues_in(unit.start, unit.start + _OPENING, "people_pronoun")
    return bool(subject)


def _figures(unit: Unit) -> list[Figure]:
    view = unit.view
    estimate = bool(view.cues_in(unit.start, unit.end, "estimate"))
    scope = Scope.ESTIMATE if estimate else Scope.EVENT
    return [
        Figure(q, _COUNTED[q.what], scope)
        for q in unit.quantities
        if q.what in _COUNTED and not (q.of_them or q.of_them_all or (q.what == PEOPLE and _befell(unit, q)))
    ]


def _befell(unit: Unit, people: Quantity) -> bool:
    """Whether the number tells to whom something else was done: "sentenced 11 people for running sites in A"."""
    before = unit.view.before(people.start, _VERB_REACH, "other_deed")
    return before is not None or unit.view.after(people.end, _SUBJECT_REACH, "other_deed") is not None


def _listed_sites(unit: Unit, spots: list[Location]) -> list[Location]:
    """The places right behind the word for scam sites, a whole list of them."""
    for cue in unit.view.cues_in(unit.start, unit.end, "sites"):
        near = [spot for spot in spots if 0 <= spot.start - cue.end <= _LIST_REACH and spot.role is Role.IN]
        if near:
            run = [near[0]]
            for spot in spots[spots.index(near[0]) + 1 :]:
                if not spot.listed:
                    break
                run.append(spot)
            return run
        stand = unit.view.before(cue.start, _LIST_REACH, "site_exists")
        ahead = [spot for spot in spots if stand and spot.end <= stand.start and spot.role is Role.IN]
        if stand and ahead and ahead[0].start - unit.start <= _LEAD:
            return ahead[:1] + [spot for spot in ahead[1:] if spot.listed]  # in A and B there are such compounds
    return []


def _draft(unit: Unit, spot: Location | None, figures: list[Figure]) -> Draft:
    sentence = unit.view.sentence
    draft = Draft(EventKind.COMPOUND, sentence.start, sentence.end, sentence.paragraph, location=spot)
    draft.figures = list(figures)
    draft.why.append("a scam site named at a place")
    return draft
