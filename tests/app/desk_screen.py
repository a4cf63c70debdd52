"""The review desk as a test works at it: articles to paste, and the steps a person takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from geo.model import EventKind, ReviewState
from geo.records import read_shipped
from geo.store import KeptEvent, Store, sqlite_url
from tests.app.screen import opened, read
from tests.samples import DATA

# Invented, both of them: places exist, nothing told of them happened.
ENGLISH = """Police raid scam offices in Bavet and arrest 214 people
July 18, 2025

PHNOM PENH — Police raided two office blocks in Bavet, Svay Rieng province, on July 16 and arrested 214 people, \
a spokesman said on Friday.

On July 13, police raided a hotel in Poipet and arrested 38 foreigners.

On Thursday, Cambodia deported 57 South Korean nationals from Phnom Penh to South Korea.

The owners had left the buildings in Kampot a week before, neighbours said."""

GERMAN = """Razzia in Sihanoukville: 92 Menschen festgenommen
12.05.2025

Phnom Penh. Bei einer Razzia in der Stadt Sihanoukville sind am 10.05.2025 nach Angaben der Polizei 92 Menschen \
festgenommen worden."""

MISSED = "The owners had left the buildings in Kampot a week before, neighbours said."


def desk(**query: str) -> AppTest:
    return opened(view="desk", **query)


def paste(app: AppTest, text: str) -> AppTest:
    """As far as the citation, or where the text cannot be taken as far as the message."""
    app.text_area(key="desk-text").set_value(text)
    return app.button(key="desk-read").click().run()


def keep(app: AppTest) -> AppTest:
    """Keeps the article; what is left open is asked for once more, and left open all the same."""
    app.button(key="desk-keep").click().run()
    if len(app.warning) and read(app.warning[0].value).startswith("Still open"):
        app.button(key="desk-keep").click().run()
    assert not app.exception
    return app


def with_article(text: str = ENGLISH, name: str = "A. B.") -> AppTest:
    app = desk()
    app.text_input(key="desk-who").set_value(name)
    return keep(paste(app, text))


def go_to(app: AppTest, kind: EventKind, place: str = "") -> AppTest:
    """Puts the first record of that kind, whose line names the place, before the reader."""
    box = app.selectbox(key="desk-event")
    lines = [line for line in box.options if place in line]
    words = {EventKind.RAID: "Raid", EventKind.DEPORTATION: "Deportation", EventKind.WARNING: "Warning"}
    return box.select(next(line for line in lines if words[kind] in line)).run()


def field(app: AppTest, name: str) -> Any:
    """The widget of a field of the record before the reader."""
    widgets = (*app.text_input, *app.text_area, *app.selectbox, *app.multiselect, *app.checkbox, *app.radio)
    return next(widget for widget in widgets if str(widget.key).startswith(f"{name}:"))


def accept(app: AppTest, **figures: Any) -> AppTest:
    """Accepts what stands in the fields. `figures` are edits of the table (edited_rows, added_rows, deleted_rows), as
    a browser would send them; AppTest has no way of its own for that."""
    app.button(key="desk-accept").click()
    states = app._tree.get_widget_states()
    if figures:
        message = states.widgets.add()
        message.id = app.dataframe[0].proto.id
        message.string_value = json.dumps({"edited_rows": {}, "added_rows": [], "deleted_rows": []} | figures)
    return app._run(states)


@contextmanager
def stored(path: Path) -> Iterator[Store]:
    """The store of the page, opened beside it."""
    store = Store.open(sqlite_url(path), read_shipped(DATA))
    try:
        yield store
    finally:
        store.close()


def kept(path: Path) -> dict[str, KeptEvent]:
    """Everything that was added or changed, by id."""
    with stored(path) as store:
        return dict(store.kept().events)


def reviews(path: Path) -> list[ReviewState]:
    return [each.entry.review for each in kept(path).values()]


def told(app: AppTest) -> list[str]:
    return [read(success.value) for success in app.success]
