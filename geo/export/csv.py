"""CSV for Excel: UTF-8 with BOM, RFC 4180 quoting, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io

from geo.export.document import COLUMNS, Cell, Document

# What starts a formula in some spreadsheet (OWASP, "CSV injection"); also after leading blanks.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


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
    if value.lstrip(" \u00a0").startswith(_FORMULA_STARTS):
        return "'" + value
    return value
