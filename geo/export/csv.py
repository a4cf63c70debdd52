"""CSV for Excel: UTF-8 with BOM, RFC 4180 quoting, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from geo.export.document import COLUMNS, Cell, Document

# What starts a formula in some spreadsheet (OWASP, "CSV injection"); also after blanks, and signs nobody sees. Behind
# apostrophes it is no formula, but they get one more, so that every text comes back as it was.
_FORMULA = re.compile(r"'*(?:[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n\0])")

# Filters, counts, method and licence: a CSV has no place for them but a cell, and rows get copied without their file.
NOTE = "file_note"


def to_bytes(document: Document) -> bytes:
    """One row an event under one header."""
    note = document.note()
    return to_csv([(*COLUMNS, NOTE), *((*row.values(), note) for row in document.rows())])


def to_csv(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The rows, header included, each cell guarded; lines end in CR LF."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def guarded(value: Cell) -> Cell:
    """The cell, with an apostrophe before text that would be a formula. Numbers stay numbers, negative ones too."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    if _FORMULA.match(value):
        return "'" + value
    return value


def unguarded(text: str) -> str:
    """The inverse of `guarded` for text."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
