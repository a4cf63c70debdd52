"""Which words of a sentence report an event, and whether it happened, is to come, or is denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from geo.model import EventKind, Status
from geo.reading.phrases import Cue
from geo.reading.view import View

KINDS: dict[str, EventKind] = {
    "raid": EventKind.RAID,
    "raid_noun": EventKind.RAID,
    "inspect": EventKind.RAID,
    "arrest": EventKind.ARREST,
    "arrest_noun": EventKind.ARREST,
    "arrested": EventKind.ARREST,
    "rescue": EventKind.RESCUE,
    "rescue_noun": EventKind.RESCUE,
    "rescued": EventKind.RESCUE,
    "deport": EventKind.DEPORTATION,
    "deport_noun": EventKind.DEPORTATION,
    "deported": EventKind.DEPORTATION,
    "fetch": EventKind.DEPORTATION,
    "fetch_noun": EventKind.DEPORTATION,
    "meet": EventKind.MEETING,
    "meet_noun": EventKind.MEETING,
    "agree": EventKind.AGREEMENT,
    "agree_noun": EventKind.AGREEMENT,
    "tally_arrested": EventKind.ARREST,
    "tally_rescued": EventKind.RESCUE,
    "tally_deported": EventKind.DEPORTATION,
    "direct": EventKind.DIRECTIVE,
    "direct_noun": EventKind.DIRECTIVE,
    "warn": EventKind.WARNING,
}
_PLANNED = "_planned"
REPORTING = frozenset(KINDS) | {role + _PLANNED for role in KINDS}
_TELLING = REPORTING | {"move"}  # "flown to China" tells of an event, "flown" of none
NOUNS = frozenset(role for role in KINDS if role.endswith("_noun") or role.startswith("tally_")) | {
    "arrested",
    "deported",
    "rescued",
}
FETCHING = ("fetch", "fetch_noun")
INCIDENTS = (EventKind.RAID, EventKind.ARREST, EventKind.RESCUE, EventKind.DEPORTATION)
# What these forbid or demand is their content: "warned citizens not to travel" is a warning.
_WITH_NEGATIVE_CONTENT = (EventKind.WARNING, EventKind.DIRECTIVE)
_RESOLVED = (EventKind.AGREEMENT, EventKind.DIRECTIVE)  # what is agreed or ordered is to come, and its content
_DOUBTS = ("negation", "negation_adverb", "hypothetical")
_TURNS = ("contrast", "and", "after_clause", "sum_turn", "as_before")

_COMMA = re.compile(r"[,;:()\[\]—–。，；：]| - | -- ")
_UNSPACED_COMMA = re.compile(r"[,;:()\[\]—–。，；： ]")
_UNIT = re.compile(r"[;；]")
_NEAR = 25
_MOST_UNITS = 40  # of a sentence; the rest is one more
_LONGEST_CLAUSE = 250
_BUILDING = 25  # "to Terminal 3 of the Airport of A"
_ARTICLE = 5  # "to the Philippines"
_TRIP = 90
_SETTING = 16  # letters in front of the day or place that opens a story


@dataclass(slots=True)
class Trigger:
    """A word that reports an event. `noun`: "a raid", where "raided" would say that it took place."""

    start: int
    end: int
    kind: EventKind
    status: Status
    role: str

    @property
    def noun(self) -> bool:
        return self.role in NOUNS

    @property
    def fetching(self) -> bool:
        """Whether the country that acts is the one people come home to."""
        return self.role in FETCHING


@dataclass(slots=True)
class Denied:
    """A word that would report an event, had the text not denied it, put it in doubt or called it usual."""

    start: int
    end: int


def units(view: View) -> list[tuple[int, int]]:
    """The parts of the sentence that tell stories of their own: between semicolons, behind ", while" and the like."""
    start, end = view.sentence.start, view.sentence.end
    if not view.has(*_TURNS) and not _UNIT.search(view.plain, start, end):
        return [(start, end)]
    cuts = [match.start() for match in _UNIT.finditer(view.plain, start, end)]
    cuts += [turn.start for turn in view.having("contrast", "and") if _opens_story(view, turn)]
    cuts += [turn.start for turn in view.having("after_clause") if _tells_what_came_before(view, turn)]
    cuts += [turn.start for turn in view.having("sum_turn") if turn.start > start]
    cuts += [turn.start for turn in view.having("as_before") if _goes_on_elsewhere(view, turn)]
    if not cuts:
        return [(start, end)]
    bounds = [start, *sorted(set(cuts))[:_MOST_UNITS], end]
    return [(left, right) for left, right in pairwise(bounds) if left < right]


def _opens_story(view: View, turn: Cue) -> bool:
    """Whether a day or place of its own follows, and a verb on both sides: "…, while on May 2 officers raided …"."""
    lead = view.plain[turn.start - 2 : turn.start]
    if lead not in (", ", "， ") and (view.spaced or not lead.endswith(" ")):
        return False
    near = turn.end + (_SETTING if view.spaced else _LONGEST_CLAUSE)
    dated = any(turn.end <= date.start < near for date in view.dates)
    settled = any(turn.end <= place.start < near for place in view.places)
    settled = settled and (not view.spaced or view.after(turn.end, 1, "in") is not None)
    if not (dated or settled):
        return False
    sentence = view.sentence
    return _has_verb(view, sentence.start, turn.start) and _has_verb(view, turn.end, sentence.end)


def _goes_on_elsewhere(view: View, turn: Cue) -> bool:
    """Whether the same is told of another place: "… arrested 312 in Kampot, followed by Poipet with 280"."""
    if not view.plain.endswith((", ", "; "), 0, turn.start):
        return False
    named = any(turn.end <= place.start <= turn.end + _ARTICLE for place in view.places)
    return named and _has_verb(view, view.sentence.start, turn.start)


def _has_verb(view: View, start: int, end: int) -> bool:
    return bool(_told_kinds(view, start, end))


def _told_kinds(view: View, start: int, end: int) -> set[EventKind]:
    """The kinds of incidents that verbs of the stretch report; raids and arrests count as one."""
    kinds = {KINDS.get(cue.role) for cue in view.cues_in(start, end) if cue.role not in NOUNS}
    found = {kind for kind in kinds if kind in INCIDENTS}
    return {EventKind.RAID if kind is EventKind.ARREST else kind for kind in found if kind is not None}


def _tells_what_came_before(view: View, turn: Cue) -> bool:
    """Whether "after" opens another story: "… were deported, after police raided a villa in A on May 2"."""
    sentence = view.sentence
    before, behind = _told_kinds(view, sentence.start, turn.start), _told_kinds(view, turn.end, sentence.end)
    if not before or not behind or before & behind:
        return False
    dated = any(turn.end <= date.start for date in view.dates)
    return dated or any(turn.end <= place.start for place in view.places)


def triggers(view: View, start: int, end: int, *, negation_before: bool) -> tuple[list[Trigger], list[Denied]]:
    """The events that the stretch reports, and those it denies; both in the order of the text."""
    asserted: list[Trigger] = []
    denied: list[Denied] = []
    if view.roles.isdisjoint(_TELLING):
        return asserted, denied
    general = view.having("general")
    background: list[Trigger] = []
    for cue in view.cues_in(start, end):
        if cue.role not in _TELLING:
            continue
        moves = cue.role == "move" and _leads_abroad(view, cue)
        reported = (cue.role, EventKind.DEPORTATION, False) if moves else _reported(cue.role)
        if reported is None or (cue.role == "rescue" and view.after(cue.start, 0, "fetch")):
            continue  # holte 64 Menschen aus A zurück
        role, kind, planned = reported
        usual = bool(general) and any(_in_clause(view, cue, other) for other in general)
        if usual or _is_denied(view, cue, kind, negation_before=negation_before):
            denied.append(Denied(cue.start, cue.end))
            continue
        to_come = (
            planned
            or _is_planned(view, cue, before=negation_before)
            or (role not in NOUNS and view.before(cue.start, 1, "infinitive") is not None)
        )
        if (to_come or role in NOUNS) and kind in INCIDENTS and any(t.kind not in INCIDENTS for t in asserted):
            denied.append(Denied(cue.start, cue.end))  # what was agreed, ordered or warned of
            continue
        status = Status.PLANNED if to_come else Status.REPORTED
        told = background if view.before(cue.start, 2, "background") else asserted
        told.append(Trigger(cue.start, cue.end, kind, status, role))
    if any(trigger.kind in _RESOLVED for trigger in asserted):
        asserted = [t for t in asserted if t.status is Status.REPORTED or t.kind not in INCIDENTS]
    if not any(trigger.kind in INCIDENTS and not trigger.noun for trigger in asserted):
        asserted = sorted([*asserted, *background], key=lambda trigger: trigger.start)
    return asserted, denied


def _leads_abroad(view: View, cue: Cue) -> bool:
    """Whether a mere verb of motion takes people to a country: "flown to China", "nach Thailand gebracht"."""
    left, right = clause(view, cue.start, cue.end)
    if view.cues_in(left, right, "homeward"):
        return True
    nations = {people.value for people in view.cues_in(left, right, "demonym")}
    here = (mention for mention in view.places if left <= mention.start < right and mention.place)
    if any(m.place and m.place.country in nations and _is_goal(view, m.start) for m in here):
        return True  # 120 Indonesians arrived in Jakarta
    capitals = [capital for capital in view.cues_in(left, right, "capital") if capital.value in nations]
    for country in (*view.cues_in(left, right, "country"), *capitals):
        to = view.before(country.start, _ARTICLE, "to") or view.after(country.end, 0, "to_suffix")
        if to and abs(country.start - cue.start) <= _TRIP:
            return True
    return _crosses_border(view, left, right)


def _is_goal(view: View, start: int) -> bool:
    """Whether a word such as "to" leads to a place: "tiba di Terminal 3 Bandara A"."""
    to = view.before(start, _BUILDING, "to")
    return to is not None and not set(view.plain[to.end : start]) & set(",;.:()")


def _crosses_border(view: View, left: int, right: int) -> bool:
    """Whether the clause names a place to leave and one to reach in another country."""
    ends: dict[str, set[str]] = {"from": set(), "to": set()}
    for mention in view.places:
        if left <= mention.start < right and mention.place:
            way = view.before(mention.start, _ARTICLE, "from", "to")
            if way:
                ends[way.role].add(mention.place.country)
    return bool(ends["from"] and ends["to"] and not ends["from"] & ends["to"])


@cache
def _reported(role: str) -> tuple[str, EventKind, bool] | None:
    """The role without its ending, the kind of event it reports, and whether that is to come; None where it is none."""
    plain_role = role.removesuffix(_PLANNED)
    kind = KINDS.get(plain_role)
    return (plain_role, kind, role != plain_role) if kind else None


def _is_denied(view: View, cue: Cue, kind: EventKind, *, negation_before: bool) -> bool:
    if view.has("denial"):
        return True
    left, right = clause(view, cue.start, cue.end)
    if kind in _WITH_NEGATIVE_CONTENT:
        near = view.before(cue.start, _NEAR, "negation", "negation_adverb")
        return near is not None and near.start >= left
    if kind is EventKind.DEPORTATION and (view.before(cue.start, 1, "pact") or view.after(cue.end, 1, "pact")):
        return True  # an extradition treaty
    if not view.has(*_DOUBTS):
        return False
    if any(not _left_behind(view, other, cue) for other in view.cues_in(left, cue.start, *_DOUBTS)):
        return True
    return not negation_before and bool(view.cues_in(cue.end, right, *_DOUBTS))


def _left_behind(view: View, denial: Cue, cue: Cue) -> bool:
    """Whether a "not" belongs to an earlier verb: "who were not allowed to go out were rescued"."""
    auxiliary = view.before(cue.start, 1, "passive") or next(iter(view.cues_in(cue.start, cue.end, "passive")), None)
    if auxiliary is None or denial.role != "negation_adverb":
        return False
    return len(view.plain[denial.end : auxiliary.start].split()) > 1


def _in_clause(view: View, cue: Cue, other: Cue) -> bool:
    left, right = clause(view, cue.start, cue.end)
    return left <= other.start and other.end <= right


def _is_planned(view: View, cue: Cue, *, before: bool) -> bool:
    """Whether the clause speaks of what is to come; where auxiliaries go `before`, with no other verb between."""
    if not view.has("plan"):
        return False
    if cue.role in NOUNS:
        return bool(view.cues_in(*_main_clause(view, cue), "plan"))
    left, right = clause(view, cue.start, cue.end)
    if not before:
        return bool(view.cues_in(left, right, "plan"))
    plans = [plan for plan in view.cues_in(left, cue.end, "plan") if not _marks_object(view, plan)]
    return bool(plans) and not any(other.role in KINDS for other in view.cues_in(plans[-1].end, cue.start - 1))


def _marks_object(view: View, plan: Cue) -> bool:
    """Whether the word for "will" only leads to those something is done to: 将35人移交."""
    return not view.spaced and view.plain[plan.end : plan.end + 2].strip()[:1].isdigit()


def _main_clause(view: View, cue: Cue) -> tuple[int, int]:
    """The stretch around a noun up to the next ", and" or "but" on each side: its verb may stand behind a comma."""
    left, right = view.sentence.start, view.sentence.end
    turns = [turn for turn in view.cues_in(left, right, "and", "contrast") if _opens_clause(view, turn)]
    left = max((turn.end for turn in turns if turn.end <= cue.start), default=left)
    return left, min((turn.start for turn in turns if turn.start >= cue.end), default=right)


def _opens_clause(view: View, turn: Cue) -> bool:
    return turn.role == "contrast" or view.plain[turn.start - 2 : turn.start] == ", "


def clause(view: View, start: int, end: int) -> tuple[int, int]:
    """The stretch around `start`..`end` up to the next comma, colon, bracket or dash on each side, or a "but"."""
    found = view.clauses.get((start, end))
    if found is None:
        found = view.clauses[start, end] = _clause(view, start, end)
    return found


def _clause(view: View, start: int, end: int) -> tuple[int, int]:
    comma = _COMMA if view.spaced else _UNSPACED_COMMA
    left, right = max(view.sentence.start, start - _LONGEST_CLAUSE), min(view.sentence.end, end + _LONGEST_CLAUSE)
    for match in reversed(list(comma.finditer(view.plain, left, start))):
        if not _between_digits(view.plain, match.start()):
            left = match.end()
            break
    for match in comma.finditer(view.plain, end, right):
        if not _between_digits(view.plain, match.start()):
            right = match.start()
            break
    turns = view.cues_in(left, start, "contrast")
    left = turns[-1].end if turns else left
    turns = view.cues_in(end, right, "contrast")
    return left, turns[0].start if turns else right


def _between_digits(plain: str, position: int) -> bool:
    return plain[position - 1 : position].isdigit() and plain[position + 1 : position + 2].isdigit()
