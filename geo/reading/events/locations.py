"""Where a sentence says something happened: its places, those inside each other joined, and what each is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from geo.gazetteer.candidate import distance_km
from geo.model import PlaceKind
from geo.reading.events.clauses import KINDS
from geo.reading.findings import PlaceMention
from geo.reading.phrases import Cue
from geo.reading.view import View

# Smallest first. A border post or zone is a spot inside a district.
_SIZE = {
    PlaceKind.BUILDING: 0,
    PlaceKind.VILLAGE: 1,
    PlaceKind.BORDER_CROSSING: 2,
    PlaceKind.SEZ: 2,
    PlaceKind.WARD: 2,
    PlaceKind.DISTRICT: 3,
    PlaceKind.CITY: 4,
    PlaceKind.PROVINCE: 5,
    PlaceKind.COUNTRY: 6,
}
_CHAIN_GAP = re.compile(r"[\s,()'’/.]*(?:\w+[\s.]+){0,2}[\s,('’.]*\Z")
_POSSESSIVE = re.compile(r"'s? ")
_REACH = 32
_LONGEST_GAP = 60  # between two places of one list
_ARRIVAL = 20
_BORDER = 6
_LONG = 4
_SPEAKER = 60
_QUOTED = re.compile(r"[,\"”»“'’]\s\Z")
_CLAUSE_WORDS = frozenset(("from", "to", "officers", "passive", "other_deed", "report", *KINDS))
_LEADING = ("in", "from", "to", "home")
_PAUSE = re.compile(r"[,;:()]")
_LIST_GAP = re.compile(r"[\s,/、，]*\Z")


class Role(StrEnum):
    """What a place is there for. DATELINE: where the report was written. BARE: the text does not say.

    ASIDE: where a court sits or somebody speaks, not where anything happened. HOME: where people come from.
    """

    IN = "in"
    FROM = "from"
    TO = "to"
    DATELINE = "dateline"
    ASIDE = "aside"
    HOME = "home"
    BARE = "bare"


@dataclass(slots=True)
class Location:
    """The smallest of the places named together ("Sen Sok district, Phnom Penh"), and all of them, smallest first."""

    chain: tuple[PlaceMention, ...]
    role: Role
    start: int
    end: int
    listed: bool = False  # stands in one list with the location before it

    @property
    def place(self) -> PlaceMention:
        return self.chain[0]

    @property
    def is_country(self) -> bool:
        return self.place.kind is PlaceKind.COUNTRY


def locations(view: View, start: int, end: int) -> list[Location]:
    """The locations in a stretch of a sentence, in order."""
    mentions = [mention for mention in view.places if start <= mention.start < end]
    if not mentions:
        return []
    found: list[Location] = []
    for chain in _chains(view, mentions):
        first, last = chain[0].start, chain[-1].end
        previous = found[-1] if found else None
        listed = previous is not None and _in_one_list(view, previous.end, first)
        role = previous.role if listed and previous else _role(view, chain[0], start)
        ordered = tuple(sorted(chain, key=lambda mention: _SIZE[mention.kind]))
        if listed and previous and previous.is_country != (ordered[0].kind is PlaceKind.COUNTRY):
            listed, role = False, _role(view, chain[0], start)
        if previous and previous.role is Role.HOME and role is Role.IN and _counts_on(view, previous.end, first):
            role = Role.HOME
        if listed and role is Role.BARE and view.cues_in(previous.end if previous else first, first, "and"):
            role = _give_back(found, _suffix(view, chain[-1]))
        found.append(Location(ordered, role, first, last, listed))
    return found


def _counts_on(view: View, end: int, start: int) -> bool:
    """Whether people from here follow those from there: "six from district A and three in town B"."""
    if start - end > _REACH or any(cue.role in KINDS for cue in view.cues_in(end, start)):
        return False
    gap = view.plain[end:start]
    return any(sign.isdigit() for sign in gap) and bool(view.cues_in(end, start, "and"))


def _suffix(view: View, mention: PlaceMention) -> Role:
    behind = view.after(mention.end, 0, "in_suffix", "from_suffix", "to_suffix")
    return Role(behind.role.removesuffix("_suffix")) if behind else Role.BARE


def _give_back(found: Sequence[Location], role: Role) -> Role:
    """Gives the places of a list the role that is said behind its last: "프놈펜과 바벳에서"."""
    for location in reversed(found):
        location.role = role
        if not location.listed:
            break
    return role


def _chains(view: View, mentions: Sequence[PlaceMention]) -> list[list[PlaceMention]]:
    chains: list[list[PlaceMention]] = []
    listed = _long_list(view, mentions)
    for mention in mentions:
        if chains and mention.start not in listed and _contains(view, chains[-1][-1], mention):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _long_list(view: View, mentions: Sequence[PlaceMention]) -> set[int]:
    """Where the items of long lists begin, in which few names happen to stand before the area they lie in."""
    if len(mentions) < _LONG:
        return set()
    runs: list[list[PlaceMention]] = []
    for mention in mentions:
        if runs and view.plain[runs[-1][-1].end : mention.start] in (", ", "、", "،"):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    found: set[int] = set()
    for run in runs:
        pairs = sum(_contains(view, one, other) for one, other in pairwise(run))
        if len(run) >= _LONG and pairs * 3 < len(run):
            found.update(mention.start for mention in run)
    return found


def _contains(view: View, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether two neighbours name one spot, one inside the other."""
    named = view.after(first.end, 1, "kind")
    gap = view.plain[(named.end if named and named.end <= second.start else first.end) : second.start]
    if len(gap) > 26 or view.cues_in(first.end, second.start, "with", "from", "to", "border") or "/" in gap:
        return False
    if any(cue.role in KINDS for cue in view.cues_in(first.end, second.start)):
        return False  # Cambodia's police raided a building in Poipet, where no spaces stand between
    if view.cues_in(first.end, second.start, "officers"):
        return False  # Thailand's minister in Bangkok
    if not (_CHAIN_GAP.match(gap) or view.cues_in(first.end, second.start, "in")):
        return False
    small, large = sorted((first, second), key=lambda mention: _SIZE[mention.kind])
    if _SIZE[small.kind] == _SIZE[large.kind]:
        return gap == ", " and (_is_quarter(first, second) or _is_province_around(view, first, second))
    if small is second and not (_POSSESSIVE.match(gap) or not view.spaced or "," in gap):
        return False
    if (
        small is second
        and large.kind is PlaceKind.COUNTRY
        and not view.spaced
        and view.cues_in(first.end, second.start, "in")
    ):
        return False  # 中国与柬埔寨在金边签署: Cambodia acts, in Phnom Penh
    return _lies_in(small, large)


def _is_quarter(first: PlaceMention, second: PlaceMention) -> bool:
    """Whether a town lies within the circle of a larger one: Bang Na, Bangkok."""
    if not (first.place and second.place and first.place.adm1 == second.place.adm1):
        return False
    if None in (first.place.position, second.place.position):
        return False
    return first.place.radius_km * 2 < second.place.radius_km and distance_km(first.place, second.place) <= (
        second.place.radius_km
    )


def _is_province_around(view: View, first: PlaceMention, second: PlaceMention) -> bool:
    """Whether the second is the province of the first, not its capital of that name: Bavet, Svay Rieng."""
    if not (first.place and second.place) or view.after(second.end, 1, "and") or view.before(first.start, 6, "and"):
        return False
    same_area = first.place.adm1 == second.place.adm1 == second.place.name and first.place.name != second.place.name
    return same_area and first.place.country == second.place.country and view.plain[second.end : second.end + 1] != "/"


def _lies_in(small: PlaceMention, large: PlaceMention) -> bool:
    if small.place is None or large.place is None:
        return small.kind in (PlaceKind.VILLAGE, PlaceKind.WARD, PlaceKind.DISTRICT, PlaceKind.BUILDING)
    if small.place.country != large.place.country:
        return False
    if large.kind is PlaceKind.COUNTRY or small.place.adm1 is None:
        return True
    return small.place.adm1 == large.place.adm1


def _in_one_list(view: View, end: int, start: int) -> bool:
    """Whether two places stand in one list: nothing but "and", commas, prepositions, dates and a few words between."""
    if start - end > _LONGEST_GAP:
        return False
    gap_cues = view.cues_in(end, start)
    if not _CLAUSE_WORDS.isdisjoint([cue.role for cue in gap_cues]):
        return False
    gap = view.plain[end:start]
    for mention in view.dates:
        if end <= mention.start < start:
            gap = gap.replace(view.plain[mention.start : mention.end], "")
    joined = any(cue.role == "and" for cue in gap_cues)
    if not joined and any(cue.role == "beside" for cue in gap_cues):
        return False  # Bamban, north of Manila
    for cue in sorted(gap_cues, key=lambda cue: cue.start - cue.end):
        if cue.role in ("in", "and", "kind", "beside"):
            gap = gap.replace(view.plain[cue.start : cue.end], " ", 1)
    if any(char.isdigit() for char in gap):
        return False
    if _LIST_GAP.match(gap):
        return joined or "," in gap or "/" in gap or "、" in gap or gap == ""
    return joined and len(gap.split()) <= (5 if view.spaced else 0)


def _role(view: View, mention: PlaceMention, unit_start: int) -> Role:
    if _is_dateline(view, mention):
        return Role.DATELINE
    if view.before(mention.start, _LONG, "sought_in"):
        return Role.ASIDE  # a fugitive wanted in A
    if view.after(mention.end, 1, "home_behind"):
        return Role.HOME
    if mention.kind is PlaceKind.COUNTRY and view.before(mention.start, _BORDER, "border"):
        return Role.ASIDE  # the border between A and B
    if view.after(mention.end, 1, "seat") or _is_where_one_speaks(view, mention):
        return Role.ASIDE
    if view.after(mention.end, 1, "in_behind"):
        return Role.IN
    if (suffix := _suffix(view, mention)) is not Role.BARE:
        return suffix
    near = max(unit_start, mention.start - _REACH)
    prepositions = view.cues_in(near, mention.start, *_LEADING)
    for cue in reversed(prepositions):
        between = view.plain[cue.end : mention.start]
        if _PAUSE.search(between) or view.cues_in(cue.end, mention.start, "officers", "people", "with"):
            break
        if any(other.start > cue.end for other in view.places if other.end <= mention.start):
            break
        if cue.role == "home":
            return Role.HOME  # six people from district A were arrested
        if cue.role == "in" and view.before(cue.start, 1, "seat_of"):
            return Role.ASIDE  # the embassy in A
        if cue.role == "in" and _is_arrival(view, cue):
            return Role.TO  # ont atterri jeudi à A
        if cue.role == "from" and view.before(cue.start, 1, "report"):
            return Role.ASIDE  # nach Angaben aus Bangkok
        if cue.role == "from" and view.spaced and view.before(cue.start, 1, "officers"):
            return Role.BARE  # investigators from Hesse
        if cue.role == "to" and view.after(mention.end, 2, "where"):
            return Role.IN  # travelled to A, where they met
        return Role(cue.role)
    return Role.BARE


def _is_arrival(view: View, preposition: Cue) -> bool:
    verb = view.before(preposition.start, _ARRIVAL, "arrive")
    return verb is not None and not set(view.plain[verb.end : preposition.start]) & set(",;:()")


def _is_where_one_speaks(view: View, mention: PlaceMention) -> bool:
    """ "…", said a policeman in A: a verb of saying behind a comma or quotation mark opens the last clause."""
    said = view.before(mention.start, _SPEAKER, "report")
    if said is None or not _QUOTED.search(view.plain, max(view.sentence.start, said.start - 3), said.start):
        return False
    rest = view.plain[said.end : view.sentence.end]
    return not set(rest) & set(",;:") and not any(
        cue.role in KINDS for cue in view.cues_in(said.end, view.sentence.end)
    )


_DATELINE = re.compile(r"[^.!?]{0,60}?(?:--|[—–:៖]| - |\. |\) |消息|=)")


def _is_dateline(view: View, mention: PlaceMention) -> bool:
    """PHNOM PENH — ..., MAE SOT, Thailand (Border Wire) – ..., NAIROBI/MAE SOT. ..."""
    sentence = view.sentence
    if not sentence.first or sentence.paragraph == 0 or mention.start - sentence.start > 45:
        return False
    lead = _DATELINE.match(view.plain, sentence.start, min(sentence.end + 2, sentence.start + 75))
    if lead is None or lead.end() < mention.end:
        return False
    if view.spaced and view.before(mention.start, 1, "in", "from", "to"):
        return False  # In A, 31 people were arrested.
    head = view.text[sentence.start : mention.start]
    return not re.search(r"\b[a-zà-ÿ]{3,}\s", head) and (view.text[mention.start].isupper() or not view.spaced)
