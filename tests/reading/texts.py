"""Makes articles and place mentions for the tests of the reader without a gazetteer."""

from __future__ import annotations

import re
from datetime import date

from geo.model import LatLon, Place, PlaceKind
from geo.reading.findings import Article, PlaceMention, Span

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
