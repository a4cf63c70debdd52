"""When: one column a month, and the undated beside it, because most of what is known bears no date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import escape

import streamlit as st

from geo.filters import Selection
from geo.model import Event
from geo.symbols import LAYERS, layer_of

_HEIGHT_PX = 40
# Beyond this many months the columns would be too thin to be read.
_MOST_MONTHS = 60

Month = tuple[int, int]


def show(selection: Selection) -> None:
    """Nothing where no event bears a date, or where the months are too many for columns."""
    dated = [event for event in selection.events if event.date]
    months = _months(dated)
    if not dated or len(months) > _MOST_MONTHS:
        return
    by_month: dict[Month, list[Event]] = {month: [] for month in months}
    for event in dated:
        by_month[_month(event)].append(event)
    most = max(len(events) for events in by_month.values())
    columns = "".join(_column(month, events, most, months) for month, events in by_month.items())
    undated = selection.without_date
    st.html(
        f'<div class="atlas-months" role="img" aria-label="{escape(_told(by_month, undated))}">{columns}'
        f'<div class="undated"><b>{undated}</b> undated</div></div>'
    )


def _months(dated: list[Event]) -> list[Month]:
    """Every month from the first event to the last, the empty ones too."""
    if not dated:
        return []
    first, last = min(map(_month, dated)), max(map(_month, dated))
    return list(_from_to(first, last))


def _from_to(first: Month, last: Month) -> Iterator[Month]:
    year, month = first
    while (year, month) <= last:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _month(event: Event) -> Month:
    start = event.date.start if event.date else date.min
    return start.year, start.month


def _column(month: Month, events: list[Event], most: int, months: list[Month]) -> str:
    counts = Counter(layer_of(event.kind).key for event in events)
    unit = _HEIGHT_PX / most
    pieces = "".join(
        f'<i style="height:{unit * counts[layer.key]:.1f}px;background:{layer.colour}"></i>'
        for layer in LAYERS
        if counts[layer.key]
    )
    year, number = month
    label = f"{date(year, number, 1):%b} {year}" if number == 1 or month in (months[0], months[-1]) else ""
    hint = f"{date(year, number, 1):%B %Y}: {len(events)} event{'' if len(events) == 1 else 's'}"
    return f'<div title="{hint}"><span style="height:{_HEIGHT_PX}px">{pieces}</span><small>{label}</small></div>'


def _told(by_month: dict[Month, list[Event]], undated: int) -> str:
    told = (f"{date(*month, 1):%B %Y} {len(events)}" for month, events in by_month.items() if events)
    return f"Events by month: {', '.join(told)}; undated {undated}"
