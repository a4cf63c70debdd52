"""The review desk in Chromium with the network cut: from the pasted article to the map, past a restart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.app.desk_screen import ENGLISH, kept
from tests.browser.atlas import ROOT, AtlasPage, served
from tests.samples import HOSTILE

pytestmark = pytest.mark.browser
BAVET, POIPET = "KH-2025-07-16-RAID-BAVET", "KH-2025-07-13-RAID-POIPET"
NewPage = Callable[..., AtlasPage]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the store of the tests that do not mind each other's articles."""
    return tmp_path_factory.mktemp("desk") / "atlas.sqlite"


@pytest.fixture(scope="module")
def shared(browser: Browser, store: Path) -> Iterator[str]:
    with served(ROOT / "app.py", store) as address:
        yield address


def told_by(neighbour: str) -> str:
    """The article in words of its own, so that it is not known yet."""
    return ENGLISH.replace("neighbours said", f"said {neighbour}")


def keyed(atlas: AtlasPage, key: str) -> Locator:
    """The part of the page that bears this key."""
    return atlas.page.locator(f".st-key-{key}")


def paste(atlas: AtlasPage, text: str) -> None:
    """Adds an article as a person does who knows nothing of it but its text."""
    atlas.open(view="desk")
    keyed(atlas, "desk-text").locator("textarea").fill(text)
    # Pressed at once: that the text was typed is known to the page only with this click.
    keyed(atlas, "desk-read").get_by_role("button").click()
    button = keyed(atlas, "desk-keep").get_by_role("button")
    button.click()
    expect(atlas.page.get_by_text("Still open:")).to_be_visible()
    button.click()
    expect(keyed(atlas, "desk-paper")).to_be_visible()


def mark(atlas: AtlasPage, look: str, words: str) -> Locator:
    return keyed(atlas, "desk-paper").locator(f"mark.{look}").filter(has_text=re.compile(f"^{re.escape(words)}$"))


def test_an_article_comes_in_is_corrected_and_is_on_the_map_past_a_restart(new_page: NewPage, tmp_path: Path) -> None:
    store = tmp_path / "atlas.sqlite"
    with served(ROOT / "app.py", store) as address:
        atlas = new_page(address)
        paste(atlas, ENGLISH)
        for look, words in (("place", "Poipet"), ("date", "July 13"), ("count", "38 foreigners")):
            expect(mark(atlas, look, words).first).to_be_visible()
        expect(keyed(atlas, "desk-paper").locator("mark.event.focus").first).to_be_visible()
        keyed(atlas, "desk-next").get_by_role("button").click()
        heading = keyed(atlas, "desk-quote").get_by_role("heading")
        expect(heading).to_have_text("Raid · Poipet, Banteay Meanchey")
        search = atlas.page.get_by_placeholder("search another")
        # The form of the record before stays until the whole page has been made anew.
        expect(search).to_have_count(1)
        search.fill("Sihanoukville")
        search.press("Enter")
        expect(atlas.page.get_by_role("radio", name=re.compile("^Sihanoukville"))).to_be_checked()
        atlas.page.keyboard.press("Control+Enter")
        expect(
            atlas.page.get_by_text("Corrected and accepted: Raid · Poipet, Banteay Meanchey, 13 July 2025")
        ).to_be_visible()
        expect(atlas.page.get_by_text("1 of 3 records decided")).to_be_visible()
        expect(heading).to_have_text("Deportation · Phnom Penh")
        assert_on_the_map(atlas)
        assert atlas.outside == []
    with served(ROOT / "app.py", store) as address:
        again = new_page(address)
        assert_on_the_map(again)
        assert again.outside == []


def assert_on_the_map(atlas: AtlasPage) -> None:
    """The record under its corrected place, chosen by its address, with its sign and in the download."""
    atlas.open(event=POIPET, source="police-raid-scam-offices-in-bavet-and-arrest-214-people")
    atlas.wait_for_events(3)
    expect(atlas.page.locator("article.atlas-card h2")).to_have_text("Sihanoukville, Preah Sihanouk")
    expect(atlas.page.locator("article.atlas-card")).to_contain_text("Corrected after review")
    expect(atlas.map.locator(".atlas-chosen")).to_have_attribute("aria-label", re.compile("^Sihanoukville"))
    features = json.loads(atlas.download("GeoJSON").read_bytes())["features"]
    (feature,) = [feature for feature in features if feature["id"] == POIPET]
    assert feature["geometry"] == {"type": "Point", "coordinates": [103.52958, 10.60932]}
    assert feature["properties"]["review"] == "corrected"


def test_words_typed_but_not_sent_are_what_the_key_accepts(new_page: NewPage, shared: str, store: Path) -> None:
    atlas = new_page(shared)
    paste(atlas, ENGLISH)
    summary = atlas.page.get_by_label("Summary, in your own words")
    summary.fill("Two office blocks in Bavet were searched.")
    # The pointer is still in the field.
    summary.press("Control+Enter")
    expect(atlas.page.get_by_text("Corrected and accepted: Raid · Bavet")).to_be_visible()
    assert kept(store)[BAVET].entry.summary == "Two office blocks in Bavet were searched."


def test_a_click_on_the_map_offers_the_point(new_page: NewPage, shared: str) -> None:
    atlas = new_page(shared)
    paste(atlas, told_by("a shopkeeper"))
    box = atlas.map.locator(".leaflet-container")
    box.click(position={"x": 60, "y": 420})
    offered = atlas.page.get_by_role("radio", name=re.compile("^The point clicked"))
    expect(offered).to_be_checked()
    expect(atlas.page.get_by_label("Name of the spot")).to_have_value(re.compile("^[0-9]+ km from "))


def test_a_hostile_article_runs_nothing_on_the_desk(new_page: NewPage, shared: str) -> None:
    words = " ".join(HOSTILE)
    atlas = new_page(shared)
    paste(atlas, f"{words}\nJuly 18, 2025\n\nPolice raided a house in Bavet on July 16, {words}.")
    expect(keyed(atlas, "desk-paper")).to_contain_text(HOSTILE[0])
    expect(keyed(atlas, "desk-quote").first).to_be_visible()
    ran = [frame.evaluate("typeof window.__pwned") for frame in atlas.page.frames]
    assert set(ran) == {"undefined"}
    assert (atlas.dialogs, atlas.outside) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_desk_scrolls_one_way_and_keeps_the_decision_in_reach(
    scheme: str, new_page: NewPage, shared: str
) -> None:
    atlas = new_page(shared, viewport={"width": 400, "height": 800}, color_scheme=scheme)
    paste(atlas, told_by(f"a driver in the {scheme}"))
    expect(atlas.page.get_by_placeholder("search another")).to_have_count(1)
    atlas.page.get_by_placeholder("search another").scroll_into_view_if_needed()
    expect(keyed(atlas, "desk-accept").get_by_role("button")).to_be_in_viewport()
    # The text is cut short here, and so is the room that is kept for it.
    assert keyed(atlas, "desk-paper").evaluate("text => text.parentElement.offsetHeight - text.offsetHeight") == 0
    main = atlas.page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
