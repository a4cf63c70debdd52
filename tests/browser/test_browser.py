"""The atlas in Chromium with the network cut: what is on screen, and what clicks and keys do."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from geo.filters import EventFilter, Selection, select
from geo.model import EventKind
from tests.browser.atlas import MAP, AtlasPage
from tests.export.reading import ids_in
from tests.samples import HOSTILE, shipped

pytestmark = pytest.mark.browser
POIPET = "KH-COMPOUND-POIPET"


def chosen(**wanted: Any) -> Selection:
    return select(shipped(), EventFilter(**wanted))


def placed(selection: Selection) -> int:
    """Events that a mark of the map stands for."""
    return sum(event.place is not None and event.place.position is not None for event in selection.events)


EVERYTHING = placed(chosen())


def test_the_map_draws_with_no_request_to_any_other_host(atlas: AtlasPage) -> None:
    atlas.open().wait_for_events(EVERYTHING)
    # The outlines come last; with them all that the page asks for has been asked for.
    atlas.map.locator("canvas").first.wait_for(state="attached")
    atlas.page.wait_for_load_state("networkidle")
    assert atlas.outside == []
    assert atlas.rows() == len(chosen().events)
    assert not atlas.page.get_by_test_id("stException").count()


def starting(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}")


def test_a_mark_opens_its_record_by_click_and_by_enter(atlas: AtlasPage) -> None:
    atlas.open().wait_for_events(EVERYTHING)
    headline = atlas.page.locator("article.atlas-card h2")
    atlas.map.locator('.atlas-mark[aria-label^="Poipet"]').click()
    expect(headline).to_have_text("Poipet, Banteay Meanchey")
    expect(atlas.map.locator(".atlas-chosen")).to_have_attribute("aria-label", starting("Poipet"))
    expect(atlas.page).to_have_url(re.compile(f"event={POIPET}"))
    atlas.map.locator('.atlas-mark[aria-label^="Bavet"]').focus()
    atlas.page.keyboard.press("Enter")
    expect(headline).to_have_text("Bavet, Svay Rieng")


def test_a_click_on_a_gathered_sign_zooms_in_until_it_parts(atlas: AtlasPage) -> None:
    atlas.open().wait_for_events(EVERYTHING)
    before = atlas.zoom()
    atlas.map.locator(".atlas-together").first.click()
    atlas.wait_for_zoom_beyond(before)
    atlas.wait_for_events(EVERYTHING)


def test_a_filter_changes_marks_and_table_and_leaves_the_view_alone(atlas: AtlasPage) -> None:
    atlas.open().wait_for_events(EVERYTHING)
    atlas.map.locator(".leaflet-control-zoom-in").click()
    atlas.frame.evaluate("window.__same = true")
    atlas.wait_for_events(EVERYTHING)
    atlas.frame.wait_for_function("() => !document.querySelector('.leaflet-zoom-anim')")
    before = atlas.zoom()
    raids = chosen(kinds=(EventKind.RAID,))
    atlas.page.get_by_test_id("stSidebar").get_by_role("button", name=starting("Raid ")).click()
    atlas.wait_for_events(placed(raids))
    expect(atlas.page.locator(".atlas-count")).to_contain_text(f"Showing {len(raids.events)} of {raids.total} events")
    expect(atlas.page.locator('[data-testid="stDataFrame"] table[role="grid"]')).to_have_attribute(
        "aria-rowcount", str(len(raids.events) + 1)
    )
    # Nothing left, and a word on that above the map; then everything again.
    atlas.page.get_by_test_id("stSidebar").get_by_role("button", name="going on").click()
    atlas.wait_for_events(0)
    expect(atlas.page.get_by_text("No event fits all these filters")).to_be_visible()
    atlas.page.get_by_role("button", name="Reset all").click()
    atlas.wait_for_events(EVERYTHING)
    assert atlas.frame.evaluate("window.__same") is True
    assert atlas.zoom() == before


def test_downloads_hold_exactly_what_is_shown(atlas: AtlasPage) -> None:
    wanted = chosen(countries=("KR",))
    atlas.open(country="KR").wait_for_events(placed(wanted))
    ids = [event.id for event in wanted.events]
    features = json.loads(atlas.download("GeoJSON").read_bytes())["features"]
    assert [feature["id"] for feature in features] == ids
    with atlas.download("CSV for Excel").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ids
    for form, label in (("gpkg", "GeoPackage"), ("xlsx", "Excel workbook"), ("kml", "KML")):
        assert ids_in(form, atlas.download(label).read_bytes()) == sorted(ids)
    assert atlas.rows() == len(ids)


def test_a_deep_link_restores_filter_record_and_place(atlas: AtlasPage) -> None:
    sites = chosen(kinds=(EventKind.COMPOUND,))
    atlas.open(kind="compound", event=POIPET).wait_for_events(placed(sites))
    expect(atlas.page.locator("article.atlas-card h2")).to_have_text("Poipet, Banteay Meanchey")
    expect(atlas.page.get_by_role("button", name="Reported scam site ✕")).to_be_visible()
    expect(atlas.map.locator(".atlas-chosen")).to_be_in_viewport()
    atlas.frame.wait_for_function("() => window.map.getZoom() === 12")


def test_a_narrow_screen_shows_the_map_and_scrolls_one_way_only(
    new_page: Callable[..., AtlasPage], address: str
) -> None:
    atlas = new_page(address, viewport={"width": 400, "height": 800})
    atlas.open().wait_for_events(EVERYTHING)
    assert atlas.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert atlas.page.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth")
    box = atlas.page.locator(MAP).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 400
    # Half of it at least without scrolling.
    assert box["y"] + box["height"] / 2 <= 800


def test_a_dark_screen_has_a_dark_map(new_page: Callable[..., AtlasPage], address: str) -> None:
    atlas = new_page(address, color_scheme="dark")
    atlas.open().wait_for_events(EVERYTHING)
    atlas.frame.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert atlas.outside == []


def test_a_hostile_record_is_shown_as_text(new_page: Callable[..., AtlasPage], hostile_address: str) -> None:
    atlas = new_page(hostile_address)
    atlas.open(source="hostile").wait_for_events(1)
    mark = atlas.map.locator(".atlas-mark")
    mark.hover()
    assert holds_all(atlas.map.locator(".leaflet-tooltip").inner_text())
    mark.click()
    expect(atlas.page.locator("article.atlas-card .summary")).to_contain_text(HOSTILE[0])
    assert holds_all(atlas.card())
    for view, words in (("Table", "article.atlas-card .summary"), ("Sources", '[data-testid="stMarkdown"]')):
        atlas.page.get_by_role("radio", name=view).or_(atlas.page.get_by_role("button", name=view, exact=True)).click()
        expect(atlas.page.locator(MAP)).to_have_count(0)
        expect(atlas.page.locator(words).filter(has_text=HOSTILE[0]).first).to_be_visible()
    ran = [frame.evaluate("typeof window.__pwned") for frame in atlas.page.frames]
    assert set(ran) == {"undefined"}
    assert (atlas.dialogs, atlas.outside) == ([], [])


def holds_all(shown: str) -> bool:
    """Whether every hostile text can be read there, word for word; HTML joins blanks."""
    return all(" ".join(text.split()) in " ".join(shown.split()) for text in HOSTILE)
