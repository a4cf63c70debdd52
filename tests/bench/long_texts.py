"""How long a text of a megabyte on one line takes, ordinary or not, and whether twice as much takes twice as long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from geo.gazetteer import Gazetteer
from geo.reading.article import from_text
from geo.reading.reader import read
from tests.bench.figures import Figure
from tests.reading.hostile import UNITS, text_of

ROOT = Path(__file__).parents[2]
SIGNS = 1_000_000


def long_texts(turns: int) -> Iterator[Figure]:
    """Each once, however many turns are asked for: the texts are many and long."""
    gazetteer = Gazetteer.open(ROOT / "data")
    for name, (language, unit) in {**_articles(), **UNITS}.items():
        times = []
        for length in (2_000, SIGNS // 2, SIGNS):  # the first loads what is loaded on first use
            text = text_of(unit, length)
            start = process_time()
            read(from_text(text, language=language), gazetteer)
            times.append(process_time() - start)
        yield Figure(f"processor time of a million signs, {name}", "s", (times[2],))
        yield Figure("that, to half a million", "×", (times[2] / times[1],))


def _articles() -> dict[str, tuple[str, str]]:
    """Per language the first of our own articles, on one line."""
    folder = ROOT / "tests" / "articles"
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.glob("dev_*.txt")):
        language = json.loads((folder / "labels" / f"{path.stem}.json").read_text(encoding="utf-8"))["lang"]
        line = " ".join(path.read_text(encoding="utf-8").split()) + " "
        found.setdefault(f"one article over and over: {language}", (language, line))
    return found
