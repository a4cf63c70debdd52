"""Word document → text. Read straight from its XML, so that what unpacks is bounded before it is parsed."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from geo.errors import ArticleUnreadable
from geo.reading.intake.extracted import Extracted

MAX_UNPACKED_BYTES = 30 * 1024 * 1024
_MAIN_PART = "word/document.xml"
_READ_BYTES = 64 * 1024

# Deleted and moved words, the copy of a text box for older programs, and codes of fields are no text of the article.
_SKIPPED = frozenset(("Fallback", "del", "moveFrom", "instrText", "delText"))


def extract(content: bytes) -> Extracted:
    """Raises ArticleUnreadable for damaged or overlarge files, and archives that are no Word documents."""
    try:
        text = "\n".join(_paragraphs(_main_part(content)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ElementTree.ParseError):
        raise ArticleUnreadable("is a damaged Word document; open it, save it anew, or paste its text") from None
    except RuntimeError:  # what zipfile raises for a password
        raise ArticleUnreadable("is encrypted; open it with its password, save it without one, and try again") from None
    if not text.strip():
        raise ArticleUnreadable("holds no text, perhaps only pictures; type the text in and paste it")
    return Extracted(text)


def _main_part(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        try:
            info = archive.getinfo(_MAIN_PART)
        except KeyError:
            raise ArticleUnreadable("is an archive, no Word document; unpack it and give the files in it") from None
        unpacked = bytearray()
        with archive.open(info) as part:
            # The size that the archive states may be a lie: count what comes out.
            while chunk := part.read(_READ_BYTES):
                unpacked += chunk
                if len(unpacked) > MAX_UNPACKED_BYTES:
                    raise ArticleUnreadable(
                        f"unpacks to over {MAX_UNPACKED_BYTES // 2**20} MB; paste the text of the article instead"
                    )
    return bytes(unpacked)


def _paragraphs(xml: bytes) -> Iterator[str]:
    """Texts of the paragraphs; of nested ones (text boxes) the inner comes first."""
    open_paragraphs: list[list[str]] = []
    skipping = 0
    # Expat fetches nothing, and stops entities that blow up.
    parsing = ElementTree.iterparse(BytesIO(xml), events=("start", "end"))
    for event, element in parsing:
        tag = element.tag.rpartition("}")[2]
        if tag in _SKIPPED:
            skipping += 1 if event == "start" else -1
        elif skipping:
            continue
        elif tag == "p" and event == "start":
            open_paragraphs.append([])
        elif tag == "p" and open_paragraphs:
            yield "".join(open_paragraphs.pop()).strip()
            element.clear()
        elif event == "end" and open_paragraphs:
            open_paragraphs[-1].append(_text(tag, element))


def _text(tag: str, element: ElementTree.Element[str]) -> str:
    if tag == "t":
        return element.text or ""
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.get(tag, "")
