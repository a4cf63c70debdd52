"""A pasted text or a file → an `Article`: the text with what the document states about itself.

Text and .txt files come through unchanged. Of .html, .pdf and .docx files a process of its own takes the text out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from geo.errors import ArticleUnreadable
from geo.reading.findings import Article, Span
from geo.reading.intake import statements
from geo.reading.intake.apart import extract_apart
from geo.reading.intake.decode import decode
from geo.reading.intake.extracted import Extracted
from geo.reading.intake.language import detect

MAX_BYTES = 10 * 1024 * 1024
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx")

_LINE = re.compile("[^\r\n\v\f\x85\u2028\u2029]+")
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
# How files begin that cannot be read, and what to do about each.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is an old .doc or an encrypted Office file; save it as .docx without a password"),
    (b"{\\rtf", "is an .rtf file; save it as .docx or .txt"),
    (b"\x89PNG", "is an image; run text recognition (OCR) over it, or type the text in"),
    (b"\xff\xd8\xff", "is an image; run text recognition (OCR) over it, or type the text in"),
    (b"GIF8", "is an image; run text recognition (OCR) over it, or type the text in"),
)


def read_article(path: Path, *, published: date | None = None, language: str | None = None) -> Article:
    """The article in a file; `published` and `language`, where given, stand over what the file states.

    Raises ArticleUnreadable naming the file, the reason and what to do.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArticleUnreadable(f"{path}: cannot be opened: {error.strerror}; give the path of a file") from None
    return from_bytes(content, str(path), published=published, language=language)


def from_bytes(content: bytes, name: str, *, published: date | None = None, language: str | None = None) -> Article:
    """The article in the bytes of a file, such as an upload. Its format is told by its beginning, then by its `name`.

    Raises ArticleUnreadable naming the file, the reason and what to do.
    """
    try:
        found = _extract(content, name)
    except ArticleUnreadable as error:
        raise ArticleUnreadable(f"{name}: {error}") from None
    article = from_text(found.text, published=published or found.published, language=language)
    return replace(
        article,
        title=found.title or article.title,
        publisher=found.publisher or article.publisher,
        url=found.url or article.url,
    )


def from_text(text: str, *, published: date | None = None, language: str | None = None) -> Article:
    """A pasted text, unchanged. Any string whatever is an article, if perhaps one without paragraphs."""
    paragraphs = tuple(_paragraphs(text))
    lines = [text[span.start : span.end] for span in paragraphs]
    language = language or detect(text) or "en"
    publisher, url = statements.source(lines)
    return Article(
        text=text,
        paragraphs=paragraphs,
        language=language,
        title=statements.title(lines),
        publisher=publisher,
        published=published or statements.published(lines, language),
        url=url,
    )


def _paragraphs(text: str) -> list[Span]:
    """The lines that hold more than white space, without the white space at their ends."""
    spans = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            spans.append(Span(start, start + len(stripped)))
    return spans


def _extract(content: bytes, name: str) -> Extracted:
    if len(content) > MAX_BYTES:
        raise ArticleUnreadable(f"is larger than {MAX_BYTES // 2**20} MB; paste the text of the article instead")
    if not content.strip():
        raise ArticleUnreadable("is empty; check that it was saved or downloaded completely")
    for start, problem in _FOREIGN:
        if content.startswith(start):
            raise ArticleUnreadable(problem)
    form = _format(content, name)
    if form != "txt":
        return extract_apart(form, content)
    text = decode(content)
    if not text.strip():
        raise ArticleUnreadable("is empty; check that it was saved or downloaded completely")
    return Extracted(text)


def _format(content: bytes, name: str) -> str:
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return "docx"
    suffix = Path(name).suffix.lower()
    if suffix in (".html", ".htm") or _HTML_START.match(content[:2048]):
        return "html"
    if suffix in (".pdf", ".docx"):
        raise ArticleUnreadable(f"is called {suffix} and is none; open it and save it anew, or paste its text")
    return "txt"
