"""The atlas in a real browser: a server of its own, Chromium with the network cut, the page as a reader finds it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

from playwright.sync_api import BrowserContext, Frame, FrameLocator, Page, Route

ROOT = Path(__file__).parents[2]
MAP = 'iframe[title="streamlit_folium.st_folium"]'
# No sandbox: tests may run as root. The rest keeps Chromium from asking for anything by itself; with the resolver's
# rule it could not even if it tried.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"),
)
HOW_TO_GET_ONE = (
    'no Chromium found; install one (Debian: "apt-get install chromium") or name it in the variable ATLAS_CHROMIUM'
)
_START_SECONDS = 90


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("ATLAS_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def served(script: Path, store: Path, **settings: str) -> Iterator[str]:
    """The address of a Streamlit script that is served as long as the block lasts.

    `store` is the file of its store, never that of whoever runs the tests; `settings` become ATLAS_… variables.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ATLAS_", "STREAMLIT_"))}
    environment |= {f"ATLAS_{name.upper()}": value for name, value in (settings | {"store": str(store)}).items()}
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_healthy(process, port)
            yield f"http://localhost:{port}/"
        except ServerDied:
            log.seek(0)
            raise ServerDied(log.read().decode(errors="replace")) from None
        finally:
            process.terminate()
            process.wait(timeout=20)


class ServerDied(Exception):
    """The server ended or never became healthy; the message is what it printed."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(process: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(_START_SECONDS * 10):
        try:
            # Between two questions, a tenth of a second in which the server may as well end.
            process.wait(timeout=0.1)
            raise ServerDied
        except subprocess.TimeoutExpired:
            pass
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            continue
    raise ServerDied


# What the map shows at the moment: a sum over all signs that are marks and not gathered under another.
_SHOWN = """() => [...document.querySelectorAll('.atlas-mark, .atlas-together')]
    .filter(sign => getComputedStyle(sign).display !== 'none')
    .reduce((sum, sign) => sum + Number(sign.dataset.events), 0)"""


@dataclass
class AtlasPage:
    """A browser's page with the atlas on it. `outside` are the addresses it asked for on any other host."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext, address: str) -> AtlasPage:
        self = cls(context.new_page(), address)
        self.page.set_default_timeout(30_000)
        context.route(lambda url: urlsplit(url).hostname != "localhost", self._refuse)
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        return self

    def _refuse(self, route: Route) -> None:
        self._note(route.request.url)
        route.abort()

    def _note(self, url: str) -> None:
        if urlsplit(url).hostname != "localhost":
            self.outside.append(url)

    def open(self, **query: str | list[str]) -> AtlasPage:
        self.page.goto(self.address + ("?" + urlencode(query, doseq=True) if query else ""))
        return self

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(MAP)

    @property
    def frame(self) -> Frame:
        """The map's document; only once it is there."""
        frame = self.page.locator(MAP).element_handle().content_frame()
        assert frame
        return frame

    def wait_for_events(self, number: int) -> None:
        """Until the visible marks of the map stand for that many events."""
        self.map.locator(".leaflet-container").wait_for(state="attached")
        self.frame.wait_for_function(f"number => ({_SHOWN})() === number", arg=number)

    def events_on_the_map(self) -> int:
        shown: int = self.frame.evaluate(_SHOWN)
        return shown

    def zoom(self) -> float:
        level: float = self.frame.evaluate("window.map.getZoom()")
        return level

    def wait_for_zoom_beyond(self, level: float) -> None:
        self.frame.wait_for_function("level => window.map.getZoom() > level", arg=level)

    def rows(self) -> int:
        """Rows of the table, its header left out."""
        told = self.page.locator('[data-testid="stDataFrame"] table[role="grid"]').get_attribute("aria-rowcount")
        return int(told or 0) - 1

    def card(self) -> str:
        return self.page.locator("article.atlas-card").inner_text()

    def download(self, label: str) -> Path:
        """The file behind the download button that begins with this label."""
        button = self.page.get_by_role("button", name=label)
        if not button.is_visible():
            # The menu, not the button of that name which a table bears while the pointer is on it.
            self.page.get_by_test_id("stPopover").get_by_role("button", name="Download").click()
        with self.page.expect_download() as coming:
            button.click()
        return Path(coming.value.path())
