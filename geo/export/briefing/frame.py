"""A window on the Web-Mercator map: where a position lies in a picture, and which part of a line is to be seen."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.model import LatLon

Spot = tuple[float, float]

# Mercator has no poles; web maps end here.
_MOST_LAT = 85.05
_EQUATOR_KM = 40_075.017
# Lines are cut this far outside the picture, so that no edge of the cut is seen.
_MARGIN = 8.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` × `height` pixels; `world` is the width of the whole world in them, as at that zoom."""

    width: float
    height: float
    world: float
    left: float
    top: float

    @classmethod
    def around(cls, corners: Iterable[LatLon], width: float, height: float, *, most_zoom: float = 8.0) -> Frame:
        """The frame that shows all corners, with room for a sign beside the outermost."""
        xs, ys = zip(*(_unit(corner.lat, corner.lon) for corner in corners), strict=True)
        room = 34.0
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        fits = [(size - 2 * room) / span for size, span in ((width, across), (height, down)) if span > 0]
        world = min([*fits, 256 * 2**most_zoom])
        left = (max(xs) + min(xs)) / 2 * world - width / 2
        top = (max(ys) + min(ys)) / 2 * world - height / 2
        return cls(width, height, world, left, top)

    @property
    def zoom(self) -> float:
        """The zoom of a web map with tiles of 256 pixels on which things are as large as here."""
        return math.log2(self.world / 256)

    def spot(self, lat: float, lon: float) -> Spot:
        """Pixels from the left upper corner, to the right and down."""
        x, y = _unit(lat, lon)
        return x * self.world - self.left, y * self.world - self.top

    def pixels(self, km: float, lat: float) -> float:
        """How long a distance on the ground is drawn at that latitude."""
        return km * self.world / (_EQUATOR_KM * math.cos(math.radians(lat)))

    def holds(self, spot: Spot, margin: float = 0.0) -> bool:
        x, y = spot
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin

    def line(self, positions: Sequence[tuple[float, float]]) -> list[Spot]:
        """Positions (longitude first) as spots."""
        return [self.spot(lat, lon) for lon, lat in positions]

    def cut_ring(self, ring: list[Spot]) -> list[Spot]:
        """The part of a closed ring within the picture and a little beyond; empty where none is.

        Sutherland and Hodgman's way: one side of the frame after the other.
        """
        right, bottom = self.width + _MARGIN, self.height + _MARGIN
        ring = _cut(ring, lambda p: p[0] + _MARGIN)
        ring = _cut(ring, lambda p: right - p[0])
        ring = _cut(ring, lambda p: p[1] + _MARGIN)
        return _cut(ring, lambda p: bottom - p[1])

    def cut_line(self, line: list[Spot]) -> list[list[Spot]]:
        """The pieces of a line that begin, end or pass within the picture."""
        pieces: list[list[Spot]] = []
        joined = False
        for start, end in pairwise(line):
            if not self._may_cross(start, end):
                joined = False
            elif joined:
                pieces[-1].append(end)
            else:
                pieces.append([start, end])
                joined = True
        return pieces

    def _may_cross(self, start: Spot, end: Spot) -> bool:
        (x1, y1), (x2, y2) = start, end
        across = max(x1, x2) >= -_MARGIN and min(x1, x2) <= self.width + _MARGIN
        return across and max(y1, y2) >= -_MARGIN and min(y1, y2) <= self.height + _MARGIN


def _unit(lat: float, lon: float) -> Spot:
    """Position on a world that is one wide, from its left upper corner."""
    held = max(-_MOST_LAT, min(_MOST_LAT, lat))
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(held))) / math.pi) / 2


def _cut(ring: list[Spot], depth: Callable[[Spot], float]) -> list[Spot]:
    """The ring without what lies beyond a straight side, where `depth` is negative."""
    kept: list[Spot] = []
    for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
        here, there = depth(start), depth(end)
        if (here < 0) != (there < 0):
            share = here / (here - there)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if there >= 0:
            kept.append(end)
    return kept
