"""What `web/atlas.js` is given, as plain data: one scene for the map of the page and for that of a briefing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from geo.layers import Feature, MapLayers, area_features, sign_features
from geo.model import LatLon
from geo.symbols import LAYERS, numbered_svg

WEB_DIR = Path(__file__).parent / "web"

GROUND_CREDIT = "Outlines: Natural Earth · Places: GeoNames (CC BY 4.0)"

# Cambodia and its borders, where most of what is reported lies: south-west and north-east corner.
HOME = (LatLon(10.0, 102.2), LatLon(14.8, 107.7))


class Scene(NamedTuple):
    """Areas and signs as GeoJSON features. Drawings that many signs share stand once in `drawings`; the property
    `svg` of a sign is the number of its drawing."""

    areas: list[Feature]
    signs: list[Feature]
    drawings: list[str]


def scene_of(layers: MapLayers, selected: str | None = None) -> Scene:
    """What a selection draws; `selected` is the key of the mark or arc to bring out."""
    signs = sign_features(layers, selected)
    drawings = list(dict.fromkeys(sign["properties"]["svg"] for sign in signs))
    number = {svg: place for place, svg in enumerate(drawings)}
    numbered = [_with(sign, svg=number[sign["properties"]["svg"]]) for sign in signs]
    return Scene(area_features(layers, selected), numbered, drawings)


def ground_settings() -> dict[str, Any]:
    """What the ground needs on every map: first view, credit, and how signs are gathered that a zoom cannot part."""
    return {
        "credit": GROUND_CREDIT,
        "home": HOME,
        "home_words": "Back to Cambodia and its borders",
        # What stands for several places that cannot be told apart at a zoom; "{n}" takes the number.
        "gathered": {
            "order": [layer.key for layer in LAYERS],
            "svg": {layer.key: numbered_svg(layer, "{n}") for layer in LAYERS},
            "words": {layer.key: [layer.singular, layer.plural] for layer in LAYERS},
        },
    }


def _with(feature: Feature, **properties: object) -> Feature:
    return feature | {"properties": feature["properties"] | properties}
