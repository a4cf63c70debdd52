"""Layers -> a Folium map that asks no outside server for anything, unless tiles are switched on.

The only file that imports folium. The base map never changes while a reader works (a changed base map is a new frame,
and pan and zoom would be lost); what a filter changes travels in one feature group, as plain data. How that is drawn
stands in `web/atlas.js`.
"""

from __future__ import annotations

from dataclasses import dataclass

import folium
from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from geo.layers import MapLayers
from geo.scene import HOME, Scene, ground_settings, scene_of

OSM_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_CREDIT = '© <a href="https://www.openstreetmap.org/copyright" rel="noopener noreferrer">OpenStreetMap</a>'


@dataclass(frozen=True, slots=True)
class MapAssets:
    """Addresses of folders that the app serves to the browser, relative to the map's frame, ending in a slash.

    `leaflet` holds leaflet.js and leaflet.css, `web` atlas.js and atlas.css, `outlines` countries.geojson,
    provinces.geojson and labels.geojson.
    """

    leaflet: str
    web: str
    outlines: str


def base_map(assets: MapAssets, *, dark: bool = False, tiles: bool = False) -> folium.Map:
    """The empty map. With `tiles` the browser asks OpenStreetMap's servers for pictures; else for nothing outside."""
    _use_own_scripts(assets)
    world = folium.Map(location=HOME[0], tiles=None, control_scale=True, font_size="12px", min_zoom=2)
    # Without tiles Leaflet knows no largest zoom and some controls fail; the option on Map does not reach it.
    world.options["maxZoom"] = 18
    if tiles:
        folium.TileLayer(OSM_TILES, attr=OSM_CREDIT, name="OpenStreetMap", max_zoom=18).add_to(world)
    _Ground(assets.outlines, dark=dark, outlines=not tiles).add_to(world)
    return world


def feature_group(layers: MapLayers, selected: str | None = None) -> folium.FeatureGroup:
    """What a selection draws, as one feature group; `selected` is the key of the mark or arc to bring out."""
    group = folium.FeatureGroup(name="Compound Atlas")
    _Signs(scene_of(layers, selected)).add_to(group)
    return group


# Stands between the hidden key of a sign and its words in a tooltip; written in atlas.js.
_KEY_END = "\u2063"


def clicked_key(tooltip: str | None) -> str | None:
    """The key of the sign whose tooltip text a click brought back, or None."""
    if not tooltip or _KEY_END not in tooltip:
        return None
    return tooltip.partition(_KEY_END)[0] or None


def _use_own_scripts(assets: MapAssets) -> None:
    """Folium names its scripts once for the whole process; ours come from the app, and nothing else is loaded."""
    folium.Map.default_js = [("leaflet", f"{assets.leaflet}leaflet.js"), ("atlas", f"{assets.web}atlas.js")]
    folium.Map.default_css = [("leaflet_css", f"{assets.leaflet}leaflet.css"), ("atlas_css", f"{assets.web}atlas.css")]


def _as_script(value: object) -> str:
    """Plain data as JSON that may stand in a script.

    Branca takes the finished script for a Jinja template once more, so "{{ … }}" in a name would be run by the server.
    Two braces, or a brace and a sign, stand together only inside texts, where JSON can write them as numbers.
    """
    text = str(htmlsafe_json_dumps(value))
    for sign in ("{{", "{%", "{#"):
        text = text.replace(sign, rf"\u007b\u{ord(sign[1]):04x}")
    return text


class _Ground(MacroElement):
    """Land, borders and place names under everything, fetched once by the browser and drawn on one canvas."""

    _template = Template(
        """
        {# The style sheet comes later; Leaflet measures the map now. #}
        {% macro header(this, kwargs) %}
        <style>
          html, body, #root, #parent, .float-child { margin: 0; height: 100%; }
          #map_div { height: 100vh !important; width: 100% !important; }
        </style>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        window.atlas.ground({{ this._parent.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, folder: str, *, dark: bool, outlines: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Ground"
        settings = ground_settings() | {
            "theme": "dark" if dark else "light",
            "folder": folder,
            "outlines": outlines,
        }
        self.settings = _as_script(settings)


class _Signs(MacroElement):
    """Areas and signs as plain data; drawings that many signs share are sent once, and named by their number."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.atlas.draw({{ this._parent.get_name() }}, {{ this.areas }}, {{ this.signs }}, {{ this.drawings }});
        {% endmacro %}
        """
    )

    def __init__(self, scene: Scene) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Signs"
        self.areas = _as_script(scene.areas)
        self.signs = _as_script(scene.signs)
        self.drawings = _as_script(scene.drawings)
