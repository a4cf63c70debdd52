"""RIS: the articles that report the selected events, for Zotero, EndNote and Mendeley."""

from __future__ import annotations

from geo.export.bibtex import address, annotation, one_line
from geo.export.document import Document
from geo.model import Event, Source
from geo.wording import country_name, publisher_text

Fields = tuple[tuple[str, str], ...]


def to_bytes(document: Document) -> bytes:
    """UTF-8, one `NEWS` record an article, lines ending in CR LF; `N1` names the events it reports.

    The format has no place for anything but records: the first is the selection itself, a `DATA` record to be cited,
    with filters, counts, date of making, method and licence in its notes.
    """
    records = [_lines(_selection(document))]
    records += [_lines(_article(source, told, document)) for source, told in document.sources()]
    return "\r\n".join(records).encode()


def _selection(document: Document) -> Fields:
    made_at = document.made_at
    fields = (
        ("TY", "DATA"),
        ("ID", f"compound-atlas-{made_at:%Y%m%dT%H%M%SZ}"),
        ("TI", f"Compound Atlas: a selection of {len(document.selection.events)} events"),
        ("PY", f"{made_at:%Y}"),
        ("DA", f"{made_at:%Y/%m/%d}"),
    )
    return (*fields, *(("N1", f"{name}: {words}") for name, words in document.about()))


def _article(source: Source, told: list[Event], document: Document) -> Fields:
    countries = document.selection.atlas.countries
    day = source.published
    return (
        ("TY", "NEWS"),
        ("ID", source.id),
        ("TI", source.title),
        ("T2", publisher_text(source)),
        ("CY", country_name(source.publisher_country, countries) if source.publisher_country else ""),
        ("PY", f"{day:%Y}" if day else ""),
        ("DA", f"{day:%Y/%m/%d}" if day else ""),
        ("LA", source.language),
        ("UR", address(source) or ""),
        ("N1", annotation(source, told)),
    )


def _lines(fields: Fields) -> str:
    # One line a field, or what follows a line break could be taken for a field of its own.
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in fields if one_line(value)]
    return "".join([*lines, "ER  - \r\n"])
