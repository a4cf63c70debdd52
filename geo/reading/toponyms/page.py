"""An article as the place reader sees it: its words, how each line is set, and which words stand together."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise

from geo.reading.findings import Article
from geo.reading.tokens import Gap, Token, known, tokenise


class Setting(IntEnum):
    """How a line is written: running text, every word with a capital, or capitals throughout."""

    PROSE = 0
    TITLE = 1
    CAPITALS = 2


_PEOPLES = "peoples"  # a possessive that is part of names: "Lao People's Democratic Republic"
_CAPITAL_ELISION = re.compile(r"[LD]['’ʼ](?=[^\W\d_]{3})")
_HEADLINE_WORDS = 4


class Page:
    """The words of an article. `keys` are the folded words alone, for the lookup of names.

    `heads` are the indexes of the words that may begin a name: with a capital, a digit, or of a script without them.
    `accents`: whether two words that differ in their accents alone are two.
    """

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.german = article.language == "de"
        self.language = article.language
        self.accents = article.language == "vi" and not article.text.isascii()
        self.words, self.starts, self.ends, self.gaps = tokenise(article.text)
        if article.language == "fr":
            self._take_off_articles()
        self.keys = [_PEOPLES if word.possessive and word.key == "people" else word.key for word in self.words]
        self.heads = [index for index, word in enumerate(self.words) if word.heads]
        self.settings = self._settings()
        self.lower = {word.key for word in self.words if not word.capital}

    def _take_off_articles(self) -> None:
        """ "L'Inde a organisé": at the head of a sentence the elided article has a capital too."""
        for index, word in enumerate(self.words):
            if self.opens_sentence(index) and _CAPITAL_ELISION.match(word.text):
                self.words[index] = known(word.text[2:])
                self.starts[index] += 2

    def _settings(self) -> list[Setting]:
        line = Gap.LINE
        starts = [index for index, gap in enumerate(self.gaps) if gap is line]
        settings: list[Setting] = []
        for start, end in pairwise([*starts, len(self.words)]):
            settings += [_setting(self.words[start:end], self.german)] * (end - start)
        return settings

    def before(self, index: int) -> Token | None:
        """The word directly in front, with nothing but a space or hyphen between."""
        if index <= 0 or self.gaps[index] > Gap.HYPHEN:
            return None
        return self.words[index - 1]

    def behind(self, index: int) -> Token | None:
        """The word directly behind."""
        if index + 1 >= len(self.words) or self.gaps[index + 1] > Gap.HYPHEN:
            return None
        return self.words[index + 1]

    def opens_sentence(self, index: int) -> bool:
        return self.gaps[index] in (Gap.STOP, Gap.LINE, Gap.OTHER)


def _setting(line: list[Token], german: bool) -> Setting:
    words = [token for token in line if token.long]
    if len(words) < _HEADLINE_WORDS:
        return (
            Setting.CAPITALS
            if len(line) > 2 and all(token.upper for token in line if token.text.isalpha())
            else Setting.PROSE
        )
    capitals = [token for token in words if token.capital]
    if sum([token.upper for token in capitals]) > 0.6 * len(words):
        return Setting.CAPITALS
    return Setting.TITLE if not german and len(capitals) > 0.75 * len(words) else Setting.PROSE
