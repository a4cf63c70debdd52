"""Room in a picture: who came first keeps his place, and nothing is written over him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

# Width of a letter of 11 pixels, taken on the large side.
_LETTER = 6.0
_CELL = 64
# Two signs that share more than this part of their width and height are one to the eye; as in atlas.js.
_OVERLAP = 0.7


class Box(NamedTuple):
    """Left, top, right and bottom in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def mostly_covers(self, other: Box) -> bool:
        across = abs(self.left + self.right - other.left - other.right) / 2
        down = abs(self.top + self.bottom - other.top - other.bottom) / 2
        width = (self.right - self.left + other.right - other.left) / 2
        return across < width * _OVERLAP and down < (self.bottom - self.top) * _OVERLAP


class Room:
    """The boxes taken in a picture of a width and height."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    @staticmethod
    def width_of(text: str) -> float:
        return len(text) * _LETTER

    def take(self, box: Box) -> None:
        for cell in _cells(box):
            self._cells[cell].append(box)

    def is_free(self, box: Box) -> bool:
        """Whether the box lies within the picture and on no other."""
        within = min(box.left, box.top) >= 0 and box.right <= self._width and box.bottom <= self._height
        return within and not any(box.overlaps(other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def take_if_free(self, box: Box) -> bool:
        free = self.is_free(box)
        if free:
            self.take(box)
        return free


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for line in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, line
