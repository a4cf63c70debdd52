"""PDF → text by PDFium, lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import quantiles

import pypdfium2  # type: ignore[import-untyped]

from geo.errors import ArticleUnreadable
from geo.reading.intake.extracted import Extracted

MAX_PAGES = 200

_NO_SPACE_SCRIPTS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_SENTENCE_END = re.compile(r"""[.!?:。！？។၊။…]["'”’»“)\]]*$""")
_FULL_LINE = 0.75  # of the usual width: a line that ends earlier ends its paragraph
_SOFT_HYPHEN = "\ufffe"  # how PDFium marks a word divided at the end of a line
_UNREADABLE_SHARE = 0.2
_REPEATED_PAGES = 3


def extract(content: bytes) -> Extracted:
    """Raises ArticleUnreadable for encrypted, damaged, overlong or scanned files."""
    pages = _pages(content)
    lines = _without_running_heads(pages)
    text = "\n".join(_paragraphs(lines))
    letters = re.sub(r"\s", "", text)
    if not letters:
        raise ArticleUnreadable(
            "has no text layer, it is a scan or an image; run text recognition (OCR) over it, or type the text in"
        )
    lost = len(re.findall("[\ufffd\ue000-\uf8ff\x00-\x08]", letters))
    if lost > _UNREADABLE_SHARE * len(letters):
        raise ArticleUnreadable(
            "does not say which letters its signs are; run text recognition (OCR) over it, or type the text in"
        )
    return Extracted(text)


def _pages(content: bytes) -> list[list[str]]:
    """The lines of each page."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ArticleUnreadable(
                "is encrypted; open it with its password, save it without one, and try again"
            ) from None
        raise ArticleUnreadable("is a damaged PDF file; open it in a viewer and paste the text") from None
    if len(document) > MAX_PAGES:
        raise ArticleUnreadable(
            f"has {len(document)} pages, allowed are {MAX_PAGES}; cut the article out and try again"
        )
    return [_lines(page.get_textpage().get_text_bounded()) for page in document]


def _lines(text: str) -> list[str]:
    joined = re.sub(rf"{_SOFT_HYPHEN}\s*", "", text)
    return [" ".join(line.split()) for line in joined.splitlines()]


def _without_running_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines; heads and feet that repeat from page to page, and page numbers, left out."""
    edges = Counter(_edge(line) for page in pages for line in {*page[:2], *page[-2:]})
    repeated = {line for line, count in edges.items() if count >= _REPEATED_PAGES}
    kept: list[str] = []
    for page in pages:
        last = len(page) - 1
        kept += [
            line
            for place, line in enumerate(page)
            if not (
                line
                and len(pages) > 1
                and (place < 2 or place > last - 2)
                and (_edge(line) in repeated or not _edge(line))
            )
        ]
    return kept


def _edge(line: str) -> str:
    """A line without its digits: "Page 3 of 5" is the head of every page."""
    return re.sub(r"[\d\s/–—-]+", "", line)


def _paragraphs(lines: Iterable[str]) -> list[str]:
    """Lines joined where the first runs to the margin, unless it ends a sentence a little before it."""
    lines = [line for line in lines if line]
    # The width that nine lines in ten keep within: headlines and tables may be wider, and shall not set it.
    width = quantiles([len(line) for line in lines], n=10)[-1] if len(lines) > 1 else 0
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        runs_on = len(previous) >= _FULL_LINE * width and not (
            _SENTENCE_END.search(previous) and len(previous) < 0.9 * width
        )
        if previous and runs_on:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        previous = line
    return paragraphs


def _joined(first: str, second: str) -> str:
    if first.endswith("-") or (_NO_SPACE_SCRIPTS.match(first[-1]) and _NO_SPACE_SCRIPTS.match(second[0])):
        return first + second
    return f"{first} {second}"
