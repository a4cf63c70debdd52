"""The page as a test sees it: opened under AppTest, and what stands on it as plain values."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.samples import shipped

APP = Path(__file__).parents[2] / "app.py"


def opened(**query: str | list[str]) -> AppTest:
    """The page after its first run, under an address with these parameters."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update(query)
    return app.run()


def html(app: AppTest) -> str:
    """All that the page says in HTML of its own, without its rules of looks."""
    return "\n".join(body for each in app.get("html") if "<style>" not in (body := each.proto.body))


def read(markdown: str) -> str:
    """What a reader sees of text whose every sign of Markdown is escaped; fails where one is not."""
    assert not set("*_`[]<>$:~|#") & set(re.sub(r"\\.", "", markdown)), f"is no plain text: {markdown}"
    return re.sub(r"\\(.)", r"\1", markdown)


def errors(app: AppTest) -> list[str]:
    return [read(error.value) for error in app.error]


def counted(app: AppTest) -> str:
    """The line of counts, as read: "Showing 42 of 42 events · 19 places · …"."""
    match = re.search('<p class="atlas-count"[^>]*>(.*?)</p>', html(app))
    assert match, "no line of counts"
    return re.sub("<[^>]+>", "", match[1])


def card(app: AppTest) -> str:
    """The text of the record card, "" while no record is on it."""
    match = re.search('<article class="atlas-card">(.*?)</article>', html(app), re.DOTALL)
    return unescape(re.sub("<[^>]+>", " ", match[1])) if match else ""


def chips(app: AppTest) -> list[str]:
    return [button.label.removesuffix(" ✕") for button in app.button if str(button.key).startswith("chip-")]


def selected(app: AppTest) -> str | None:
    chosen: str | None = app.session_state["selected-event"]
    return chosen


def table_ids(app: AppTest) -> list[str]:
    """Ids of the rows; the table tells no ids, but no two shipped events have one summary."""
    by_summary = {event.summary: event.id for event in shipped().events}
    assert len(by_summary) == len(shipped().events)
    if not len(app.dataframe):
        return []
    return [by_summary[summary] for summary in app.dataframe[0].value["Summary"]]


def map_arguments(app: AppTest) -> dict[str, Any]:
    """What the page hands to the map in the browser."""
    arguments: dict[str, Any] = json.loads(app.get("component_instance")[0].proto.json_args)
    return arguments


def signs(app: AppTest) -> list[dict[str, Any]]:
    """The signs on the map, as the browser's script is told them."""
    script = map_arguments(app)["feature_group"]
    call = script[script.index("window.atlas.draw(") :]
    decoder = json.JSONDecoder()
    _, end = decoder.raw_decode(call, call.index("["))
    features, _ = decoder.raw_decode(call, call.index("[", end))
    return [feature["properties"] for feature in features]


def map_ids(app: AppTest) -> set[str]:
    return {event_id for sign in signs(app) for event_id in sign["ids"]}


def undrawn_ids(app: AppTest) -> set[str]:
    """The list "not on the map"."""
    keys = (str(button.key) for button in app.button)
    return {key.removeprefix("undrawn-") for key in keys if key.startswith("undrawn-")}


def choose_row(app: AppTest, row: int) -> AppTest:
    """Selects a row of the table as a reader does. AppTest has no way of its own for that, so the message that a
    browser would send is put together here."""
    states = app._tree.get_widget_states()
    message = states.widgets.add()
    message.id = app.dataframe[0].proto.id
    message.string_value = json.dumps({"selection": {"rows": [row], "columns": [], "cells": []}})
    return app._run(states)
