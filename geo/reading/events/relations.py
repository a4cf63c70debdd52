"""Meetings, agreements, orders and warnings of one sentence, and the countries that take part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import EventKind
from geo.reading.events.actors import Actor, Part
from geo.reading.events.clauses import INCIDENTS, Trigger
from geo.reading.events.draft import Draft
from geo.reading.events.locations import Location, Role
from geo.reading.events.unit import Unit

_OBJECT = 3
_HAD = 8  # "he had", "er habe": a pronoun in front of a verb
_ARTICLE_REACH = 16
_SIGHT = 20  # letters behind "visited" in which a building or compound is named
_ENVOY = 12  # letters behind the verb in which an envoy is named: "received the new ambassador"
_OPENING = 12  # letters of a sentence in which its subject stands, if that is a pronoun
_TALKING = (EventKind.MEETING, EventKind.AGREEMENT)


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences before told, for those that point back to it.

    `both` are the countries that "the two countries" would mean, `agent` is the one that "he" and "his counterpart"
    speak of. `meeting` was told of in the sentence before: "They signed …", without a country, was agreed there.
    `met`: some meeting has been told of, so that "the meeting" is no other.
    """

    both: Sequence[str] = ()
    agent: str | None = None
    meeting: Draft | None = None
    met: bool = False
    home: str | None = None  # whose ministries are meant where none is named, in languages of one country
    scene: str | None = None  # where the story takes place
    officials: bool = False  # whether the sentence before spoke of officials, so that "it" may be a ministry


def relations(unit: Unit, actors: Sequence[Actor], told: Told) -> list[Draft]:
    """The drafts of a unit."""
    drafts: list[Draft] = []
    agreed = any(trigger.kind is EventKind.AGREEMENT for trigger in unit.triggers)
    seen: set[EventKind] = set()
    for trigger in unit.triggers:
        if trigger.kind in seen or (agreed and trigger.role == "meet_noun"):
            continue
        if trigger.kind is EventKind.WARNING and EventKind.DIRECTIVE in seen:
            continue  # ordered …, warning that those who fail would be dismissed
        agreed_there = told.meeting if trigger.kind is EventKind.AGREEMENT and not trigger.noun else None
        made = (_agreed_at(unit, trigger, actors, agreed_there) if agreed_there else []) or _made(
            unit, trigger, actors, told
        )
        if made:
            seen.add(trigger.kind)
            drafts.extend(made)
    return drafts


def _agreed_at(unit: Unit, trigger: Trigger, actors: Sequence[Actor], meeting: Draft) -> list[Draft]:
    """The agreement reached at a meeting; none where the sentence names parties of its own."""
    sides = {actor.code for actor in actors if actor.part in (Part.AGENT, Part.WITH)}
    place = _place(unit, trigger)
    if not sides <= {meeting.country, *meeting.partners} or (place and sides and meeting.status is not trigger.status):
        return []
    draft = _draft(unit, trigger, place or meeting.location)
    draft.date = draft.date or meeting.date
    draft.country, draft.partners = meeting.country, list(meeting.partners)
    draft.note("place")
    return [draft]


def _made(unit: Unit, trigger: Trigger, actors: Sequence[Actor], told: Told) -> list[Draft]:
    if told.met and trigger.role == "meet_noun" and _is_definite(unit, trigger):
        return _met_again(unit, trigger)
    if trigger.kind in _TALKING:
        return _talk(unit, trigger, actors, told)
    if trigger.kind is EventKind.WARNING:
        return _warning(unit, trigger, actors, told)
    if trigger.kind is EventKind.DIRECTIVE:
        return _directive(unit, trigger, actors, told)
    return []


def _is_definite(unit: Unit, trigger: Trigger) -> bool:
    """Whether the noun has an article that points back: "the meeting", "the two-day meeting"."""
    article = unit.view.before(trigger.start, _ARTICLE_REACH, "definite")
    if article is None:
        return False
    between = unit.view.plain[article.end : trigger.start]
    return len(between.split()) <= 1 and not set(between) & set(",;:()")


def _met_again(unit: Unit, trigger: Trigger) -> list[Draft]:
    """The day that is told of a meeting known already; nothing else said beside it need have happened there."""
    draft = _draft(unit, trigger, None)
    draft.weak = True
    return [draft] if draft.date else []


def _points_back(unit: Unit, trigger: Trigger) -> bool:
    """Whether one party is only "he" or "his counterpart": the one that acted last is meant."""
    view = unit.view
    if view.cues_in(unit.start, unit.end, "counterpart"):
        return True
    subject = view.having("pronoun")
    return bool(subject) and not trigger.noun and subject[0].start - view.sentence.start <= _OPENING


def _talk(unit: Unit, trigger: Trigger, actors: Sequence[Actor], told: Told) -> list[Draft]:
    sides = list(dict.fromkeys(actor.code for actor in actors if actor.part in (Part.AGENT, Part.WITH)))
    place = _place(unit, trigger)
    if len(sides) == 1 and told.home and told.home not in sides and unit.view.cues_in(unit.start, unit.end, "officers"):
        sides = [told.home, *sides]  # the minister of the language's own country needs no country beside him
    named = unit.view.cues_in(unit.start, unit.end, "counterpart")
    if not sides and unit.view.after(trigger.end, _SIGHT, "site", "buildings", "compounds"):
        return []  # inspectors visited a casino in A
    if len(sides) == 1 and told.scene not in (None, *sides) and _receives_envoy(unit, trigger):
        sides = [told.scene, *sides] if told.scene else sides
    both = len(sides) < 2 and not named and bool(unit.view.cues_in(unit.start, unit.end, "both"))
    if both:
        sides = list(dict.fromkeys([*sides, *told.both]))[:2]
    elif told.agent and told.agent not in sides and _points_back(unit, trigger):
        sides = [told.agent, *sides][:2]
    if len(sides) == 1 and (inside := _country(place, actors)) and inside not in sides and trigger.role != "meet_noun":
        sides.append(inside)
    draft = _draft(unit, trigger, place)
    if len(sides) < 2:
        if trigger.kind is EventKind.AGREEMENT and (place is None or not unit.view.has("pact")):
            return []
        there = place or (unit.view.cues_in(unit.start, unit.end, "there") and sides)
        if trigger.kind is EventKind.MEETING and (not there or (not unit.dates and trigger.role == "meet_noun")):
            return []
        many = unit.dates and unit.view.cues_in(unit.start, unit.end, "states")  # 60 states signed a treaty in A
        draft.weak = trigger.kind is EventKind.AGREEMENT and not many
    if trigger.kind is EventKind.AGREEMENT and both and not (place or unit.dates):
        draft.weak = True  # "the two sides agreed on …" tells of an agreement named before
    if trigger.role == "agree_noun" and not (place or draft.date):
        draft.weak = True  # thanks to the cooperation between A and B
    inside = _country(place, actors)
    if inside in sides or len(sides) < 2:
        draft.country = inside or (sides[0] if sides else None)
    else:
        draft.country = sides[0]
        if place:
            draft.note("country")
    draft.partners = [code for code in sides if code != draft.country]
    return [draft]


def _receives_envoy(unit: Unit, trigger: Trigger) -> bool:
    """Whether a minister of no stated country receives somebody's envoy: he is of the country of the story."""
    host = unit.view.cues_in(unit.start, trigger.start, "leader")
    nations = unit.view.cues_in(unit.start, trigger.start, "country", "demonym", "capital")
    guest = unit.view.after(trigger.end, _ENVOY, "envoy")
    return bool(host) and not nations and guest is not None


def _warning(unit: Unit, trigger: Trigger, actors: Sequence[Actor], told: Told) -> list[Draft]:
    agents = [actor for actor in actors if actor.part is Part.AGENT]
    officials = unit.view.cues_in(unit.start, unit.end, "officers", "un")
    if not agents and not officials and not (told.officials and _is_said_of_them(unit)):
        return []
    spots = [spot for spot in unit.locations if not spot.is_country and spot.role in (Role.IN, Role.TO, Role.FROM)]
    seats = [code for spot in spots if _is_seat(unit, spot) and (code := _country(spot, ()))]
    home = next(iter(seats), told.home)
    spots = [spot for spot in spots if not _is_seat(unit, spot)]
    end = min((t.start for t in unit.triggers if t.start > trigger.end and t.kind in INCIDENTS), default=unit.end)
    spots = [spot for spot in spots if spot.start < end]
    about = [actor.code for actor in actors if actor.part in (Part.IN, Part.TO)]
    countries = any(actor.start > trigger.end for actor in actors if actor.part in (Part.IN, Part.TO))
    behind = [spot for spot in spots if spot.start > trigger.start] or ([] if countries else spots)
    drafts = []
    targets: list[Location | None] = [*_first_list(behind)] or [None]
    for spot in targets:
        draft = _draft(unit, trigger, spot)
        draft.date = draft.date or next(iter(unit.said), None)  # a warning is given where it is said
        draft.country = _country(spot, ()) or next(iter(about), agents[0].code if agents else home)
        draft.note("country")
        drafts.append(draft)
    return drafts


def _is_said_of_them(unit: Unit) -> bool:
    """Whether the sentence opens with "it" or "they", which are the officials of the one before."""
    subject = unit.view.having("ministry_pronoun")
    return bool(subject) and subject[0].start - unit.view.sentence.start <= _OPENING


def _is_seat(unit: Unit, spot: Location) -> bool:
    """The ministry in Seoul, das Auswärtige Amt in Berlin: where the one who warns resides."""
    preposition = unit.view.before(spot.start, 1, "in")
    return preposition is not None and unit.view.before(preposition.start, 1, "officers") is not None


def _directive(unit: Unit, trigger: Trigger, actors: Sequence[Actor], told: Told) -> list[Draft]:
    if not unit.view.cues_in(unit.start, unit.end, "topic", "site", "sites", "compounds", "head"):
        return []
    agents = [actor for actor in actors if actor.part is Part.AGENT]
    himself = told.agent if unit.view.before(trigger.start, _HAD, "pronoun") else None
    if not agents and not himself and not unit.view.cues_in(unit.start, unit.end, "officers", "leader"):
        return []
    if not unit.dates and unit.view.cues_in(trigger.end, unit.end, "cumulative"):
        return []  # has been banned since last year
    spots = [spot for spot in unit.places if spot.start > trigger.end and spot.role is Role.IN and not spot.is_country]
    listed = _first_list(spots)
    draft = _draft(unit, trigger, listed[0] if len(listed) == 1 else None)
    named = next((spot for spot in unit.locations if spot.role is Role.BARE), None)  # the governor of A
    draft.country = agents[0].code if agents else _country(draft.location or named, actors) or himself or told.home
    return [draft]


def _first_list(spots: Sequence[Location]) -> list[Location]:
    """The first place and those listed with it."""
    run = list(spots[:1])
    for spot in spots[1:]:
        if not spot.listed:
            break
        run.append(spot)
    return run


def _place(unit: Unit, trigger: Trigger) -> Location | None:
    visited = trigger.kind is EventKind.MEETING
    spots = [
        spot
        for spot in unit.locations
        if not spot.is_country and (spot.role is Role.IN or (visited and 0 <= spot.start - trigger.end <= _OBJECT))
    ]
    return min(spots, key=lambda spot: abs(spot.start - trigger.start), default=None)


def _country(spot: Location | None, actors: Sequence[Actor]) -> str | None:
    if spot and spot.place.place:
        return spot.place.place.country
    return next((actor.code for actor in actors if actor.part is Part.IN), None)


def _draft(unit: Unit, trigger: Trigger, spot: Location | None) -> Draft:
    sentence = unit.view.sentence
    draft = Draft(trigger.kind, sentence.start, sentence.end, sentence.paragraph, trigger.status, spot)
    draft.date = min(unit.dates, key=lambda date: abs(date.start - trigger.start), default=None)
    draft.why.append(unit.view.text[trigger.start : trigger.end])
    return draft
