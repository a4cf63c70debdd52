"""How the atlas says things: one wording for the card, the table, the map and the exports.

Words before numbers: "at least 200 held", never "200+". What is planned, cumulative or estimated always says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo.model import (
    Atlas,
    Count,
    Country,
    DateSpan,
    Event,
    EventKind,
    Part,
    Place,
    PlaceKind,
    Precision,
    Qualifier,
    Report,
    ReviewState,
    Scope,
    Source,
    Status,
    Strength,
)

KIND_WORDS = {
    EventKind.RAID: "Raid",
    EventKind.COMPOUND: "Reported scam site",
    EventKind.ARREST: "Arrest",
    EventKind.DEPORTATION: "Deportation",
    EventKind.RESCUE: "Rescue",
    EventKind.MEETING: "Meeting",
    EventKind.AGREEMENT: "Agreement",
    EventKind.DIRECTIVE: "Order",
    EventKind.WARNING: "Warning",
}
PLACE_KIND_WORDS = {
    PlaceKind.COUNTRY: "country",
    PlaceKind.PROVINCE: "province",
    PlaceKind.CITY: "town or city",
    PlaceKind.DISTRICT: "district",
    PlaceKind.WARD: "ward",
    PlaceKind.VILLAGE: "village",
    PlaceKind.BUILDING: "building",
    PlaceKind.SEZ: "special economic zone",
    PlaceKind.BORDER_CROSSING: "border crossing",
}
STATUS_WORDS = {Status.REPORTED: "reported", Status.PLANNED: "planned", Status.ONGOING: "going on"}
REVIEW_WORDS = {
    ReviewState.UNREVIEWED: "not yet reviewed",
    ReviewState.ACCEPTED: "checked against the article",
    ReviewState.CORRECTED: "corrected after review",
    ReviewState.REJECTED: "rejected",
}
STRENGTH_WORDS = {Strength.FIRM: "stated", Strength.WEAK: "said in passing"}
LANGUAGE_WORDS = {"en": "English", "de": "German"}

# For one and for several; a word not listed is shown with its underscores as spaces, and "seized" moved behind.
COUNTED_WORDS = {
    "arrested": ("held", "held"),
    "deported": ("deported", "deported"),
    "rescued": ("freed", "freed"),
    "killed": ("killed", "killed"),
    "compounds": ("site", "sites"),
    "workers": ("worker", "workers"),
    "committee_members": ("committee member", "committee members"),
}

_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.ABOUT: "about ",
    Qualifier.BELOW: "fewer than ",
}
# What the values are called whose paragraph a report names; the others bear their own name.
_VALUE_WORDS = {"counts": "figures"}
_SCOPES = {Scope.EVENT: "", Scope.CUMULATIVE: ", running total", Scope.ESTIMATE: ", an estimate"}


def country_name(code: str | None, countries: Mapping[str, Country]) -> str:
    """The English name of a country; its code where the list has none, "unknown" for None."""
    if code is None:
        return "unknown"
    country = countries.get(code)
    return country.name if country else code


def day_text(day: date) -> str:
    """A day as a newspaper writes it: "15 July 2025"."""
    return f"{day.day} {day:%B %Y}"


def span_text(span: DateSpan) -> str:
    """The days of a span, without how they were learned: "July 2025", "14 July 2025 to 16 July 2025"."""
    if span.precision is Precision.YEAR:
        return f"{span.start:%Y}"
    if span.precision is Precision.MONTH:
        return f"{span.start:%B %Y}"
    if span.precision is Precision.DAY:
        return day_text(span.start)
    return f"{day_text(span.start)} to {day_text(span.last)}"


def date_text(event: Event) -> str:
    """When, and how sure: "15 July 2025 (year inferred)", or what the source says instead of a date, or "undated"."""
    if event.date is None:
        return event.date_text or "undated"
    return span_text(event.date) + (" (year inferred)" if event.date.year_inferred else "")


def own_name(place: Place) -> str:
    """The name of a place; a province says that it is one, because its capital often bears the same name."""
    says_so = place.name.casefold().endswith(("province", "state", "region"))
    return place.name if place.kind is not PlaceKind.PROVINCE or says_so else f"{place.name} province"


def date_doubt(event: Event) -> str:
    """What makes the date doubtful, as a sentence; empty where nothing does."""
    if event.date is None:
        return "No date can be told from the sources."
    if event.date.year_inferred:
        return "The year is not written beside the date; it follows from another part of the article."
    return ""


def counts_doubt(event: Event) -> str:
    """A warning where some figure is planned, a running total or an estimate; empty where all are of this one event."""
    single = all(count.scope is Scope.EVENT for count in event.counts) and event.status is not Status.PLANNED
    return "" if single else "Not to be added to the figures of single events."


def place_name(place: Place, atlas: Atlas) -> str:
    """A place with what it lies in, down from its own name: "Sen Sok, Phnom Penh"."""
    lineage = atlas.lineage(place) or (place,)
    names = [own_name(step) for step in lineage]
    if place.adm1 and place.adm1 not in {step.name for step in lineage}:
        names.append(place.adm1)
    # A gazetteer name may carry its parent to be told apart ("Village 6, Phsar Depo 1"), which follows anyway.
    parts = [part for name in names for part in name.split(", ")]
    return ", ".join(dict.fromkeys(parts))


def short_place(place: Place, atlas: Atlas) -> str:
    """A place for a headline: what is smaller than a district goes by its district: "Sen Sok, Phnom Penh"."""
    minor = (PlaceKind.BUILDING, PlaceKind.VILLAGE, PlaceKind.WARD)
    lineage = atlas.lineage(place) or (place,)  # a country lies in nothing
    known = [step for step in lineage if step.kind not in minor] if place.kind in minor else [lineage[0]]
    nearest = known[0] if known else place
    if place.adm1 and place.adm1 != nearest.name:
        return f"{own_name(nearest)}, {place.adm1}"
    return own_name(nearest)


def doubt_text(place: Place) -> str:
    """What the point stands for: "special economic zone, within 10 km of the point drawn"."""
    kind = PLACE_KIND_WORDS[place.kind]
    if place.position is None:
        return f"{kind}, no point known"
    return f"{kind}, within {place.radius_km:g} km of the point drawn"


def where_text(event: Event, atlas: Atlas) -> tuple[str, str]:
    """Where in full, and what makes that doubtful as a sentence, "" where nothing does."""
    if event.place is not None:
        country = country_name(event.place.country, atlas.countries)
        return f"{place_name(event.place, atlas)}, {country}", f"{doubt_text(event.place).capitalize()}."
    if event.country:
        return country_name(event.country, atlas.countries), "Only the country is known: no point is drawn."
    return "No place given", ""


def paragraphs_text(report: Report) -> str:
    """Where in the article each value stands, from its beginning on: "event ¶8, place ¶8, figures ¶9"."""
    places = sorted((number, _VALUE_WORDS.get(value, value)) for value, number in report.paragraphs.items())
    return ", ".join(f"{word} ¶{number}" for number, word in places)


def place_text(event: Event, atlas: Atlas) -> str:
    """Where, for a headline: the place, else the countries, else "no place given"."""
    if event.place is not None:
        return short_place(event.place, atlas)
    if event.links:
        return link_text(event, atlas.countries)
    if event.country:
        return f"{country_name(event.country, atlas.countries)} (country only)"
    return "no place given"


def link_text(event: Event, countries: Mapping[str, Country]) -> str:
    """The countries of a link: "Cambodia → China" where people move, "Cambodia – China" where both act."""
    arrow = " → " if event.origin and event.destination else " – "
    pairs = (f"{country_name(a, countries)}{arrow}{country_name(b, countries)}" for a, b in event.links)
    return "; ".join(pairs)


def count_text(count: Count, countries: Mapping[str, Country], *, planned: bool = False) -> str:
    """One figure in words: "at least 200 held", "3 held (nationals of China)", "889 deported, running total"."""
    noun = _counted(count.what, count.value)
    number = f"{_QUALIFIERS[count.qualifier]}{count.value:,}"
    text = f"{number} of them {noun}" if count.part else f"{number} {noun}"
    if count.nationality:
        text += f" (nationals of {country_name(count.nationality, countries)})"
    return text + _SCOPES[count.scope] + (", planned" if planned else "")


def _counted(what: str, number: int) -> str:
    one, several = COUNTED_WORDS.get(what, ("", ""))
    if several:
        return one if number == 1 else several
    seized = what.startswith("seized_")
    noun = what.removeprefix("seized_").replace("_", " ")
    if number == 1:
        noun = noun.removesuffix("s")
    return f"{noun} seized" if seized else noun


def counts_text(event: Event, countries: Mapping[str, Country]) -> str:
    """All figures of an event, never added up, joined by "; "."""
    planned = event.status is Status.PLANNED
    return "; ".join(count_text(count, countries, planned=planned) for count in event.counts)


def title(event: Event, atlas: Atlas) -> str:
    """What and where in one line: "Raid · Sen Sok, Phnom Penh"; "Planned deportation · Cambodia → South Korea"."""
    kind = KIND_WORDS[event.kind]
    if event.status is Status.PLANNED:
        kind = f"Planned {kind.lower()}"
    return f"{kind} · {place_text(event, atlas)}"


def plain_summary(event: Event, atlas: Atlas) -> str:
    """The event in one sentence made of its values: "Raid in Sen Sok, Phnom Penh; at least 200 held."."""
    kind = KIND_WORDS[event.kind]
    if event.status is Status.PLANNED:
        kind = f"Planned {kind.lower()}"
    figures = [count_text(count, atlas.countries) for count in event.counts]
    return "; ".join([f"{kind}{_parties(event, atlas)}{_in_place(event, atlas)}", *figures]) + "."


def _parties(event: Event, atlas: Atlas) -> str:
    def name(code: str | None) -> str:
        return country_name(code, atlas.countries)

    if event.origin and event.destination:
        return f" from {name(event.origin)} to {name(event.destination)}"
    if event.destination:
        return f" to {name(event.destination)}"
    if event.origin:
        return f" from {name(event.origin)}"
    acting = [name(code) for code in (event.country, *event.partners) if code]
    if event.partners and len(acting) > 1:
        return f" of {', '.join(acting[:-1])} and {acting[-1]}"
    if event.partners:
        return f" with {acting[0]}"
    return f" in {acting[0]}" if acting and event.place is None else ""


def _in_place(event: Event, atlas: Atlas) -> str:
    return f" in {short_place(event.place, atlas)}" if event.place else ""


PART_WORDS = {
    Part.PLACE: "The place is told no closer than its district.",
    Part.FIGURES: "The figure of a small group is told as a band.",
    Part.SUMMARY: "The summary is made of the values here; the one in the record tells more.",
    Part.NOTE: "A note is left out.",
}


def withheld_lines(atlas: Atlas) -> tuple[str, ...]:
    """What a public view of the whole atlas withholds, a sentence each, in numbers; empty for the internal view."""
    withheld = atlas.withheld
    if withheld is None:
        return ()
    band = f"figures of small groups, told as “fewer than {withheld.small_group}”"
    told = (
        (withheld.places, "event is", "events are", "told no closer than a district"),
        (withheld.figures, "event has", "events have", band),
        (withheld.summaries, "event is", "events are", "summed up in other words for that reason"),
        (withheld.notes, "note is", "notes are", "left out, because of what may tell who or where somebody is"),
        (withheld.quotes, "sentence is", "sentences are", "left out, quoted from users' own copies of articles"),
        (withheld.unreviewed, "event is", "events are", "left out, because no person has reviewed the record"),
        (withheld.articles, "article is", "articles are", "not listed, because nothing is shown of it"),
    )
    lines = tuple(f"{n} {one if n == 1 else several} {words}." for n, one, several, words in told if n)
    return lines or ("Nothing had to be withheld.",)


def withheld_text(atlas: Atlas) -> str:
    """The same in one line, the most important first: "2 events by district only · 3 unreviewed events left out"."""
    withheld = atlas.withheld
    if withheld is None:
        return ""
    told = (
        (withheld.places, "by district only"),
        (withheld.figures, "with small groups as a band"),
        (withheld.unreviewed, "unreviewed and left out"),
    )
    parts = [f"{_number_of(n, 'event')} {words}" for n, words in told if n]
    parts += [f"{_number_of(n, word)} left out" for n, word in ((withheld.notes, "note"),) if n]
    return " · ".join(parts) or "nothing had to be withheld"


def _number_of(n: int, word: str) -> str:
    return f"{n} {word}{'' if n == 1 else 's'}"


def publisher_text(source: Source) -> str:
    """Who says so: "Báo Thanh Hóa, after VNA"; "publisher not named" where the article tells none."""
    publisher = source.publisher or "Publisher not named"
    return f"{publisher}, after {source.retells}" if source.retells else publisher


def published_text(source: Source) -> str:
    return day_text(source.published) if source.published else "undated"


def language_text(source: Source) -> str:
    return LANGUAGE_WORDS.get(source.language, source.language)


def citation(source: Source, countries: Mapping[str, Country]) -> str:
    """A reference to paste into a report: *Title*. Publisher (country). Date. URL."""
    country = f" ({country_name(source.publisher_country, countries)})" if source.publisher_country else ""
    published = day_text(source.published) if source.published else "Undated"
    parts = [source.title.rstrip("."), publisher_text(source) + country, published]
    if source.url:
        parts.append(source.url)
    return ". ".join(parts) + ("" if source.url else ".")
