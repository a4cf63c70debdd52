"""Puts a briefing together: words, pictures, data for the script, and what the browser is allowed to run."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from xstatic.pkg import leaflet

from geo.export.briefing import told
from geo.export.briefing.ground import Ground, read_ground
from geo.export.briefing.picture import links_picture, region_bounds, region_picture
from geo.export.document import LICENCE, Document
from geo.layers import MapLayers, map_layers
from geo.scene import WEB_DIR, ground_settings, scene_of
from geo.symbols import LAYERS, NAMED_WORD, legend_svg, named_svg
from geo.wording import day_text, withheld_lines

_HERE = Path(__file__).parent
_LEAFLET = Path(leaflet.BASE_DIR)

# Leaflet's pictures for signs and buttons that are not used here; a browser would look for them beside the file.
_PICTURES = re.compile(r"url\([^)]*\)")


def to_bytes(document: Document) -> bytes:
    """UTF-8 without BOM. Raises ExportError where the outlines cannot be read."""
    selection = document.selection
    layers = map_layers(selection)
    ground = read_ground(document.outlines)
    targets = _targets(layers)
    records = told.records(selection)
    page = _template().render(
        told=told,
        selection=selection,
        made_at=f"{day_text(document.made_at.date())}, {document.made_at:%H:%M} UTC",
        conditions=told.conditions(selection.filter, selection.atlas),
        records=records,
        record_of={record.id: record for record in records},
        not_drawn=layers.not_drawn,
        named=told.named_places(layers, selection.atlas),
        sources=told.sources(selection),
        signs=[(targets[escape(sign.key)].removeprefix("#"), sign.label, sign.events) for sign in layers.drawn],
        region=Markup(region_picture(layers, selection.atlas, ground, targets)),
        links=Markup(links_picture(layers, ground, targets)),
        legend=[(Markup(legend_svg(layer)), layer.word) for layer in LAYERS] + [(Markup(named_svg(14)), NAMED_WORD)],
        legend_svg=legend_svg,
        outlines=document.outlines is not None,
        licence=LICENCE,
        withheld=withheld_lines(selection.atlas),
        data=htmlsafe_json_dumps(_data(layers, ground)),
        style=_style(),
        script=_script(),
        policy=_policy(),
    )
    return page.encode()


def _targets(layers: MapLayers) -> dict[str, str]:
    """Where a sign of the still pictures leads: to its place in the list of signs, by its escaped key."""
    return {escape(sign.key): f"#sign-{number}" for number, sign in enumerate(layers.drawn, 1)}


def _data(layers: MapLayers, ground: Ground) -> dict[str, Any]:
    settings = ground_settings() | {
        "home": region_bounds(layers),
        "home_words": "Back to the first view",
        "outlines": True,
    }
    return {"settings": settings, "scene": scene_of(layers)._asdict(), "ground": ground.packed()}


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("briefing.html")


@cache
def _style() -> Markup:
    parts = [_PICTURES.sub("none", _read(_LEAFLET / "leaflet.css")), _read(WEB_DIR / "atlas.css")]
    return Markup("\n".join([*parts, _read(_HERE / "briefing.css")]))


@cache
def _script() -> Markup:
    # The last line of the library names a file for developers.
    library = _read(_LEAFLET / "leaflet.js").partition("//# sourceMappingURL")[0]
    notice = f"/*\n{_read(_HERE / 'leaflet-licence.txt')}*/"
    return Markup("\n".join([notice, library, _read(WEB_DIR / "atlas.js"), _read(_HERE / "briefing.js")]))


@cache
def _policy() -> str:
    """Content-Security-Policy: nothing from anywhere, but this one script and this one style sheet by their digests."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_digest(_script())}'",
            f"style-src '{_digest(_style())}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
