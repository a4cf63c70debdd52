"""Which countries a sentence names, and as what: acting, as place, origin or goal, or as somebody's nationality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from geo.reading.counts import Quantity
from geo.reading.events.locations import Location, Role
from geo.reading.phrases import Cue
from geo.reading.view import View

COUNTRIES = ("country", "demonym", "capital", "force")  # roles of words that name one
_PREPOSITIONS = ("in", "from", "to")
_ADJECTIVE_REACH = 28
_BORDER_REACH = 14
_ARTICLE_REACH = 6  # "in the Philippines", "aus den Philippinen"


class Part(StrEnum):
    """The part a country plays. PEOPLE: whose nationals are spoken of."""

    AGENT = "agent"
    WITH = "with"
    IN = "in"
    FROM = "from"
    TO = "to"
    PEOPLE = "people"


@dataclass(slots=True)
class Actor:
    """A country where it is named, and the part it plays there. `officers`: the words speak of its officials."""

    code: str
    start: int
    end: int
    part: Part
    officers: bool = False


def actors(view: View, start: int, end: int, quantities: Sequence[Quantity], places: Sequence[Location]) -> list[Actor]:
    """The countries in a stretch of a sentence, in order."""
    found: list[Actor] = []
    for cue in view.cues_in(start, end, *COUNTRIES):
        actor = _actor(view, cue, found, quantities, places)
        if actor and not (found and found[-1].start == actor.start and found[-1].code == actor.code):
            found.append(actor)
    known = {actor.start for actor in found}
    found += [actor for actor in _helpers(view, places) if actor.start not in known]
    found.sort(key=attrgetter("start"))
    return _without_borders(view, start, end, found)


def _helpers(view: View, places: Sequence[Location]) -> Iterator[Actor]:
    """Officials named by their town or province: "together with investigators from Bavaria"."""
    for spot in places:
        if spot.is_country or spot.role is not Role.BARE or spot.place.place is None:
            continue
        origin = view.before(spot.start, _ARTICLE_REACH, "from")
        officials = view.before(origin.start, 1, "officers") if origin else None
        if officials and view.before(officials.start, 1, "with", "joint"):
            yield Actor(spot.place.place.country, spot.start, spot.end, Part.WITH, True)


def _without_borders(view: View, start: int, end: int, found: list[Actor]) -> list[Actor]:
    """Without the countries of "the border between A and B" and "with A": they say where, and nobody acts."""
    beside: set[int] = set()
    for cue in view.cues_in(start, end, "border", "border_behind"):
        ahead = cue.role == "border"
        near = [actor for actor in found if (actor.start >= cue.end if ahead else actor.end <= cue.start)]
        if near and ahead and 0 <= near[0].start - cue.end <= _ARTICLE_REACH and not near[0].officers:
            beside.add(id(near[0]))  # near the border with A
        pair = near[:2] if ahead else near[-2:]
        if len(pair) == 2 and not any(actor.officers for actor in pair):
            gaps = (cue.end, pair[0].start), (pair[0].end, pair[1].start), (pair[1].end, cue.start)
            if all(_is_close(view, *gap) for gap in (gaps[:2] if ahead else gaps[1:])):
                beside |= {id(actor) for actor in pair}
    return [actor for actor in found if id(actor) not in beside]


def _is_close(view: View, start: int, end: int) -> bool:
    return end - start <= _BORDER_REACH and not set(view.plain[start:end]) & set(",;.:，；。")


def _actor(
    view: View, cue: Cue, earlier: Sequence[Actor], quantities: Sequence[Quantity], places: Sequence[Location]
) -> Actor | None:
    if any(q.start <= cue.start < q.noun_end for q in quantities):
        return Actor(cue.value, cue.start, cue.end, Part.PEOPLE)
    if cue.role == "force":
        if view.cues_in(cue.start - 1, cue.start + 1, "among"):
            return None  # 其中泰国人: "among them Thais" holds the short name of two countries
        part = _part_before(view, cue)
        gives = part is Part.FROM and view.has("fetch")
        part = part if gives or part in (Part.TO, Part.WITH) else Part.AGENT
        return Actor(cue.value, cue.start, cue.end, part or Part.AGENT, True)
    if cue.role == "capital" and view.before(cue.start, 1, "force"):
        return Actor(cue.value, cue.start, cue.end, Part.FROM)  # the embassy there
    officers = _beside_officers(view, cue)
    if officers and _receives(view, cue):
        return Actor(cue.value, cue.start, cue.end, Part.TO, True)
    if cue.role == "demonym":
        part = _part_before(view, cue) if officers else None
        if officers:
            giver = part is Part.FROM and view.has("fetch")  # received 40 people from the Thai side
            part = part if giver or part is Part.TO else Part.AGENT
        elif earlier and _joined(view, earlier[-1], cue) and earlier[-1].officers:
            part, officers = earlier[-1].part, True
        elif _leads_to_officers(view, cue):
            return Actor(cue.value, cue.start, cue.end, Part.AGENT, True)
        return Actor(cue.value, cue.start, cue.end, part or Part.PEOPLE, officers)
    if cue.role == "capital" and not _governs(view, cue, places):
        return None
    if earlier and _joined(view, earlier[-1], cue) and earlier[-1].part is not Part.PEOPLE:
        return Actor(cue.value, cue.start, cue.end, earlier[-1].part, officers or earlier[-1].officers)
    part = _part_before(view, cue) or Part.AGENT
    if part is Part.IN and officers and not view.spaced:
        part = Part.AGENT  # 在老挝警方配合下: with the help of Lao police
    return Actor(cue.value, cue.start, cue.end, part, officers)


def _beside_officers(view: View, cue: Cue) -> bool:
    behind = view.after(cue.end, 22, "officers")
    if (
        behind
        and len(view.plain[cue.end : behind.start].split()) <= 2
        and not view.cues_in(cue.end, behind.start, "with")
    ):
        return True
    ahead = view.before(cue.start, _ADJECTIVE_REACH, "officers")
    if ahead and view.adjectives_follow and cue.role == "demonym":
        between = view.plain[ahead.end : cue.start]
        return len(between.split()) <= 3 and not set(between) & set(",;:.()")
    return _officers_of(view, cue) is not None


def _officers_of(view: View, cue: Cue) -> Cue | None:
    """The officials in front of their country: "the police of Laos"."""
    ahead = view.before(cue.start, _ADJECTIVE_REACH if view.adjectives_follow else 4, "officers")
    joined = ahead and view.plain[ahead.end : cue.start].strip() in ("", "de", "du", "d'", "des", "von", "of")
    return ahead if joined else None


def _receives(view: View, cue: Cue) -> bool:
    """Whether the officials are those to whom people are handed: "den thailändischen Behörden übergeben"."""
    behind = view.after(cue.end, 22, "officers")
    if view.adjectives_follow and (ahead := view.before(cue.start, _ADJECTIVE_REACH, "officers")):
        return view.before(ahead.start, 2, "handed_to") is not None  # remis à l'armée thaïlandaise
    if behind is None or view.before(cue.start, 1, "dative") is None:
        return False
    return view.after(behind.end, 1, "deport") is not None


def _leads_to_officers(view: View, cue: Cue, most: int = 3) -> bool:
    """Lao and Chinese officers; Thai, Chinese and Myanmar troops: all adjectives but the last, `most` at a time."""
    behind = view.after(cue.end, 8, "demonym", "country")
    if behind is None or not most:
        return False
    joined = bool(view.cues_in(cue.end, behind.start, "and"))
    if joined and _beside_officers(view, behind):
        return True
    listed = joined or view.plain[cue.end : behind.start].strip() == ","
    return listed and _leads_to_officers(view, behind, most - 1)


def _joined(view: View, actor: Actor, cue: Cue) -> bool:
    gap = view.plain[actor.end : cue.start]
    if len(gap) > 14:
        return False
    rest = gap
    for joiner in view.cues_in(actor.end, cue.start, "and"):
        rest = rest.replace(view.plain[joiner.start : joiner.end], "")
    return rest.strip(" ,、，'/") in ("", "the", "die", "den", "der", "le", "la", "les")


def _governs(view: View, cue: Cue, places: Sequence[Location]) -> bool:
    """Whether a capital stands for its government: not behind a preposition, in a dateline or inside another name."""
    if view.before(cue.start, 1, "meet") and not view.plain.startswith(("'", "’"), cue.end):
        return False  # visited Phnom Penh
    for location in places:
        if location.start <= cue.start < location.end:
            return location.role is Role.BARE and len(location.chain) == 1 and location.place.end == cue.end
    if "/" in (view.plain[cue.end : cue.end + 1], view.plain[cue.start - 1 : cue.start]):
        return False
    return _part_before(view, cue) in (None, Part.WITH)


def _part_before(view: View, cue: Cue) -> Part | None:
    if view.after(cue.end, 1, "in_behind"):
        return Part.IN
    if behind := view.after(cue.end, 0, "from_suffix", "to_suffix", "in_suffix", "with_suffix"):
        return Part(behind.role.removesuffix("_suffix"))
    if view.before(cue.start, _ARTICLE_REACH, "by"):
        return None
    if view.before(cue.start, 1, "handed_to"):
        return Part.TO
    region = view.before(cue.start, 1, "region")  # in eastern Myanmar
    if region is None and view.spaced and not view.adjectives_follow and cue.role == "country":
        region = _officers_of(view, cue)  # from the police of Laos
    name = region.start if region else cue.start
    ahead = view.before(name, _ARTICLE_REACH, *_PREPOSITIONS, "with_only")
    if ahead is None or len(view.plain[ahead.end : name].split()) > 1 or "," in view.plain[ahead.end : name]:
        return None
    if ahead.role == "with_only":
        return Part.WITH
    if ahead.role == "from" and view.spaced and view.before(ahead.start, 2, "officers"):
        return None  # officials from Cambodia
    return Part(ahead.role)
