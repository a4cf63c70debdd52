"""What a plain text states about itself: its title, when and by whom it was published. None where it does not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from geo.reading.intake.full_dates import FullDate, full_dates, weekday_names

_TITLE_CHARACTERS = 200
_HEAD_LINES = 8
_HEAD_CHARACTERS = 120  # a line over that is a paragraph: its dates are those of events
_DATELINE_CHARACTERS = 60
_FOOT_LINES = 6

# What may stand in front of the date, back to the start of the line or to a separator: a label, a weekday. Lines in
# scripts that write words together, or set no comma, may also begin with the name of the paper.
_LABELS = r"""(?:first\s+)?published|posted|updated|last\s+updated|date|veröffentlicht|aktualisiert|stand|datum|
    publié|mis\s+à\s+jour|publicado|actualizado|diterbitkan|dipublikasikan|diperbarui|ngày\s+đăng|cập\s+nhật|เผยแพร่|วันที่|发布时间|發布時間|发布|입력|등록|
    기사입력|송고(?:시간)?|公開|更新"""
_PREPOSITIONS = "on|le|el|am|den|vom|pada|ngày|ថ្ងៃទី"
_NAME_IN_OTHER_SCRIPT = r"[^\s\dA-Za-z\u00c0-\u024f\u1e00-\u1eff|]{2,40}\s"
# What may follow it: nothing, a separator, or the hour.
_LEAD_OUT = re.compile(
    r"^\s*(?:$|[|–—·•,;)\-]|(?:at|um|à|a\s+las|lúc|pukul|klo|เวลา)?\s*\d{1,2}\s*[:.h시時时]|(?:오전|오후|上午|下午)\s*\d)",
    re.IGNORECASE,
)
# "SEOUL, Dec. 2, 2025 (Han River Dispatch) --": a date before the dash with which the first sentence begins.
_DATELINE_END = re.compile(r"^[^.!?]{0,40}?(?:--|[–—)]|\s-\s)")

# "Source: Reuters" says whom a text retells, not who published it; an address is where it was taken from.
_ADDRESS = re.compile(
    r"(?:source|quelle|fuente|sumber|nguồn|ที่มา|ប្រភព|来源|來源|출처|出典|link|url)\s*[:：]\s*(?P<url>https?://\S+)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(r"(?:publisher|published\s+by|herausgeber)\s*[:：]\s*(?P<name>\D{2,60})", re.IGNORECASE)


def title(paragraphs: Sequence[str]) -> str | None:
    """The first line, where it reads like a headline: short, and no sentence with its full stop."""
    if not paragraphs:
        return None
    first = paragraphs[0]
    if len(first) > _TITLE_CHARACTERS or first.endswith((".", "。", "។", "။")):
        return None
    return first


def published(paragraphs: Sequence[str], language: str) -> date | None:
    """The date in the head lines, else in the dateline that opens the text. Dates of events are left alone."""
    for line in paragraphs[1:_HEAD_LINES]:
        if len(line) > _HEAD_CHARACTERS:
            continue
        found = next((found for found in full_dates(line, language) if _stands_apart(line, found)), None)
        if found is not None:
            return found.day
    for paragraph in paragraphs[:_HEAD_LINES]:
        found = next(full_dates(paragraph[: 2 * _DATELINE_CHARACTERS], language), None)
        if found is not None and found.start < _DATELINE_CHARACTERS and _DATELINE_END.search(paragraph[found.end :]):
            return found.day
    return None


def _stands_apart(line: str, found: FullDate) -> bool:
    return bool(_lead_in().search(line[: found.start]) and _LEAD_OUT.search(line[found.end :]))


@cache
def _lead_in() -> re.Pattern[str]:
    weekdays = "|".join(sorted(map(re.escape, weekday_names()), key=len, reverse=True))
    return re.compile(
        rf"""(?:^|[|–—·•:,/(>\-]|\s{{2,}}|{_NAME_IN_OTHER_SCRIPT})\s*(?:(?:{_LABELS})\s*[:：]?\s*)?
        (?:(?:{_PREPOSITIONS})\s*)?(?:(?:{weekdays})\.?,?\s*(?:(?:{_PREPOSITIONS})\s*)?)?$""",
        re.IGNORECASE | re.VERBOSE,
    )


def source(paragraphs: Sequence[str]) -> tuple[str | None, str | None]:
    """Publisher and address, where a line of their own at the head or the foot of the text states them.

    Where only an address is stated its host stands for the publisher.
    """
    publisher = url = None
    for line in [*paragraphs[1:_HEAD_LINES], *paragraphs[-_FOOT_LINES:]]:
        if named := _PUBLISHER.fullmatch(line):
            publisher = publisher or named["name"].strip()
        elif located := _ADDRESS.fullmatch(line):
            url = url or located["url"]
    return publisher or (host(url) if url else None), url


def host(url: str) -> str | None:
    """The host of an address without "www."; None where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
