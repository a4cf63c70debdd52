"""Makes articles and place mentions for the tests of the reader without a gazetteer."""

from __future__ import annotations

import re
from datetime import date

from geo.model import LatLon, Place, PlaceKind
from geo.reading.findings import Article, EventFinding, PlaceMention, Span
from geo.reading.reader import read_with_places

# name: (English name, kind, country, province)
PLACES = {
    "Poipet": ("Poipet", PlaceKind.CITY, "KH", "Banteay Meanchey"),
    "Banteay Meanchey": ("Banteay Meanchey", PlaceKind.PROVINCE, "KH", "Banteay Meanchey"),
    "Bavet": ("Bavet", PlaceKind.CITY, "KH", "Svay Rieng"),
    "Sihanoukville": ("Sihanoukville", PlaceKind.CITY, "KH", "Preah Sihanouk"),
    "Koh Kong": ("Koh Kong", PlaceKind.PROVINCE, "KH", "Koh Kong"),
    "Kampot": ("Kampot", PlaceKind.PROVINCE, "KH", "Kampot"),
    "Sen Sok": ("Sen Sok", PlaceKind.DISTRICT, "KH", "Phnom Penh"),
    "Phnom Penh": ("Phnom Penh", PlaceKind.CITY, "KH", "Phnom Penh"),
    "Myawaddy": ("Myawaddy", PlaceKind.CITY, "MM", "Kayin"),
    "Mae Sot": ("Mae Sot", PlaceKind.CITY, "TH", "Tak"),
    "Bangkok": ("Bangkok", PlaceKind.CITY, "TH", "Bangkok"),
    "Vientiane": ("Vientiane", PlaceKind.CITY, "LA", "Vientiane"),
    "Cambodia": ("Cambodia", PlaceKind.COUNTRY, "KH", None),
    "Thailand": ("Thailand", PlaceKind.COUNTRY, "TH", None),
    "Myanmar": ("Myanmar", PlaceKind.COUNTRY, "MM", None),
    "ปอยเปต": ("Poipet", PlaceKind.CITY, "KH", "Banteay Meanchey"),
    "波贝": ("Poipet", PlaceKind.CITY, "KH", "Banteay Meanchey"),
}
_NAMES = re.compile("|".join(sorted(PLACES, key=len, reverse=True)))


def article(text: str, language: str = "en", published: date | None = None) -> Article:
    """The lines of `text` as an article; a title is put in front where it has only one."""
    text = text if "\n" in text else "-\n" + text
    lines = re.finditer(r"[^\n]*\S[^\n]*", text)
    return Article(text, tuple(Span(*line.span()) for line in lines), language, published=published)


def places(text: str) -> tuple[PlaceMention, ...]:
    """The mentions of the places above, found by their spelling alone."""
    return tuple(_mention(match) for match in _NAMES.finditer(text))


def _mention(match: re.Match[str]) -> PlaceMention:
    name, kind, country, adm1 = PLACES[match[0]]
    place = Place(name.lower(), name, kind, country, LatLon(12.0, 104.0), 5.0, adm1)
    return PlaceMention(match.start(), match.end(), match[0], kind, place)


FRIDAY = date(2025, 7, 18)
Row = tuple[str, str | None, str | None, dict[str, int]]


def events(text: str, language: str = "en") -> tuple[EventFinding, ...]:
    made = article(text, language, FRIDAY)
    return read_with_places(made, places(made.text)).events


def rows(text: str, language: str = "en") -> list[Row]:
    """Kind, place, day, and the counts that are no part of another, of each event."""
    return [
        (
            found.kind.value,
            found.place.place.name if found.place and found.place.place else None,
            found.date.span.to_edtf() if found.date and found.date.span else None,
            {mention.count.what: mention.count.value for mention in found.counts if not mention.count.part},
        )
        for found in events(text, language)
    ]
