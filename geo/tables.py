"""Tables in `data/`: CSV in UTF-8 with one header, read row by row, each with its whereabouts for whoever mends it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from geo.errors import GazetteerError


def rows(path: Path, columns: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with its whereabouts, "places.csv line 7".

    Raises GazetteerError where the file is missing, is no UTF-8, has other columns, or a row has too few or many cells.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != columns:
                raise GazetteerError(f"{path.name}: columns are {reader.fieldnames}; expected {columns}")
            for row in reader:
                where = f"{path.name} line {reader.line_num}"
                if None in row or None in row.values():
                    raise GazetteerError(f"{where}: expected {len(columns)} cells; quote cells that hold a comma")
                yield where, row
    except FileNotFoundError:
        raise GazetteerError(f"no gazetteer at {path}; restore it from the repository") from None
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name} is not UTF-8 ({error.reason}); save it as UTF-8") from None
