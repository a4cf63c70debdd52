"""Brings together what several sentences tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from geo.model import EventKind, PlaceKind, Precision, Status
from geo.reading.events.draft import ACTION, Draft, Figure, agree
from geo.reading.findings import DateMention

_RECENT = 100  # drafts; no article tells of more, and a text that does is still read in linear time
_QUARTERS = (PlaceKind.DISTRICT, PlaceKind.WARD, PlaceKind.VILLAGE, PlaceKind.BUILDING)
_TELLING = 10  # two numbers from here on are hardly equal by chance


def take_in(drafts: list[Draft], new: Draft) -> Draft:
    """`new` joined with the draft it tells of again, else added; returns the one that stands for it now."""
    recent = list(islice(reversed(drafts), _RECENT))
    if new.paragraph == 0:  # of the events that the title may tell of, that with its number or place
        recent.sort(key=lambda draft: (not _counts_alike(draft, new), not _same_place(draft, new)))
    for draft in recent:
        if same_event(draft, new):
            join(draft, new)
            return draft
    if not _is_bare(new):
        drafts.append(new)
    return new


def _counts_alike(first: Draft, second: Draft) -> bool:
    """Whether two drafts have the same number of people; so they do where the second has none."""
    one, other = first.total, second.total
    return other is None or (one is not None and one.value == other.value)


def _same_place(first: Draft, second: Draft) -> bool:
    return first.place_id == second.place_id or contains(first, second) or contains(second, first)


def _is_bare(draft: Draft) -> bool:
    """Whether a draft that told of nothing known says nothing itself."""
    stated = draft.location or draft.date or draft.figures or (draft.origin and draft.destination)
    return draft.family in ACTION and not stated


def same_event(first: Draft, second: Draft) -> bool:
    """Whether two drafts can and should be one event: nothing contradicts it, and something ties them."""
    if first.family != second.family or first.cumulative != second.cumulative:
        return False
    if first.status is not second.status or not _dates_fit(first.date, second.date):
        return False
    one, other = first.total, second.total
    if one and other and not agree(one, other) and not _is_named_part(one, second) and not _is_named_part(other, first):
        return False
    counted = one is not None and other is not None
    titled = 0 in (first.paragraph, second.paragraph)
    if titled and counted and one and one.value >= _TELLING:
        return True
    if not _routes_fit(first, second):
        return False
    if first.place_id and second.place_id:
        same = _same_place(first, second)
        if second.again and _is_next(first, second) and (same or _is_unknown(second)):
            return True  # "the raid, carried out on Saturday, …"
        return same and (
            first.place_id == second.place_id or counted or _dated(first, second) or _goes_on(first, second)
        )
    if first.spread != second.spread and not counted and not (first.place_id is None and second.place_id is None):
        return False
    if counted:
        return True
    return _tied(first, second)


def _goes_on(first: Draft, second: Draft) -> bool:
    """Whether the second only says more of the first: told next, with neither a day nor a number of people."""
    if first.family not in ("raid", EventKind.RESCUE):
        return False
    bare = any(draft.date is None and draft.total is None for draft in (first, second))
    return bare and _is_next(first, second)


def _is_next(first: Draft, second: Draft) -> bool:
    return 0 < first.paragraph <= second.paragraph <= first.paragraph + 1


def _is_unknown(draft: Draft) -> bool:
    """Whether its place is one that the gazetteer cannot put anywhere."""
    return draft.location is not None and draft.location.place.place is None


def _is_named_part(total: Figure, draft: Draft) -> bool:
    """Whether one number is the part of one nationality in the other draft: "118 Indonesians" of the 243."""
    return total.quantity.nationality is not None and any(
        figure.part and figure.value == total.value and figure.quantity.nationality == total.quantity.nationality
        for figure in draft.figures
    )


def _tied(first: Draft, second: Draft) -> bool:
    """Whether a bare mention belongs to a fuller one: same day and kind, or same pair of countries."""
    if first.family in (EventKind.WARNING, EventKind.DIRECTIVE):
        return second.paragraph == 0 or first.paragraph == 0 or second.paragraph - first.paragraph <= 1
    if first.family in (EventKind.AGREEMENT, EventKind.MEETING):
        near = second.paragraph - first.paragraph <= 1 or _dated(first, second)
        shared = {first.country, *first.partners} & {second.country, *second.partners} - {None}
        return near and (bool(shared) or second.weak or first.weak)
    if first.family == EventKind.DEPORTATION:
        ends = first.destination == second.destination or None in (first.destination, second.destination)
        return ends and second.paragraph - first.paragraph <= 1 and (first.total is None or second.total is None)
    bare = second if second.place_id is None and second.total is None else first
    return bare.place_id is None and bare.total is None and (_dated(first, second) or bare.weak or bare.paragraph == 0)


def _dated(first: Draft, second: Draft) -> bool:
    return bool(first.date and second.date and first.date.span and second.date.span)


def _dates_fit(first: DateMention | None, second: DateMention | None) -> bool:
    if first is None or second is None or first.span is None or second.span is None:
        return first is None or second is None or first.text == second.text or first.span is not second.span
    return first.span.start < second.span.end and second.span.start < first.span.end


def _routes_fit(first: Draft, second: Draft) -> bool:
    if first.family in (EventKind.AGREEMENT, EventKind.MEETING):
        one, other = {first.country, *first.partners} - {None}, {second.country, *second.partners} - {None}
        return first.weak or second.weak or len(one & other) >= min(2, len(one), len(other))
    if first.family in (EventKind.WARNING, EventKind.DIRECTIVE):
        titled = 0 in (first.paragraph, second.paragraph) and None in (first.place_id, second.place_id)
        return titled or first.place_id == second.place_id
    pairs = ((first.origin, second.origin), (first.destination, second.destination))
    return all(one == other or None in (one, other) for one, other in pairs)


def contains(large: Draft, small: Draft) -> bool:
    """Whether the place of one is the province of the other."""
    if large.location is None or small.location is None:
        return False
    outer, inner = large.location.place, small.location.place
    if any(mention.place and outer.place and mention.place.id == outer.place.id for mention in small.location.chain):
        return True
    if not outer.place or not inner.place:
        return False
    capital = outer.kind is PlaceKind.CITY and outer.place.adm1 == outer.place.name and inner.kind in _QUARTERS
    if outer.kind is not PlaceKind.PROVINCE and not capital:
        return False
    return inner.place.country == outer.place.country and inner.place.adm1 == outer.place.adm1


def join(draft: Draft, new: Draft) -> None:
    """Gives `draft` what `new` knows better: a place where it has none or a larger one, a day, further figures."""
    if draft.kind is EventKind.ARREST and new.kind is EventKind.RAID and not draft.spread:
        draft.kind = EventKind.RAID
    if new.location and (draft.location is None or contains(draft, new)) and not draft.spread:
        draft.location = new.location
        draft.country = new.country or draft.country
    if new.date and new.date.span and (draft.date is None or draft.date.span is None or _finer(new.date, draft.date)):
        draft.date = new.date
    for figure in new.figures[: _RECENT - len(draft.figures)] if len(draft.figures) < _RECENT else ():
        known = [
            other
            for other in draft.figures
            if other.what == figure.what and other.quantity.nationality == figure.quantity.nationality
        ]
        twin = next((other for other in known if agree(other, figure)), None)
        if twin is None:
            draft.figures.append(figure)
        elif figure.exact and not twin.exact:
            draft.figures[draft.figures.index(twin)] = figure
    if new.country and (draft.country is None or ("country" in draft.doubts and "country" not in new.doubts)):
        draft.country = new.country
    draft.origin = draft.origin or new.origin
    draft.destination = draft.destination or new.destination
    draft.partners += [code for code in new.partners if code not in draft.partners and code != draft.country]
    draft.weak = draft.weak and new.weak
    draft.why += [reason for reason in new.why if reason not in draft.why]


def _finer(new: DateMention, old: DateMention) -> bool:
    order = [Precision.DAY, Precision.RANGE, Precision.MONTH, Precision.YEAR]
    if new.span is None or old.span is None:
        return False
    return order.index(new.span.precision) < order.index(old.span.precision)


def worth_keeping(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """False for what is named too thinly to be an event: no number, and neither place nor day, or a mere noun."""
    if draft.weak:
        return False
    if draft.kind in (EventKind.WARNING, EventKind.DIRECTIVE):
        return True
    if draft.kind is EventKind.COMPOUND:
        return draft.location is not None or draft.counts_sites
    if draft.family in (EventKind.AGREEMENT, EventKind.MEETING):
        return bool(draft.partners) or draft.location is not None
    if draft.total:
        return True
    if draft.kind is EventKind.DEPORTATION:
        return bool(draft.origin and draft.destination and (draft.date or draft.status is Status.PLANNED)) or bool(
            draft.date and draft.location
        )
    return draft.counts_sites or (draft.location is not None and not draft.cumulative)
