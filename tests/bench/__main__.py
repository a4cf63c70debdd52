"""`python -m tests.bench`: prints each figure with its median and spread, and writes them as JSON. Asserts nothing."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from tests.bench import long_texts, reading, screen, server
from tests.bench.figures import Figure, write

BENCHES = {
    "first-screen": screen.first_screen,
    "filter-change": screen.filter_change,
    "layers": server.layers,
    "many-events": screen.many_events,
    "gazetteer": server.gazetteer,
    "reading": reading.reading,
    "long-texts": long_texts.long_texts,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=BENCHES, default=list(BENCHES), help="leave the others out")
    parser.add_argument("--turns", type=int, default=7, help="how often each is measured")
    parser.add_argument("--json", type=Path, default=None, metavar="FILE", help="default: bench-results/<now>.json")
    args = parser.parse_args()
    figures: list[Figure] = []
    for name in args.only:
        print(f"{name}:", flush=True)
        for figure in BENCHES[name](args.turns):
            print(f"  {figure}", flush=True)
            figures.append(figure)
    path = args.json or Path("bench-results") / f"{datetime.now():%Y-%m-%d-%H%M%S}.json"
    write(figures, path)
    print(f"written to {path}")


if __name__ == "__main__":
    main()
