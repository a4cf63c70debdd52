"""How fast articles are read, beside programs that only find names, and beside a tokeniser as the floor.

The others are optional: `python -m pip install -r tests/bench/requirements.txt`; one that is missing is left out.
All run in one process, in turn, over the invented articles of `tests/articles`. Each runs in a single thread, so the
times are processor time: what else the machine has to do is left out of them as far as it can be.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

from geo.gazetteer import Gazetteer
from geo.reading.article import from_text
from geo.reading.reader import read
from tests.bench.figures import Figure, ratio

ROOT = Path(__file__).parents[2]
Scan = Callable[[str], object]


def reading(turns: int) -> Iterator[Figure]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))]
    scans = {"the atlas, places and events": _ours(), **_others()}
    for scan in scans.values():  # what is loaded on first use is no part of the speed
        _all(scan, texts)
    times: dict[str, list[float]] = {name: [] for name in scans}
    for _ in range(turns):
        for name, scan in scans.items():
            start = process_time()
            _all(scan, texts)
            times[name].append(process_time() - start)
    figures = {name: Figure(name, "s", tuple(values)) for name, values in times.items()}
    for name, figure in figures.items():
        speeds = tuple(len(texts) / value for value in figure.values)
        yield Figure(f"articles a second of processor time: {name}", "/s", speeds)
    ours = figures.pop("the atlas, places and events")
    for name, figure in figures.items():
        yield ratio(f"processor time of the atlas to {name}", ours, figure)
    yield Figure("peak memory of reading all articles in a process of its own", "MB", (_peak_megabytes(),))


def _all(scan: Scan, texts: Sequence[str]) -> None:
    for text in texts:
        scan(text)


def _ours() -> Scan:
    gazetteer = Gazetteer.open(ROOT / "data")
    return lambda text: read(from_text(text), gazetteer)


def _others() -> dict[str, Scan]:
    """Each as its own documentation has it: whatever it finds, once."""
    found: dict[str, Scan] = {}
    if find_spec("flashgeotext"):
        from flashgeotext.geotext import GeoText

        geotext = GeoText()
        found["flashgeotext, names only"] = lambda text: geotext.extract(text)
    if find_spec("geotext"):
        from geotext import GeoText as Names

        found["geotext, names only"] = lambda text: Names(text).cities
    if find_spec("spacy"):
        import spacy

        pipeline = spacy.blank("en")
        found["a spaCy tokeniser, nothing else"] = lambda text: pipeline(text)
    return found


def _peak_megabytes() -> float:
    """Of a fresh process that reads everything once: imports and gazetteer are in it."""
    code = "from tests.bench.reading import read_everything; read_everything()"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return float(told)


def read_everything() -> None:
    """Reads all articles and prints the peak memory of this process in MB."""
    scan = _ours()
    for path in sorted((ROOT / "tests" / "articles").glob("*.txt")):
        scan(path.read_text(encoding="utf-8"))
    print(_peak_kilobytes() / 1024)


def _peak_kilobytes() -> int:
    """On Linux as the kernel counts it for this program alone: `getrusage` counts in the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
