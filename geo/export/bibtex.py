"""BibTeX: the articles that report the selected events, for LaTeX, JabRef and Zotero."""

from __future__ import annotations

import re

from geo.export.document import Document
from geo.model import Event, Source
from geo.wording import country_name, publisher_text

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
_KEY = re.compile(r"[^A-Za-z0-9:.+-]+")


def to_bytes(document: Document) -> bytes:
    """UTF-8, one `@misc` an article, its id as the key; `annote` names the events it reports.

    The lines before the first entry, which programs skip, tell filters, counts, date of making, method and licence.
    """
    # Whatever follows an "@" is taken for an entry.
    head = [f"% {name}: {one_line(words).replace('@', '(at)')}" for name, words in document.about()]
    entries = [_entry(source, told, document) for source, told in document.sources()]
    return ("\n".join(head) + "\n\n" + "\n".join(entries)).encode()


def _entry(source: Source, told: list[Event], document: Document) -> str:
    countries = document.selection.atlas.countries
    day = source.published
    fields = {
        # Twice in braces: no style may turn names into small letters.
        "title": f"{{{_escaped(source.title)}}}",
        "howpublished": _escaped(publisher_text(source)),
        "address": _escaped(country_name(source.publisher_country, countries)) if source.publisher_country else "",
        "year": f"{day:%Y}" if day else "",
        "month": f"{day.month}" if day else "",
        "day": f"{day.day}" if day else "",
        "url": address(source) or "",
        "language": _escaped(source.language),
        "note": "" if day else "Undated",
        "annote": _escaped(annotation(source, told)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_KEY.sub('-', source.id)},", *lines, "}", ""])


def annotation(source: Source, told: list[Event]) -> str:
    """What to know about a source, and the ids of the events it reports."""
    ids = ", ".join(event.id for event in told)
    return " ".join(part for part in (one_line(source.note), f"Compound Atlas: {ids}") if part)


def address(source: Source) -> str | None:
    """The web address, with what would end a field or a line in % signs; None for what is no web address."""
    if source.url is None or not source.url.startswith(("https://", "http://")):
        return None
    return re.sub(r"[\s{}\\\"<>^`|]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), source.url)


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def one_line(text: str) -> str:
    """The text without line breaks and without signs that cannot be seen."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
