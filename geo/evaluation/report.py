"""Scores as a table for a person."""

from __future__ import annotations

from collections.abc import Mapping

from geo.evaluation.score import Score
from geo.evaluation.tally import Search

_COLUMNS = (
    "place P", "R", "F1", "resolved", "country", "km", "event P", "R", "F1", "date", "country", "figures",
    "link P", "R", "F1", "false sums",
)  # fmt: skip
_LEGEND = (
    "P precision, R recall, F1 their harmonic mean; resolved: of the places found, those put within tolerance; "
    "km: median error; - where there was nothing to get right"
)


def table(scores: Mapping[str, Score]) -> str:
    """A row for each name, a row for all of them where they are several, and what the columns mean."""
    rows = dict(scores)
    if len(scores) > 1:
        rows["all"] = sum(scores.values(), Score())
    names = max(map(len, [*rows, ""]))
    cells = {name: _cells(score) for name, score in rows.items()}
    widths = [max(len(title), *(len(row[i]) for row in cells.values())) for i, title in enumerate(_COLUMNS)]
    lines = [_line("", _COLUMNS, names, widths), *(_line(name, row, names, widths) for name, row in cells.items())]
    return "\n".join([*lines, "", _LEGEND])


def _line(name: str, cells: tuple[str, ...], names: int, widths: list[int]) -> str:
    return "  ".join([name.ljust(names), *(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))])


def _cells(score: Score) -> tuple[str, ...]:
    return (
        *_search(score.places),
        *map(_number, (score.resolved.share, score.place_countries.share, score.median_error_km)),
        *_search(score.events),
        *map(_number, (score.date.share, score.event_country.share, score.figures.share)),
        *_search(score.links),
        str(score.false_sums),
    )


def _search(search: Search) -> tuple[str, ...]:
    return tuple(map(_number, (search.precision, search.recall, search.f1)))


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
