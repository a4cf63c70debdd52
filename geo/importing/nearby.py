"""The events that could be one with another by their days alone, so that each is compared with few of thousands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from geo.model import Atlas, DateSpan, Event

# Events more than a week apart are never taken for one: see `geo.review.duplicates`.
_WEEK = 7
_LONG_WEEKS = 9


class Nearby:
    """The events of an atlas by the weeks of their dates."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._by_week: dict[int, list[int]] = defaultdict(list)
        self._any_time: list[int] = []
        for number, event in enumerate(atlas.events):
            weeks = _weeks(event.date) if event.date else range(0)
            if not weeks or len(weeks) > _LONG_WEEKS:
                self._any_time.append(number)
            else:
                for week in weeks:
                    self._by_week[week].append(number)

    def atlas_for(self, event: Event) -> Atlas:
        """The atlas with the events that are undated or not far from this one; all of them where it is undated."""
        if event.date is None:
            return self._atlas
        weeks = _weeks(event.date)
        near = {n for week in range(weeks.start - 1, weeks.stop + 1) for n in self._by_week.get(week, ())}
        return replace(self._atlas, events=tuple(self._atlas.events[n] for n in sorted({*self._any_time, *near})))


def _weeks(span: DateSpan) -> range:
    return range(span.start.toordinal() // _WEEK, span.last.toordinal() // _WEEK + 1)
