"""Finds dates and says which days they mean, as far as the text gives ground for it.

Where no year stands beside a date it is taken from the day of publication, else from the last full date before it;
with neither the date stays open (`span` None). Weekdays and "yesterday" count from the day of publication, "a day
earlier" from the last day the text names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from geo.reading.date_parts import DateParts, date_parts
from geo.reading.date_patterns import date_patterns
from geo.reading.date_resolution import Resolver
from geo.reading.findings import Article, DateMention, Span
from geo.reading.plain import plain as to_plain
from geo.reading.words import Word

_HEADER_CHARACTERS = 700
_HEADER_LINE = 170
_NEAR_SPANS = 8
_BESIDE = 14  # "Thursday night, February 27"
_LINE_END = re.compile(r"[.!?。][\"”»’)]*\s*\Z")
_DATELINE_REACH = 70
_DATELINE_END = re.compile(r"--|[—–)|:]| - ")


def find_dates(
    article: Article,
    plain: str | None = None,
    *,
    ahead: Sequence[Span] = (),
    aside: Sequence[Span] = (),
    words: Sequence[Word] | None = None,
) -> list[DateMention]:
    """The dates of the article in their order; of readings that overlap the longest counts.

    `ahead` are stretches that speak of what is to come ("will", "plans to"): a weekday there is the next one. `aside`
    are those that tell when something was said, not when it happened: "a day earlier" does not count from there.
    `words` are those of the text, where they are known already.
    """
    lowered = to_plain(article.text) if plain is None else plain
    patterns = date_patterns(article.language)
    found = []
    for match in _longest(patterns.find(lowered, words=words)):
        if (parts := date_parts(match, patterns)) and _written_as_a_date(match, article.text):
            found.append((match, parts))
    published = article.published or _published(article, found)
    resolver = Resolver(
        published, days_of_this_month=patterns.days_of_this_month, calendar_weeks=patterns.calendar_weeks
    )
    mentions = []
    openings = {paragraph.start for paragraph in article.paragraphs}
    for match, parts in found:
        start, end = _core(match)
        header = published is not None and _in_head(article, start) and parts.full == published
        span, confidence, why = resolver.resolve(
            parts,
            ahead=_inside(start, ahead),
            memorable=not header and not _inside(start, aside),
            opening=start in openings,
        )
        mentions.append(DateMention(start, end, article.text[start:end], span, confidence, why))
    return _weekdays_settled(mentions, [parts for _, parts in found], lowered)


def _weekdays_settled(mentions: list[DateMention], parts: Sequence[DateParts], plain: str) -> list[DateMention]:
    """The dates, in which a weekday with its day right behind it is that day: "on Wednesday (12/3/2025)"."""
    for i in range(len(mentions) - 1):
        first, second = mentions[i], mentions[i + 1]
        bare = parts[i].weekday is not None and not parts[i].month and parts[i].step is None
        if not bare or not parts[i + 1].day or not parts[i + 1].month or second.span is None:
            continue
        gap = plain[first.end : second.start]
        if second.span.start.weekday() == parts[i].weekday and len(gap) <= _BESIDE and not set(gap) & set(".;:"):
            mentions[i] = replace(first, span=second.span, confidence=second.confidence, why=second.why)
    return mentions


def publication_day(article: Article, plain: str | None = None) -> date | None:
    """The day of publication as the article's record or its head states it; None where neither does."""
    lowered = to_plain(article.text) if plain is None else plain
    patterns = date_patterns(article.language)
    matches = _longest(patterns.find(lowered, _HEADER_CHARACTERS))
    found = [(match, parts) for match in matches if (parts := date_parts(match, patterns))]
    return article.published or _published(article, found)


def _core(match: re.Match[str]) -> tuple[int, int]:
    """The mention without the preposition that only showed it to be a date."""
    starts = [start for start, _ in match.regs[1:] if start >= 0]  # of its named groups: it has no others
    end = match.end() - match[0].endswith(")")
    return min(starts, default=match.start()), end


def _inside(position: int, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are sorted by their starts and short, holds the position."""
    last = bisect_right(spans, position, key=lambda span: span.start)
    return any(span.start <= position < span.end for span in spans[max(0, last - _NEAR_SPANS) : last])


def _longest(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    kept: list[tuple[int, re.Match[str]]] = []
    for (start, end), match in sorted([(_core(match), match) for match in matches], key=itemgetter(0)):
        if not kept or start >= kept[-1][1].end():
            kept.append((start, match))
        elif end - start > kept[-1][1].end() - kept[-1][0]:
            kept[-1] = start, match
    return [match for _, match in kept]


_ALSO_WORDS = {"may", "march", "mars", "mai", "august"}  # a modal verb, a verb, a month only with a capital


def _written_as_a_date(match: re.Match[str], text: str) -> bool:
    """False for "may" and "march" in lower case without a day."""
    month = match["month"] if "month" in match.re.groupindex else None
    if month not in _ALSO_WORDS or month in ("mars", "mai") or match.groupdict().get("day"):
        return True
    return text[match.start("month")].isupper()


def _published(article: Article, found: Sequence[tuple[re.Match[str], DateParts]]) -> date | None:
    """A full date in the head of the article, in a line that is no sentence or in the dateline."""
    for match, parts in found:
        if match.start() > _HEADER_CHARACTERS:
            break
        if parts.full and _in_head(article, match.start()):
            return parts.full
    return None


def _in_head(article: Article, position: int) -> bool:
    """Whether a date there stands apart from the story: in a line that is no sentence, or in the dateline."""
    if position > _HEADER_CHARACTERS:
        return False
    paragraph = next((span for span in article.paragraphs if span.start <= position < span.end), None)
    if paragraph is None:
        return False
    line = article.text[paragraph.start : min(paragraph.end, paragraph.start + 2 * _HEADER_CHARACTERS)]
    offset = position - paragraph.start
    if len(line) <= _HEADER_LINE and not _LINE_END.search(line) and paragraph is not article.paragraphs[0]:
        return True
    return offset < _DATELINE_REACH and bool(_DATELINE_END.search(line, offset, offset + 60))
