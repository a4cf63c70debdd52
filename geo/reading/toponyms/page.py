"""An article as the place reader sees it: its words, how each line is set, and which words stand together."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import pairwise

from geo.names import fold
from geo.reading.findings import Article
from geo.reading.tokens import Gap, Token, tokenise


class Setting(IntEnum):
    """How a line is written: running text, every word with a capital, or capitals throughout."""

    PROSE = 0
    TITLE = 1
    CAPITALS = 2


_PEOPLES = "peoples"  # a possessive that is part of names: "Lao People's Democratic Republic"
_CAPITAL_ELISION = re.compile(r"[LD]['’ʼ](?=[^\W\d_]{3})")
_LONG = 4  # letters: shorter words keep their small letters in headlines
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
        self.tokens = tokens = tokenise(article.text)
        if article.language == "fr":
            self.tokens = tokens = [_without_article(token) for token in tokens]
        self.keys = [_PEOPLES if token.possessive and token.key == "people" else token.key for token in tokens]
        self.heads = [index for index, token in enumerate(tokens) if token.capital or token.unspaced or token.digit]
        self.settings = self._settings()
        self.lower = {token.key for token in tokens if not token.capital}

    def _settings(self) -> list[Setting]:
        tokens, line = self.tokens, Gap.LINE
        starts = [index for index, token in enumerate(tokens) if token.gap is line]
        settings: list[Setting] = []
        for start, end in pairwise([*starts, len(tokens)]):
            settings += [_setting(tokens[start:end], self.german)] * (end - start)
        return settings

    def before(self, index: int) -> Token | None:
        """The word directly in front, with nothing but a space or hyphen between."""
        if index <= 0 or self.tokens[index].gap > Gap.HYPHEN:
            return None
        return self.tokens[index - 1]

    def behind(self, index: int) -> Token | None:
        """The word directly behind."""
        if index + 1 >= len(self.tokens) or self.tokens[index + 1].gap > Gap.HYPHEN:
            return None
        return self.tokens[index + 1]

    def opens_sentence(self, index: int) -> bool:
        return self.tokens[index].gap in (Gap.STOP, Gap.LINE, Gap.OTHER)


def _without_article(token: Token) -> Token:
    """ "L'Inde a organisé": at the head of a sentence the elided article has a capital too."""
    if token.gap not in (Gap.STOP, Gap.LINE, Gap.OTHER) or not _CAPITAL_ELISION.match(token.text):
        return token
    text = token.text[2:]
    return token._replace(start=token.start + 2, text=text, key=fold(text), upper=len(text) > 1 and text.isupper())


def _setting(line: list[Token], german: bool) -> Setting:
    words = [token for token in line if len(token.text) >= _LONG and not token.unspaced]
    if len(words) < _HEADLINE_WORDS:
        return (
            Setting.CAPITALS
            if len(line) > 2 and all(token.upper for token in line if token.text.isalpha())
            else Setting.PROSE
        )
    if sum([token.upper for token in words]) > 0.6 * len(words):
        return Setting.CAPITALS
    if not german and sum([token.capital for token in words]) > 0.75 * len(words):
        return Setting.TITLE
    return Setting.PROSE
