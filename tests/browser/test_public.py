"""The public page in Chromium: of all that the server sends, to the last byte, nothing is a secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.atlas import MAP, ROOT, AtlasPage, served
from tests.disclosure.marked import fill, secrets_in

pytestmark = pytest.mark.browser
NewPage = Callable[..., AtlasPage]
# The views in the order in which they are looked at, and what each of them alone shows.
VIEWS = {
    "Table": '[data-testid="stMain"]:not(:has(iframe)) [data-testid="stDataFrame"]',
    "Sources": '[class*="st-key-only-"]',
    "About": 'h4:has-text("What you see")',
    "Map": MAP,
}


def all_that_is_sent(atlas: AtlasPage) -> bytes:
    """Looks at every view and opens a raid, and returns what came by the socket and in answers meanwhile."""
    received: list[bytes] = []

    def listen(payload: str | bytes) -> None:
        received.append(payload if isinstance(payload, bytes) else payload.encode())

    atlas.page.on("websocket", lambda socket: socket.on("framereceived", listen))
    atlas.open(kind="raid")
    atlas.map.locator(".leaflet-container").wait_for(state="attached")
    atlas.page.get_by_role("button", name="Raid · Toul Kork").first.click()
    atlas.page.locator("article.atlas-card").get_by_text("Who says so").wait_for()
    for view, drawn in VIEWS.items():
        atlas.page.get_by_role("radio", name=view, exact=True).click()
        expect(atlas.page.locator(drawn).first).to_be_visible()
    received.append(atlas.page.content().encode())
    received.append(atlas.download("GeoPackage").read_bytes())
    return b"\n".join(received)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("public") / "atlas.sqlite"
    path.parent.mkdir(exist_ok=True)
    fill(path)
    return path


@pytest.fixture(scope="module")
def public(browser: Browser, store: Path) -> Iterator[str]:
    with served(ROOT / "app.py", store, audience="public") as address:
        yield address


def test_nothing_the_server_sends_is_a_secret(new_page: NewPage, public: str) -> None:
    atlas = new_page(public)
    sent = all_that_is_sent(atlas)
    assert secrets_in(sent) == []
    assert b"Public view: 3 events by district only" in sent
    assert atlas.outside == []


def test_the_internal_page_sends_them_so_that_listening_is_known_to_hear(new_page: NewPage, store: Path) -> None:
    with served(ROOT / "app.py", store, audience="internal") as address:
        found = secrets_in(all_that_is_sent(new_page(address)))
    assert {"zorvane", "quenby", "xanth", "position 0"} <= set(found)


@pytest.mark.parametrize("query", [{"audience": "internal"}, {"public-file": "false"}, {"view": "desk"}])
def test_no_address_opens_the_internal_view(new_page: NewPage, public: str, query: dict[str, str]) -> None:
    atlas = new_page(public).open(**query)
    atlas.page.get_by_text("Public view:").wait_for()
    atlas.map.locator(".leaflet-container").wait_for(state="attached")
    assert atlas.page.get_by_role("radio", name="Add article").count() == 0
    assert secrets_in(atlas.page.content()) == []
