"""One sentence with everything found in it so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from geo.reading.findings import DateMention, PlaceMention, Span
from geo.reading.phrases import Cue
from geo.reading.sentences import Sentence
from geo.reading.words import Word

_START = attrgetter("start")
_LONGEST_CUE = 80  # no phrase with its ending is longer
_ANY = ""  # stands for every role
_FEW = 12  # so many are looked through faster than a search begins


class View:
    """`text` and `plain` are the whole article's, so that all offsets are the article's. `cues` are in order.

    `words` are the sentence's; None where nobody has cut it into words. `roles` are those of its cues. `clauses` keeps
    the clause around a stretch.
    """

    def __init__(
        self,
        sentence: Sentence,
        text: str,
        plain: str,
        cues: Sequence[Cue],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        spaced: bool = True,
        adjectives_follow: bool = False,
        words: Sequence[Word] | None = None,
    ) -> None:
        self.sentence = sentence
        self.text = text
        self.plain = plain
        self.cues = cues
        self.dates = dates
        self.places = places
        self.spaced = spaced
        self.adjectives_follow = adjectives_follow
        self.words = words
        self.clauses: dict[tuple[int, int], tuple[int, int]] = {}
        self._by_role: dict[str, list[Cue]] = {}
        for cue in cues:
            self._by_role.setdefault(cue[2], []).append(cue)
        self.roles = self._by_role.keys()
        self._of_role: dict[str, Sequence[Cue]] = {**self._by_role, _ANY: cues}

    def having(self, *roles: str) -> list[Cue]:
        """The cues of these roles, in order."""
        if self.roles.isdisjoint(roles):
            return []
        found = [cue for role in roles for cue in self._by_role.get(role, ())]
        return sorted(found, key=_START) if len(roles) > 1 else found

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)

    def cues_in(self, start: int, end: int, *roles: str) -> list[Cue]:
        """The cues of these roles (of any, where none is named) that begin in the stretch and end in it."""
        if not roles:
            return _inside(self.cues, start, end)
        by_role = self._by_role
        found: list[Cue] = []
        for role in roles:
            if role in by_role:
                cues = by_role[role]
                if len(cues) > 1:
                    found += _inside(cues, start, end)
                elif start <= cues[0][0] and cues[0][1] <= end:
                    found += cues
        if len(found) > 1 and len(roles) > 1:
            found.sort(key=_START)
        return found

    def before(self, position: int, reach: int, *roles: str) -> Cue | None:
        """The cue of these roles (of any, where none is named) that ends nearest before the position.

        Not further off than `reach` characters.
        """
        by_role = self._of_role
        nearest: Cue | None = None
        for role in roles or (_ANY,):
            if role in by_role:
                for cue in _inside(by_role[role], position - reach - _LONGEST_CUE, position):
                    if cue[1] >= position - reach and (nearest is None or _is_nearer(cue, nearest)):
                        nearest = cue
        return nearest

    def after(self, position: int, reach: int, *roles: str) -> Cue | None:
        """The cue of these roles (of any, where none is named) that begins nearest behind the position.

        Not further off than `reach` characters.
        """
        by_role = self._of_role
        nearest: Cue | None = None
        most = position + reach
        for role in roles or (_ANY,):
            if role in by_role:
                for cue in _inside(by_role[role], position, most + _LONGEST_CUE):
                    if cue[0] > most:
                        break
                    if nearest is None or cue[0] < nearest[0] or (cue[0] == nearest[0] and cue[1] > nearest[1]):
                        nearest = cue
        return nearest


def _is_nearer(cue: Cue, other: Cue) -> bool:
    """Whether it ends further on, or there too and is longer."""
    return cue[1] > other[1] or (cue[1] == other[1] and cue[0] < other[0])


def _inside(cues: Sequence[Cue], start: int, end: int) -> list[Cue]:
    if len(cues) > _FEW:
        cues = cues[bisect_left(cues, start, key=_START) : bisect_right(cues, end, key=_START)]
    return [cue for cue in cues if start <= cue[0] and cue[1] <= end]


def inside(position: int, spans: Sequence[DateMention | PlaceMention | Span]) -> bool:
    """Whether a position lies in one of the stretches."""
    return bool(spans) and any(span.start <= position < span.end for span in spans)
