"""Finds the numbers that count something, and what they count.

Ages, years, money, distances, house numbers and the like count nothing here: a number is taken only where a word of the
lexicon's `counted` tables, a nationality or an earlier count of the same sentence says what it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from geo.model import Qualifier
from geo.reading.number_words import Number, NumberReader
from geo.reading.phrases import Cue
from geo.reading.view import View, inside

PEOPLE = "people"
ELLIPTIC = "elliptic"
ACTIONS = ("arrested", "deported", "rescued", "killed")
PARTS = ("women", "males", "minors")
THINGS = ("computers", "phones", "sim_cards", "vehicles", "passports", "weapons", "terminals")
OTHER = ("buildings", "compounds", "staff")
NOTHING = ("unit",)
_NOUNS = (PEOPLE, *ACTIONS, *PARTS, *THINGS, *OTHER, *NOTHING)
_CLASSIFIERS = ("people_classifier", "thing_classifier")
_BLOCKERS = (
    "in",
    "from",
    "to",
    "with",
    "of_them",
    "raid",
    "arrest",
    "deport",
    "fetch",
    "rescue",
    "seize",
    "kill",
    "raid_noun",
)
_DONE_TO_PEOPLE = ("arrest", "rescue", "deport", "fetch", "kill")
TALLIES = tuple(f"tally_{action}" for action in ACTIONS)  # "the number of arrests rose to"
_TALLY_REACH = 45
_TALLY_GOAL = 110
_TALLY_BEHIND = 16
_OLDEST = 110
_AHEAD = 60
_WORDS_BETWEEN = 4
_BACK = 16
_LINK = 20
_AS_BEFORE = 40  # "followed by Svay Rieng with 290"
_SAME_LIST = 40
_PARENTHESIS = 80  # "118, mostly Bangladeshis and Nepalese, were caught"
_STOPS = re.compile(r"[;:()\[\]!?。；：（）、，]|,(?!\d)|\.\s")
_YEAR_BEHIND = re.compile(r" (?:19|20)\d\d(?!\d)")
_CURRENCIES = "rs|rp|idr|us|usd|php|thb|rm|myr|eur|euro|vnd|khr|lak|mmk|krw|cny|rmb|jpy|sgd|hkd|twd|inr|gbp"
_MONEY = re.compile(rf"(?:[$€£¥₩฿₫₱₹]|\b(?:{_CURRENCIES}))\s?\Z")


@dataclass(slots=True)
class Quantity:
    """A number and what it counts: `what` is a role of the lexicon's `counted` table, or ELLIPTIC for "82 in Bavet"."""

    start: int
    end: int
    value: int
    what: str
    noun_end: int
    nationality: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    of_them: bool = False
    of_them_all: bool = False  # introduced as contained in another number: "among them two brothers"


def find_quantities(
    view: View, numbers: NumberReader, *, noun_before: bool = False, capital_nouns: bool = False
) -> list[Quantity]:
    """The counts of a sentence in order. An elliptic one is kept only behind another count or beside a verb.

    With `capital_nouns` a number in front of a capital counts what nobody knows, unless the word is a known one.
    """
    found = numbers.find(view.plain, view.sentence.start, view.sentence.end, view.words)
    quantities: list[Quantity] = []
    labelled = -1
    for index, number in enumerate(found):
        if index and _repeats(view, found[index - 1], number):
            number = number._replace(end=number.end + 1)
        limit = found[index + 1].start if index + 1 < len(found) else view.sentence.end
        back = found[index - 1].end if index else view.sentence.start
        if number.in_words and number.value < 2:
            continue  # "one" and "ein" are rather articles
        if number.in_words and _YEAR_BEHIND.match(view.plain, number.end):
            continue  # năm 2024: the year, not five
        if _is_label(view, number) or (labelled >= 0 and number.start - labelled < 6):
            labelled = number.end  # aged 24 to 51
            continue
        if inside(number.start, view.dates) or inside(number.start, view.places):
            continue
        if index and found[index - 1].end + 1 < number.start and _is_whole(view, found[index - 1], number):
            continue
        if index + 1 < len(found) and _is_whole(view, number, found[index + 1]):
            limit = found[index + 2].start if index + 2 < len(found) else view.sentence.end
        quantity = _read(view, number, back, limit, noun_before)
        if capital_nouns and quantity and quantity.what == ELLIPTIC and _counts_unknown(view, number):
            continue
        if quantity and (quantity.what != ELLIPTIC or _may_be_elliptic(view, quantity, quantities, limit)):
            among = view.before(number.start, 8, "among") is not None or _goes_on(view, quantities, quantity)
            quantities.append(_qualified(quantity, _qualifier(view, number), among))
    _lend_nouns(view, quantities)
    return quantities


def _goes_on(view: View, earlier: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether people are contained as those before are: "among them six from A and three from B"."""
    if quantity.what != PEOPLE or not (earlier and earlier[-1].of_them_all):
        return False
    between = view.plain[earlier[-1].noun_end : quantity.start]
    joined = view.cues_in(earlier[-1].noun_end, quantity.start, "and")
    return len(between) <= _SAME_LIST and bool(joined) and not set(between) & set(",;.")


def _lend_nouns(view: View, quantities: list[Quantity]) -> None:
    """Gives the first of two joined numbers the noun of the second: "800 and 186 workers"."""
    for index, (first, second) in enumerate(pairwise(quantities)):
        joiner = view.after(first.end, 2, "and") if first.what == ELLIPTIC else None
        if joiner and second.what == PEOPLE and view.plain[joiner.end : second.start].strip() == "":
            quantities[index] = replace(first, what=second.what, nationality=second.nationality)


def _counts_unknown(view: View, number: Number) -> bool:
    """Whether a noun that no list has stands right behind: "30 Satellitenschüsseln"."""
    noun = number.end + 1
    if view.text[number.end : noun] != " " or not view.text[noun : noun + 1].isupper():
        return False
    return not inside(noun, view.dates) and not inside(noun, view.places) and not view.after(number.end, 1)


def _repeats(view: View, first: Number, second: Number) -> bool:
    """Whether the second is the first in digits, in brackets: "eighteen (18) nationals"."""
    bracketed = view.plain[second.start - 1 : second.start] == "(" and view.plain[second.end : second.end + 1] == ")"
    return bracketed and first.value == second.value and second.start - first.end <= 2


def _is_whole(view: View, part: Number, number: Number) -> bool:
    """Whether the second number is what the first is taken from: "nine of the 15 workers"."""
    between = view.plain[part.end : number.start].strip()
    return any(cue.start - part.end <= 1 and cue.end - cue.start == len(between) for cue in _links(view, part, number))


def _links(view: View, part: Number, number: Number) -> list[Cue]:
    return view.cues_in(part.end, number.start, "out_of") if number.start - part.end <= _LINK else []


def _qualified(quantity: Quantity, qualifier: Qualifier, among: bool) -> Quantity:
    if qualifier is Qualifier.EXACT and not among:
        return quantity
    return replace(quantity, qualifier=qualifier, of_them_all=among)


def _is_label(view: View, number: Number) -> bool:
    """House 217, No. 88, aged 24, $84,000, 70 %."""
    lead = view.plain[max(view.sentence.start, number.start - 6) : number.start]
    if _MONEY.search(lead) or view.plain[number.end : number.end + 2].strip()[:1] in ("%", "$", "€", "£", "°"):
        return True
    if view.plain[number.end : number.end + 1] == ":" and view.plain[number.end + 1 : number.end + 2].isdigit():
        return True
    if not number.in_words and lead.endswith(", ") and view.plain[number.end : number.end + 1] in (",", ")"):
        return number.value < _OLDEST  # Mr. X, 38, was
    if lead.endswith("-") and lead[-2:-1].isalpha() and not number.in_words:
        every = view.before(number.start, 1, "all_of") and view.after(number.end, 1, PEOPLE, "demonym")
        return not every  # Jinbei-4, F-16; but "ke-38 orang itu" are all 38
    label = view.before(number.start, 3, "label")
    return label is not None and view.plain[label.end : number.start].strip(" .#") == ""


def _read(view: View, number: Number, back: int, limit: int, noun_before: bool) -> Quantity | None:
    ahead = min(limit, number.end + _AHEAD)
    if stop := _STOPS.search(view.plain, number.end, ahead):
        ahead = stop.start()
    if noun_before and (quantity := _with_noun_before(view, number, back, ahead)):
        return quantity
    if noun_before and view.after(number.end, 1, "thing_classifier"):
        return None  # things, but nobody knows which
    if of_them := view.after(number.end, 2, "of_them"):
        return _of_them(view, number, of_them, ahead)
    nationality = None
    for cue in sorted(
        view.cues_in(number.end, ahead),
        key=lambda cue: (cue.start, cue.role in _BLOCKERS, cue.role != "demonym", cue.role != PEOPLE),
    ):
        if _too_far(view.plain[number.end : cue.start]):
            break
        if cue.role == "demonym":
            nationality = None if nationality else cue.value
            noun_end = cue.end
        elif nationality and cue.role in NOTHING:
            break  # 120 Indonesians last week
        elif cue.role in _NOUNS:
            return _counted(view, number, cue, nationality, ahead)
        elif _blocks(view, number, cue, nationality):
            break
    if nationality:
        return Quantity(number.start, number.end, number.value, PEOPLE, noun_end, nationality)
    reach = _TALLY_GOAL if view.before(number.start, 2, "tally_goal") else _TALLY_REACH
    tally = view.before(number.start, reach, *TALLIES)
    if view.before(number.start, 1, "tally_behind"):
        tally = view.after(number.end, _TALLY_BEHIND, *TALLIES)  # brings to 412 the number of suspects held
    if tally:
        what = tally.role.removeprefix("tally_")
        return Quantity(number.start, number.end, number.value, what, number.end)
    return Quantity(number.start, number.end, number.value, ELLIPTIC, number.end, _origin(view, number.end, ahead))


def _blocks(view: View, number: Number, cue: Cue, nationality: str | None) -> bool:
    """Whether what follows has nothing to do with the number; not in "une trentaine de suspects"."""
    if cue.role not in _BLOCKERS or (nationality and cue.role == "with"):
        return False
    partitive = number.in_words and cue.start - number.end <= 1 and view.cues_in(cue.start, cue.end, "partitive")
    return not partitive


def _counted(view: View, number: Number, noun: Cue, nationality: str | None, ahead: int) -> Quantity | None:
    if noun.role in NOTHING:
        return None
    end = noun.end
    if nationality is None and noun.role == PEOPLE:
        behind = view.after(noun.end, 2, "country", "demonym")
        if behind and behind.start < ahead and not view.cues_in(noun.end, behind.start, *_BLOCKERS):
            nationality, end = behind.value, behind.end  # warga negara Indonesia, công dân Việt Nam
    return Quantity(number.start, number.end, number.value, noun.role, end, nationality)


def _of_them(view: View, number: Number, of_them: Cue, ahead: int) -> Quantity:
    for cue in view.cues_in(of_them.end, min(ahead, of_them.end + 30)):
        if cue.role in PARTS:
            return Quantity(number.start, number.end, number.value, cue.role, cue.end, of_them=True)
        if cue.role == "demonym":
            return Quantity(number.start, number.end, number.value, PEOPLE, cue.end, cue.value, of_them=True)
        if cue.role in _BLOCKERS:
            break
    return Quantity(number.start, number.end, number.value, PEOPLE, of_them.end, of_them=True)


def _with_noun_before(view: View, number: Number, back: int, ahead: int) -> Quantity | None:
    """For "phones 420 [pieces]": the classifier behind the number shows that the noun stands before it."""
    classifier = view.after(number.end, 1, *_CLASSIFIERS)
    if classifier is None or classifier.end > ahead + 1:
        return None
    near = max(back, number.start - _BACK)
    if stops := list(_STOPS.finditer(view.plain, near, number.start)):
        near = stops[-1].end()
    nouns = [cue for cue in view.cues_in(near, number.start) if cue.role in _NOUNS or cue.role == "demonym"]
    noun = nouns[-1] if nouns else None
    if noun and noun.role == "staff" and view.cues_in(noun.end, number.start, *_DONE_TO_PEOPLE):
        noun = None  # police arrested 5 persons
    if noun and (classifier.role == "people_classifier") == (noun.role in (*THINGS, *OTHER[:2])):
        noun = None  # raided the building, 51 persons …
    nationality = next((cue.value for cue in reversed(nouns) if cue.role == "demonym"), None)
    if noun and noun.role not in ("demonym", *NOTHING):
        return Quantity(number.start, number.end, number.value, noun.role, classifier.end, nationality)
    behind = next(
        (cue for cue in view.cues_in(classifier.end, ahead) if cue.role in _NOUNS or cue.role == "demonym"), None
    )
    if behind and classifier.role == "people_classifier" and behind.role in (*THINGS, *OTHER[:2]):
        behind = None
    if behind and not noun and not _too_far(view.plain[classifier.end : behind.start]):
        if behind.role == "demonym":
            return Quantity(number.start, number.end, number.value, PEOPLE, behind.end, behind.value)
        if behind.role not in NOTHING:
            return Quantity(number.start, number.end, number.value, behind.role, behind.end)
    if classifier.role == "people_classifier":
        return Quantity(number.start, number.end, number.value, PEOPLE, classifier.end, nationality)
    return None


def _origin(view: View, position: int, ahead: int) -> str | None:
    """The country of "412 from Vietnam", "vier aus Taiwan"."""
    origin = next((cue for cue in view.cues_in(position, ahead, "from")), None)
    if origin is None or len(view.plain[position : origin.start].split()) > 1:
        return None
    country = view.after(origin.end, 1, "country")
    return country.value if country else None


def _too_far(between: str) -> bool:
    words = len(between.split())
    return words > _WORDS_BETWEEN or len(between) > _AHEAD


_VERBS = ("arrest", "deport", "fetch", "rescue", "kill", "arrest_noun", "deport_noun", "fetch_noun", "rescue_noun")


def _may_be_elliptic(view: View, quantity: Quantity, earlier: Sequence[Quantity], limit: int) -> bool:
    if earlier and earlier[-1].what in (PEOPLE, ELLIPTIC, *ACTIONS, *PARTS):
        return True
    if _leads_to_count(view, quantity, limit) or view.before(quantity.start, _AS_BEFORE, "as_before"):
        return True
    if view.after(quantity.end, 2, "mostly"):
        limit = min(limit, quantity.end + _PARENTHESIS)
        return any(cue.role in _VERBS for cue in view.cues_in(quantity.end, limit))
    verb_before = view.before(quantity.start, 12, *_VERBS)
    verb_after = view.after(quantity.end, 12, *_VERBS)
    return verb_before is not None or (verb_after is not None and verb_after.end <= limit)


def _leads_to_count(view: View, quantity: Quantity, limit: int) -> bool:
    """Whether only "and" stands between a number and the next one, which has the noun of both."""
    joiner = view.after(quantity.end, 2, "and")
    return joiner is not None and 0 < limit - joiner.end <= 2


def _qualifier(view: View, number: Number) -> Qualifier:
    for role, qualifier in (("at_least", Qualifier.AT_LEAST), ("about", Qualifier.ABOUT)):
        inner = number.in_words and view.cues_in(number.start, number.end, role)  # une trentaine
        if inner or view.before(number.start, 4, role) or view.after(number.end, 1, role):
            return qualifier
    return Qualifier.EXACT
