"""One article in, everything that can be read in it out: places, dates, numbers, events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeVar

from geo.gazetteer import Gazetteer
from geo.reading.dates import find_dates
from geo.reading.events import find_events
from geo.reading.findings import Article, CountMention, DateMention, PlaceMention, Reading, Span
from geo.reading.lexica import Lexicon, lexicon
from geo.reading.phrases import Cue
from geo.reading.plain import plain
from geo.reading.sentences import Sentence, split
from geo.reading.toponyms import find_places
from geo.reading.view import View, inside
from geo.reading.words import Word, words_of

_Mention = TypeVar("_Mention", DateMention, PlaceMention)
_AFTER_REPORT = 14
_AFTER_DEADLINE = 25
_DOERS = ("officers", "force", "demonym", "country")
_BEFORE_PLAN = 60
_LOOK_AHEAD = 40  # cues behind the word that tells of a plan
_DEEDS = ("raid", "arrest", "rescue", "deport", "fetch", "meet", "agree", "direct")


def read(article: Article, gazetteer: Gazetteer) -> Reading:
    """What the article says. A pure function of the two; any text whatever is read, if only to nothing."""
    return read_with_places(article, find_places(article, gazetteer))


def read_with_places(article: Article, places: Sequence[PlaceMention]) -> Reading:
    """The same, where the places are known already."""
    words = lexicon(article.language)
    lowered = plain(article.text)
    sentences = split(article, lowered, words)
    own = [words_of(lowered, sentence.start, sentence.end) if words.spaced else [] for sentence in sentences]
    cues = [
        words.find(article.text, lowered, sentence.start, sentence.end, some)
        for sentence, some in zip(sentences, own, strict=True)
    ]
    ahead, aside = _stretches(sentences, cues, lowered, words.spaced)
    dates = find_dates(article, lowered, ahead=ahead, aside=aside, words=list(chain.from_iterable(own)))
    views = _views(article, lowered, sentences, own, cues, dates, places, words)
    events = find_events(views, words)
    return Reading(article, tuple(places), tuple(dates), _counts(event.counts for event in events), events)


def _stretches(
    sentences: Sequence[Sentence], cues: Sequence[Sequence[Cue]], lowered: str, spaced: bool
) -> tuple[list[Span], list[Span]]:
    """Where the text speaks of what is to come, and where of when something was said."""
    ahead: list[Span] = []
    aside: list[Span] = []
    for sentence, found in zip(sentences, cues, strict=True):
        for index, cue in enumerate(found):
            if cue.role == "plan" or cue.role.endswith("_planned"):
                start = max(sentence.start, cue.start - (_BEFORE_PLAN if spaced else _BEFORE_PLAN // 5))
                ahead.append(Span(start, _end_of_plan(found[index + 1 :], lowered, sentence.end)))
            elif cue.role == "deadline":
                ahead.append(Span(cue.end, _end_of_deadline(found[index + 1 :], cue.end + _AFTER_DEADLINE)))
            elif cue.role == "report":
                aside.append(Span(cue.end, cue.end + (_AFTER_REPORT if spaced else 2)))
    return sorted(ahead), sorted(aside)


def _end_of_plan(behind: Sequence[Cue], plain: str, end: int) -> int:
    """Where a sentence goes on to what has been: "will raid them under a plan signed …", "…, as ministers agreed"."""
    deeds = 0
    for cue in behind[:_LOOK_AHEAD]:
        if cue.role in ("clause_as", "report") and plain[cue.start - 2 : cue.start] == ", ":
            return cue.start
        if cue.role == "agree" and deeds:
            return cue.start
        deeds += cue.role in _DEEDS
    return end


def _end_of_deadline(behind: Sequence[Cue], end: int) -> int:
    """Where "by" leads to somebody instead of a day: "handed over by Lao police on Monday"."""
    return next((cue.start for cue in behind[:_LOOK_AHEAD] if cue.role in _DOERS and cue.start < end), end)


def _views(
    article: Article,
    lowered: str,
    sentences: Sequence[Sentence],
    own: Sequence[Sequence[Word]],
    cues: Sequence[Sequence[Cue]],
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
    words: Lexicon,
) -> list[View]:
    views = []
    ordered = sorted(places, key=lambda mention: mention.start)
    date_at = place_at = 0
    follow = bool(words.settings.get("adjectives_follow", False))
    for sentence, some, found in zip(sentences, own, cues, strict=True):
        date_at, own_dates = _within(dates, date_at, sentence)
        place_at, own_places = _within(ordered, place_at, sentence)
        found = [cue for cue in found if cue.role != "hypothetical" or not inside(cue.start, own_dates)]  # "may", "May"
        views.append(View(sentence, article.text, lowered, found, own_dates, own_places, words.spaced, follow, some))
    return views


def _within(mentions: Sequence[_Mention], first: int, sentence: Sentence) -> tuple[int, list[_Mention]]:
    while first < len(mentions) and mentions[first].start < sentence.start:
        first += 1
    last = first
    while last < len(mentions) and mentions[last].start < sentence.end:
        last += 1
    return last, list(mentions[first:last])


def _counts(groups: Iterable[Sequence[CountMention]]) -> tuple[CountMention, ...]:
    found = {mention for group in groups for mention in group}
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.count.what)))
