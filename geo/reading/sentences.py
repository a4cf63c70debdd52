"""Cuts an article into sentences. A line never runs on into the next: the lines of an article are its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.reading.findings import Article, Span
from geo.reading.lexica import Lexicon

# Full stops of Latin script need white space behind them; those of Chinese, Japanese, Khmer, Burmese and Hindi do not.
# In front the set of all, for which alone the engine passes over the rest of the text quickly.
_STOP = re.compile(
    r"[.!?…。！？។၊။।](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"'”’»“)\]]{0,3}(?=\s)|(?<=[。！？។၊။।])[。！？។၊။।]*[”』」）]{0,2})"
)
_LAST_WORD = re.compile(r"[\w.]{1,12}\Z")
_LONGEST, _LONGEST_UNSPACED = 1000, 400  # signs; the longest of newspapers have half of that
_ORDINAL = re.compile(r"(?<!\d)\d{1,2}\Z")


@dataclass(slots=True)
class Sentence:
    """`paragraph` counts from 0, the title; `first` marks the first sentence of its paragraph."""

    start: int
    end: int
    paragraph: int
    first: bool


def split(article: Article, plain: str, words: Lexicon) -> list[Sentence]:
    """The sentences of the article, white space around them left out."""
    found: list[Sentence] = []
    for number, span in enumerate(article.paragraphs):
        first = True
        for start, end in _pieces(article.text, plain, span, words):
            found.append(Sentence(start, end, number, first))
            first = False
    return found


def _pieces(text: str, plain: str, span: Span, words: Lexicon) -> list[tuple[int, int]]:
    cuts = [
        match.end() for match in _STOP.finditer(plain, span.start, span.end) if _ends(match, text, plain, span, words)
    ]
    pieces = []
    for start, end in zip([span.start, *cuts], [*cuts, span.end], strict=True):
        piece = plain[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = left + len(piece.strip())
        if left < right:
            pieces += _shortened(plain, left, right, _LONGEST if words.spaced else _LONGEST_UNSPACED)
    return pieces


def _shortened(plain: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    """The sentence itself; one that is longer than any sentence is cut at spaces, which keeps reading it linear."""
    pieces = []
    while end - start > longest:
        space = plain.rfind(" ", start + longest // 2, start + longest)
        cut = space + 1 if space >= 0 else start + longest
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _ends(match: re.Match[str], text: str, plain: str, span: Span, words: Lexicon) -> bool:
    """Whether the stop ends a sentence, not an abbreviation, an initial or an ordinal number."""
    if text[match.end() : match.end() + 2].strip()[:1].islower():
        return False
    if match[0][0] == "." and not words.spaced:
        return False  # Thai has full stops in abbreviations alone, Chinese and Khmer have their own
    if match[0][0] != "." or len(match[0]) > 1:
        return True
    before = plain[max(span.start, match.start() - 12) : match.start()]
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    if word in words.settings.get("abbreviations", ()) or (len(word) == 1 and word.isalpha()):
        return False
    return not (words.settings.get("ordinal_dot") and _ORDINAL.search(before))
