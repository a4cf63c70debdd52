"""The KML fits its schema, holds every event once, and lets no text out of its cage."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from fastkml.validator import get_schema_parser
from hypothesis import given, settings
from lxml import etree

from geo.export.kml import DOUBT, LINKS, WITHOUT_POINT, to_bytes
from geo.filters import EventFilter
from geo.model import Atlas, DateSpan, EventKind, LatLon, ReviewState, Status
from geo.symbols import RAID, SITE
from tests.export.made_up import SCRIPTS, atlases
from tests.export.reading import KML, kml_data, placemarks
from tests.samples import HOSTILE, atlas_of, document, event, place, shipped, source

SCHEMA = get_schema_parser()


def fits_the_schema(content: bytes) -> bool:
    SCHEMA.assertValid(etree.parse(io.BytesIO(content)))
    return True


@given(atlases())
@settings(max_examples=30, deadline=None)
def test_anything_made_up_fits_the_schema_of_kml(atlas: Atlas) -> None:
    assert fits_the_schema(to_bytes(document(atlas)))


def test_everything_shipped_fits_the_schema_and_an_empty_selection_too() -> None:
    assert fits_the_schema(to_bytes(document(shipped())))
    assert fits_the_schema(to_bytes(document(shipped(), EventFilter(text="nothing like it"))))


def test_events_lie_in_the_folder_of_their_layer_and_the_unplaced_in_one_of_their_own() -> None:
    atlas = atlas_of(
        event("KH-1", place=place()),
        event("KH-2", kind=EventKind.COMPOUND, place=place()),
        event("KH-3", partners=("KR",)),
        event("KH-4", place=place("kh-nowhere", position=None)),
    )
    found = {
        name: [kml_data(mark).get("id") for mark in marks]
        for name, marks in placemarks(to_bytes(document(atlas))).items()
    }
    assert found == {
        SITE.word: ["KH-2"],
        RAID.word: ["KH-1"],
        WITHOUT_POINT: ["KH-3", "KH-4"],
        LINKS: ["KH-3:KH-KR"],
        DOUBT: [None],
    }


def only(content: bytes, folder: str) -> ElementTree.Element:
    (mark,) = placemarks(content)[folder]
    return mark


def test_a_point_is_longitude_first_and_what_has_none_has_no_geometry() -> None:
    content = to_bytes(
        document(atlas_of(event(place=place(position=LatLon(11.123456789, 104.987654321))), event("KH-2")))
    )
    assert only(content, RAID.word).findtext(f"{KML}Point/{KML}coordinates") == "104.98765,11.12346"
    unplaced = only(content, WITHOUT_POINT)
    assert not [tag for tag in ("Point", "LineString", "MultiGeometry") if unplaced.find(f"{KML}{tag}") is not None]


@pytest.mark.parametrize(
    ("edtf", "begin", "end"),
    [
        ("2025-07-14", "2025-07-14T00:00:00Z", "2025-07-14T23:59:59Z"),
        ("2025-07", "2025-07-01T00:00:00Z", "2025-07-31T23:59:59Z"),
        ("2025-07-14/2025-07-16", "2025-07-14T00:00:00Z", "2025-07-16T23:59:59Z"),
    ],
)
def test_time_runs_from_the_first_possible_day_to_the_end_of_the_last(edtf: str, begin: str, end: str) -> None:
    mark = only(to_bytes(document(atlas_of(event(date=DateSpan.from_edtf(edtf))))), WITHOUT_POINT)
    assert mark.findtext(f"{KML}TimeSpan/{KML}begin") == begin
    assert mark.findtext(f"{KML}TimeSpan/{KML}end") == end


def test_an_undated_event_is_shown_at_all_times() -> None:
    assert only(to_bytes(document(atlas_of(event()))), WITHOUT_POINT).find(f"{KML}TimeSpan") is None


@pytest.mark.parametrize(
    ("values", "look"),
    [
        ({}, "#raid"),
        ({"status": Status.PLANNED}, "#raid-pale"),
        ({"review": ReviewState.UNREVIEWED}, "#raid-pale"),
        ({"kind": EventKind.COMPOUND}, "#site"),
    ],
)
def test_a_mark_looks_like_its_layer_and_pale_while_planned_or_unreviewed(values: dict[str, object], look: str) -> None:
    assert only(to_bytes(document(atlas_of(event(**values)))), WITHOUT_POINT).findtext(f"{KML}styleUrl") == look


def test_a_colour_is_written_blue_first() -> None:
    styles = ElementTree.fromstring(to_bytes(document(shipped()))).iter(f"{KML}Style")
    colours = {style.attrib["id"]: style.findtext(f"{KML}LineStyle/{KML}color") for style in styles}
    assert SITE.colour == "#D55E00"
    assert (colours["site"], colours["site-pale"]) == ("ff005ed5", "96005ed5")


def test_a_link_over_the_date_line_is_cut_in_two() -> None:
    mark = only(to_bytes(document(atlas_of(event(country="FJ", partners=("US",))))), LINKS)
    lines = [line.text or "" for line in mark.iterfind(f"{KML}MultiGeometry/{KML}LineString/{KML}coordinates")]
    assert [(line.split()[0].split(",")[0], line.split()[-1].split(",")[0]) for line in lines] == [
        ("178.44", "180.0"),
        ("-180.0", "-77.04"),
    ]


class Tags(HTMLParser):
    """What a balloon would show as markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS, "$[name] $[description]", "]]><script>", "\x00\x0b\ufffe"])
def test_a_description_has_no_markup_but_ours(text: str) -> None:
    atlas = atlas_of(
        event(summary=text, note=text, date_text=text, place=place(name=text, adm1=text)),
        sources=(source(title=text, publisher=text, url=f"https://example.org/{text}"),),
    )
    content = to_bytes(document(atlas, EventFilter(text="")))
    for description in ElementTree.fromstring(content).iter(f"{KML}description"):
        tags = Tags()
        tags.feed(description.text or "")
        assert set(tags.found) <= {("p", ()), ("b", ()), ("h3", ()), ("br", ()), ("a", ("href",))}
        assert "$[" not in (description.text or "")


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    atlas = atlas_of(event(), sources=(source(url="javascript:alert(1)"),))
    assert "href" not in (only(to_bytes(document(atlas)), WITHOUT_POINT).findtext(f"{KML}description") or "")
