"""What a briefing says in words: every value as plain text, for the template to escape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.filters import EventFilter, Selection
from geo.layers import MapLayers
from geo.model import Atlas, Event, Place, Report, ReviewState, Source, Status, Strength
from geo.symbols import LAYERS, Layer, Sign, layer_of, mark_svg
from geo.wording import (
    KIND_WORDS,
    PART_WORDS,
    PLACE_KIND_WORDS,
    REVIEW_WORDS,
    STATUS_WORDS,
    citation,
    count_text,
    country_name,
    counts_doubt,
    counts_text,
    date_doubt,
    date_text,
    day_text,
    doubt_text,
    language_text,
    link_text,
    paragraphs_text,
    place_name,
    place_text,
    published_text,
    publisher_text,
    title,
    where_text,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a record: a term, its values, and what makes them doubtful."""

    term: str
    texts: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Who says so. `number` is that of the source in the list of sources."""

    number: int
    publisher: str
    title: str
    language: str
    details: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An event in words. `anchor` is the id of its element, `sign` SVG markup of ours."""

    anchor: str
    id: str
    sign: str
    kind: str
    short: str
    where: str
    when: str
    how_many: str
    status: str
    says: str
    tags: tuple[str, ...]
    summary: str
    lines: tuple[Line, ...]
    cites: tuple[Cite, ...]
    review: str
    note: str
    withheld: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place that an article names without an event there."""

    anchor: str
    kind: str
    where: str
    doubt: str
    note: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source: its citation without the address, and the address, None where there is none that may be a link."""

    number: int
    language: str
    citation: str
    url: str | None
    events: int
    note: str


def records(selection: Selection) -> tuple[Record, ...]:
    numbers = source_numbers(selection)
    return tuple(_record(event, selection.atlas, numbers) for event in selection.events)


def source_numbers(selection: Selection) -> dict[str, int]:
    """The number of every source that reports one of the events, in the order of the atlas."""
    cited = {report.source_id for event in selection.events for report in event.reports}
    return {source_id: number for number, source_id in enumerate((s for s in selection.atlas.sources if s in cited), 1)}


def sources(selection: Selection) -> tuple[Cited, ...]:
    atlas = selection.atlas
    reports = Counter(report.source_id for event in selection.events for report in event.reports)
    return tuple(
        _cited(atlas.sources[source_id], number, reports[source_id], atlas)
        for source_id, number in source_numbers(selection).items()
    )


def named_places(layers: MapLayers, atlas: Atlas) -> tuple[Named, ...]:
    return tuple(_named(place, atlas) for place in layers.named)


def anchor_of(event_id: str) -> str:
    return f"record-{event_id}"


def anchor_of_place(place_id: str) -> str:
    return f"named-{place_id}"


def opening(selection: Selection) -> str:
    """The whole of it in one sentence."""
    events = selection.events
    if not events:
        return "No event fits the filters of this briefing."
    n, m = len(source_numbers(selection)), len(events)
    told = f"{_several(n, 'article reports', 'articles report')} {_several(m, 'event', 'events')}{_period(selection)}"
    return f"{told}: {tally(selection)}."


def tally(selection: Selection) -> str:
    """How many events of each layer: "3 raids or arrests and 1 order or warning"; "" for none."""
    told = [f"{n} {layer_words(layer, n)}" for layer, n in by_layer(selection)]
    return " and ".join(part for part in (", ".join(told[:-1]), *told[-1:]) if part)


def layer_words(layer: Layer, number: int) -> str:
    """What so many events of a layer are called."""
    return layer.plural if number > 1 else layer.singular


def by_layer(selection: Selection) -> tuple[tuple[Layer, int], ...]:
    """The layers that have events, and how many."""
    numbers = ((layer, sum(event.kind in layer.kinds for event in selection.events)) for layer in LAYERS)
    return tuple((layer, n) for layer, n in numbers if n)


def _period(selection: Selection) -> str:
    spans = [event.date for event in selection.events if event.date]
    if not spans:
        return ", none of them dated"
    first, last = min(span.start for span in spans), max(span.last for span in spans)
    between = f"{first:%B %Y}" if (first.year, first.month) == (last.year, last.month) else ""
    dated = f"in {between}" if between else f"between {first:%B %Y} and {last:%B %Y}"
    undated = selection.without_date
    return f", {len(spans)} {dated} and {undated} undated" if undated else f" {dated}"


def counts(selection: Selection) -> tuple[tuple[int, str], ...]:
    """How much of what there is, and what of it a map cannot show: number and words."""
    places = len(selection.places)
    found = [
        (places, "place" if places == 1 else "places"),
        (selection.without_place, "without a place"),
        (selection.without_date, "without a date"),
    ]
    if selection.unreviewed:
        found.append((selection.unreviewed, "not yet reviewed by a person"))
    return tuple(found)


def conditions(wanted: EventFilter, atlas: Atlas) -> tuple[tuple[str, str], ...]:
    """The filter in words: what it is about, and what it asks for. Empty where it asks for nothing."""
    found = [
        ("Search words", _searched(wanted.text, atlas)),
        ("Kind", _any_of(KIND_WORDS[kind] for kind in wanted.kinds)),
        ("Country", _any_of(country_name(code, atlas.countries) for code in wanted.countries)),
        ("Province", _any_of(wanted.provinces)),
        ("From", day_text(wanted.since) if wanted.since else ""),
        ("Until", day_text(wanted.until) if wanted.until else ""),
        ("Undated events", "" if wanted.include_undated else "left out"),
        ("Article", _any_of(publisher_text(atlas.sources[source]) for source in wanted.sources)),
        ("Status", _any_of(STATUS_WORDS[status] for status in wanted.statuses)),
        ("Review", _any_of(REVIEW_WORDS[review] for review in wanted.reviews)),
    ]
    return tuple((term, text) for term, text in found if text)


def _searched(text: str, atlas: Atlas) -> str:
    """A file for the public does not repeat what was searched for: it may be what is withheld."""
    if not text or atlas.withheld is None:
        return f"“{text}”" if text else ""
    return "some, which a public file does not repeat"


def _any_of(words: Iterator[str] | tuple[str, ...]) -> str:
    return " or ".join(words)


def _several(n: int, one: str, several: str) -> str:
    return f"{n} {one if n == 1 else several}"


def _record(event: Event, atlas: Atlas, numbers: Mapping[str, int]) -> Record:
    planned = event.status is Status.PLANNED
    unreviewed = event.review is ReviewState.UNREVIEWED
    says = dict.fromkeys(publisher_text(atlas.sources[report.source_id]) for report in event.reports)
    return Record(
        anchor=anchor_of(event.id),
        id=event.id,
        sign=mark_svg((Sign(layer_of(event.kind), 1, planned=planned, unreviewed=unreviewed),)),
        kind=KIND_WORDS[event.kind],
        short=f"{title(event, atlas)} · {date_text(event)}",
        where=place_text(event, atlas),
        when=date_text(event),
        how_many=counts_text(event, atlas.countries),
        status=STATUS_WORDS[event.status],
        says="; ".join(says),
        tags=tuple(_tags(event)),
        summary=event.summary,
        lines=tuple(_lines(event, atlas)),
        cites=tuple(_cite(report, atlas, numbers) for report in event.reports),
        review=REVIEW_WORDS[event.review].capitalize(),
        note=event.note,
        withheld=" ".join(PART_WORDS[part] for part in event.withheld),
    )


def _tags(event: Event) -> Iterator[str]:
    if event.status is not Status.REPORTED:
        yield STATUS_WORDS[event.status]
    if event.strength is Strength.WEAK:
        yield "said in passing"
    if event.review in (ReviewState.UNREVIEWED, ReviewState.REJECTED):
        yield REVIEW_WORDS[event.review]


def _lines(event: Event, atlas: Atlas) -> Iterator[Line]:
    yield Line("When", (date_text(event),), date_doubt(event))
    where, doubt = where_text(event, atlas)
    yield Line("Where", (where,), doubt)
    if event.links:
        yield Line("Between", (link_text(event, atlas.countries),))
    if event.counts:
        planned = event.status is Status.PLANNED
        texts = tuple(count_text(count, atlas.countries, planned=planned) for count in event.counts)
        yield Line("How many", texts, counts_doubt(event))


def _cite(report: Report, atlas: Atlas, numbers: Mapping[str, int]) -> Cite:
    source = atlas.sources[report.source_id]
    return Cite(
        number=numbers[source.id],
        publisher=publisher_text(source),
        title=source.title,
        language=source.language,
        details=f"{published_text(source)} · {language_text(source)} · {paragraphs_text(report)}",
        notes=(report.note,) if report.note else (),
    )


def _cited(source: Source, number: int, events: int, atlas: Atlas) -> Cited:
    whole = citation(source, atlas.countries)
    url = source.url if source.url and urlsplit(source.url).scheme in ("http", "https") else None
    return Cited(number, source.language, whole.removesuffix(url) if url else whole, url, events, source.note)


def _named(place: Place, atlas: Atlas) -> Named:
    found = (mention for mention in atlas.mentions if mention.place_id == place.id)
    return Named(
        anchor=anchor_of_place(place.id),
        kind=PLACE_KIND_WORDS[place.kind].capitalize(),
        where=f"{place_name(place, atlas)}, {country_name(place.country, atlas.countries)}",
        doubt=doubt_text(place).capitalize() + ".",
        note=place.note,
        mentions=tuple(
            f"{publisher_text(atlas.sources[m.source_id])}, ¶{m.paragraph}, as “{m.wording}”" for m in found
        ),
    )
