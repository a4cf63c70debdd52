"""KML 2.2 for Google Earth: a folder a kind of event, with time, and not one address that it would fetch.

Icons would come from other computers, and tell them what is looked at: marks are the program's own pins, and colour is
told by the names beside them, the rings around them and the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from geographiclib.geodesic import Geodesic

from geo.export.columns import FOR_THE_WAY_BACK
from geo.export.document import Cell, Document, row
from geo.export.tables import Link, links
from geo.geodesy import Coordinates
from geo.model import Atlas, DateSpan, Event, LatLon, ReviewState, Status
from geo.symbols import LAYERS, NAMED_COLOUR, layer_of
from geo.wording import (
    REVIEW_WORDS,
    citation,
    country_name,
    counts_text,
    date_text,
    doubt_text,
    place_name,
    title,
)

LINKS, DOUBT, WITHOUT_POINT = "Links between countries", "How far off a point may be", "Events without a point"

_RING_STEPS = 48
# What XML 1.0 has no way to write, escaped or not.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_bytes(document: Document) -> bytes:
    """Every event once, in the folder of its layer or in that of events without a point; links and rings beside them.

    Longitude first. `ExtendedData` holds the columns of the CSV, the description of the document its metadata.
    """
    kml = Element("kml", xmlns="http://www.opengis.net/kml/2.2")
    root = SubElement(kml, "Document")
    _text(root, "name", "Compound Atlas")
    _text(root, "open", "1")
    _text(root, "description", _html((name, _escape(words)) for name, words in document.about()))
    for layer in LAYERS:
        _style(root, layer.key, layer.colour, opacity=255)
        _style(root, f"{layer.key}-pale", layer.colour, opacity=150)
    _style(root, "doubt", NAMED_COLOUR, opacity=255)
    _add_events(root, document)
    _add_links(root, document)
    _add_rings(root, document)
    indent(kml, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(kml, "unicode")}\n'.encode()


def _add_events(root: Element, document: Document) -> None:
    def layer_name(event: Event) -> str:
        return layer_of(event.kind).word if event.place and event.place.position else WITHOUT_POINT

    for name in (*(layer.word for layer in LAYERS), WITHOUT_POINT):
        events = [event for event in document.selection.events if layer_name(event) == name]
        folder = _folder(root, name) if events else root
        for event in events:
            _add_event(folder, event, document.selection.atlas)


def _add_event(folder: Element, event: Event, atlas: Atlas) -> None:
    mark = _placemark(folder, title(event, atlas), _told(event, atlas), event.date, _look(event))
    cells = row(event, atlas)
    _add_data(mark, {name: cell for name, cell in cells.items() if name not in {"lat", "lon", *FOR_THE_WAY_BACK}})
    if event.place and event.place.position:
        lat, lon = event.place.position
        _text(SubElement(mark, "Point"), "coordinates", _coordinates([(lon, lat)]))


def _add_links(root: Element, document: Document) -> None:
    found, atlas = links(document), document.selection.atlas
    folder = _folder(root, LINKS) if found else root
    for link in found:
        mark = _placemark(folder, _link_name(link, atlas), _told(link.event, atlas), link.event.date, _look(link.event))
        _add_data(mark, {"id": link.id, "event_id": link.event.id, "from_code": link.start, "to_code": link.end})
        pieces = link.lines(atlas)
        lines = SubElement(mark, "MultiGeometry") if len(pieces) > 1 else mark
        for piece in pieces:
            line = SubElement(lines, "LineString")
            _text(line, "tessellate", "1")
            _text(line, "coordinates", _coordinates(piece))


def _add_rings(root: Element, document: Document) -> None:
    """One ring a place, as on the map: what is known to a kilometre needs none."""
    rings = [(place, place.position) for place in document.selection.places if place.position and place.radius_km >= 1]
    folder = _folder(root, DOUBT) if rings else root
    for place, position in rings:
        name = place_name(place, document.selection.atlas)
        mark = _placemark(folder, name, _escape(doubt_text(place)), None, "doubt")
        _add_data(mark, {"place_id": place.id, "radius_km": place.radius_km})
        line = SubElement(mark, "LineString")
        _text(line, "tessellate", "1")
        _text(line, "coordinates", _coordinates(_ring(position, place.radius_km)))


def _folder(root: Element, name: str) -> Element:
    folder = SubElement(root, "Folder")
    _text(folder, "name", name)
    return folder


def _placemark(folder: Element, name: str, description: str, span: DateSpan | None, look: str) -> Element:
    """In the order that the schema demands; data and geometry follow."""
    mark = SubElement(folder, "Placemark")
    _text(mark, "name", name)
    SubElement(mark, "Snippet", maxLines="0")
    _text(mark, "description", description)
    if span is not None:
        times = SubElement(mark, "TimeSpan")
        _text(times, "begin", f"{span.start.isoformat()}T00:00:00Z")
        # Some readers take a day at the end for its first moment, some for its last: this leaves no choice.
        _text(times, "end", f"{span.last.isoformat()}T23:59:59Z")
    _text(mark, "styleUrl", f"#{look}")
    return mark


def _add_data(mark: Element, cells: Mapping[str, Cell]) -> None:
    data = SubElement(mark, "ExtendedData")
    for name, value in cells.items():
        if value is not None:
            words = ("no", "yes")[value] if isinstance(value, bool) else str(value)
            _text(SubElement(data, "Data", name=name), "value", words)


def _style(root: Element, key: str, colour: str, *, opacity: int) -> None:
    """`colour` is #rrggbb; KML wants the opacity, then blue, green and red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    painted = f"{opacity:02x}{blue}{green}{red}".lower()
    style = SubElement(root, "Style", id=key)
    label = SubElement(style, "LabelStyle")
    _text(label, "color", painted)
    line = SubElement(style, "LineStyle")
    _text(line, "color", painted)
    _text(line, "width", "2")
    # The usual balloon repeats the name without escaping it.
    _text(SubElement(style, "BalloonStyle"), "text", "$[description]")


def _look(event: Event) -> str:
    """Planned and unreviewed events are pale, as on the map."""
    pale = event.status is Status.PLANNED or event.review is ReviewState.UNREVIEWED
    return layer_of(event.kind).key + ("-pale" if pale else "")


def _link_name(link: Link, atlas: Atlas) -> str:
    start, end = (country_name(code, atlas.countries) for code in (link.start, link.end))
    return f"{start} {'→' if link.people_moved else '–'} {end}: {title(link.event, atlas).partition(' · ')[0]}"


def _told(event: Event, atlas: Atlas) -> str:
    """The record in HTML, every text of it escaped; article addresses are links, and nothing is fetched."""
    place = event.place
    reported = "<br>".join(_cited(report.source_id, atlas) for report in event.reports)
    told = [
        ("", _escape(event.summary)),
        ("When", _escape(date_text(event))),
        ("Where", _escape(f"{place_name(place, atlas)}: {doubt_text(place)}" if place else "no point known")),
        ("Figures", _escape(counts_text(event, atlas.countries))),
        ("Reported by", reported),
        ("Record", _escape(f"{event.id}, {REVIEW_WORDS[event.review]}")),
        ("Note", _escape(event.note)),
    ]
    return f"<h3>{_escape(title(event, atlas))}</h3>" + _html((name, words) for name, words in told if words)


def _cited(source_id: str, atlas: Atlas) -> str:
    source = atlas.sources[source_id]
    words = _escape(citation(source, atlas.countries))
    if source.url and source.url.startswith(("https://", "http://")):
        return f'<a href="{_escape(source.url)}">{words}</a>'
    return words


def _html(told: Iterable[tuple[str, str]]) -> str:
    """Paragraphs of a name and HTML."""
    return "".join(f"<p><b>{name}:</b> {words}</p>" if name else f"<p>{words}</p>" for name, words in told)


def _escape(text: str) -> str:
    """As HTML, and so that no "$[name]" is taken for a blank to fill in."""
    return escape(text).replace("$[", "&#36;[")


def _ring(centre: LatLon, radius_km: float) -> Coordinates:
    """A closed ring around a point; longitudes run on beyond 180 rather than jump."""
    spots = []
    for step in range(_RING_STEPS):
        spot = Geodesic.WGS84.Direct(centre.lat, centre.lon, -360 * step / _RING_STEPS, radius_km * 1000)
        spots.append((centre.lon + (spot["lon2"] - centre.lon + 180) % 360 - 180, spot["lat2"]))
    return (*spots, spots[0])


def _coordinates(spots: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{round(lon, 5)},{round(lat, 5)}" for lon, lat in spots)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _UNWRITABLE.sub("\ufffd", text)
