"""An article with what was read in it marked: sentences of events, and in them places, dates and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from geo.model import Place
from geo.reading.findings import Article, Reading, Span

# Marks tell their kind by underline as well as by colour.
_LEGEND = (
    *(("place", "place"), ("open", "place, left open"), ("date", "date"), ("count", "number")),
    *(("event", "sentence of an event"), ("focus", "of this record")),
)


@dataclass(frozen=True, slots=True)
class TextMark:
    """A stretch of the text with a look (a CSS class) and words shown when pointed at."""

    start: int
    end: int
    look: str
    hint: str = ""


def marks_of(reading: Reading) -> list[TextMark]:
    """What to mark in the article: every mention, with why it was read so."""
    marks = [TextMark(event.start, event.end, "event", f"{event.kind.value}: {event.why}") for event in reading.events]
    for mention in reading.places:
        look = "place" if mention.place else "open"
        name = mention.place.name if mention.place else " or ".join(map(_told_apart, mention.candidates[:3]))
        marks.append(TextMark(mention.start, mention.end, look, f"{mention.kind.value} {name}: {mention.why}"))
    for date in reading.dates:
        told = date.span.to_edtf() if date.span else "no date can be told"
        marks.append(TextMark(date.start, date.end, "date", f"{told}: {date.why}"))
    for number in reading.counts:
        marks.append(TextMark(number.start, number.end, "count", f"{number.count.what}: {number.why}"))
    return marks


def _told_apart(place: Place) -> str:
    return f"{place.name} ({place.adm1 or place.country})"


def marked_html(article: Article, marks: Iterable[TextMark], focus: Span | None = None) -> str:
    """The text as HTML, paragraph by paragraph, numbered; the stretch in `focus` is brought out.

    Whatever the article holds is shown as text: all of it is escaped.
    """
    everything = list(marks)
    if focus is not None:
        everything.append(TextMark(focus.start, focus.end, "focus"))
    rows = (
        f'<li value="{number}">{_paragraph(article.text, span, everything)}</li>'
        for number, span in enumerate(article.paragraphs, start=1)
    )
    return f'<ol class="atlas-text">{"".join(rows)}</ol>'


def legend_html() -> str:
    looks = "".join(f'<span><mark class="{look}">{word}</mark></span>' for look, word in _LEGEND)
    return f'<div class="atlas-legend atlas-text">{looks}</div>'


def _paragraph(text: str, span: Span, marks: list[TextMark]) -> str:
    """Marks may overlap: the text is cut wherever one begins or ends, and each piece bears the looks that cover it."""
    inside = [mark for mark in marks if mark.start < span.end and mark.end > span.start]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts |= {max(mark.start, span.start), min(mark.end, span.end)}
    edges = sorted(cuts)
    return "".join(_piece(text[a:b], a, b, inside) for a, b in pairwise(edges))


def _piece(words: str, start: int, end: int, marks: list[TextMark]) -> str:
    covering = [mark for mark in marks if mark.start <= start and mark.end >= end]
    if not covering:
        return escape(words)
    looks = " ".join(dict.fromkeys(mark.look for mark in covering))
    hint = "; ".join(dict.fromkeys(mark.hint for mark in covering if mark.hint))
    return f'<mark class="{looks}" title="{escape(hint)}">{escape(words)}</mark>'
