"""What a file would do to the atlas, before it does: what is new, known, different, or perhaps told already.

Pure: the same file and atlas make the same plan, ids included.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from geo.errors import InvalidRecord
from geo.importing.differences import Difference, differences
from geo.importing.entries import arriving, citation, unknown_codes, unsound
from geo.importing.nearby import Nearby
from geo.importing.newcomers import Newcomers
from geo.importing.records import Harvest, Incoming
from geo.importing.sheet import Problem
from geo.model import Atlas, Event, Place, Source
from geo.records.arrivals import Arrival, ArrivingEvent
from geo.review.duplicates import Likeness, likely_duplicates

_COARSE = "The file tells it less exactly, for the public; ours stays."


class Standing(StrEnum):
    """How a record of the file stands to what is here. `LIKELY`: new by its id, but perhaps told here already."""

    NEW = "new"
    LIKELY = "likely"
    DIFFERENT = "different"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Planned:
    """A good row. `ours` is the record of the same id, None where there is none shown.

    `arriving` is what would be kept: None for what is known. `remarks` are for people to read.
    """

    row: int
    event: Event
    standing: Standing
    ours: Event | None = None
    arriving: ArrivingEvent | None = None
    likely: tuple[Likeness, ...] = ()
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of each row. `sources` and `places` are those that nobody knows here, by id."""

    harvest: Harvest
    planned: tuple[Planned, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]

    def of(self, *standings: Standing) -> tuple[Planned, ...]:
        return tuple(one for one in self.planned if one.standing in standings)

    @property
    def bad_rows(self) -> tuple[int, ...]:
        """Numbers of the rows that cannot be taken."""
        return tuple(sorted({problem.row for problem in self.problems}))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What to tell of the file as a whole."""
        coarse = "This file was made for the public: places and figures in it are less exact than in its atlas."
        return (*((coarse,) if self.harvest.coarsened else ()), *self.harvest.remarks)


def make_plan(harvest: Harvest, atlas: Atlas, hidden: Mapping[str, str] | None = None) -> Plan:
    """The plan of a file against the atlas. `hidden` are ids that are kept but not in the atlas, with the reason."""
    planner = _Planner(harvest, atlas, hidden or {})
    planned = tuple(planner.planned())
    kept = [one.arriving for one in planned if one.arriving]
    named = {report for one in kept for report in (one.source_id, *(other.source_id for other in one.others))}
    there = {one.entry.place for one in kept}
    newcomers = planner.newcomers
    return Plan(
        harvest,
        planned,
        tuple(sorted((*harvest.problems, *planner.problems))),
        {source_id: source for source_id, source in newcomers.sources.items() if source_id in named},
        {place_id: place for place_id, place in newcomers.places.items() if place_id in there},
    )


def arrival(plan: Plan, *, take: frozenset[str] = frozenset(), leave: frozenset[str] = frozenset()) -> Arrival:
    """What to hand to the store: all that is new, but for the ids to `leave`, and of what differs the ids to `take`."""
    events = [
        one.arriving for one in plan.of(Standing.NEW, Standing.LIKELY) if one.arriving and one.event.id not in leave
    ]
    changed = [one.arriving for one in plan.of(Standing.DIFFERENT) if one.arriving and one.event.id in take]
    kept = (*events, *changed)
    named = {report for one in kept for report in (one.source_id, *(other.source_id for other in one.others))}
    there = {one.entry.place for one in kept}
    return Arrival(
        plan.harvest.name,
        tuple(citation(source) for source_id, source in plan.sources.items() if source_id in named),
        tuple(place for place_id, place in plan.places.items() if place_id in there),
        tuple(events),
        tuple(changed),
    )


class _Planner:
    """Goes through the rows in their order."""

    def __init__(self, harvest: Harvest, atlas: Atlas, hidden: Mapping[str, str]) -> None:
        self._harvest, self._atlas, self._hidden = harvest, atlas, hidden
        self._ours = {event.id: event for event in atlas.events}
        self._sources = dict(atlas.sources)
        self._nearby = Nearby(atlas)
        self._seen: dict[str, int] = {}
        self.newcomers = Newcomers(atlas, coarsened=harvest.coarsened)
        self.problems: list[Problem] = []

    def planned(self) -> Iterator[Planned]:
        for incoming in self._harvest.incoming:
            try:
                yield self._one(incoming)
            except InvalidRecord as error:
                column, colon, message = str(error).partition(": ")
                told = (column, message) if colon and column.isidentifier() else ("", str(error))
                self.problems.append(Problem(incoming.row, told[0], "", told[1]))

    def _one(self, incoming: Incoming) -> Planned:
        event = incoming.event
        if (row := self._seen.setdefault(event.id, incoming.row)) != incoming.row:
            same = "tells the same as" if self._harvest.foreign else f"id: {event.id} stands already in"
            raise InvalidRecord(f"{same} row {row}; drop one of the two, or give this one another id")
        for column, code in unknown_codes(event, incoming.sources, self._atlas):
            raise InvalidRecord(f"{column}: {code!r} is the code of no country; write two letters such as KH")
        newcomer = self.newcomers.placed(event, incoming.sources)
        remarks = (*incoming.remarks, *newcomer.remarks)
        sources: Mapping[str, Source] = ChainMap(dict(newcomer.sources), self._sources)
        entry = arriving(newcomer.event, sources)
        for message in unsound(entry.entry, citation(sources[entry.source_id]), newcomer.event.place):
            raise InvalidRecord(message)
        self.newcomers.keep(newcomer)
        ours = self._ours.get(event.id)
        if ours is None:
            return self._not_here(replace(incoming, event=newcomer.event, remarks=remarks), entry)
        return self._here(replace(incoming, event=newcomer.event, remarks=remarks), ours, sources)

    def _not_here(self, incoming: Incoming, entry: ArrivingEvent) -> Planned:
        event = incoming.event
        if reason := self._hidden.get(event.id):
            return Planned(incoming.row, event, Standing.KNOWN, remarks=(*incoming.remarks, f"It was {reason}."))
        likely = tuple(likely_duplicates(event, self._nearby.atlas_for(event)))
        standing = Standing.LIKELY if likely else Standing.NEW
        return Planned(incoming.row, event, standing, None, entry, likely, remarks=incoming.remarks)

    def _here(self, incoming: Incoming, ours: Event, sources: Mapping[str, Source]) -> Planned:
        found = tuple(differences(ours, incoming, replace(self._atlas, sources=sources)))
        if not found:
            return Planned(incoming.row, ours, Standing.KNOWN, ours, remarks=incoming.remarks)
        if incoming.event.withheld or self._harvest.coarsened:
            return Planned(incoming.row, ours, Standing.KNOWN, ours, remarks=(*incoming.remarks, _COARSE))
        finer = ("The file tells it more exactly than the record here.",) if ours.withheld else ()
        theirs = arriving(_over(ours, incoming), sources)
        return Planned(
            incoming.row,
            incoming.event,
            Standing.DIFFERENT,
            ours,
            theirs,
            differences=found,
            remarks=(*incoming.remarks, *finer),
        )


def _over(ours: Event, incoming: Incoming) -> Event:
    """The file's record as it would stand here: told by the article that keeps ours, with reports of further ones."""
    theirs = incoming.event
    if incoming.given is not None:
        theirs = replace(ours, **{name: getattr(theirs, name) for name in incoming.given})
    keeper = ours.reports[0]
    same = next((report for report in incoming.event.reports if report.source_id == keeper.source_id), keeper)
    known = {report.source_id for report in ours.reports}
    more = [report for report in incoming.event.reports if report.source_id not in known]
    return replace(theirs, reports=(replace(same, counts=theirs.counts, note=""), *more))
