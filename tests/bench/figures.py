"""Figures with their spread: how they are taken, told and kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

PACKAGES = ("streamlit", "streamlit-folium", "folium")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured several times. `unit` is "s", "×" or "/s"."""

    name: str
    unit: str
    values: tuple[float, ...]

    def __str__(self) -> str:
        spread = f"{_short(min(self.values))}–{_short(max(self.values))}"
        return f"{_short(median(self.values)):>9} {self.unit:<3} ({spread}, n={len(self.values)})  {self.name}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def ratio(name: str, above: Figure, below: Figure) -> Figure:
    """Turn by turn, so that what slows the machine for a while slows both."""
    pairs = zip(above.values, below.values, strict=True)
    return Figure(name, "×", tuple(a / b for a, b in pairs))


def seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def write(figures: Sequence[Figure], path: Path) -> None:
    """As JSON, with the machine they were taken on."""
    told = [asdict(each) | {"median": median(each.values)} for each in figures]
    about = {
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "load": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "packages": {name: version(name) for name in PACKAGES},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(about | {"figures": told}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
