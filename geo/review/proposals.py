"""From what was read to what a person is asked to review: records of the schema, each with its evidence.

Pure: the same reading and atlas give the same proposals, ids included. Summaries are in our own words, made of the
values; the article's sentence goes beside the record, never into it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from geo.checks.article_rules import article_problems
from geo.model import Atlas, Count, DateSpan, Place, PlaceKind, ReviewState
from geo.reading.findings import Article, EventFinding, PlaceMention, Reading
from geo.records.article_file import ArticleFile
from geo.records.evidence import Evidence, Proposal, Proposed
from geo.records.ids import event_id, free_id, slug
from geo.records.own_places import taken_over
from geo.records.schema import CountEntry, EventEntry, MentionEntry, SourceEntry
from geo.wording import plain_summary

_LONGEST_TITLE = 300
_LONGEST_DATE_TEXT = 80
# ISO 3166-1 leaves XX to its users: here an event of which not even the country is known.
_NOWHERE = "XX"


def propose_source(article: Article, taken: Container[str]) -> SourceEntry:
    """The citation as far as the article states it. `taken` are the ids of the sources there are."""
    first = article.text[slice(*article.paragraphs[0])] if article.paragraphs else ""
    title = " ".join((article.title or first).split())[:_LONGEST_TITLE] or "[no title]"
    wanted = slug(f"{article.publisher or ''} {title}") or "article"
    address = urlsplit(article.url or "")
    return SourceEntry(
        id=free_id(wanted, taken),
        title=title,
        publisher=article.publisher or None,
        publisher_country=None,
        retells=None,
        language=article.language,
        published=article.published,
        url=article.url if address.scheme in ("http", "https") and address.netloc else None,
    )


def propose(reading: Reading, source: SourceEntry, atlas: Atlas) -> Proposed:
    """The events and mentions of the reading as records to review, in the order of the text.

    Places of the worldwide lists that the atlas does not know are handed along. What cannot stand in a record, such as
    a link of a country with itself, is left out and named among the doubts.
    """
    writer = _Writer(reading, source, atlas)
    taken = {event.id for event in atlas.events}
    events = []
    for finding in reading.events:
        proposal = writer.proposal(finding, taken)
        taken.add(proposal.entry.id)
        events.append(proposal)
    return Proposed(source, tuple(events), tuple(writer.mentions()), writer.new_places())


@dataclass(frozen=True, slots=True)
class _Site:
    """Where an event stands: `mention` is of `place`, or of the country that gave `country`."""

    place: Place | None
    country: str | None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ends:
    """The countries of a link, as far as they make one."""

    partners: tuple[str, ...]
    origin: str | None
    destination: str | None
    doubts: tuple[str, ...] = ()


class _Writer:
    """Writes the records of one reading."""

    def __init__(self, reading: Reading, source: SourceEntry, atlas: Atlas) -> None:
        self._reading, self._source, self._atlas = reading, source, atlas
        self._starts = [span.start for span in reading.article.paragraphs]
        # Places the atlas knows, and those of this reading as they will be known.
        self._places = dict(atlas.places)
        self._named = list(self._resolved())

    def proposal(self, finding: EventFinding, taken: Container[str]) -> Proposal:
        site = self._site(finding)
        ends = _ends(finding, site.country, self._atlas)
        entry = self._entry(finding, site, ends)
        event = entry.event(self._source.id, self._places, ())
        named = entry.model_copy(
            update={"id": free_id(event_id(event, self._atlas), taken), "summary": plain_summary(event, self._atlas)}
        )
        doubts = (*finding.doubts, *site.doubts, *ends.doubts, *self._broken_rules(named))
        text = self._reading.article.text[finding.start : finding.end]
        evidence = Evidence(
            text, finding.start, finding.end, finding.confidence, _why(finding), tuple(dict.fromkeys(doubts))
        )
        return Proposal(named, evidence)

    def mentions(self) -> Iterator[MentionEntry]:
        """Each place once, where it stands first; countries too."""
        seen = set()
        for place, mention in self._named:
            if place.id not in seen:
                seen.add(place.id)
                wording = " ".join(mention.text.split())
                yield MentionEntry(place=place.id, wording=wording, paragraph=self._paragraph(mention.start))

    def new_places(self) -> tuple[Place, ...]:
        return tuple(place for place_id, place in self._places.items() if place_id not in self._atlas.places)

    def _resolved(self) -> Iterator[tuple[Place, PlaceMention]]:
        """The mentions that stand for one place, with that place as it will be known, in the order of the text."""
        of_events = [finding.place for finding in self._reading.events if finding.place]
        for mention in sorted({*self._reading.places, *of_events}, key=lambda mention: mention.start):
            if mention.place and mention.text.strip():
                place = self._known(mention.place)
                if place.kind is not PlaceKind.COUNTRY or place.id in self._atlas.places:
                    yield place, mention

    def _known(self, place: Place) -> Place:
        if place.kind is PlaceKind.COUNTRY:
            return place
        kept = taken_over(place, self._places)
        return self._places.setdefault(kept.id, kept)

    def _site(self, finding: EventFinding) -> _Site:
        mention = finding.place
        country = finding.country if finding.country in self._atlas.countries else None
        if mention is None:
            return _Site(None, country)
        if mention.place is None:
            named = {place.country for place in mention.candidates}
            return _Site(None, country or (named.pop() if len(named) == 1 else None), ("place",))
        place = self._known(mention.place)
        if place.kind is PlaceKind.COUNTRY:
            return _Site(None, country or place.country)
        if place.country not in self._atlas.countries:
            return _Site(None, country, ("place",))
        if country and country != place.country:
            # One of the two is wrong, and a dot in the wrong country is worse than none.
            return _Site(None, country, ("place", "country"))
        return _Site(place, place.country)

    def _entry(self, finding: EventFinding, site: _Site, ends: _Ends) -> EventEntry:
        span, said = (finding.date.span, finding.date.text) if finding.date else (None, "")
        date_text = None if span else " ".join(said.split())[:_LONGEST_DATE_TEXT] or None
        counts = _counts(finding)
        entry = {
            "status": finding.status,
            "strength": finding.strength,
            "date": span.to_edtf() if span else None,
            "year_inferred": bool(span and span.year_inferred),
            "date_text": date_text,
            "place": site.place.id if site.place else None,
            "country": site.country,
            "partners": list(ends.partners),
            "origin": ends.origin,
            "destination": ends.destination,
            "counts": counts,
        }
        paragraphs = {name: self._located(name, finding, value) for name, value in _to_locate(entry).items()}
        return EventEntry.model_validate(
            entry
            | {"id": f"{_NOWHERE}-NEW", "kind": finding.kind, "summary": "-", "review": ReviewState.UNREVIEWED}
            | {"paragraphs": {"event": self._paragraph(finding.start), **paragraphs}}
        )

    def _located(self, name: str, finding: EventFinding, value: object) -> int:
        """The paragraph a value stands in."""
        if name == "date" and finding.date:
            return self._paragraph(finding.date.start)
        if name == "year" and finding.date and finding.date.span:
            return self._year_paragraph(finding.date.span)
        if name == "place" and finding.place:
            return self._paragraph(finding.place.start)
        if name == "counts":
            return self._paragraph(finding.counts[0].start)
        return self._country_paragraph(value if isinstance(value, str) else "", finding)

    def _paragraph(self, offset: int) -> int:
        """The number of the paragraph an offset lies in, the title being 1."""
        return max(bisect_right(self._starts, offset), 1)

    def _year_paragraph(self, span: DateSpan) -> int:
        """Where the article names the year; the title where it does not, for there its own date belongs."""
        text, year = self._reading.article.text, str(span.start.year)
        found = (
            number for number, part in enumerate(self._reading.article.paragraphs, 1) if year in text[slice(*part)]
        )
        return next(found, 1)

    def _country_paragraph(self, code: str, finding: EventFinding) -> int:
        """The paragraph of the event where it names the country or a place in it, else the first that does."""
        own = self._paragraph(finding.start)
        naming = [self._paragraph(mention.start) for place, mention in self._named if place.country == code]
        return own if own in naming or not naming else naming[0]

    def _broken_rules(self, entry: EventEntry) -> Iterator[str]:
        """The fields that the rules of the format would object to."""
        for problem in article_problems(ArticleFile(f"{self._source.id}.yaml", self._source, (entry,))):
            if problem.record != "source":
                yield problem.message.partition(":")[0]


def _ends(finding: EventFinding, country: str | None, atlas: Atlas) -> _Ends:
    """What makes a link between two countries; what makes none is doubted."""
    doubts = []
    partners = tuple(code for code in dict.fromkeys(finding.partners) if code in atlas.countries and code != country)
    if len(partners) < len(finding.partners):
        doubts.append("partners")
    origin = finding.origin if finding.origin in atlas.countries else None
    if origin and country and origin != country:
        origin = None
        doubts.append("origin")
    destination = finding.destination if finding.destination in atlas.countries else None
    if destination and destination == (origin or country):
        destination = None
        doubts.append("destination")
    return _Ends(partners, origin, destination, tuple(doubts))


def _counts(finding: EventFinding) -> list[CountEntry]:
    """The figures, each noun and nationality once; a part without its whole is a figure like any other."""
    counts: dict[tuple[str, str | None], Count] = {}
    for mention in finding.counts:
        counts.setdefault((mention.count.what, mention.count.nationality), mention.count)
    wholes = {count.what for count in counts.values() if not count.part}
    kept = (count if count.what in wholes else replace(count, part=False) for count in counts.values())
    return [
        CountEntry(
            what=count.what,
            value=count.value,
            qualifier=count.qualifier,
            scope=count.scope,
            nationality=count.nationality,
            part=count.part,
        )
        for count in kept
    ]


def _to_locate(entry: Mapping[str, object]) -> dict[str, object]:
    """The values that must say where they stand, each with what to look for."""
    partners = entry["partners"]
    values = {
        "date": entry["date"] or entry["date_text"],
        "year": entry["year_inferred"],
        "place": entry["place"],
        "country": entry["country"],
        "partners": partners[0] if isinstance(partners, list) and partners else None,
        "origin": entry["origin"],
        "destination": entry["destination"],
        "counts": entry["counts"],
    }
    return {name: value for name, value in values.items() if value}


def _why(finding: EventFinding) -> str:
    """The reasons in words, the event's own first."""
    reasons = [("", finding.why)]
    reasons += [(name, part.why) for name, part in (("place", finding.place), ("date", finding.date)) if part]
    reasons += [(mention.text, mention.why) for mention in finding.counts]
    return "; ".join(f"{name}: {why}" if name else why for name, why in reasons if why)
