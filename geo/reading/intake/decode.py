"""Bytes → text: by byte order mark, as UTF-8, and only then by guess."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from geo.errors import ArticleUnreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is how this one begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings in which articles of the languages we read are found, besides Unicode. Khmer, Lao and Burmese have none.
_LEGACY = [
    "cp1252",
    "cp1258",
    "cp874",
    "gb18030",
    "big5",
    "euc_kr",
    "cp949",
    "shift_jis",
    "euc_jp",
]
_SAMPLE_BYTES = 60_000
_DAMAGE_ALLOWED = 0.1  # of the letters beyond ASCII: a cut download or a stray byte makes no other encoding of it
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def decode(content: bytes) -> str:
    """The text, unchanged but for its byte order mark. Line ends stay as they are.

    Raises ArticleUnreadable where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, "replace"))
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    if _merely_damaged(text):
        return _checked(text)
    return _checked(_guessed(content))


def decode_html(content: bytes) -> str:
    """The source of a page, by its byte order mark, what it declares, or else as any text."""
    declared = _META_CHARSET.search(content[:4096])
    if declared and not content.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            return content.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass  # an unknown or untrue declaration: look at the bytes instead
    return decode(content)


def _merely_damaged(text: str) -> bool:
    """Whether what decoded as UTF-8 with gaps was UTF-8; other encodings of the same letters would leave gaps only."""
    beyond_ascii = sum(char > "\x7f" for char in text)
    damaged = text.count("\ufffd")
    return damaged <= max(1, _DAMAGE_ALLOWED * beyond_ascii) and damaged < beyond_ascii


def _guessed(content: bytes) -> str:
    best = from_bytes(content[:_SAMPLE_BYTES], cp_isolation=_LEGACY).best()
    if best is None:
        raise ArticleUnreadable("is no text in a known encoding; open it where it can be read and paste the text")
    return content.decode(best.encoding, "replace")


def _checked(text: str) -> str:
    if len(_CONTROLS.findall(text[:_SAMPLE_BYTES])) > 0.01 * min(len(text), _SAMPLE_BYTES):
        raise ArticleUnreadable("is a binary file, not text; give a .txt, .html, .pdf or .docx file, or paste the text")
    return text
