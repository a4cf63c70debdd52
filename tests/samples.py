"""What several tests need: the shipped atlas, and a small made-up one whose every value is known."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from geo.export import Document
from geo.filters import EventFilter, select
from geo.model import Atlas, Country, Event, EventKind, LatLon, Place, PlaceKind, Report, ReviewState, Source
from geo.records import read_atlas

DATA = Path(__file__).parents[1] / "data"
MADE_AT = datetime(2025, 12, 1, 8, 30, tzinfo=UTC)

CAPITALS = {
    "KH": ("KHM", "Cambodia", LatLon(11.56, 104.92)),
    "KR": ("KOR", "South Korea", LatLon(37.57, 126.98)),
    "CN": ("CHN", "China", LatLon(39.91, 116.40)),
    "TH": ("THA", "Thailand", LatLon(13.75, 100.50)),
    "US": ("USA", "United States", LatLon(38.90, -77.04)),
    "FJ": ("FJI", "Fiji", LatLon(-18.14, 178.44)),
}

# Each would do harm where it is taken for anything but text: as HTML, as a JavaScript template string, as a formula of
# a spreadsheet, as Markdown, as one of Streamlit's colours, icons or formulas. All of them call for `__pwned`.
HOSTILE = (
    "<img src=x onerror=window.__pwned=1>",
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "`+(window.__pwned=1)+`",
    "${window.__pwned=1}",
    "\\u003cscript\\u003ewindow.__pwned=1\\u003c/script\\u003e \\1 \\",
    "[press](javascript:window.__pwned=1)",
    "' onmouseover='window.__pwned=1' \" onfocus=\"window.__pwned=1",
    "{{ 7*7 }} {% raw %} &lt;b&gt;",
    "=HYPERLINK(1) @SUM(A1) *bold* _thin_ # head :red[x] $x^2$ :material/link:",
)


@cache
def shipped() -> Atlas:
    """The atlas of the repository."""
    return read_atlas(DATA)


def country(code: str) -> Country:
    iso3, name, capital = CAPITALS[code]
    whole = Place(code.lower(), name, PlaceKind.COUNTRY, code, capital, 300.0)
    return Country(code, iso3, name, f"Capital of {name}", capital, whole)


def place(place_id: str = "kh-town", **values: Any) -> Place:
    """A town in Cambodia, but for what `values` say."""
    usual = {
        "name": "Town",
        "kind": PlaceKind.CITY,
        "country": "KH",
        "position": LatLon(12.0, 103.0),
        "radius_km": 2.0,
        "adm1": "Province",
    }
    return Place(place_id, **(usual | values))


def event(event_id: str = "KH-1", **values: Any) -> Event:
    """A raid in Cambodia that the one article reports, but for what `values` say."""
    usual = {
        "kind": EventKind.RAID,
        "summary": "Something happened.",
        "country": "KH",
        "reports": (Report("article", {"event": 2}),),
        "review": ReviewState.ACCEPTED,
    }
    return Event(event_id, **(usual | values))


def source(source_id: str = "article", **values: Any) -> Source:
    return Source(source_id, **({"title": "A title", "publisher": "A paper"} | values))


def atlas_of(*events: Event, places: tuple[Place, ...] = (), sources: tuple[Source, ...] = (), **rest: Any) -> Atlas:
    """An atlas of these events, with the countries of `CAPITALS`."""
    countries = {code: country(code) for code in CAPITALS}
    known = [*(each.place for each in countries.values()), *places, *(each.place for each in events if each.place)]
    cited = sources or (source(),)
    return Atlas(
        places={each.id: each for each in known},
        countries=countries,
        sources={each.id: each for each in cited},
        events=events,
        **rest,
    )


def document(atlas: Atlas, wanted: EventFilter | None = None) -> Document:
    return Document(select(atlas, wanted or EventFilter()), MADE_AT)


def copy_of_data(folder: Path) -> Path:
    """The shipped data in a folder of their own, to be added to or broken."""
    target = folder / "data"
    shutil.copytree(DATA, target, ignore=shutil.ignore_patterns("make"))
    return target


HOSTILE_ID = "KH-HOSTILE"
_HOSTILE_PLACE = "kh-hostile-place"


def add_hostile_article(data: Path) -> None:
    """One more article, whose every text is hostile, with an event on the map and one between two countries."""
    text = " ".join(HOSTILE)
    with (data / "places.csv").open("a", encoding="utf-8", newline="") as file:
        quoted = '"' + text.replace('"', '""').replace("|", "/") + '"'
        file.write(f"{_HOSTILE_PLACE},{quoted},city,KH,{quoted},,12.5,105.5,2,,,,{quoted},own,{quoted}\r\n")
    usual = {"review": "accepted", "note": text, "summary": text, "date_text": text, "country": "KH"}
    there = {"event": 2, "date": 2, "country": 2}
    article = {
        "source": {
            "id": "hostile", "title": text, "publisher": text, "publisher_country": None, "retells": text,
            "language": "en", "published": None, "url": "https://example.org/?a=<b>&c='d'`${e}", "note": text,
        },
        "events": [
            usual | {"id": HOSTILE_ID, "kind": "compound", "place": _HOSTILE_PLACE, "paragraphs": there | {"place": 2}},
            usual
            | {"id": f"{HOSTILE_ID}-LINK", "kind": "meeting", "partners": ["KR"]}
            | {"paragraphs": there | {"partners": 2}},
        ],
        "mentions": [{"place": _HOSTILE_PLACE, "wording": text, "paragraph": 2}],
    }  # fmt: skip
    # JSON is YAML, and leaves no doubt about quotes.
    (data / "articles" / "hostile.yaml").write_text(json.dumps(article), encoding="utf-8")
