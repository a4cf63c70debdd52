"""What stands beside a name and tells its kind or what it lies in: "Sen Sok District, Phnom Penh", "Frankfort, Ky."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from geo.names import join_folded
from geo.reading.tokens import Gap
from geo.reading.toponyms.groups import lies_in
from geo.reading.toponyms.lexicon import Kinds, Phrases, lexicon
from geo.reading.toponyms.page import Page
from geo.reading.toponyms.spots import Spot

_LONGEST_KIND = 4  # words
_LOOSE = frozenset((Gap.SPACE, Gap.COMMA))
_FILLERS = 3  # words between "provinces" and the first of them: "such as", "including the"


def note_surroundings(page: Page, spots: Sequence[Spot], gazetteer: Gazetteer) -> None:
    """Sets `kind`, `area` and `listed` of the spots."""
    kinds = lexicon().kinds
    ends: list[int] = []
    for spot in spots:
        behind, end = kind_behind(page, spot.last, kinds.behind)
        spot.kind = (
            spot.kind or behind or kind_before(page, spot.first, kinds.before) or _abbreviated(page, spot, kinds)
        )
        ends.append(end)
    for spot, end, following in zip(spots, ends, spots[1:], strict=False):
        if following.first == end and _is_containment(page, following) and _holds(following, spot, gazetteer):
            spot.area = following
    for members in _lists(page, spots, ends):
        _note_list(page, members, kinds)


def _abbreviated(page: Page, spot: Spot, kinds: Kinds) -> PlaceKind | None:
    """ "จ.ตาก": a province."""
    first = spot.first
    if not page.words[first].unspaced or page.gaps[first] is not Gap.STOP:
        return None
    if spot.start != page.starts[first] or spot.start != page.ends[first - 1] + 1:
        return None
    return kinds.abbreviated.get(page.words[first - 1].text)


def _holds(area: Spot, spot: Spot, gazetteer: Gazetteer) -> bool:
    return any(lies_in(candidate.place, area, gazetteer) for candidate in spot.candidates)


def _is_containment(page: Page, following: Spot) -> bool:
    """A comma, or a bracket: "Bavet (Svay Rieng)"."""
    start = page.starts[following.first]
    return page.gaps[following.first] is Gap.COMMA or page.text[start - 1 : start] == "("


def _lists(page: Page, spots: Sequence[Spot], ends: Sequence[int]) -> Iterator[list[Spot]]:
    """Runs of names that only commas and "and" keep apart."""
    members: list[Spot] = []
    for number, spot in enumerate(spots):
        if members and not _is_next(page, members[-1], ends[number - 1], spot):
            if len(members) > 1:
                yield members
            members = []
        members.append(spot)
    if len(members) > 1:
        yield members


def _is_next(page: Page, previous: Spot, end: int, spot: Spot) -> bool:
    if spot.first < end or previous.area is spot or page.words[spot.first].unspaced:
        return False
    between = page.words[end : spot.first]
    if len(between) > 2 or not _LOOSE.issuperset(page.gaps[end : spot.first + 1]):
        return False
    if not between:
        return page.gaps[spot.first] is Gap.COMMA
    return between[0].key in _AND and (len(between) == 1 or between[1].key in _ARTICLES)


_AND = frozenset({"and", "und", "et", "dan", "va", "or", "oder", "sowie", "ou", "y", "hoac", "as"})
_ARTICLES = frozenset({"the", "der", "die", "das", "den", "dem", "in", "le", "la", "les", "en", "a"})


def _note_list(page: Page, members: Sequence[Spot], kinds: Kinds) -> None:
    for spot in members:
        spot.listed = True
    kind = _kind_of_list(page, members, kinds)
    if kind is None and _are_provinces(members):
        kind = PlaceKind.PROVINCE
    for spot in members:
        if kind is not None and spot.kind is None and any(one.place.kind is kind for one in spot.candidates):
            spot.kind = kind


def _kind_of_list(page: Page, members: Sequence[Spot], kinds: Kinds) -> PlaceKind | None:
    """ "provinces such as A, B and C"; "the A and B special economic zones"."""
    last = members[-1]
    behind, _ = kind_behind(page, last.last, kinds.plural)
    if behind is not None:
        last.kind = behind
        return behind
    if last.kind is PlaceKind.SEZ:
        return last.kind
    for fillers in range(_FILLERS + 1):
        end = members[0].first - fillers
        if any(page.gaps[index] > Gap.COMMA for index in range(max(end, 0), members[0].first + 1)):
            return None
        before = kind_before(page, end, kinds.plural) if end > 0 else None
        if before is not None:
            return before
    return None


def _are_provinces(members: Sequence[Spot]) -> bool:
    """Whether two of the list are provinces and nothing else, so that the others are meant as provinces too."""
    sure = [spot for spot in members if {one.place.kind for one in spot.candidates} == {PlaceKind.PROVINCE}]
    return len(sure) >= 2 and 2 * len(sure) >= len(members)


def kind_behind(page: Page, last: int, phrases: Phrases) -> tuple[PlaceKind | None, int]:
    """The kind that the words from token `last` on state, and the token behind them."""
    if last >= len(page.words) or page.keys[last] not in phrases.edges:
        return None, last
    if page.words[last - 1].possessive or page.gaps[last] > Gap.HYPHEN:
        return None, last
    for length in range(_LONGEST_KIND, 0, -1):
        kind = _phrase(page, last, last + length, phrases)
        if kind is not None:
            return kind, last + length
    return None, last


def kind_before(page: Page, first: int, phrases: Phrases) -> PlaceKind | None:
    """The kind that the words in front of token `first` state."""
    if first <= 0 or first >= len(page.words) or page.keys[first - 1] not in phrases.edges:
        return None
    if page.gaps[first] > Gap.HYPHEN:
        return None
    for length in range(_LONGEST_KIND, 0, -1):
        kind = _phrase(page, first - length, first, phrases)
        if kind is not None and not page.words[first - 1].possessive:
            return kind
    return None


def _phrase(page: Page, first: int, last: int, phrases: Phrases) -> PlaceKind | None:
    """The kind of the words from `first` to `last`, if they are a phrase of the list and stand together."""
    if first < 0 or last > len(page.words):
        return None
    if any(page.gaps[index] > Gap.HYPHEN for index in range(first + 1, last)):
        return None
    kind = phrases.get(join_folded(page.keys[first:last]))
    if kind is None or all(phrases.is_spelled(page.words[index].text, page.accents) for index in range(first, last)):
        return kind
    return None
