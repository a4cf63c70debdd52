"""A table dropped on the desk in Chromium: columns said, preview read, brought in, on the map, and gone by undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import ROOT, AtlasPage, served
from tests.browser.test_desk import keyed

pytestmark = pytest.mark.browser
NewPage = Callable[..., AtlasPage]
TABLE = """Wann;Ort;Breite;Länge;Land;Was;Beschreibung
03/04/2025;Östlich von Bavet;11,07;106,17;Kambodscha;Razzia;Die Polizei räumte ein Gebäude
14.07.2025;Poipet;102,56;13,65;Kambodscha;Festnahme;
"""


def test_a_german_table_comes_in_by_preview_and_is_on_the_map(new_page: NewPage, tmp_path: Path) -> None:
    table = tmp_path / "razzien.csv"
    table.write_bytes(TABLE.encode("cp1252"))
    with served(ROOT / "app.py", tmp_path / "store" / "atlas.sqlite") as address:
        atlas = new_page(address)
        drop(atlas, table)
        page = atlas.page
        expect(page.get_by_text("read as Windows-1252")).to_be_visible()
        expect(page.get_by_role("cell", name=re.compile("^says not what happened"))).to_have_count(2)
        say_what_the_columns_hold(atlas)
        expect(keyed(atlas, "import-counts")).to_have_text("1 new · 1 cannot be taken as it is")
        expect(page.get_by_role("cell", name=re.compile("^latitude 102.56 is outside -90..90"))).to_be_visible()
        page.get_by_role("button", name="Import the 1 good row").click()
        expect(page.get_by_text("1 record of razzien.csv came in. Undo takes all of it back.")).to_be_visible()
        assert_on_the_map(atlas)
        atlas.open(view="desk")
        keyed(atlas, "desk-undo").get_by_role("button").click()
        expect(page.get_by_text("Undone: bringing in razzien.csv.")).to_be_visible()
        assert atlas.outside == []


def drop(atlas: AtlasPage, table: Path) -> None:
    atlas.open(view="desk")
    atlas.page.get_by_text("Import a table of events").click()
    keyed(atlas, "import-file-0").locator("input[type=file]").set_input_files(table)
    expect(atlas.page.get_by_text("This table is not from an atlas.")).to_be_visible()


def say_what_the_columns_hold(atlas: AtlasPage) -> None:
    """Its headers for what happened and when are no words that are known."""
    keyed(atlas, "import-columns").get_by_role("button").click()
    dialog = atlas.page.get_by_role("dialog")
    for field, column in (("map-kind", "Was"), ("map-date", "Wann")):
        dialog.locator(f".st-key-{field}").get_by_role("combobox").click()
        atlas.page.get_by_role("option", name=re.compile(f"^{column} ")).click()
    dialog.get_by_text("3 April 2025 (day first)").click()
    dialog.get_by_role("button", name="Use these columns").click()
    expect(dialog).to_have_count(0)


def assert_on_the_map(atlas: AtlasPage) -> None:
    atlas.open(q="Östlich von Bavet")
    atlas.wait_for_events(1)
    atlas.map.locator(".atlas-mark").click()
    card = atlas.page.locator("article.atlas-card")
    expect(card).to_contain_text("Not yet reviewed")
    expect(card).to_contain_text("3 April 2025")
    expect(card).to_contain_text("Table razzien.csv")
