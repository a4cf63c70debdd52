"""What a file gives: events with the articles that report them, and the rows that cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass

from geo.importing.sheet import Problem
from geo.model import Event, Source


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event of a file, `sources` being the articles of its reports in their order.

    `given` are the fields the file tells of, None for all of them; `remarks` are for people to read.
    """

    row: int
    event: Event
    sources: tuple[Source, ...]
    given: frozenset[str] | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that could be read of a file, and all that could not. `coarsened`: it was made for the public.

    `foreign`: its columns were not ours, so nobody has compared its records with anything.
    `unread` are columns that nothing was made of.
    """

    name: str
    incoming: tuple[Incoming, ...]
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    coarsened: bool = False
    foreign: bool = False

    @property
    def rows(self) -> int:
        """How many rows there are, good and bad."""
        return len({one.row for one in self.incoming} | {problem.row for problem in self.problems})
