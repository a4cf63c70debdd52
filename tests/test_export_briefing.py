"""The briefing is one file that needs nothing else: all events in words and on a map, and no way for a text to act."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from geo.errors import ExportError
from geo.export import Document, format_named
from geo.export.briefing import to_bytes
from geo.export.briefing.frame import Frame
from geo.export.briefing.ground import read_ground
from geo.export.briefing.room import Box, Room
from geo.export.briefing.told import conditions, opening
from geo.filters import EventFilter, select
from geo.model import Count, DateSpan, EventKind, LatLon, Mention, PlaceKind, Report, ReviewState, Scope, Status
from geo.records import read_atlas
from tests.samples import (
    DATA,
    HOSTILE,
    MADE_AT,
    add_hostile_article,
    atlas_of,
    copy_of_data,
    event,
    place,
    shipped,
    source,
)

OUTLINES = DATA / "outlines"
LARGEST_BYTES = 1_000_000
# What a browser would load or follow, wherever it stands.
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href", "ping")


class Page(HTMLParser):
    """The elements of a page with their attributes, its ids and headings, and its text without scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.words: list[str] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        {"script": self.scripts, "style": self.styles}.get(self._open, self.words).append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def made(atlas: Any, wanted: EventFilter | None = None, outlines: Path | None = None) -> bytes:
    return to_bytes(Document(select(atlas, wanted or EventFilter()), MADE_AT, outlines))


def page(*events: Any, wanted: EventFilter | None = None, **rest: Any) -> Page:
    return Page(made(atlas_of(*events, **rest), wanted).decode())


@pytest.fixture(scope="module")
def whole() -> Page:
    """The briefing of all shipped records."""
    return Page(made(shipped(), outlines=OUTLINES).decode())


def test_the_briefing_of_everything_shipped_is_small_enough_to_mail() -> None:
    assert len(made(shipped(), outlines=OUTLINES)) < LARGEST_BYTES


def test_the_same_selection_makes_the_same_briefing() -> None:
    assert made(shipped(), outlines=OUTLINES) == made(shipped(), outlines=OUTLINES)


def test_every_event_has_a_row_and_a_record(whole: Page) -> None:
    events = select(shipped(), EventFilter()).events
    anchors = [f"record-{event.id}" for event in events]
    assert [each["id"] for each in whole.all("article") if each["id"].startswith("record-")] == anchors
    assert len(whole.all("tr")) == len(events) + 1
    linked = [each["href"].removeprefix("#") for each in whole.all("a")]
    assert set(anchors) <= set(linked)


def test_every_link_within_leads_somewhere_and_no_id_is_given_twice(whole: Page) -> None:
    assert len(set(whole.ids)) == len(whole.ids)
    within = {each["href"][1:] for each in whole.all("a") if each["href"].startswith("#")}
    assert within <= set(whole.ids)


def test_only_citations_lead_out_and_they_tell_nobody_where_from(whole: Page) -> None:
    found = [(tag, value) for tag, held in whole.elements for name, value in held.items() if name in ADDRESSES]
    out = [(tag, value) for tag, value in found if not value.startswith("#")]
    assert out == [("a", each.url) for each in shipped().sources.values() if each.url]
    links = [each for each in whole.all("a") if not each["href"].startswith("#")]
    assert {(each["rel"], each["target"]) for each in links} == {("noopener noreferrer", "_blank")}


def test_style_sheets_and_scripts_name_no_other_file(whole: Page) -> None:
    assert not re.search(r"url\(|@import|@font-face|src:", "".join(whole.styles))
    named = re.findall(r"https?://[\w./-]+", "".join(whole.scripts))
    # A vocabulary, and the name of the library in its own notice and credit, which the map leaves out.
    assert set(named) == {"http://www.w3.org/2000/svg", "https://leafletjs.com"}
    assert "sourceMappingURL" not in "".join(whole.scripts)


def test_a_browser_may_run_this_script_and_nothing_else(whole: Page) -> None:
    (policy,) = [each["content"] for each in whole.all("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    (style,), script = whole.styles, whole.scripts[-1]
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'sha256-{digest(script)}'",
        "style-src": f"'sha256-{digest(style)}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    handlers = [name for _, held in whole.elements for name in held if name.startswith("on") or name == "style"]
    assert handlers == []


def digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def test_it_is_built_for_readers_who_cannot_see_it(whole: Page) -> None:
    assert whole.all("html")[0]["lang"] == "en"
    assert [tag for tag, _ in whole.elements if tag in ("header", "main", "nav", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert len(whole.all("h1")) == 1
    assert {each["scope"] for each in whole.all("th")} == {"col", "row"}
    levels = [int(tag[1]) for tag, _ in whole.elements if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    sections = [each["aria-labelledby"] for each in whole.all("section")]
    assert set(sections) <= set(whole.ids)


def test_it_says_how_much_of_what_and_when_it_was_made() -> None:
    dated = {"date": DateSpan.from_edtf("2025-07-14")}
    events = [event("KH-1", place=place(), **dated), event("KH-2"), event("KH-3", kind=EventKind.WARNING)]
    wanted = EventFilter(kinds=(EventKind.RAID, EventKind.ARREST), since=date(2025, 7, 1), text="something")
    told = page(*events, wanted=wanted).text
    assert "Showing 2 of 3 events · 1 place · 1 without a place · 1 without a date" in told
    assert "Filters Search words: “something”; Kind: Raid or Arrest; From: 1 July 2025" in told
    assert "Made 1 December 2025, 08:30 UTC" in told
    assert "Facts and summaries: CC BY 4.0" in told
    assert "Natural Earth" in told


def test_no_filter_is_told_as_well() -> None:
    assert "Filters none, every event of the atlas is here" in page(event()).text


def test_what_is_not_reviewed_says_so() -> None:
    told = page(event(review=ReviewState.UNREVIEWED)).text
    assert "1 not yet reviewed by a person" in told
    assert "Raid not yet reviewed" in told


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([], "No event fits the filters of this briefing."),
        ([event()], "1 article reports 1 event, none of them dated: 1 raid or arrest."),
        (
            [
                event("KH-1", date=DateSpan.from_edtf("2025-07-14")),
                event("KH-2", date=DateSpan.from_edtf("2025-07"), kind=EventKind.WARNING),
            ],
            "1 article reports 2 events in July 2025: 1 raid or arrest and 1 order or warning.",
        ),
        (
            [
                event("KH-1", date=DateSpan.from_edtf("2024-11")),
                event("KH-2", date=DateSpan.from_edtf("2025-02")),
                event(),
            ],
            "1 article reports 3 events, 2 between November 2024 and February 2025 and 1 undated: 3 raids or arrests.",
        ),
    ],
)
def test_one_sentence_tells_the_whole(events: list[Any], sentence: str) -> None:
    assert opening(select(atlas_of(*events), EventFilter())) == sentence


def test_one_event_of_each_layer_is_told_in_the_singular() -> None:
    kinds = (EventKind.COMPOUND, EventKind.RAID, EventKind.RESCUE, EventKind.MEETING, EventKind.WARNING)
    events = [event(f"KH-{number}", kind=kind) for number, kind in enumerate(kinds)]
    assert opening(select(atlas_of(*events), EventFilter())).endswith(
        ": 1 reported scam site, 1 raid or arrest, 1 report of people moved or freed, 1 meeting or agreement "
        "and 1 order or warning."
    )


def test_a_house_goes_by_its_district_in_the_picture() -> None:
    district = place("kh-district", name="District", kind=PlaceKind.DISTRICT)
    house = place("kh-house", name="House 1", kind=PlaceKind.BUILDING, parent_id="kh-district")
    html = made(atlas_of(event(place=house), places=(district,))).decode()
    assert re.findall('<text class="name own"[^>]*>([^<]*)', html) == ["District"]


def test_every_condition_of_a_filter_is_told() -> None:
    wanted = EventFilter(
        countries=("KH", "KR"),
        provinces=("Province",),
        statuses=(Status.PLANNED,),
        sources=("article",),
        reviews=(ReviewState.REJECTED,),
        until=date(2025, 7, 1),
        include_undated=False,
    )
    assert conditions(wanted, atlas_of()) == (
        ("Country", "Cambodia or South Korea"),
        ("Province", "Province"),
        ("Until", "1 July 2025"),
        ("Undated events", "left out"),
        ("Article", "A paper"),
        ("Status", "planned"),
        ("Review", "rejected"),
    )


def test_a_record_tells_each_value_and_its_doubt() -> None:
    told = page(
        event(
            place=place(kind=PlaceKind.PROVINCE, name="Kandal", adm1="Kandal", radius_km=34),
            date=DateSpan.from_edtf("2025-07-15", year_inferred=True),
            counts=(Count("deported", 889, scope=Scope.CUMULATIVE),),
            status=Status.PLANNED,
            note="A note.",
            reports=(Report("article", {"event": 6, "date": 2}, note="Read twice."),),
        )
    ).text
    for words in (
        "When 15 July 2025 (year inferred) The year is not written beside the date",
        "Where Kandal province, Cambodia Province, within 34 km of the point drawn.",
        "How many 889 deported, running total, planned Not to be added to the figures of single events.",
        "[1] A paper: A title undated · English · date ¶2, event ¶6 Read twice.",
        "Note A note.",
        "Record KH-1",
    ):
        assert words in told


def test_a_source_is_cited_with_its_address_in_print() -> None:
    read = page(event(), sources=(source(url="https://example.org/a", published=date(2025, 7, 18)),))
    assert "A title. A paper. 18 July 2025. https://example.org/a" in read.text


def test_an_address_that_is_no_web_link_is_shown_and_leads_nowhere() -> None:
    read = page(event(), sources=(source(url="javascript:window.__pwned=1"),))
    assert all(each["href"].startswith("#") for each in read.all("a"))
    assert "javascript:window.__pwned=1" in read.text


def test_an_event_without_place_is_listed_as_not_on_the_map() -> None:
    assert (
        "Not on the map: only a country, or no place, is given Raid · Cambodia (country only) · undated"
        in page(event()).text
    )


def test_a_place_that_is_only_named_has_an_entry() -> None:
    named = place("kh-named", name="Named")
    read = page(event(), places=(named,), mentions=(Mention("kh-named", "article", "the town", 4),))
    assert "named-kh-named" in read.ids
    assert "A paper, ¶4, as “the town”" in read.text


def test_an_empty_selection_still_makes_a_page() -> None:
    read = page(event(), wanted=EventFilter(text="nothing like it"))
    assert "No event fits the filters." in read.text
    assert "Showing 0 of 1 events" in read.text


def saying(text: str) -> Page:
    """A briefing in which everything that others write is this text."""
    there = place(name=text, note=text)
    report = Report("article", {text: 2}, note=text)
    return page(
        event(place=there, summary=text, note=text, date_text=text, reports=(report,)),
        event("KH-2", kind=EventKind.MEETING, partners=("KR",)),
        places=(place("kh-x", name=text, note=text, position=LatLon(13, 104)),),
        mentions=(Mention("kh-x", "article", text, 2),),
        sources=(source(title=text, publisher=text, retells=text, note=text),),
    )


def shape(read: Page) -> set[tuple[str, ...]]:
    """Which elements there are, with which attributes; a name that finds no room in the picture is left out of it."""
    return {(tag, *held) for tag, held in read.elements if tag != "text"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_adds_no_element_and_no_attribute(text: str) -> None:
    read, harmless = saying(text), saying("a text that does no harm")
    assert shape(read) == shape(harmless)
    assert read.scripts[-1] == harmless.scripts[-1]
    assert read.text.count(" ".join(text.split())) >= 12
    signs = json.loads(read.scripts[0])["scene"]["signs"]
    assert not any(set("<>\"'") & set(sign["properties"]["label"] + sign["properties"]["key"]) for sign in signs)


def test_a_whole_hostile_article_adds_no_element_of_its_own(tmp_path: Path, whole: Page) -> None:
    data = copy_of_data(tmp_path)
    add_hostile_article(data)
    read = Page(made(read_atlas(data), EventFilter(sources=("hostile",)), data / "outlines").decode())
    assert {tag for tag, _ in read.elements} <= {tag for tag, _ in whole.elements}
    assert "<script>window.__pwned=1</script>" in read.text


def test_outlines_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"no outlines at .*countries\.geojson; restore them"):
        made(shipped(), outlines=tmp_path)


def test_outlines_that_are_damaged_are_named(tmp_path: Path) -> None:
    (tmp_path / "countries.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(ExportError, match=r"countries\.geojson is no GeoJSON .* restore it"):
        made(shipped(), outlines=tmp_path)


def test_without_outlines_the_picture_says_so() -> None:
    assert "Drawn without outlines." in page(event(place=place())).text


def test_packed_outlines_lose_nothing() -> None:
    ground = read_ground(OUTLINES)
    packed = ground.packed()
    first = packed["countries"][0][0][0]
    corners, lon, lat = [], 0, 0
    for east, north in zip(first[::2], first[1::2], strict=True):
        lon, lat = lon + east, lat + north
        corners.append([lon / 1000, lat / 1000])
    assert corners == [list(corner) for corner in ground.countries[0][0][0]]
    assert len(packed["names"]) == len(ground.names) == 333


def test_the_briefing_is_a_format_like_any_other() -> None:
    form = format_named("briefing")
    assert (form.extension, form.media_type) == (".html", "text/html")
    assert form.to_bytes(Document(select(shipped(), EventFilter()), MADE_AT)).startswith(b"<!doctype html>")


def test_the_equator_at_zoom_zero_fills_a_tile() -> None:
    frame = Frame(256, 256, 256, 0, 0)
    assert frame.zoom == 0
    assert frame.spot(0, 0) == (128, 128)
    assert frame.spot(0, -180) == (0, 128)
    # Web Mercator is square: it ends where its height equals its width.
    assert frame.spot(85.0511, 180) == pytest.approx((256, 0), abs=0.01)
    assert frame.pixels(40_075.017, 0) == pytest.approx(256)


def test_a_frame_holds_its_corners_with_room_for_a_sign() -> None:
    corners = [LatLon(10, 102), LatLon(14, 107)]
    frame = Frame.around(corners, 720, 540)
    spots = [frame.spot(*corner) for corner in corners]
    assert all(30 <= x <= 690 and 30 <= y <= 510 for x, y in spots)


def test_a_ring_around_the_frame_is_cut_to_it_and_one_outside_is_left_out() -> None:
    frame = Frame(100, 100, 256, 0, 0)
    square = [(-500.0, -500.0), (500.0, -500.0), (500.0, 500.0), (-500.0, 500.0)]
    assert sorted(frame.cut_ring(square)) == [(-8, -8), (-8, 108), (108, -8), (108, 108)]
    assert frame.cut_ring([(x + 2000, y) for x, y in square]) == []


def test_who_came_first_keeps_his_place() -> None:
    room = Room(100, 100)
    assert room.take_if_free(Box(10, 10, 40, 20))
    assert not room.take_if_free(Box(30, 15, 60, 25))
    assert room.take_if_free(Box(40, 10, 70, 20))
    assert not room.is_free(Box(90, 90, 110, 95))
