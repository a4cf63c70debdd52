"""The signs of the map: one shape, one colour and one word for each layer, drawn as small inline SVG.

Colours are Okabe and Ito's, told apart by readers with any common colour blindness (https://jfly.uni-koeln.de/color/);
shapes carry the same meaning without colour, and the legend says it in words.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from html import escape

from geo.model import EventKind


@dataclass(frozen=True, slots=True)
class Layer:
    """What a reader sees as one kind of sign. `word` stands in the legend, `singular` and `plural` behind a number.

    `shape` is SVG markup in a 20 × 20 box.
    """

    key: str
    word: str
    singular: str
    plural: str
    colour: str
    shape: str
    kinds: frozenset[EventKind]


SITE = Layer(
    "site",
    "Reported scam site",
    "reported scam site",
    "reported scam sites",
    "#D55E00",
    '<rect x="3.5" y="3.5" width="13" height="13" rx="1.5"/>',
    frozenset({EventKind.COMPOUND}),
)
RAID = Layer(
    "raid",
    "Raid or arrest",
    "raid or arrest",
    "raids or arrests",
    "#0072B2",
    '<path d="M10 2.2 18 16.8 2 16.8Z"/>',
    frozenset({EventKind.RAID, EventKind.ARREST}),
)
PEOPLE = Layer(
    "people",
    "People moved or freed",
    "report of people moved or freed",
    "reports of people moved or freed",
    "#009E73",
    '<path d="M2 7h8V2.8L18.4 10 10 17.2V13H2Z"/>',
    frozenset({EventKind.DEPORTATION, EventKind.RESCUE}),
)
COOPERATION = Layer(
    "cooperation",
    "Countries working together",
    "meeting or agreement",
    "meetings or agreements",
    "#CC79A7",
    '<path d="M10 2.4 17.6 10 10 17.6 2.4 10Z"/>',
    frozenset({EventKind.MEETING, EventKind.AGREEMENT}),
)
ORDER = Layer(
    "order",
    "Order or warning",
    "order or warning",
    "orders or warnings",
    "#E69F00",
    '<path d="M6 3h8l4.2 7L14 17H6L1.8 10Z"/>',
    frozenset({EventKind.DIRECTIVE, EventKind.WARNING}),
)
LAYERS = (SITE, RAID, PEOPLE, COOPERATION, ORDER)
NAMED_COLOUR = "#666666"
NAMED_WORD = "Place named in an article"

_LAYER_OF = {kind: layer for layer in LAYERS for kind in layer.kinds}


def layer_of(kind: EventKind) -> Layer:
    return _LAYER_OF[kind]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign inside a mark: a layer, how many events, and how they are drawn.

    `hollow`: the place is an area, the point only its middle. `planned`: all of them are; dashed.
    `unreviewed`: none was checked by a person; pale, with a question mark.
    """

    layer: Layer
    number: int
    hollow: bool = False
    planned: bool = False
    unreviewed: bool = False


SIGN_SIZE = 24


def mark_svg(signs: tuple[Sign, ...]) -> str:
    """All signs of one place side by side, each with its number where it stands for several events."""
    width = SIGN_SIZE * len(signs)
    parts = "".join(_placed(sign, SIGN_SIZE * i) for i, sign in enumerate(signs))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{SIGN_SIZE}" '
        f'viewBox="0 0 {width} {SIGN_SIZE}" aria-hidden="true">{parts}</svg>'
    )


def legend_svg(layer: Layer) -> str:
    return mark_svg((Sign(layer, 1),))


def numbered_svg(layer: Layer, number: str) -> str:
    """The sign of a layer with any text where its number stands."""
    return mark_svg((Sign(layer, 2),)).replace(">2<", f">{escape(number)}<")


def as_image(svg: str) -> str:
    """An SVG as an image tag, for places whose sanitiser lets images through but no drawings."""
    return f'<img alt="" src="data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}">'


def named_svg(size: int = 12) -> str:
    """The small hollow circle of a place that an article only names."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 12 12" '
        f'aria-hidden="true"><circle cx="6" cy="6" r="4" fill="#fff" stroke="{NAMED_COLOUR}" stroke-width="2"/></svg>'
    )


def link_svg(layer: Layer, bearing: float | None, number: int) -> str:
    """The sign in the middle of an arc: a disc with an arrow head along `bearing` (degrees from north), or without."""
    head = '<path d="M12 3.5 17.5 18 12 14.5 6.5 18Z" fill="#fff"/>'
    turned = f'<g transform="rotate({bearing:.0f} 12 12)">{head}</g>' if bearing is not None else ""
    text = _number(str(number), 12, 12.5, "#000" if bearing is not None else "#fff", 10) if number > 1 else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">'
        f'<circle cx="12" cy="12" r="10" fill="{layer.colour}" stroke="#fff" stroke-width="1.5"/>{turned}{text}</svg>'
    )


def _placed(sign: Sign, x: int) -> str:
    fill, ink = ("#fff", sign.layer.colour) if sign.hollow else (sign.layer.colour, "#fff")
    dash = ' stroke-dasharray="2.5 2"' if sign.planned else ""
    pale = ' opacity="0.5"' if sign.unreviewed else ""
    text = f"{sign.number}?" if sign.unreviewed else str(sign.number) if sign.number > 1 else ""
    return (
        f'<g transform="translate({x + 2} 2)"{pale}>'
        f'<g fill="none" stroke="#fff" stroke-width="4.5" stroke-linejoin="round">{sign.layer.shape}</g>'
        f'<g fill="{fill}" stroke="{sign.layer.colour}" stroke-width="2" stroke-linejoin="round"{dash}>'
        f"{sign.layer.shape}</g>{_number(text, 10, 10.8, ink, 10) if text else ''}</g>"
    )


def _number(text: str, x: float, y: float, ink: str, size: int) -> str:
    return (
        f'<text x="{x}" y="{y}" fill="{ink}" font-family="system-ui,sans-serif" font-size="{size}" font-weight="700" '
        f'text-anchor="middle" dominant-baseline="central">{escape(text)}</text>'
    )
