"""CSV → rows: commas, semicolons, tabs or bars; UTF-8 or what Excel writes in Europe; a row of HXL hashtags or none."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence

from geo.errors import ArticleUnreadable, TableUnreadable
from geo.export.csv import NOTE, unguarded
from geo.importing.sheet import Problem, Row, Sheet
from geo.reading.intake.decode import decode

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# Beyond ASCII, what Western European tables are full of; other letters mean that it is another encoding.
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáãåçñîïíìôóòõøœæùûúÿÉÈÊÀÂÁÅÇÑÎÍÔÓÕØÙÛÚ€–—‘’“”„…«»°§·®©²³´¨‰•\u00a0")
_HXL_WITHIN = 25
_TAG = re.compile(r"\s*#[a-z_]+(\s*\+\s*[a-z_0-9]+)*\s*", re.IGNORECASE)


def read_csv(content: bytes, name: str) -> Sheet:
    """Rows are numbered as a spreadsheet shows them, the header being row 1. Raises TableUnreadable."""
    text, remarks = _text(content)
    text, delimiter = _delimited(text)
    lines = _lines(text, delimiter)
    if delimiter != ",":
        remarks += (f"Its columns are separated by {_DELIMITERS[delimiter]}.",)
    tagged = _tagged(lines)
    head, first = _head(lines, tagged)
    columns = _named(lines[head])
    if len(columns) < 2:
        raise TableUnreadable("has one column only; save it as CSV with commas or semicolons between its columns")
    rows, problems = _rows(lines, columns, first)
    tags = {column: tag.strip() for column, tag in zip(columns, lines[tagged], strict=False)} if tagged >= 0 else {}
    notes = [row.cells.get(NOTE, "") for row in rows[:1]]
    audience = "public" if any("audience: public" in note for note in notes) else ""
    return Sheet(name, "CSV", columns, tuple(rows), tuple(problems), tags, remarks, audience)


def _text(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what to tell of its encoding."""
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-16"
        try:
            return content.decode(encoding), ()
        except UnicodeDecodeError:
            raise TableUnreadable("is damaged: not all of it is the Unicode it says; save it as CSV (UTF-8)") from None
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if {char for char in text if char > "\x7f"} <= _WESTERN:
        return text, ("It is no Unicode; read as Windows-1252, as Excel writes it in Europe.",)
    try:
        return decode(content), ("It is no Unicode; its letters were guessed. If they look wrong, save it as UTF-8.",)
    except ArticleUnreadable:
        raise TableUnreadable("is no text in a known encoding; save it as CSV (UTF-8)") from None


def _delimited(text: str) -> tuple[str, str]:
    """The text without Excel's line "sep=;", and what separates its columns: what splits the first line most."""
    if match := re.match(r"sep=(.)\r?\n", text):
        return text[match.end() :], match[1] if match[1] in _DELIMITERS else ","
    first = next((line for line in text.splitlines() if line.strip()), "")
    return text, max(_DELIMITERS, key=lambda mark: (len(next(csv.reader([first], delimiter=mark), [])), mark == ","))


def _lines(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [[unguarded(cell) for cell in line] for line in reader]
    except csv.Error as error:
        raise TableUnreadable(
            f"is broken in line {reader.line_num} ({error}); look for a stray quotation mark there, and save it again"
        ) from None
    if not any(any(cell.strip() for cell in line) for line in lines):
        raise TableUnreadable("is empty; choose a file with a header and at least one row")
    return lines


def _tagged(lines: Sequence[Sequence[str]]) -> int:
    """The row of HXL hashtags; -1 where there is none."""
    for number, line in enumerate(lines[:_HXL_WITHIN]):
        filled = [cell for cell in line if cell.strip()]
        if filled and 2 * sum(bool(_TAG.fullmatch(cell)) for cell in filled) > len(filled):
            return number
    return -1


def _head(lines: Sequence[Sequence[str]], tagged: int) -> tuple[int, int]:
    """The row with the names of the columns, and the first one behind the header."""
    if tagged == 0:
        return 0, 1
    if tagged > 0:
        return tagged - 1, tagged + 1
    head = next(number for number, line in enumerate(lines) if any(cell.strip() for cell in line))
    return head, head + 1


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns, no two the same."""
    names: list[str] = []
    last = max(number for number, cell in enumerate(cells) if cell.strip())
    for number, cell in enumerate(cells[: last + 1], 1):
        name = cell.strip() or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return tuple(names)


def _rows(lines: Sequence[Sequence[str]], columns: tuple[str, ...], first: int) -> tuple[list[Row], list[Problem]]:
    rows, problems = [], []
    for number, line in enumerate(lines[first:], first + 1):
        if not any(cell.strip() for cell in line):
            continue
        if any(cell.strip() for cell in line[len(columns) :]):
            message = f"the row has {len(line)} cells, the header {len(columns)}; quote cells that hold a separator"
            problems.append(Problem(number, "", "", message))
            continue
        cells = [*line, *[""] * (len(columns) - len(line))]
        rows.append(Row(number, dict(zip(columns, cells, strict=False))))
    return rows, problems
