"""Every way out of the program, walked with marked secrets in the store: in the public view none of them comes out.

Each path is walked a second time with the one door, `coarsen`, taken out: then it must leak, or walking it would prove
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.cli import main
from geo.export import FORMATS
from geo.model import Atlas
from tests.app.conftest import store as app_store
from tests.app.screen import errors, html, map_arguments, opened, signs
from tests.disclosure.marked import fill, secrets_in
from tests.samples import DATA

Path_ = Callable[["Walker"], "str | bytes"]
store = app_store


class Walker:
    """Where the program is entered: the command line and the page, both with the settings of a public deployment."""

    def __init__(self, folder: Path, store_file: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self.store_file, self._capture = folder, store_file, capture
        self.offered: dict[str, Callable[[], bytes]] = {}
        self.audience = "public"

    def command(self, *arguments: str) -> str:
        """What a command prints, errors too."""
        main(arguments, lambda: {"audience": self.audience, "store": str(self.store_file)})
        printed = self._capture.readouterr()
        return printed.out + printed.err

    def file(self, form: str, *options: str) -> bytes:
        out = self.folder / f"out.{form}"
        self.command("export", "--store", "--format", form, "--out", str(out), *options)
        return out.read_bytes()

    def page(self, **query: str) -> AppTest:
        app = opened(**query)
        assert not app.exception
        return app

    def raids(self, **query: str) -> list[AppTest]:
        """The page with each raid's record open in turn, chosen as a reader does: from the list at the beginning."""
        app = self.page(kind="raid", **query)
        keys = [str(button.key) for button in app.button if str(button.key).startswith("begin-")]
        return [self.page(kind="raid", **query).button(key=key).click().run() for key in keys]


def everything(app: AppTest) -> str:
    """All that the server sends to the browser for a page: the message of every element, as text."""
    return "\n".join(str(node.proto) for node in _nodes(app) if hasattr(node, "proto"))


def _nodes(app: AppTest) -> Iterator[Any]:
    waiting: list[Any] = [app._tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += getattr(node, "children", {}).values()


def frames(app: AppTest) -> str:
    return "\n".join(frame.value.to_csv() for frame in app.dataframe)


def downloaded(walker: Walker, form: str) -> bytes:
    walker.page()
    return walker.offered[f"download-{form}"]()


def passed_on(walker: Walker, form: str) -> bytes:
    """A file from the internal page, made to be passed on."""
    walker.audience = "internal"
    opened_page = walker.page()
    opened_page.toggle(key="public-file").set_value(True).run()
    return walker.offered[f"download-{form}"]()


def on_the_command_line(walker: Walker, form: str) -> bytes:
    walker.audience = "internal"
    return walker.file(form, "--public")


def widgets(walker: Walker) -> str:
    app = walker.page()
    offered = [str(box.options) for box in (*app.multiselect, *app.selectbox)]
    return "\n".join([*offered, *(str(group.proto) for group in app.get("button_group"))])


def chips(walker: Walker) -> str:
    """The chip of an article, had by its id: in the public view there is none with that id."""
    app = walker.page(source="xanthic-courier")
    return "\n".join(button.label for button in app.button if str(button.key).startswith("chip-"))


def address_bar(walker: Walker) -> str:
    return "\n".join(str(dict(app.query_params)) for app in walker.raids())


def shared(walker: Walker) -> str:
    return "\n".join(code.value for app in walker.raids() for code in app.code)


def nothing_found(walker: Walker) -> str:
    """What is told where a search finds nothing; the search is for what only a secret says."""
    app = walker.page(q="seven")
    return html(app) + frames(app) + "\n".join(str(warning.value) for warning in app.warning)


COMMANDS: dict[str, Path_] = {
    **{f"command line: {form.name}": (lambda w, f=form.name: w.file(f)) for form in FORMATS},
    **{f"command line --public: {form.name}": (lambda w, f=form.name: on_the_command_line(w, f)) for form in FORMATS},
    "command line: standard output": lambda w: w.command("export", "--store", "--format", "bibtex"),
    "command line: error naming provinces": lambda w: w.command("export", "--store", "--province", "nowhere"),
    "command line: error naming articles": lambda w: w.command("export", "--store", "--source", "nothing"),
}
PAGES: dict[str, Path_] = {
    **{f"download: {form.name}": (lambda w, f=form.name: downloaded(w, f)) for form in FORMATS},
    **{f"download to pass on: {form.name}": (lambda w, f=form.name: passed_on(w, f)) for form in FORMATS},
    "map arguments": lambda w: json.dumps(map_arguments(w.page())),
    "tooltips of the map": lambda w: str([sign["label"] for sign in signs(w.page())]),
    "table": lambda w: frames(w.page()),
    "view Table": lambda w: everything(w.page(view="table")),
    "view Sources": lambda w: everything(w.page(view="sources")),
    "view Map": lambda w: everything(w.page()),
    "card": lambda w: "\n".join(map(html, w.raids())),
    "list of events to begin with": lambda w: str([button.label for button in w.page(kind="raid").button]),
    "citations on the card": lambda w: "\n".join(
        code.value for app in w.raids(source="xanthic-courier") for code in app.code
    ),
    "filters and their values": widgets,
    "chips": chips,
    "address bar": address_bar,
    "Share": shared,
    "search for what is withheld": nothing_found,
}
PATHS = COMMANDS | PAGES


@pytest.fixture
def walker(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Walker:
    fill(store)
    made = Walker(tmp_path, store, capsys)
    button = st.download_button

    def noted(*args: Any, data: Callable[[], bytes], key: str, **kwargs: Any) -> bool:
        made.offered[key] = data
        return button(*args, data=data, key=key, **kwargs)

    monkeypatch.setattr(st, "download_button", noted)
    return made


def walked(path: str, walker: Walker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    internal = path.startswith(("download to pass on", "command line --public"))
    monkeypatch.setenv("ATLAS_AUDIENCE", "internal" if internal else "public")
    return secrets_in(PATHS[path](walker))


@pytest.mark.parametrize("path", PATHS)
def test_no_secret_comes_out(path: str, walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    assert walked(path, walker, monkeypatch) == []


@pytest.mark.parametrize("path", PATHS)
def test_with_the_door_taken_out_the_path_leaks(path: str, walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_door(atlas: Atlas, small_group: int = 0) -> Atlas:
        return atlas

    monkeypatch.setattr("geo.disclosure.public_view.coarsen", open_door)
    assert walked(path, walker, monkeypatch) != []


@pytest.fixture
def broken(tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data that cannot be read, because of a value that must not get out."""
    data = tmp_path / "data"
    data.mkdir()
    for path in DATA.iterdir():
        data.joinpath(path.name).symlink_to(path) if path.name != "articles" else data.joinpath("articles").mkdir()
    written = next(DATA.joinpath("articles").iterdir()).read_text(encoding="utf-8")
    data.joinpath("articles", "one.yaml").write_text(written.replace("kind: ", "kind: zorvane-", 1), encoding="utf-8")
    monkeypatch.setenv("ATLAS_DATA", str(data))


@pytest.mark.usefixtures("broken")
def test_an_error_page_tells_the_public_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_AUDIENCE", "public")
    app = opened()
    assert errors(app) == ["The atlas cannot be shown: whoever runs it finds the reason in its log"]
    assert secrets_in(everything(app)) == []


@pytest.mark.usefixtures("broken")
def test_an_error_page_tells_those_inside_what_to_mend() -> None:
    (error,) = errors(opened())
    assert "zorvane" in error


@pytest.mark.parametrize("text", ["Public", "publik", ""])
def test_an_audience_misspelt_shows_nothing_rather_than_everything(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_AUDIENCE", text)
    app = opened()
    assert errors(app) == [f"The atlas cannot be shown: audience is {text!r}; allowed are internal, public"]
    assert not app.dataframe


def test_the_public_reach_no_review_desk(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_AUDIENCE", "public")
    app = walker.page(view="desk")
    assert app.session_state["view"] == "map"
    assert "desk" not in str(app.get("button_group")[0].proto)
    assert not [key for key in map(str, _keys(app)) if key.startswith("desk-")]
    assert not [button for each in walker.raids() for button in each.button if button.key == "card-correct"]


def _keys(app: AppTest) -> list[object]:
    return [widget.key for widget in (*app.button, *app.selectbox, *app.text_input, *app.text_area)]


def test_every_format_is_on_a_path() -> None:
    for way in ("command line", "command line --public", "download", "download to pass on"):
        assert {f"{way}: {form.name}" for form in FORMATS} <= PATHS.keys()
