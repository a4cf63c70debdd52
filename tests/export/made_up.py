"""Events nobody reported, of every shape that one may have."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from geo.model import (
    Atlas,
    Count,
    DateSpan,
    Event,
    EventKind,
    LatLon,
    PlaceKind,
    Precision,
    Qualifier,
    Report,
    ReviewState,
    Scope,
    Status,
    Strength,
)
from tests.samples import CAPITALS, HOSTILE, atlas_of, event, place, source

SCRIPTS = ("ភ្នំពេញ", "กรุงเทพมหานคร", "中国公安部", "Báo Thanh Hóa", "서울", "မြဝတီ", "🛑 \u200d")
TEXT = st.one_of(
    st.sampled_from((*HOSTILE, *SCRIPTS)),
    st.text(st.sampled_from("=+-@\t\r\n\"',;|{}\\%&#<>$[] \u00a0＝a1\u2028\x01]]>_x0041_ក"), max_size=16),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=24),
)
CODES = st.sampled_from((*CAPITALS, "ZZ"))


@st.composite
def spans(draw: st.DrawFn) -> DateSpan:
    start = draw(st.dates(date(1850, 1, 1), date(2100, 1, 1)))
    precision = draw(st.sampled_from(Precision))
    inferred = draw(st.booleans())
    if precision is Precision.RANGE:
        return DateSpan(start, start + timedelta(days=draw(st.integers(2, 400))), precision, inferred)
    length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]
    return DateSpan.from_edtf(start.isoformat()[:length], year_inferred=inferred)


COUNTS = st.builds(
    Count,
    st.sampled_from(("arrested", "deported", "killed", "seized_phones")),
    st.integers(0, 10**6),
    st.sampled_from(Qualifier),
    st.sampled_from(Scope),
    st.none() | CODES,
    st.booleans(),
)
POSITIONS = st.none() | st.builds(LatLon, st.floats(-90, 90), st.floats(-180, 180))


@st.composite
def places(draw: st.DrawFn, number: int) -> object:
    return place(
        f"kh-place-{number}",
        name=draw(TEXT.filter(str.strip)),
        kind=draw(st.sampled_from([kind for kind in PlaceKind if kind is not PlaceKind.COUNTRY])),
        position=draw(POSITIONS),
        radius_km=draw(st.sampled_from([0.1, 2.0, 80.0])),
        adm1=draw(st.none() | TEXT),
        names=tuple(draw(st.lists(TEXT, max_size=2))),
        population=draw(st.none() | st.integers(0, 10**7)),
        note=draw(TEXT),
    )


@st.composite
def events(draw: st.DrawFn, number: int) -> Event:
    codes = draw(st.lists(CODES, max_size=3, unique=True))
    return event(
        f"KH-{number}",
        kind=draw(st.sampled_from(EventKind)),
        summary=draw(TEXT),
        status=draw(st.sampled_from(Status)),
        date=draw(st.none() | spans()),
        date_text=draw(st.none() | TEXT),
        place=draw(st.none() | places(number)),
        country=draw(st.none() | CODES),
        partners=tuple(codes[1:]),
        origin=codes[0] if codes else None,
        destination=draw(st.none() | CODES),
        counts=tuple(draw(st.lists(COUNTS, max_size=2))),
        strength=draw(st.sampled_from(Strength)),
        reports=draw(st.sampled_from([_REPORTS[:1], _REPORTS])),
        review=draw(st.sampled_from([state for state in ReviewState if state is not ReviewState.REJECTED])),
        note=draw(TEXT),
    )


_REPORTS = (
    Report("article", {"event": 2, "date": 3}, (Count("arrested", 3),)),
    Report("other", {"event": 7}),
)


@st.composite
def atlases(draw: st.DrawFn) -> Atlas:
    """Up to three events that one or both of two articles report."""
    made = [draw(events(number)) for number in range(draw(st.integers(0, 3)))]
    sources = [
        source(
            source_id,
            title=draw(TEXT),
            publisher=draw(st.none() | TEXT),
            publisher_country=draw(st.none() | CODES),
            published=draw(st.none() | st.dates(date(1850, 1, 1), date(2100, 1, 1))),
            url=draw(st.sampled_from([None, "https://example.org/?a={b}&c=%20d", "javascript:alert(1)", "http://x y"])),
            note=draw(TEXT),
        )
        for source_id in ("article", "other")
    ]
    return atlas_of(*made, sources=tuple(sources))
