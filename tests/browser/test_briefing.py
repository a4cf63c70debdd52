"""The briefing as its reader has it: a file from a USB stick, opened in Chromium with the network cut, and printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from geo.export import Document
from geo.export.briefing import to_bytes
from geo.filters import EventFilter, Selection, select
from geo.model import Atlas
from geo.records import read_atlas
from tests.browser.atlas import AtlasPage
from tests.browser.test_browser import placed
from tests.samples import DATA, HOSTILE, HOSTILE_ID, MADE_AT, add_hostile_article, copy_of_data, shipped

pytestmark = pytest.mark.browser
A4_POINTS = (595, 842)
# What the marks on screen stand for; as in the page of the atlas.
_SHOWN = """number => [...document.querySelectorAll('.atlas-mark, .atlas-together')]
    .reduce((sum, sign) => sum + Number(sign.dataset.events), 0) === number"""


@dataclass
class Opened:
    """A briefing on screen; `asked` are all addresses it asked for but its own, `said` what the console says."""

    page: Page
    selection: Selection
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()

    def wait_for_marks(self) -> None:
        self.page.wait_for_function(_SHOWN, arg=placed(self.selection))


OpenBriefing = Callable[..., Opened]


@pytest.fixture
def briefing(browser: Browser, tmp_path: Path) -> Iterator[OpenBriefing]:
    """Writes and opens a briefing; further values are Playwright's for a context."""
    contexts = []

    def make(atlas: Atlas | None = None, wanted: EventFilter | None = None, **look: Any) -> Opened:
        selection = select(atlas or shipped(), wanted or EventFilter())
        file = tmp_path / "briefing.html"
        file.write_bytes(to_bytes(Document(selection, MADE_AT, DATA / "outlines")))
        context = browser.new_context(**({"viewport": {"width": 1400, "height": 900}, "offline": True} | look))
        contexts.append(context)
        opened = Opened(context.new_page(), selection)
        own = file.as_uri()
        context.on("request", lambda request: opened.asked.append(request.url) if request.url != own else None)
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.goto(own)
        return opened

    yield make
    for context in contexts:
        context.close()


def test_it_draws_all_marks_and_asks_for_nothing(briefing: OpenBriefing) -> None:
    opened = briefing()
    opened.wait_for_marks()
    opened.page.locator("#live-map canvas").first.wait_for(state="attached")
    opened.page.wait_for_load_state("networkidle")
    expect(opened.page.locator(".still")).to_be_hidden()
    assert opened.page.locator("tbody tr").count() == len(opened.selection.events)
    # The console would tell of anything that the policy had to stop.
    assert (opened.asked, opened.said) == ([], [])


def test_a_mark_opens_its_record_by_click_and_by_enter(briefing: OpenBriefing) -> None:
    opened = briefing()
    opened.wait_for_marks()
    headline = opened.page.locator("#panel h3")
    opened.page.locator('.atlas-mark[aria-label^="Poipet"]').click()
    expect(headline).to_have_text("Poipet, Banteay Meanchey")
    expect(opened.page.locator(".atlas-chosen")).to_have_count(1)
    assert "Báo Thanh Hóa" in opened.panel
    opened.page.locator('.atlas-mark[aria-label^="Bavet"]').focus()
    opened.page.keyboard.press("Enter")
    expect(headline).to_have_text("Bavet, Svay Rieng")
    expect(opened.page.locator("#panel")).to_be_focused()
    opened.page.locator("#panel").get_by_role("button", name="Close").click()
    expect(opened.page.locator("#panel")).to_contain_text("What the articles report")
    expect(opened.page.locator('.atlas-mark[aria-label^="Bavet"]')).to_be_focused()
    expect(opened.page.locator(".atlas-chosen")).to_have_count(0)


def test_a_sign_of_several_events_lets_a_reader_choose(briefing: OpenBriefing) -> None:
    opened = briefing()
    opened.page.locator('.atlas-sign[aria-label^="Cambodia and South Korea"]').dispatch_event("click")
    expect(opened.page.locator("#panel")).to_contain_text("5 events under this sign")
    second = opened.page.locator("#panel .choices button").nth(1)
    second.click()
    expect(second).to_have_attribute("aria-pressed", "true")
    expect(opened.page.locator("#panel article")).to_have_count(1)
    expect(second).to_contain_text(opened.page.locator("#panel article h3").inner_text())


def test_a_record_leads_back_to_the_map(briefing: OpenBriefing) -> None:
    opened = briefing()
    opened.wait_for_marks()
    record = opened.page.locator("#record-KH-2025-07-15-RAID-SEN-SOK")
    record.get_by_role("button", name="Show on the map").click()
    expect(opened.page.locator("#panel h3")).to_have_text("Sen Sok, Phnom Penh")
    expect(opened.page.locator(".atlas-chosen")).to_be_in_viewport()
    expect(opened.page.locator("#live-map")).to_be_in_viewport()


def test_without_scripts_picture_table_and_records_remain(briefing: OpenBriefing) -> None:
    opened = briefing(java_script_enabled=False)
    expect(opened.page.locator(".region svg.picture")).to_be_visible()
    expect(opened.page.locator("#live-map")).to_be_hidden()
    opened.page.locator(".region a", has_text="Poipet").click()
    entry = opened.page.locator("details.signs li:target")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("Reported scam site · Poipet")
    assert opened.page.locator(".record:visible").count() >= len(opened.selection.events)
    assert opened.asked == []


@pytest.mark.parametrize("width", [400, 1400])
def test_it_scrolls_one_way_only(briefing: OpenBriefing, width: int) -> None:
    opened = briefing(viewport={"width": width, "height": 900})
    opened.wait_for_marks()
    assert opened.page.evaluate("document.scrollingElement.scrollWidth") == width


def test_a_dark_screen_has_a_dark_map_and_paper_is_white(briefing: OpenBriefing) -> None:
    opened = briefing(color_scheme="dark")
    opened.wait_for_marks()
    sea = "() => getComputedStyle(document.querySelector('#live-map')).backgroundColor"
    assert opened.page.evaluate(sea) == "rgb(18, 24, 29)"
    opened.page.emulate_media(color_scheme="light")
    assert opened.page.evaluate(sea) == "rgb(223, 231, 236)"
    opened.page.emulate_media(color_scheme="dark", media="print")
    assert opened.page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_it_prints_on_a4_with_nothing_cut_off(briefing: OpenBriefing) -> None:
    opened = briefing(color_scheme="dark")
    opened.wait_for_marks()
    document = pypdfium2.PdfDocument(opened.page.pdf(prefer_css_page_size=True, print_background=True))
    try:
        texts = []
        for sheet in document:
            assert tuple(round(side) for side in sheet.get_size()) == A4_POINTS
            words = sheet.get_textpage()
            boxes = [words.get_charbox(i) for i in range(words.count_chars())]
            # Within margins of 14 mm, about 40 points; a letter may lean out a little.
            assert min(left for left, *_ in boxes) > 38
            assert max(right for _, _, right, _ in boxes) < A4_POINTS[0] - 38 + 1
            assert min(bottom for _, bottom, *_ in boxes) > 15
            texts.append(words.get_text_range())
    finally:
        document.close()
    whole = " ".join(" ".join(texts).split())
    assert len(texts) >= 2
    for title in (
        "Where online-scam compounds are reported",
        "Map",
        "All events",
        "Records",
        "Sources",
        "Method and limits",
    ):
        assert title in whole
    assert all(f"Record {event.id}" in whole for event in opened.selection.events)
    assert f"Page 1 of {len(texts)}" in texts[0]
    # The picture of the map is on the first page, with its names (drawn twice, the halo first) and the legend.
    assert re.search("P+o+i+p+e+t+", texts[0])
    assert "Ring: the true spot lies within it" in texts[0]
    # pdfium takes a hyphen at the end of a line for one that only divides a word.
    written = whole.replace("\ufffe", "-").replace(" ", "")
    assert all(each.url in written for each in shipped().sources.values() if each.url)


def test_a_hostile_article_is_shown_as_text(briefing: OpenBriefing, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    add_hostile_article(data)
    opened = briefing(read_atlas(data), EventFilter(sources=("hostile",)), viewport={"width": 400, "height": 900})
    opened.wait_for_marks()
    mark = opened.page.locator(".atlas-mark")
    mark.hover()
    assert holds_all(opened.page.locator(".leaflet-tooltip").inner_text())
    mark.click()
    expect(opened.page.locator("#panel .summary")).to_contain_text(HOSTILE[0])
    for place in ("#panel", "table", f"#record-{HOSTILE_ID}", "#sources"):
        assert holds_all(opened.page.locator(place).inner_text()), place
    assert opened.page.evaluate("typeof window.__pwned") == "undefined"
    assert opened.page.evaluate("document.scrollingElement.scrollWidth") == 400
    assert (opened.asked, opened.said) == ([], [])


def holds_all(shown: str) -> bool:
    """Whether every hostile text can be read there, word for word; HTML joins blanks."""
    return all(" ".join(text.split()) in " ".join(shown.split()) for text in HOSTILE)


def test_the_page_hands_out_the_briefing_of_what_it_shows(atlas: AtlasPage) -> None:
    wanted = select(shipped(), EventFilter(countries=("KR",)))
    atlas.open(country="KR").wait_for_events(placed(wanted))
    html = atlas.download("Briefing").read_text(encoding="utf-8")
    assert html.count('<article class="record" id="record-') == len(wanted.events)
    assert "Country: South Korea" in html
    assert "Drawn without outlines" not in html
