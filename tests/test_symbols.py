"""Five layers, told apart by shape and colour and word; every kind of event has one."""

from __future__ import annotations

from base64 import b64decode
from itertools import combinations
from xml.etree import ElementTree

import pytest

from geo.model import EventKind
from geo.symbols import (
    LAYERS,
    RAID,
    SITE,
    Sign,
    as_image,
    layer_of,
    legend_svg,
    link_svg,
    mark_svg,
    named_svg,
    numbered_svg,
)

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_kind_of_event_has_exactly_one_layer() -> None:
    kinds = [kind for layer in LAYERS for kind in layer.kinds]
    assert sorted(kinds) == sorted(EventKind)
    assert layer_of(EventKind.ARREST) is RAID


@pytest.mark.parametrize("aspect", ["key", "word", "plural", "colour", "shape"])
def test_no_two_layers_share(aspect: str) -> None:
    assert len({getattr(layer, aspect) for layer in LAYERS}) == len(LAYERS)


def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_colours_are_a_palette_made_for_colour_blind_readers() -> None:
    okabe_ito = {"#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00"}
    assert {layer.colour for layer in LAYERS} == okabe_ito
    # Told apart in grey as well, or by shape where the grey is near.
    assert all(a.shape != b.shape or _luminance(a.colour) != _luminance(b.colour) for a, b in combinations(LAYERS, 2))


@pytest.mark.parametrize(
    ("sign", "number"),
    [(Sign(SITE, 1), []), (Sign(SITE, 12), ["12"]), (Sign(SITE, 3, unreviewed=True), ["3?"])],
)
def test_a_sign_bears_a_number_where_it_stands_for_several(sign: Sign, number: list[str]) -> None:
    assert texts(mark_svg((sign,))) == number


def test_signs_of_one_place_stand_side_by_side() -> None:
    root = ElementTree.fromstring(mark_svg((Sign(SITE, 1), Sign(RAID, 2))))
    assert (root.get("width"), root.get("height")) == ("48", "24")


def test_an_arrow_stands_only_on_lines_along_which_people_are_moved() -> None:
    assert "rotate(45 12 12)" in link_svg(RAID, 45.2, 1)
    assert "rotate" not in link_svg(RAID, None, 1)
    assert texts(link_svg(RAID, None, 4)) == ["4"]


def test_every_sign_is_sound_svg_that_asks_nothing_from_outside() -> None:
    for svg in [
        named_svg(),
        *(legend_svg(layer) for layer in LAYERS),
        *(numbered_svg(layer, "{n}") for layer in LAYERS),
    ]:
        root = ElementTree.fromstring(svg)
        assert root.tag == f"{SVG}svg"
        assert not [element for element in root.iter() if element.tag.endswith(("script", "image", "use"))]
    assert [texts(numbered_svg(layer, "{n}")) for layer in LAYERS] == [["{n}"]] * len(LAYERS)


def test_as_an_image_a_sign_is_the_same_sign() -> None:
    image = as_image(legend_svg(SITE))
    data = image.removeprefix('<img alt="" src="data:image/svg+xml;base64,').removesuffix('">')
    assert b64decode(data).decode() == legend_svg(SITE)
