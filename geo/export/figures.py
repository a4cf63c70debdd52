"""The figures of an event that programs may add up, for formats in which they will."""

from __future__ import annotations

from geo.model import Event, Qualifier, Scope, Status


def addable(event: Event, what: str) -> int | None:
    """How many were `what` ("arrested", "killed" …) in this one event; None where no figure may be added to others.

    Leaves out what is planned, a running total, somebody's estimate, or contained in another figure. "At least" and
    "about" are in it with their number: the words beside it tell. "Fewer than" gives no number, nor what it is part of.
    """
    if event.status is Status.PLANNED:
        return None
    figures = [count for count in event.counts if count.what == what and count.scope is Scope.EVENT and not count.part]
    if not figures or any(count.qualifier is Qualifier.BELOW for count in figures):
        return None
    return sum(count.value for count in figures)
