"""CSV for Excel: UTF-8 with BOM, RFC 4180 quoting, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import re

from geo.export.document import COLUMNS, Cell, Document

# What starts a formula in some spreadsheet (OWASP, "CSV injection"); also after blanks, and signs nobody sees.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n\0]")


def to_bytes(document: Document) -> bytes:
    """One row an event under one header, lines ending in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: guarded(value) for key, value in row.items()} for row in document.rows())
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
