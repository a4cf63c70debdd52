"""Events of every shape that the store can keep, so that whatever is lost on the way out and back in is seen."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from geo.model import (
    Atlas,
    Count,
    Event,
    EventKind,
    LatLon,
    Part,
    Place,
    PlaceKind,
    Qualifier,
    Report,
    ReviewState,
    Scope,
    Source,
    Status,
    Strength,
)
from geo.safety import shelter_word
from tests.export.made_up import SCRIPTS, spans
from tests.samples import CAPITALS, HOSTILE, country, place

AWKWARD = (
    *HOSTILE,
    *SCRIPTS,
    "=1+1",
    "'=1+1",
    "''-1",
    "+855 23 000",
    "a; b; c",
    "a\\; b",
    "\\",
    ";",
    "; ",
    "event=2; date=3",
    "a|b",
    'He said "no", twice',
    "two\r\nlines",
    "one\rreturn",
    " blanks at both ends ",
    "same",
    "2025-07-14",
    "007",
    "1.50",
    "yes",
    "NULL",
)
TEXT = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.sampled_from("=+-@\t\r\n\"',;|\\ \u00a0＝a1\u2028ក"), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
)
NAMES = TEXT.filter(lambda text: bool(text.strip()) and shelter_word(text) is None)
CODES = st.sampled_from([*CAPITALS])
WHATS = ("arrested", "deported", "killed", "seized_phones")
LINKED = ("article", "other", "third")


@st.composite
def counts(draw: st.DrawFn) -> tuple[Count, ...]:
    """Each noun once, with a part of it or none: what is given twice can be no checked record."""
    found: list[Count] = []
    for what in draw(st.lists(st.sampled_from(WHATS), max_size=3, unique=True)):
        value, scope = draw(st.integers(0, 10**6)), draw(st.sampled_from(Scope))
        found.append(Count(what, value, draw(st.sampled_from(Qualifier)), scope))
        if draw(st.booleans()):
            found.append(Count(what, value // 2, Qualifier.EXACT, scope, draw(CODES), part=True))
    return tuple(found)


@st.composite
def places(draw: st.DrawFn, number: int) -> Place:
    known = draw(st.booleans())
    lat, lon = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    position = LatLon(round(lat, 5) or 1.0, round(lon, 5))
    return place(
        f"kh-place-{number}",
        name=draw(NAMES),
        kind=draw(st.sampled_from([kind for kind in PlaceKind if kind is not PlaceKind.COUNTRY])),
        position=position if known else None,
        radius_km=draw(st.sampled_from([0.1, 2.0, 12.345, 80.0])),
        adm1=draw(st.none() | TEXT),
        parent_id=draw(st.sampled_from([None, "kh", "kh-nowhere"])),
        pcode=draw(st.sampled_from([None, "KH0110", "0110"])),
        iso_3166_2=draw(st.sampled_from([None, "KH-2"])),
        name_local=draw(st.none() | NAMES),
        names=tuple(draw(st.lists(NAMES, max_size=3))),
        population=draw(st.none() | st.integers(0, 10**7)),
        origin=draw(st.sampled_from(["geonames:1", "placed by hand", "own; checked"])),
        note=draw(st.just("") | TEXT),
    )


@st.composite
def reports(draw: st.DrawFn, event: dict[str, Any], *, quotes: bool) -> tuple[Report, ...]:
    """The record's own first, then those of other articles in the order of their ids, as the atlas has them."""
    first, *others = draw(st.lists(st.sampled_from(LINKED), min_size=1, max_size=3, unique=True))
    needed = [name for name, there in _located(event).items() if there]
    paragraphs = st.integers(1, 99)
    own = Report(first, {name: draw(paragraphs) for name in needed}, event["counts"])
    found = [draw(_quoted(own)) if quotes else own]
    for source_id in sorted(others):
        told = draw(counts())
        names = ["event", *(["counts"] if told else []), *draw(st.sampled_from([[], ["date"], ["place", "country"]]))]
        also = Report(source_id, {name: draw(paragraphs) for name in names}, told, note=draw(st.just("") | TEXT))
        found.append(draw(_quoted(also)) if quotes else also)
    return tuple(found)


def _located(event: dict[str, Any]) -> dict[str, bool]:
    return {
        "event": True,
        "date": bool(event["date"] or event["date_text"]),
        "year": bool(event["date"] and event["date"].year_inferred),
        "place": bool(event["place"]),
        "country": bool(event["country"]) and not event["place"],
        "partners": bool(event["partners"]),
        "origin": bool(event["origin"]),
        "destination": bool(event["destination"]),
        "counts": bool(event["counts"]),
    }


@st.composite
def _quoted(draw: st.DrawFn, report: Report) -> Report:
    quote = draw(st.none() | TEXT)
    start = draw(st.integers(0, 500))
    values = (quote, start, start + len(quote)) if quote else (None, None, None)
    return Report(report.source_id, report.paragraphs, report.counts, *values, report.note)


@st.composite
def events(draw: st.DrawFn, number: int, *, quotes: bool) -> Event:
    where = draw(st.none() | places(number))
    home = "KH" if where else draw(st.none() | CODES)
    others = draw(st.lists(CODES.filter(lambda code: code != home), max_size=3, unique=True))
    values: dict[str, Any] = {
        "kind": draw(st.sampled_from(EventKind)),
        "summary": draw(TEXT),
        "date": (span := draw(st.none() | spans())),
        # What is planned lies ahead of the article.
        "status": draw(st.sampled_from([Status.REPORTED, Status.ONGOING] if span else [*Status])),
        "date_text": draw(st.none() | TEXT),
        "place": where,
        "country": home,
        "partners": tuple(others[:2]),
        "origin": draw(st.sampled_from([None, home])),
        "destination": others[2] if len(others) > 2 else None,
        "counts": draw(counts()),
        "strength": draw(st.sampled_from(Strength)),
        "review": draw(st.sampled_from([state for state in ReviewState if state is not ReviewState.REJECTED])),
        "note": draw(st.just("") | TEXT),
        "withheld": tuple(draw(st.lists(st.sampled_from(Part), max_size=2, unique=True))),
    }
    return Event(f"KH-{number}", **values, reports=draw(reports(values, quotes=quotes)))


@st.composite
def sources(draw: st.DrawFn, source_id: str) -> Source:
    return Source(
        source_id,
        title=draw(TEXT),
        publisher=draw(st.none() | TEXT),
        publisher_country=draw(st.none() | CODES),
        retells=draw(st.none() | TEXT),
        language=draw(st.sampled_from(["en", "de", "km"])),
        published=draw(st.none() | st.dates(date(1850, 1, 1), date(2100, 1, 1))),
        url=draw(st.sampled_from([None, "https://example.org/?a={b};c=%20d", "https://example.org/a;b"])),
        note=draw(st.just("") | TEXT),
    )


@st.composite
def atlases(draw: st.DrawFn, *, quotes: bool = False) -> Atlas:
    """Up to three events that up to three articles report."""
    made = tuple(draw(events(number, quotes=quotes)) for number in range(draw(st.integers(1, 3))))
    countries = {code: country(code) for code in CAPITALS}
    known = [*(each.place for each in countries.values()), *(each.place for each in made if each.place)]
    return Atlas(
        places={each.id: each for each in known},
        countries=countries,
        sources={source_id: draw(sources(source_id)) for source_id in LINKED},
        events=made,
    )
