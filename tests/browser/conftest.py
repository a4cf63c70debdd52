"""One server, one browser, and for each test a page of its own with the network cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.atlas import FLAGS, HOW_TO_GET_ONE, ROOT, AtlasPage, chromium, served
from tests.samples import add_hostile_article, copy_of_data

OpenPage = Callable[..., AtlasPage]

# As long as a page waits for anything else: a busy machine draws slowly.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The atlas with the shipped data. Asks for the browser so that nothing is started without one."""
    with served(ROOT / "app.py", tmp_path_factory.mktemp("store") / "atlas.sqlite") as where:
        yield where


@pytest.fixture(scope="session")
def hostile_address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The atlas with one more article, whose every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    data = copy_of_data(folder)
    add_hostile_article(data)
    with served(ROOT / "app.py", folder / "atlas.sqlite", data=str(data)) as where:
        yield where


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., AtlasPage]]:
    """Makes a page at an address; further values are Playwright's for a context (viewport, color_scheme …)."""
    contexts = []

    def make(where: str, **look: Any) -> AtlasPage:
        context = browser.new_context(**({"viewport": {"width": 1400, "height": 900}} | look))
        contexts.append(context)
        return AtlasPage.of(context, where)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def atlas(new_page: OpenPage, address: str) -> AtlasPage:
    """A page of the atlas, not opened yet."""
    return new_page(address)
