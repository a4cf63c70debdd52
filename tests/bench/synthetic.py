"""Made-up events in any number, as a data folder that the atlas reads like its own."""

from __future__ import annotations

import csv
import json
from itertools import cycle, islice
from pathlib import Path

from geo.model import EventKind
from geo.places import PLACE_COLUMNS
from tests.samples import copy_of_data, shipped


def make_data(folder: Path, events: int, *, own_places: bool) -> Path:
    """The shipped data with this many more events of all kinds over two years, on the places of the gazetteer in turn.

    `own_places`: each event at a place of its own instead, on a grid over Cambodia: the worst that a map can be given.
    """
    data = copy_of_data(folder)
    for article in (data / "articles").glob("*.yaml"):
        article.unlink()
    places = _grid(data, events) if own_places else _of_the_gazetteer()
    kinds = cycle(kind.value for kind in EventKind)
    entries = [
        {
            "id": f"KH-MADE-{number}", "kind": kind,
            "summary": f"Made-up event {number}, to see how many a map can hold.",
            "date": f"{2024 + number % 2}-{number % 12 + 1:02}-{number % 28 + 1:02}", "place": place, "country": "KH",
            "review": "accepted", "paragraphs": {"event": 1, "date": 1, "place": 1},
        }
        for number, kind, place in zip(range(events), kinds, cycle(places), strict=False)
    ]  # fmt: skip
    source = {"id": "made-up", "title": "Made up", "publisher": None, "publisher_country": None, "retells": None}
    source |= {"language": "en", "published": None, "url": None}
    article = {"source": source, "events": entries}
    (data / "articles" / "made-up.yaml").write_text(json.dumps(article), encoding="utf-8")
    return data


def _of_the_gazetteer() -> list[str]:
    return [place.id for place in shipped().places.values() if place.country == "KH" and place.id != "kh"]


def _grid(data: Path, number: int) -> list[str]:
    """That many towns, a few hundred metres to some kilometres apart, put into the gazetteer."""
    side = int(number**0.5) + 1
    spots = islice(((row, column) for row in range(side) for column in range(side)), number)
    ids = []
    with (data / "places.csv").open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PLACE_COLUMNS, restval="", lineterminator="\n")
        for row, column in spots:
            ids.append(f"kh-made-{row}-{column}")
            lat, lon = 10.5 + 3.8 * row / side, 102.5 + 5 * column / side
            cells = {"id": ids[-1], "name": f"Made-up {row} {column}", "kind": "city", "country": "KH", "radius_km": 2}
            writer.writerow(cells | {"adm1": "Kandal", "lat": f"{lat:.5f}", "lon": f"{lon:.5f}", "origin": "own"})
    return ids
