"""What a reader waits for, in Chromium with the network cut: the first marks, and the marks after a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from geo.filters import EventFilter, select
from geo.model import Atlas, EventKind
from geo.records import read_atlas
from tests.bench.figures import Figure, ratio, seconds
from tests.bench.synthetic import make_data
from tests.browser.atlas import FLAGS, HOW_TO_GET_ONE, ROOT, chromium, served
from tests.samples import DATA

BENCH = Path(__file__).parent
_WAIT_MS = 120_000
# Runs in the page, once a frame: whether some map shows marks for that many events.
_SHOWN = """number => [...document.querySelectorAll('iframe')].some(frame => {
    const inside = frame.contentDocument;
    if (!inside || !inside.querySelector('.leaflet-container')) return false;
    const own = [...inside.querySelectorAll('.atlas-mark, .atlas-together')];
    const seen = own.filter(sign => sign.style.display !== 'none');
    const sum = seen.reduce((n, sign) => n + Number(sign.dataset.events), 0);
    return (own.length ? sum : inside.querySelectorAll('.leaflet-marker-icon').length) === number;
})"""


def first_screen(turns: int) -> list[Figure]:
    """From opening the page to its marks, as a multiple of an empty Streamlit page, opened in turn."""
    number = _placed(read_atlas(DATA))
    with _chromium() as browser, _served(ROOT / "app.py") as atlas, _served(BENCH / "empty_app.py") as empty:
        opened: list[float] = []
        bare: list[float] = []
        # The first turn of each warms the server up and is not counted.
        for turn in range(turns + 1):
            for address, wait, taken in ((empty, _wait_for_word, bare), (atlas, _wait_for(number), opened)):
                took = _open(browser, address, wait)
                if turn:
                    taken.append(took)
    first, second = (
        Figure("open the atlas until marks", "s", tuple(opened)),
        Figure("open an empty page", "s", tuple(bare)),
    )
    return [first, second, ratio("opening: atlas / empty page", first, second)]


def filter_change(turns: int) -> list[Figure]:
    """From the click on a kind to the new marks: the atlas and the tutorial version, in turn."""
    atlas = read_atlas(DATA)
    some, every = _placed(atlas, EventKind.RAID), _placed(atlas)
    ours: list[float] = []
    theirs: list[float] = []
    with _chromium() as browser, _served(ROOT / "app.py") as app, _served(BENCH / "tutorial_app.py") as tutorial:
        pages = [_ready_page(browser, address, every) for address in (app, tutorial)]
        for turn in range(turns + 1):
            for page, taken in zip(pages, (ours, theirs), strict=True):
                for number in (some, every):
                    took = seconds(lambda page=page, number=number: _toggle(page, number))
                    if turn:
                        taken.append(took)
    first = Figure("filter change: atlas", "s", tuple(ours))
    second = Figure("filter change: tutorial version", "s", tuple(theirs))
    return [first, second, ratio("filter change: tutorial / atlas", second, first)]


def many_events(turns: int) -> Iterator[Figure]:
    """From the click on a kind to the new marks, with 5,000 and 20,000 events."""
    with _chromium() as browser:
        for number, own_places in ((5_000, False), (20_000, False), (5_000, True)):
            with TemporaryDirectory() as folder:
                data = make_data(Path(folder), number, own_places=own_places)
                yield from _toggled(browser, data, number, own_places, turns)


def _toggled(browser: Browser, data: Path, number: int, own_places: bool, turns: int) -> list[Figure]:
    atlas = read_atlas(data)
    some, every = _placed(atlas, EventKind.RAID), _placed(atlas)
    fewer: list[float] = []
    more: list[float] = []
    with _served(ROOT / "app.py", data=str(data)) as address:
        page = _ready_page(browser, address, every)
        for _ in range(turns):
            fewer.append(seconds(lambda: _toggle(page, some)))
            more.append(seconds(lambda: _toggle(page, every)))
        page.context.close()
    where = "each at its own place" if own_places else "on the gazetteer's places"
    name = f"{number:,} events, {where}"
    return [Figure(f"{name}: filter to one kind", "s", tuple(fewer)), Figure(f"{name}: back to all", "s", tuple(more))]


def _placed(atlas: Atlas, *kinds: EventKind) -> int:
    """Events with a position: each stands for one on the map."""
    events = select(atlas, EventFilter(kinds=kinds)).events
    return sum(event.place is not None and event.place.position is not None for event in events)


@contextmanager
def _served(script: Path, **settings: str) -> Iterator[str]:
    """As `served`, with an empty store that is gone afterwards."""
    with TemporaryDirectory() as folder, served(script, Path(folder) / "atlas.sqlite", **settings) as address:
        yield address


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        raise SystemExit(HOW_TO_GET_ONE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def _new_page(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.set_default_timeout(_WAIT_MS)
    return page


def _open(browser: Browser, address: str, wait: Callable[[Page], object]) -> float:
    """A visitor who was never here: nothing is in the browser's cache."""
    page = _new_page(browser)
    try:
        return seconds(lambda: (page.goto(address, wait_until="commit"), wait(page)))
    finally:
        page.context.close()


def _wait_for(number: int) -> Callable[[Page], object]:
    return lambda page: page.wait_for_function(_SHOWN, arg=number)


def _wait_for_word(page: Page) -> object:
    return page.wait_for_function("() => document.body.innerText.includes('ready')")


def _ready_page(browser: Browser, address: str, number: int) -> Page:
    page = _new_page(browser)
    page.goto(address)
    _wait_for(number)(page)
    page.wait_for_load_state("networkidle")
    return page


def _toggle(page: Page, number: int) -> None:
    page.locator('[data-testid="stSidebar"] button', has_text="Raid ").first.click()
    _wait_for(number)(page)
