"""The map asks no outside server for anything, and what a filter changes leaves its frame alone."""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

import folium
import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string

from geo.filters import EventFilter, select
from geo.layers import map_layers
from geo.maps import MapAssets, base_map, clicked_key, feature_group
from geo.model import EventKind
from tests.samples import HOSTILE, atlas_of, event, place, shipped

ASSETS = MapAssets("../leaflet/", "../web/", "../outlines/")


def same_ids(text: str) -> str:
    """Folium numbers its elements at random."""
    return re.sub(r"[0-9a-f]{32}", "ID", text)


def page(world: folium.Map, group: folium.FeatureGroup | None = None) -> str:
    if group is not None:
        group.add_to(world)
    return str(world.get_root().render())


def everything(wanted: EventFilter | None = None) -> folium.FeatureGroup:
    return feature_group(map_layers(select(shipped(), wanted or EventFilter())))


def addresses(html: str) -> set[str]:
    """What a browser would fetch; links to follow and names of XML vocabularies are not among them."""
    html = re.sub(r'xmlns=\\?"[^"]+"|xmlns=\\u0022.*?\\u0022', "", html)
    found = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"'<>\\]*", html))
    found |= set(re.findall(r'(?:src|href)="([^"]+)"', html))
    return {address for address in found if "http-equiv" not in address}


def test_without_tiles_the_page_names_no_other_host() -> None:
    assert addresses(page(base_map(ASSETS), everything())) == {
        "../leaflet/leaflet.js",
        "../web/atlas.js",
        "../leaflet/leaflet.css",
        "../web/atlas.css",
    }


def test_with_tiles_it_names_openstreetmap_and_credits_it() -> None:
    html = page(base_map(ASSETS, tiles=True))
    assert "https://tile.openstreetmap.org/{z}/{x}/{y}.png" in html
    assert "https://www.openstreetmap.org/copyright" in html
    hosts = {re.split("[/:]+", address)[1] for address in addresses(html) if "//" in address}
    assert hosts == {"tile.openstreetmap.org", "www.openstreetmap.org"}


def test_origins_of_what_is_drawn_are_credited_on_the_map() -> None:
    script = _get_map_string(base_map(ASSETS))
    assert "Natural Earth" in script
    assert "GeoNames (CC BY 4.0)" in script


def test_the_base_map_is_the_same_whatever_is_drawn_on_it() -> None:
    first = same_ids(_get_map_string(base_map(ASSETS)))
    everything(EventFilter(kinds=(EventKind.RAID,)))
    everything()
    assert same_ids(_get_map_string(base_map(ASSETS))) == first


@pytest.mark.parametrize("look", [{"dark": True}, {"tiles": True}])
def test_a_look_of_its_own_is_another_base_map(look: dict[str, bool]) -> None:
    assert same_ids(_get_map_string(base_map(ASSETS, **look))) != same_ids(_get_map_string(base_map(ASSETS)))


def group_script(*names: str) -> str:
    """What the browser runs for a group, as streamlit-folium hands it over."""
    events = [event(f"KH-{number}", place=place(f"kh-{number}", name=name)) for number, name in enumerate(names)]
    group = feature_group(map_layers(select(atlas_of(*events), EventFilter())))
    return _get_feature_group_string(group, base_map(ASSETS))


def drawn(script: str) -> list[list[dict[str, Any]]]:
    """The areas and signs that a script draws, read back as the browser reads them: as JSON."""
    call = script[script.index("window.atlas.draw(") :]
    decoder = json.JSONDecoder()
    areas, end = decoder.raw_decode(call, call.index("["))
    signs, _ = decoder.raw_decode(call, call.index("[", end))
    return [areas, signs]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_reaches_the_browser_as_data(name: str) -> None:
    script = group_script(name)
    _, (sign,) = drawn(script)
    assert sign["properties"]["label"] == f"{escape(name)}, Province (town or city): 1 raid or arrest"
    # Nothing in it ends the script, the string or the call that it stands in.
    assert "</script" not in script
    assert not set("<>'&") & set(script[script.index("window.atlas.draw(") :].partition(");\n")[0])


def test_the_group_names_its_events() -> None:
    _, signs = drawn(_get_feature_group_string(everything(), base_map(ASSETS)))
    named = {event_id for sign in signs for event_id in sign["properties"]["ids"]}
    layers = map_layers(select(shipped(), EventFilter()))
    assert named == {event.id for sign in layers.drawn for event in sign.events}


@pytest.mark.parametrize(
    ("tooltip", "key"),
    [
        ("kh-town\u2063Town: 1 raid", "kh-town"),
        ("  no key here", None),
        ("\u2063no key", None),
        ("", None),
        (None, None),
    ],
)
def test_a_click_brings_back_the_key_of_its_sign(tooltip: str | None, key: str | None) -> None:
    assert clicked_key(tooltip) == key


@pytest.mark.parametrize("name", ["{{ 6 * 7 }}", "{% raw %}", "{# no more", "{{{{{%{#", "\\{{ 6 * 7 }}"])
def test_no_name_is_run_as_a_template_by_the_server(name: str) -> None:
    group = feature_group(map_layers(select(atlas_of(event(place=place(name=name))), EventFilter())))
    _, (sign,) = drawn(page(base_map(ASSETS), group))
    assert sign["properties"]["label"] == f"{name}, Province (town or city): 1 raid or arrest"
