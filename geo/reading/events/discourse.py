"""Reads the sentences of an article one after the other and remembers what they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from geo.model import EventKind, PlaceKind, Status
from geo.reading.counts import PARTS, PEOPLE, Quantity
from geo.reading.events.actors import COUNTRIES, Actor, Part, actors
from geo.reading.events.clauses import INCIDENTS, KINDS, REPORTING, Trigger, triggers, units
from geo.reading.events.deeds import main_triggers, things
from geo.reading.events.draft import ACTION, Draft, Figure
from geo.reading.events.incidents import incidents
from geo.reading.events.locations import Location, Role, locations
from geo.reading.events.merge import take_in, worth_keeping
from geo.reading.events.relations import Told, relations
from geo.reading.events.routes import set_countries
from geo.reading.events.sites import sites
from geo.reading.events.unit import ELSEWHERE, Unit
from geo.reading.findings import DateMention
from geo.reading.view import View

_INCIDENT_ROLES = tuple(role for role, kind in KINDS.items() if kind in INCIDENTS)
_MOST_FIGURES = 100
_OPENING = 40
_QUOTES = 8  # sentences of officials after which "they seized" still tells of the raid
_MEMORY = 3  # sentences after which "they" and "there" no longer point back


class Discourse:
    """Feed it the sentences in order, the title last; then ask for the drafts."""

    def __init__(self, *, negation_before: bool, home: str | None = None) -> None:
        """`home` is the country that a ministry belongs to where the text names none."""
        self._negation_before = negation_before
        self._home = home
        self._drafts: list[Draft] = []
        self._focus: list[Draft] = []
        self._focus_age = _MEMORY + 1
        self._elsewhere = False  # whether a paragraph without events has led to another place since
        self._setting: Draft | None = None
        self._remembered: list[str] = []
        self._named: Counter[str] = Counter()
        self._all: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()  # countries in which something is said to be
        self._dateline: Location | None = None
        self._last_place: Location | None = None
        self._last_site: Location | None = None
        self._last_raid: Draft | None = None
        self._last_counted: Unit | None = None
        self._here: str | None = None  # the country that this sentence has set itself in
        self._agent: str | None = None
        self._agent_age = 0
        self._met = False
        self._officials = self._spoke = False  # whether the sentence before spoke of officials, and whether this does

    def read(self, view: View, quantities: Sequence[Quantity]) -> None:
        """Takes in what one sentence tells."""
        self._focus_age += 1
        self._agent_age += 1
        self._officials, self._spoke = self._spoke, view.has("officers", "leader")
        if view.sentence.paragraph == 0:
            self._focus_age = _MEMORY + 1  # the title goes on from no sentence
        named = quantities or view.places or view.has(*COUNTRIES, "move")
        if not (named or not view.roles.isdisjoint(REPORTING)):
            return  # nothing to tell, and nobody to remember
        previous: Unit | None = None
        self._here = None
        found: list[Draft] = []
        for start, end in units(view):
            unit = self._unit(view, start, end, quantities, previous)
            previous = unit if unit.triggers else previous
            self._last_counted = unit if unit.triggers and unit.quantities else self._last_counted
            dateline = (spot for spot in unit.locations if spot.role is Role.DATELINE and not spot.is_country)
            self._dateline = self._dateline or next(dateline, None)
            told = self._read_unit(unit)
            self._note_setting(unit, told)
            self._note_places(unit)
            if told:
                self._focus, self._focus_age = told, 0
            found += told
        if found:
            self._focus, self._focus_age = found, 0
            raids = [draft for draft in found if draft.family == "raid" and not draft.cumulative]
            self._last_raid = raids[0] if raids else self._last_raid

    def _unit(self, view: View, start: int, end: int, quantities: Sequence[Quantity], previous: Unit | None) -> Unit:
        own = [quantity for quantity in quantities if start <= quantity.start < end]
        asserted, denied = triggers(view, start, end, negation_before=self._negation_before)
        spots = _without_governments(view, start, end, locations(view, start, end), own)
        inherited: list[DateMention] = []
        summed = bool(view.cues_in(start, start + _OPENING, "sum_turn"))
        if not asserted and not denied and previous and (summed or any(spot.role is Role.IN for spot in spots)):
            asserted = [replace(trigger, start=start, end=start) for trigger in main_triggers(previous)]
            inherited = [] if summed else list(previous.dates)  # "; the second, in Bavet, …"
        if not asserted and not denied and spots and own and view.cues_in(start, end, "as_before"):
            asserted = self._counted_before(start, previous)
        told_before = _background(view, asserted, start, end)
        asserted = [trigger for trigger in asserted if trigger.start < told_before]
        spots = [spot for spot in spots if spot.is_country or spot.start < told_before]
        stated = [date for date in view.dates if start <= date.start < min(end, told_before)]
        if not stated and (resumed := view.plain.find(", ", told_before, end)) > 0:
            stated = [date for date in view.dates if resumed <= date.start < end]
        said = [date for date in stated if _is_aside(view, date)]
        dates = [date for date in stated if date not in said] or inherited
        return Unit(view, start, end, asserted, denied, own, spots, dates, said)

    def _counted_before(self, start: int, previous: Unit | None) -> list[Trigger]:
        """What the unit before counted, for one that goes on with other places: "In Bavet it was 45"."""
        last = previous or (self._last_counted if self._focus_age <= 1 else None)
        if last is None:
            return []
        told = [trigger for trigger in main_triggers(last) if trigger.kind in INCIDENTS]
        return [replace(trigger, start=start, end=start) for trigger in told if trigger.status is Status.REPORTED]

    def _read_unit(self, unit: Unit) -> list[Draft]:
        codes = actors(unit.view, unit.start, unit.end, unit.quantities, unit.locations)
        self._remember(codes)
        found: list[Draft] = []
        before = self._here
        self._here = next((actor.code for actor in codes if actor.part is Part.IN), before)
        for draft in incidents(unit):
            set_countries(draft, unit, codes)
            if draft.country is None and before and before != draft.destination:
                draft.country = before  # "In Cambodia the premier ordered …; in two weeks 2,000 were arrested"
                draft.origin = before if draft.kind is EventKind.DEPORTATION else None
            self._find_host(draft)
            self._complete(unit, draft)
            if draft.country is None and self._agent_age == 1 and draft.kind is not EventKind.DEPORTATION:
                draft.note("country")
                draft.country = self._agent  # "Cambodia's premier ordered … In two weeks 2,000 people were arrested."
            found.append(take_in(self._drafts, draft))
        related = any(trigger.kind not in INCIDENTS for trigger in unit.triggers)
        told = self._told() if related else None
        for draft in relations(unit, codes, told) if told else ():
            self._complete_relation(unit, draft)
            self._met |= draft.kind is EventKind.MEETING
            found.append(take_in(self._drafts, draft))
        if not found:
            self._add_details(unit)
        acting = [actor.code for actor in codes if actor.part is Part.AGENT]
        if acting:
            self._agent, self._agent_age = acting[0], 0
        for draft in sites(unit):
            draft.country = next((actor.code for actor in codes if actor.part is Part.IN), None)
            if draft.location is None and not draft.counts_sites and not draft.country:
                draft.location = self._last_site or self._last_place
                draft.note("place")
            scene = self._scene(self._drafts[-_MOST_FIGURES:]) if draft.counts_sites else None
            draft.country = _country_of(draft) or draft.country or scene or next(iter(self._remembered), None)
            take_in(self._drafts, draft)
        return found

    def _told(self) -> Told:
        agent = self._agent if self._agent_age <= 1 else None
        scene = self._scene(self._drafts[-_MOST_FIGURES:])
        return Told(self._both(), agent, self._meeting(), self._met, self._home, scene, self._officials)

    def _find_host(self, draft: Draft) -> None:
        """Of several countries that acted together at no stated place, the one where the story takes place."""
        if draft.location or not draft.partners or draft.kind is EventKind.DEPORTATION:
            return
        scenes = Counter(code for other in self._drafts[-_MOST_FIGURES:] if (code := _country_of(other)))
        host = next((code for code, _ in (scenes + self._inside).most_common(1)), None)
        if host in draft.partners and draft.country and host:
            draft.partners = [code for code in (draft.country, *draft.partners) if code != host]
            draft.country = host

    def _fresh(self) -> bool:
        return bool(self._focus) and self._focus_age <= _MEMORY

    def _meeting(self) -> Draft | None:
        """The meeting the sentence before told of, unless what was agreed there has been told already."""
        if self._focus_age > 1 or any(draft.kind is EventKind.AGREEMENT for draft in self._focus):
            return None
        meetings = (draft for draft in self._focus if draft.kind is EventKind.MEETING and draft.partners)
        return next(meetings, None)

    def _point_back(self, unit: Unit, draft: Draft) -> None:
        """Resolves "there" and "in the zone" to the place last named."""
        if there := unit.view.cues_in(unit.start, unit.end, "there"):
            reached = [spot for spot in unit.locations if spot.role is Role.TO and spot.end < there[0].start]
            draft.location = reached[-1] if reached and not reached[-1].is_country else self._last_place
        elif unit.view.cues_in(unit.start, unit.end, "the_site"):
            draft.location = self._last_site or self._last_place
        elif self._dateline and unit.view.cues_in(unit.start, unit.end, "here"):
            draft.location = self._dateline
        if draft.location:
            draft.country = _country_of(draft) or draft.country
            draft.note("place")

    def _complete(self, unit: Unit, draft: Draft) -> None:
        """Takes place and day from the sentence before, where this one goes on telling of it."""
        if draft.location is None:
            self._point_back(unit, draft)
        if draft.weak and draft.location is None and draft.date and self._focus_age <= 1:
            for other in self._focus:  # "The operation took place on May 2."
                if other.family in ("raid", "rescue") and other.date is None and not other.cumulative:
                    other.date = draft.date
        if self._set_in(unit, draft) or self._elsewhere:
            return
        if not self._fresh() or draft.cumulative or draft.spread or unit.view.cues_in(unit.start, unit.end, "total"):
            return
        focus = next((other for other in self._focus if other.family in ACTION), None)
        if focus is None or focus.cumulative or focus.spread or len(self._focus_places()) > 1:
            return
        elsewhere = any(spot.role is Role.IN for spot in unit.locations)
        told_again = (
            draft.location is None
            and not elsewhere
            and not (draft.weak and draft.date is None)
            and draft.kind is not EventKind.DEPORTATION
        )
        if unit.view.cues_in(unit.start, unit.start + _OPENING, "sum_turn") and focus.kind is draft.kind:
            draft.country = draft.country or focus.country  # "handed over 40, bringing the total to 900"
            draft.origin, draft.destination = draft.origin or focus.origin, draft.destination or focus.destination
        self._place_sender(unit, draft, focus)
        told_again = told_again and focus.kind is not EventKind.DEPORTATION and draft.status is focus.status
        if told_again and (draft.date is None or focus.date is None or draft.date.span == focus.date.span):
            draft.location = focus.location
            draft.country = _country_of(draft) or draft.country
            draft.note("place")
        goes_on = draft.place_id == focus.place_id and not (draft.weak and draft.place_id is None)
        if draft.date is None and goes_on and draft.kind is not EventKind.DEPORTATION:
            draft.date = focus.date

    def _place_sender(self, unit: Unit, draft: Draft, focus: Draft) -> None:
        """Who sends people out whom the sentence before spoke of: the country where they were, or were brought."""
        if draft.kind is not EventKind.DEPORTATION or draft.country is not None:
            return
        moved = (
            other.destination for other in self._focus if other.kind is EventKind.DEPORTATION and not _at_home(other)
        )
        same_people = unit.view.has("of_them", "people_pronoun") and self._focus_age <= _MEMORY - 1
        there = (next((code for code in moved if code), None) if same_people else None) or focus.country
        if there and there != draft.destination and (draft.destination or same_people):
            draft.country = draft.origin = there
            draft.note("country")

    def _focus_places(self) -> set[str]:
        return {place for draft in self._focus if (place := draft.place_id)}

    def _complete_relation(self, unit: Unit, draft: Draft) -> None:
        if draft.location is None:
            said = draft.country
            self._point_back(unit, draft)
            if said and draft.country != said and said not in draft.partners:
                draft.partners.append(said)

    def _add_details(self, unit: Unit) -> None:
        """Seized things, and parts by nationality or sex, belong to the event at the place named, else to the last."""
        target = (self._target(unit) or self._seizure(unit)) if unit.quantities else None
        if target is None or unit.denied or unit.view.cues_in(unit.start, unit.end, "estimate"):
            return
        going_on = self._focus_age <= 1 and not unit.view.cues_in(unit.start, unit.end, "other_deed")
        parts = [
            Figure(q, q.what if q.what in PARTS else ACTION[target.family], part=True)
            for q in unit.quantities
            if going_on and (q.what in PARTS or (q.what == PEOPLE and q.nationality))
        ]
        if unit.view.cues_in(unit.start, unit.end, "kill"):
            parts = [Figure(q, "killed") for q in unit.quantities if q.what in (PEOPLE, "staff")]
        known = {(figure.what, figure.value) for figure in target.figures}
        figures = [figure for figure in (*things(unit), *parts) if (figure.what, figure.value) not in known]
        target.figures += figures[: max(0, _MOST_FIGURES - len(target.figures))]
        if figures:
            target.weak = False
            self._focus_age = min(self._focus_age, 1)

    def _target(self, unit: Unit) -> Draft | None:
        ids = {spot.place.place.id for spot in unit.places if spot.place.place}
        raids = [draft for draft in self._drafts[-_MOST_FIGURES:] if draft.family in ACTION and not draft.cumulative]
        at_place = [draft for draft in raids if draft.place_id in ids]
        if at_place:
            return at_place[-1]
        if things(unit) and not ids and self._last_raid and self._fresh_for_things():
            return self._last_raid
        if things(unit) and ids and (raid := self._raid_of_no_place(unit)):
            return raid
        if ids or not self._fresh():
            return None
        focus = [draft for draft in self._focus if draft.family in ACTION and not draft.cumulative]
        return next((draft for draft in focus if draft.spread), focus[0] if focus else None)

    def _raid_of_no_place(self, unit: Unit) -> Draft | None:
        """The raid the sentence before told of without a place, which this one names: "In A 45 phones were seized"."""
        raid, spots = self._last_raid, [spot for spot in unit.places if spot.role is Role.IN]
        if raid is None or raid.location or self._focus_age > 1 or raid.paragraph != unit.view.sentence.paragraph:
            return None
        if len(spots) != 1 or unit.denied or raid.country not in (None, _code(spots[0])):
            return None
        raid.location, raid.date = spots[0], raid.date or next(iter(unit.dates), None)
        raid.country = _country_of(raid) or raid.country
        raid.note("place")
        return raid

    def _seizure(self, unit: Unit) -> Draft | None:
        """The raid that things were seized in, where no sentence tells of it: "seized 45 phones at a villa in A"."""
        spots = [spot for spot in unit.places if spot.role is Role.IN]
        if not spots or unit.denied or not things(unit) or self._last_raid is not None:
            return None
        sentence = unit.view.sentence
        draft = Draft(EventKind.RAID, sentence.start, sentence.end, sentence.paragraph, location=spots[0])
        draft.date = next(iter(unit.dates), None)
        draft.country = _country_of(draft)
        draft.why.append("things seized at a place")
        self._drafts.append(draft)
        return draft

    def _fresh_for_things(self) -> bool:
        """Whether things seized still belong to the last raid, though others have spoken since."""
        raids = any(draft.family == "raid" for draft in self._focus)
        return self._focus_age <= (_QUOTES if raids else _MEMORY)

    def _note_places(self, unit: Unit) -> None:
        for spot in unit.locations:
            if spot.is_country or spot.role in ELSEWHERE:
                continue
            self._last_place = spot
            if spot.place.kind in (PlaceKind.SEZ, PlaceKind.BUILDING):
                self._last_site = spot

    def _note_setting(self, unit: Unit, told: Sequence[Draft]) -> None:
        """Remembers where and when something else took place: "On May 2 a brawl broke out in A. Four were arrested"."""
        if told:
            self._setting, self._elsewhere = None, False
            return
        spots = [spot for spot in unit.places if spot.role is Role.IN]
        if not spots or unit.triggers or unit.denied:
            return
        sentence = unit.view.sentence
        ids = {spot.place.place.id for spot in spots if spot.place.place}
        later = any(draft.paragraph < sentence.paragraph for draft in self._focus)
        self._elsewhere = self._elsewhere or (later and not ids & self._focus_places())
        if unit.dates and not unit.view.has("report", "officers", "seat"):
            self._setting = Draft(EventKind.RAID, sentence.start, sentence.end, sentence.paragraph, location=spots[0])
            self._setting.date = unit.dates[0]

    def _set_in(self, unit: Unit, draft: Draft) -> bool:
        """Gives a draft without a place that of the sentence before, where this told of another kind of event."""
        setting, self._setting = self._setting, None
        bare = draft.location is None and draft.family in ("raid", EventKind.RESCUE) and not draft.cumulative
        if setting is None or not bare or setting.paragraph != draft.paragraph:
            return False
        if any(spot.role is Role.IN for spot in unit.locations) or (draft.date and draft.date != setting.date):
            return False
        draft.location, draft.date = setting.location, draft.date or setting.date
        draft.country = _country_of(draft) or draft.country
        draft.note("place")
        return True

    def _both(self) -> list[str]:
        """Whom "the two countries" means: those named last, then those named most."""
        recent = sorted(self._remembered[:2], key=lambda code: -self._named[code])
        return list(dict.fromkeys([*recent, *(code for code, _ in self._all.most_common(3))]))

    def _remember(self, codes: Sequence[Actor]) -> None:
        if not codes:
            return
        for actor in codes:
            self._all[actor.code] += 1
            self._inside[actor.code] += actor.part is Part.IN
        sides = [actor.code for actor in codes if actor.part is not Part.PEOPLE]
        for code in sides:
            self._named[code] += 1
            if code in self._remembered:
                self._remembered.remove(code)
            self._remembered.insert(0, code)
        del self._remembered[4:]

    def drafts(self) -> list[Draft]:
        """The events of the article in the order of the text, those too thin left out."""
        kept = _without_headlines([draft for draft in self._drafts if worth_keeping(draft, self._drafts)])
        kept = [draft for draft in kept if not _is_told_closer(draft, kept)]
        main = self._scene(kept)
        for draft in kept:
            if draft.country is None and main and main != draft.destination:
                draft.country = main
                draft.note("country")
        return sorted(kept, key=lambda draft: (draft.start, draft.end))

    def _scene(self, drafts: Sequence[Draft]) -> str | None:
        """The country in which most of the events with a place took place, else the one named most."""
        scenes = Counter(code for draft in drafts if draft.family in ACTION and (code := _country_of(draft)))
        most = [*scenes.most_common(1), *self._named.most_common(1)]
        return most[0][0] if most else None


def _without_headlines(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of the title whose like the article tells of at the same place, or at any."""
    told = {(draft.family, draft.place_id) for draft in drafts if draft.paragraph > 0}
    families = {family for family, _ in told}
    return [
        draft
        for draft in drafts
        if draft.paragraph > 0
        or not ((draft.family, draft.place_id) in told or (draft.place_id is None and draft.family in families))
    ]


def _is_told_closer(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether all it says is the province in which the raids told behind it took place: "raids in Cavite and …"."""
    area = draft.location.place.place if draft.location else None
    if draft.family != "raid" or area is None or area.kind is not PlaceKind.PROVINCE or draft.date or draft.figures:
        return False
    return any(
        other.family == "raid"
        and other.figures
        and other.date
        and other.start > draft.start
        and (inner := other.location.place.place if other.location else None)
        and inner.kind is not PlaceKind.PROVINCE
        and (inner.country, inner.adm1) == (area.country, area.name)
        for other in drafts
    )


def _background(view: View, asserted: Sequence[Trigger], start: int, end: int) -> int:
    """Where a relative clause begins that tells by the way of another event: "who had been arrested in A on May 2"."""
    for cue in view.cues_in(start, end, "background"):
        told = view.after(cue.end, 2, *_INCIDENT_ROLES) is not None
        later = [trigger for trigger in asserted if trigger.start > cue.start]
        nouns = all(trigger.noun or view.before(trigger.start, 1, "kind") for trigger in later)
        if told and len(later) < len(asserted) and nouns:
            return cue.start
    return end


def _without_governments(
    view: View, start: int, end: int, spots: list[Location], quantities: Sequence[Quantity]
) -> list[Location]:
    """The locations without the capitals that act: "Taipei protested"."""
    bare = [spot for spot in spots if spot.role is Role.BARE and not spot.is_country]
    governments = {cue.start for cue in view.cues_in(start, end, *COUNTRIES)}
    if governments.isdisjoint(spot.start for spot in bare) or view.cues_in(start, end, "as_before"):
        return spots
    acting = {actor.start for actor in actors(view, start, end, quantities, spots) if actor.part is Part.AGENT}
    return [spot for spot in spots if spot.is_country or spot.role is not Role.BARE or spot.start not in acting]


def _country_of(draft: Draft) -> str | None:
    return _code(draft.location) if draft.location else None


def _code(spot: Location) -> str | None:
    return spot.place.place.country if spot.place.place else None


def _at_home(draft: Draft) -> bool:
    """Whether the people sent on have come to their own country, so that nobody will send them any further."""
    return any(figure.quantity.nationality == draft.destination for figure in draft.figures)


def _is_aside(view: View, date: DateMention) -> bool:
    """Whether a date tells when something was said: "said on Thursday"."""
    cue = view.before(date.start, 12 if view.spaced else 2, "report")
    between = view.plain[cue.end : date.start].removeprefix(",") if cue else ""
    if cue is not None and not set(between) & set(",，"):
        return True
    return bool(len(view.dates) > 1 and view.after(date.end, 1, "report"))  # wie die Polizei am Montag mitteilte
