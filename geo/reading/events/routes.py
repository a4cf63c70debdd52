"""The countries of an incident: where it took place, who acted together, and for deportations from where to where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geo.model import EventKind
from geo.reading.counts import ELLIPTIC
from geo.reading.events.actors import Actor, Part
from geo.reading.events.draft import Draft
from geo.reading.events.locations import Location, Role
from geo.reading.events.unit import Unit, country_of_its_own

_GIVER = 2
_JOINED = 12  # " and the ", " et la "


def set_countries(draft: Draft, unit: Unit, actors: Sequence[Actor]) -> None:
    """Fills in the countries that the unit states; what it leaves open stays None."""
    if draft.kind is EventKind.DEPORTATION:
        _set_route(draft, unit, actors)
    else:
        _set_scene(draft, unit, actors)


def _set_scene(draft: Draft, unit: Unit, actors: Sequence[Actor]) -> None:
    agents = list(dict.fromkeys(actor.code for actor in actors if actor.part is Part.AGENT and actor.officers))
    others = [actor.code for actor in actors if actor.part in (Part.AGENT, Part.WITH)]
    within = [actor.code for actor in actors if actor.part is Part.IN or _is_in_or_from(unit, actor)]
    freed = [actor.code for actor in actors if draft.kind is EventKind.RESCUE and actor.part is Part.FROM]
    inside = [*within, *freed]
    place = _place_country(draft.location)
    place = place or (_only_scene(unit) if draft.spread else None)
    draft.country = place or next(iter([*inside[:1], *agents, *others]), None)
    joint = unit.view.cues_in(unit.start, unit.end, "joint")
    acting = list(dict.fromkeys(others)) if joint else agents
    if len(acting) < 2 and (pair := _named_as_one(unit, actors)):
        acting = pair
    if len(acting) > 1 and draft.country in acting and (joint or acting is not agents or _act_together(actors)):
        draft.partners = [code for code in acting if code != draft.country]


def _is_in_or_from(unit: Unit, actor: Actor) -> bool:
    """Whether one ending says "in" and "from": 필리핀에서."""
    return actor.part is Part.FROM and unit.view.after(actor.end, 0, "in_suffix") is not None


def _named_as_one(unit: Unit, actors: Sequence[Actor]) -> list[str]:
    """China and Myanmar have arrested …: two countries joined by "and" in front of the verb."""
    agents = [actor for actor in actors if actor.part is Part.AGENT]
    for first, second in pairwise(agents):
        near = 0 < second.start - first.end < _JOINED
        if near and unit.view.cues_in(first.end, second.start, "and") and first.code != second.code:
            return [first.code, second.code]
    return []


def _act_together(actors: Sequence[Actor]) -> bool:
    """Lao and Chinese officers: adjectives next to each other, not two governments in two clauses."""
    officers = [actor for actor in actors if actor.part is Part.AGENT and actor.officers]
    return any(0 < second.start - first.end < 30 for first, second in pairwise(officers))


def _set_route(draft: Draft, unit: Unit, actors: Sequence[Actor]) -> None:
    actors = _of_main_clause(unit, actors)
    fetching = any(trigger.fetching for trigger in unit.triggers if trigger.kind is EventKind.DEPORTATION)
    fetching = fetching and not _are_foreign(draft, unit)
    start = draft.figures[0].quantity.start if draft.figures else None
    agents = _agents(draft, unit, actors)
    sources = [actor for actor in actors if actor.part in (Part.FROM, Part.IN)]
    goals = _landings(unit) or [actor.code for actor in actors if actor.part is Part.TO] or _goal_places(unit)
    nations = _nations(draft, unit, actors)
    if not fetching and set(agents) - set(goals):
        sources = [actor for actor in sources if not _is_where_sites_are(unit, actor)]
    givers = [actor.code for actor in actors if unit.view.before(actor.start, _GIVER, "by")]
    origin = _nearest(sources, start) or (givers[0] if fetching and givers else None)
    agents = [code for code in agents if not (fetching and code in givers)]
    if fetching and agents and not sources and len(set(goals)) == 1 and goals[0] not in agents:
        origin, goals = goals[0], []  # flew to A to bring them home
    place = _place_country(draft.location) or _only_scene(unit)
    origin = origin or (_starting_point(unit) if fetching else None)
    if fetching and not (agents and nations and agents[0] not in nations and origin is None):
        draft.origin = origin or (place if place not in agents and place not in nations else None)
        ends = [*goals, *agents] if goals else [*agents, *(nations if not agents else ())]
    else:
        french = unit.view.adjectives_follow  # remis à la Chine
        inside = [
            actor.code for actor in sources if french and actor.part is Part.IN and agents and actor.code not in agents
        ]
        goals = goals or inside
        senders = [code for code in agents if code not in goals]
        origin = None if origin in inside else origin
        held = _where_they_were(unit)
        draft.origin = (
            origin
            or next(iter(senders), None)
            or (place if place not in goals else None)
            or (held if held not in goals else None)
        )
        ends = goals or nations
    if fetching and not ends:
        ends = [code for spot in unit.locations if spot.role is Role.BARE and (code := _place_country(spot))]
    if not fetching and not origin and not goals and draft.origin and nations == [draft.origin]:
        draft.origin = None  # nobody deports their own: sent back through a checkpoint at home
    ends = [code for code in dict.fromkeys(ends) if code != draft.origin]
    draft.destination = ends[0] if ends else None
    if draft.location and (
        _is_goal(draft.location, unit, draft.destination) or _fetches(draft.location, unit, draft.destination)
    ):
        draft.location = None
    draft.country = draft.origin or (place if place != draft.destination else None)
    if draft.country:
        draft.partners = [code for code in ends[1:] if code != draft.country]


def _agents(draft: Draft, unit: Unit, actors: Sequence[Actor]) -> list[str]:
    """The countries that act; of "Vietnam flew home 41, Indonesia 84" the one whose number the draft has."""
    own = country_of_its_own(unit, draft.figures[0]) if draft.figures else None
    if own:
        return [own]
    numbers = [quantity.start - 1 for quantity in unit.quantities if quantity.what == ELLIPTIC]
    agents = [actor for actor in actors if actor.part is Part.AGENT]
    return list(dict.fromkeys(actor.code for actor in agents if actor.end not in numbers))


def _is_where_sites_are(unit: Unit, actor: Actor) -> bool:
    """Whether a country only tells which sites are meant: "who ran scam centres in A"."""
    preposition = unit.view.before(actor.start, _GIVER, "in") if actor.part is Part.IN else None
    return preposition is not None and unit.view.before(preposition.start, 1, "sites") is not None


def _of_main_clause(unit: Unit, actors: Sequence[Actor]) -> Sequence[Actor]:
    """The actors without those of a clause behind: "…, as a delegation from Seoul arrived in Phnom Penh"."""
    last = max((t.end for t in unit.triggers if t.kind is EventKind.DEPORTATION), default=unit.start)
    turns = [
        turn.start
        for turn in unit.view.cues_in(last, unit.end, "clause_as", "contrast")
        if unit.view.plain[turn.start - 2 : turn.start] == ", "
    ]
    return [actor for actor in actors if actor.start < turns[0]] if turns else actors


def _only_scene(unit: Unit) -> str | None:
    """The one country in which all else of the sentence took place: "arrested in Bangkok and extradited to China"."""
    codes = {code for spot in unit.places if spot.role is Role.IN and (code := _place_country(spot))}
    return next(iter(codes)) if len(codes) == 1 else None


def _where_they_were(unit: Unit) -> str | None:
    """The country of the site that those sent on had come from: "260 people freed from A were handed over"."""
    spots = (spot for spot in unit.locations if unit.view.before(spot.start, _GIVER, "aside"))
    return next((code for spot in spots if (code := _place_country(spot))), None)


def _starting_point(unit: Unit) -> str | None:
    """The country of the town that people were flown from."""
    starts = [spot for spot in unit.locations if spot.role is Role.FROM or _was_sent_to(unit, spot)]
    seats = [spot for spot in unit.locations if spot.role is Role.ASIDE]  # the embassy there, which sees to it
    return next((code for spot in (*starts, *seats) if (code := _place_country(spot))), None)


def _are_foreign(draft: Draft, unit: Unit) -> bool:
    """Whether those moved are foreigners to the country that acts: it sends them out, even if it "repatriates" them."""
    return any(
        unit.view.cues_in(figure.quantity.end, figure.quantity.noun_end, "foreigners")
        for figure in draft.figures
        if not figure.part
    )


def _is_goal(spot: Location, unit: Unit, destination: str | None) -> bool:
    """Whether the place is the capital of the country that takes the people in: "an Peking ausgeliefert"."""
    capitals = unit.view.cues_in(spot.start, spot.end, "capital")
    return destination is not None and any(cue.value == destination for cue in capitals)


def _fetches(spot: Location, unit: Unit, destination: str | None) -> bool:
    """Whether the place is that of a police force which brings people home: 广东警方 …"""
    force = unit.view.after(spot.end, 1, "officers")
    return force is not None and not unit.view.spaced and _place_country(spot) == destination is not None


def _nations(draft: Draft, unit: Unit, actors: Sequence[Actor]) -> list[str]:
    """The one nationality of the people moved; several are a list of passengers, and no link."""
    counted = [figure.quantity.nationality for figure in draft.figures if figure.quantity.nationality]
    named = list(dict.fromkeys(counted)) or list(
        dict.fromkeys(actor.code for actor in actors if actor.part is Part.PEOPLE)
    )
    return named if len(named) == 1 else []


def _landings(unit: Unit) -> list[str]:
    """The country of the place right behind the verb: "landed at A", whatever they crossed before."""
    arrivals = [trigger for trigger in unit.triggers if trigger.fetching]
    spots = [spot for spot in unit.locations if any(0 <= spot.start - trigger.end <= _GIVER for trigger in arrivals)]
    return [code for spot in spots if spot.role is Role.TO and (code := _place_country(spot))][:1]


def _goal_places(unit: Unit) -> list[str]:
    goals = [spot for spot in unit.locations if spot.role is Role.TO and not _was_sent_to(unit, spot)]
    return [code for spot in goals if (code := _place_country(spot))]


def _was_sent_to(unit: Unit, spot: Location) -> bool:
    """Whether others went there to bring people home: "a team was sent to A, and 40 suspects were repatriated"."""
    first = next((trigger.start for trigger in unit.triggers if trigger.fetching), unit.start)
    between = unit.view.plain[spot.end : first]
    return spot.role is Role.TO and ", " in between and bool(unit.view.cues_in(spot.end, first, "and"))


def _nearest(sources: Sequence[Actor], start: int | None) -> str | None:
    """The origin behind the number, where each number has its own; else the first."""
    if not sources:
        return None
    behind = [actor for actor in sources if start is not None and actor.start > start]
    return (behind or list(sources))[0].code


def _place_country(spot: Location | None) -> str | None:
    return spot.place.place.country if spot and spot.place.place else None
