"""From sentences with their places, dates and numbers to the events of an article."""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Count, EventKind, Precision, Strength
from geo.reading.counts import Quantity, find_quantities
from geo.reading.events.discourse import Discourse
from geo.reading.events.draft import Draft, Figure
from geo.reading.findings import CountMention, EventFinding
from geo.reading.lexica import Lexicon
from geo.reading.number_words import number_reader
from geo.reading.view import View


def find_events(views: Sequence[View], words: Lexicon) -> tuple[EventFinding, ...]:
    """The events of an article from its sentences in order; the title, which tells them once more, is read last."""
    numbers = number_reader(words.language)
    settings = {name: bool(words.settings.get(name, False)) for name in ("noun_before", "capital_nouns")}
    discourse = Discourse(
        negation_before=bool(words.settings.get("negation_before", True)), home=words.settings.get("home")
    )
    body = [view for view in views if view.sentence.paragraph > 0]
    title = [view for view in views if view.sentence.paragraph == 0]
    for view in (*body, *title):
        if not _is_story(view):
            continue
        discourse.read(view, find_quantities(view, numbers, **settings))
    return tuple(_finding(draft, views) for draft in discourse.drafts())


def _is_story(view: View) -> bool:
    """False for questions, and for the lines of a page that are no part of the article."""
    if view.text.endswith(("?", "？"), view.sentence.start, view.sentence.end):
        return False
    opening = view.having("boilerplate")
    return not (opening and opening[0].start - view.sentence.start <= 2)


def _finding(draft: Draft, views: Sequence[View]) -> EventFinding:
    counts = tuple(_count(figure, views) for figure in draft.figures)
    date = draft.date
    if date and (date.span is None or date.span.precision is Precision.YEAR):
        draft.note("date")
    if date is None:
        draft.note("date")
    if draft.location is None and draft.kind is not EventKind.DEPORTATION:
        draft.note("place")
    if draft.location and draft.location.place.place is None:
        draft.note("place")
    return EventFinding(
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        status=draft.status,
        strength=Strength.WEAK if not draft.location and not draft.figures else Strength.FIRM,
        place=draft.location.place if draft.location else None,
        date=date,
        counts=counts,
        country=draft.country,
        partners=tuple(dict.fromkeys(code for code in draft.partners if code != draft.country)),
        origin=draft.origin,
        destination=draft.destination,
        confidence=max(0.3, 0.95 - 0.15 * len(draft.doubts)),
        why="read from: " + "; ".join(draft.why),
        doubts=tuple(draft.doubts),
    )


def _count(figure: Figure, views: Sequence[View]) -> CountMention:
    quantity: Quantity = figure.quantity
    text = views[0].text[quantity.start : quantity.noun_end] if views else ""
    count = Count(figure.what, quantity.value, quantity.qualifier, figure.scope, quantity.nationality, part=figure.part)
    return CountMention(quantity.start, quantity.noun_end, text, count, 0.9, f"{figure.what}, by the words beside it")
