"""RIS: the articles that report the selected events, for Zotero, EndNote and Mendeley."""

from __future__ import annotations

from geo.export.bibtex import address, annotation, one_line
from geo.export.document import Document
from geo.model import Event, Source
from geo.wording import country_name, publisher_text


def to_bytes(document: Document) -> bytes:
    """UTF-8, one `NEWS` record an article, lines ending in CR LF; `N1` names the events it reports.

    The format has no place for anything but records: filters and licence stand in the other files.
    """
    records = ["".join(_record(source, told, document)) for source, told in document.sources()]
    return "\r\n".join(records).encode()


def _record(source: Source, told: list[Event], document: Document) -> list[str]:
    countries = document.selection.atlas.countries
    day = source.published
    fields = (
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
    # One line a field, or what follows a line break could be taken for a field of its own.
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in fields if one_line(value)]
    return [*lines, "ER  - \r\n"]
