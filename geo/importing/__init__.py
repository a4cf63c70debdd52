"""The way back in: a file of ours, or somebody's table → a plan of what it would do → records in the store.

sheet = read_bytes(content, "raids.csv")
plan = make_plan(harvest(sheet, atlas, outlines), atlas, store.hidden(atlas))
store.bring_in(arrival(plan), seen=revision, by="A. B.", at=now)
"""

from __future__ import annotations

from collections.abc import Mapping

from geo.geometry import Outline
from geo.importing.files import MAX_BYTES, SUFFIXES, read_bytes, read_file
from geo.importing.foreign import read_foreign
from geo.importing.mapping import ColumnMap, Field, checked, guess_mapping
from geo.importing.native import is_ours, read_ours
from geo.importing.plan import Plan, Planned, Standing, arrival, make_plan
from geo.importing.records import Harvest
from geo.importing.sheet import Problem, Sheet
from geo.model import Atlas

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "ColumnMap",
    "Field",
    "Harvest",
    "Plan",
    "Planned",
    "Problem",
    "Sheet",
    "Standing",
    "arrival",
    "checked",
    "guess_mapping",
    "harvest",
    "is_ours",
    "make_plan",
    "read_bytes",
    "read_file",
]


def harvest(sheet: Sheet, atlas: Atlas, outlines: Mapping[str, Outline], columns: ColumnMap | None = None) -> Harvest:
    """The events of a sheet. `columns` are for somebody else's table: None for what their names suggest."""
    if is_ours(sheet) and columns is None:
        return read_ours(sheet)
    return read_foreign(sheet, columns or guess_mapping(sheet), atlas, outlines)
