"""One sentence with everything found in it so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.reading.findings import DateMention, PlaceMention
from geo.reading.phrases import Cue
from geo.reading.sentences import Sentence


@dataclass(frozen=True, slots=True)
class View:
    """`text` and `plain` are the whole article's, so that all offsets are the article's."""

    sentence: Sentence
    text: str
    plain: str
    cues: tuple[Cue, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    spaced: bool = True

    def having(self, *roles: str) -> list[Cue]:
        """The cues of these roles, in order."""
        return [cue for cue in self.cues if cue.role in roles]

    def has(self, *roles: str) -> bool:
        return any(cue.role in roles for cue in self.cues)

    def cues_in(self, start: int, end: int, *roles: str) -> list[Cue]:
        """The cues of these roles (of any, where none is named) that begin in the stretch and end in it."""
        return [cue for cue in self.cues if start <= cue.start and cue.end <= end and (not roles or cue.role in roles)]

    def before(self, position: int, reach: int, *roles: str) -> Cue | None:
        """The cue of these roles that ends nearest before the position, not further than `reach` characters."""
        near = [cue for cue in self.cues if cue.role in roles and position - reach <= cue.end <= position]
        return max(near, key=lambda cue: (cue.end, -cue.start), default=None)

    def after(self, position: int, reach: int, *roles: str) -> Cue | None:
        """The cue of these roles that begins nearest behind the position, not further than `reach` characters."""
        near = [cue for cue in self.cues if cue.role in roles and position <= cue.start <= position + reach]
        return min(near, key=lambda cue: (cue.start, -cue.end), default=None)


def inside(position: int, spans: Sequence[DateMention | PlaceMention]) -> bool:
    """Whether a position lies in one of the mentions."""
    return any(span.start <= position < span.end for span in spans)
