"""A file is dropped on the desk: what it would do is shown, a person decides, and undo takes all of it back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.export import format_named
from geo.importing import ColumnMap, Field
from geo.importing.dates import Order
from geo.model import EventKind, ReviewState
from tests.app.desk_screen import desk, kept, told
from tests.app.screen import card, counted, errors, html, map_ids, opened, read
from tests.importing.tables import GOOD, HEADER, row
from tests.samples import HOSTILE, document, shipped

BAD = row(date="03/04/2025", notes="Another.")[1]
Drop = Callable[..., AppTest]


class Dropped(io.BytesIO):
    """A file as Streamlit hands it over."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


@pytest.fixture
def drop(monkeypatch: pytest.MonkeyPatch) -> Drop:
    """Opens the desk and drops a file on it; AppTest itself has no way to upload one."""
    files: list[Dropped] = []

    def uploader(label: str, **_: Any) -> Dropped | None:
        return files.pop() if files and label == "File with events" else None

    monkeypatch.setattr(st, "file_uploader", uploader)

    def dropped(*lines: str, content: bytes = b"", name: str = "raids.csv") -> AppTest:
        app = desk()
        files.append(Dropped(content or "\n".join(lines).encode(), name))
        app.run()
        assert not app.exception
        return app

    return dropped


def counts(app: AppTest) -> str:
    """The line that says what would become of how many rows."""
    return next(each.value for each in app.markdown if re.match(r"\*\*\d", each.value))


def tables(app: AppTest) -> list[str]:
    """What stands in tables of our own, cell by cell."""
    return [unescape(cell) for cell in re.findall("<td[^>]*>(.*?)</td>", html(app))]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_a_table_is_shown_before_anything_is_kept_then_comes_in_and_goes_again(drop: Drop, store: Path) -> None:
    app = drop(HEADER, GOOD)
    assert counts(app) == "**1** new"
    shown = app.dataframe[0].value.iloc[0].to_dict()
    assert [shown[name] for name in ("Row", "What becomes of it", "What", "When")] == [2, "new", "Raid", "14 July 2025"]
    assert kept(store) == {}
    assert app.button(key="import-keep").label == "Import all 1"
    press(app, "import-keep")
    assert told(app) == ["1 record of raids.csv came in. Undo takes all of it back."]
    (event_id,) = kept(store)
    assert kept(store)[event_id].entry.review is ReviewState.UNREVIEWED
    page = opened()
    assert event_id in map_ids(page)
    assert counted(page).endswith(" · 1 not yet reviewed")
    assert "Border Post" in card(opened(event=event_id))
    press(app, "desk-undo")
    assert told(app) == ["Undone: bringing in raids.csv."]
    assert kept(store) == {}


def test_rows_that_cannot_be_taken_are_told_and_the_good_ones_come_in_on_request(drop: Drop, store: Path) -> None:
    app = drop(HEADER, GOOD, BAD)
    assert counts(app) == "**1** new · **1** cannot be taken as it is"
    cells = tables(app)
    assert cells[:3] == ["3", "event_date", "03/04/2025"]
    assert cells[3].startswith("may be 3 April 2025 or 4 March 2025; say whether the day or the month comes first")
    assert app.button(key="import-keep").label == "Import the 1 good row"
    press(app, "import-keep")
    assert len(kept(store)) == 1


def test_cancel_leaves_everything_as_it_was(drop: Drop, store: Path) -> None:
    app = press(drop(HEADER, GOOD), "import-cancel")
    assert kept(store) == {}
    assert [button.label for button in app.button if button.key == "desk-read"] == ["Read it"]


def columns_asked_for() -> None:
    """The dialog alone: on the page it is a fragment, which AppTest does not run by itself."""
    import streamlit as st

    from geo.importing import ColumnMap
    from geo.ui.desk import columns_dialog
    from tests.importing.tables import sheet_of
    from tests.samples import atlas_of

    sheet = sheet_of("wann,wo,was", "03/04/2025,Bavet,Razzia")

    def done(chosen: ColumnMap) -> None:
        st.session_state["chosen"] = chosen

    columns_dialog.ask(sheet, ColumnMap(), atlas_of().countries, done)


def test_a_person_says_what_the_columns_hold() -> None:
    app = AppTest.from_function(columns_asked_for).run()
    assert app.selectbox(key="map-date").options == [
        "–", "wann (such as 03/04/2025)", "wo (such as Bavet)", "was (such as Razzia)"
    ]  # fmt: skip
    app.selectbox(key="map-date").select_index(1)
    app.selectbox(key="map-place").select_index(2)
    app.selectbox(key="map-kind-for-all").select("Raid")
    app.selectbox(key="map-country-for-all").select("Cambodia")
    app.radio(key="map-order").set_value(Order.DAY)
    press(app, "map-use")
    columns = {Field.DATE: "wann", Field.PLACE: "wo"}
    assert app.session_state["chosen"] == ColumnMap(columns, EventKind.RAID, "KH", Order.DAY)


def test_a_table_none_of_whose_columns_is_understood_offers_to_say_what_they_hold(drop: Drop) -> None:
    app = drop("wann,wo,was", "03/04/2025,Bavet,x")
    assert app.button(key="import-keep").disabled
    assert [button.label for button in app.button if button.key == "import-columns"] == ["Say what the columns hold"]
    captions = [caption.value for caption in app.caption]
    assert "Not taken over: wann, wo, was\\." in [text.replace("\\:", ":") for text in captions]


def test_our_own_file_is_known_and_what_differs_is_taken_only_when_ticked(drop: Drop, store: Path) -> None:
    known = next(each for each in shipped().events if each.id == "KH-2025-07-15-RAID-SEN-SOK")
    other = replace(shipped(), events=(replace(known, note="Seen again."), *shipped().events[:1]))
    content = format_named("geojson").to_bytes(document(other))
    app = drop(content=content, name="all.geojson")
    assert counts(app) == "**1** known with other values: yours stays · **1** known already"
    assert app.button(key="import-keep").disabled
    assert tables(app) == ["Note", known.note or "nothing", "Seen again."]
    app.checkbox(key=f"import-take-{known.id}").check().run()
    press(app, "import-keep")
    assert kept(store)[known.id].entry.note == "Seen again."
    assert kept(store)[known.id].first.note == known.note


def test_what_is_perhaps_told_already_can_be_left_out(drop: Drop, store: Path) -> None:
    app = drop(HEADER, row(date="2025-07-15", place="Sen Sok", lat="", lon="", country="KH")[1])
    assert counts(app) == "**1** new, perhaps told here already"
    app.checkbox(key="import-leave").check().run()
    assert app.button(key="import-keep").disabled
    app.checkbox(key="import-leave").uncheck().run()
    press(app, "import-keep")
    assert len(kept(store)) == 1


def test_a_file_that_is_no_table_is_told_and_the_desk_stays(drop: Drop) -> None:
    app = drop(content=b"PK\x03\x04", name="book.csv")
    assert errors(app) == [
        "book.csv: is an Excel workbook, an OpenDocument or a zip file; save the sheet as CSV (UTF-8)"
    ]
    assert [button.label for button in app.button if button.key == "desk-read"] == ["Read it"]


def test_a_hostile_table_is_shown_as_text(drop: Drop) -> None:
    texts = [text.replace('"', "'") for text in HOSTILE]
    rows = [row(notes=text, kind="raid", source=text)[1] for text in texts]
    app = drop(f"{HEADER},<b>x</b>", *rows, row(date="<img src=x onerror=alert(1)>")[1], name="<b>.csv")
    written = re.search('<table class="desk-table">.*?</table>', html(app))
    assert written
    assert "<img" not in written[0]
    assert "&lt;img" in written[0]
    for caption in app.caption:
        read(caption.value)
