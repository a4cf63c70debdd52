"""Opens the gazetteer, telling whoever waits that making its index takes a while."""

from __future__ import annotations

import sys
from pathlib import Path

from geo.gazetteer import Gazetteer


def open_gazetteer(data_dir: Path) -> Gazetteer:
    """As `Gazetteer.open`. The index of names is made once, and again when the program or its data change."""
    return Gazetteer.open(data_dir, before_building=_tell)


def _tell() -> None:
    print("preparing the list of names, once; this takes about half a minute …", file=sys.stderr, flush=True)
