"""Where in a text something may begin: told by its first signs, without trying each thing at each place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")
LONGEST = 3  # signs of a beginning


class Starts(Generic[_Thing]):
    """Things by their first signs. With `words` none begins behind a letter or digit."""

    def __init__(self, beginnings: Iterable[tuple[str, _Thing]], *, words: bool) -> None:
        """A thing may have several beginnings, each of 1 to LONGEST signs; those of the longest come first."""
        stated: dict[str, list[_Thing]] = defaultdict(list)
        for beginning, thing in beginnings:
            stated[beginning].append(thing)
        self._things = {
            beginning: tuple(
                dict.fromkeys(thing for n in range(len(beginning), 0, -1) for thing in stated.get(beginning[:n], ()))
            )
            for beginning in list(stated)
        }
        self._has_short = any(len(beginning) < LONGEST for beginning in stated)
        first = "".join(re.escape(sign) for sign in sorted({beginning[0] for beginning in stated}))
        # A set of signs at the front, for which alone the engine passes over the rest of the text quickly.
        self._first = re.compile((f"[{first}]" + (rf"(?<!\w[{first}])" if words else "")) if first else r"(?!)")

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, tuple[_Thing, ...]]]:
        """(place, what may begin there), in order; whether it does is still to be seen."""
        things = self._things
        for match in self._first.finditer(text, start, end):
            at = match.start()
            found = things.get(text[at : at + LONGEST])
            if found is None and self._has_short:
                found = things.get(text[at : at + 2]) or things.get(text[at])
            if found is not None:
                yield at, found
