"""Which words of a text are names of people: "Jack London" makes neither the first nor a later "London" a place."""

from __future__ import annotations

from geo.reading.tokens import Gap, Token
from geo.reading.toponyms.lexicon import Lexicon, lexicon
from geo.reading.toponyms.page import Page, Setting

_LONGEST = 4  # words behind a first name or title


class People:
    """`tokens`: the indexes of words inside a person's full name. `surnames`: the folded last words of those names."""

    def __init__(self, tokens: frozenset[int], surnames: frozenset[str]) -> None:
        self.tokens = tokens
        self.surnames = surnames


def find_people(page: Page, taken: frozenset[int]) -> People:
    """`taken` are indexes of words inside names of several words or of countries: no first name begins there."""
    words = lexicon()
    tokens: set[int] = set()
    surnames: set[str] = set()
    index = 0
    while index < len(page.tokens):
        end = _name_end(page, index, taken, words)
        if end > index + 1:
            tokens.update(range(index, end))
            if len(page.keys[end - 1]) > 1:
                surnames.add(page.keys[end - 1])
        index = max(end, index + 1)
    return People(frozenset(tokens), frozenset(surnames))


def _name_end(page: Page, index: int, taken: frozenset[int], words: Lexicon) -> int:
    """Behind the last word of the full name that begins here; `index` where none does."""
    token = page.tokens[index]
    if not token.capital or token.unspaced or page.settings[index] is Setting.CAPITALS:
        return index
    is_title = token.key in words.titles
    if not is_title and (token.key not in words.given or index in taken or token.key in words.openers):
        return index
    end = index + 1
    while end < len(page.tokens) and end - index < _LONGEST and _continues(page, end, words, taken):
        end += 1
    if is_title:
        # "General Electric", "Major Lazer": a title proves a person only where a name of one follows.
        return end if end > index + 1 and _looks_personal(page, index, end, words) else index
    if page.settings[index] is Setting.TITLE or page.german:
        return end if end > index + 1 and page.keys[end - 1] in words.surnames else index
    return end


def _continues(page: Page, index: int, words: Lexicon, taken: frozenset[int]) -> bool:
    token, previous = page.tokens[index], page.tokens[index - 1]
    if previous.possessive or index in taken:
        return False
    initial = len(previous.text) == 1 or previous.key in words.titles
    if token.gap is not Gap.SPACE and token.gap is not Gap.HYPHEN and not (token.gap is Gap.STOP and initial):
        return False
    return _is_name_word(token, words)


def _is_name_word(token: Token, words: Lexicon) -> bool:
    if not token.capital or token.unspaced:
        return False
    key = token.key
    known = (
        key in words.role_behind or key in words.not_place_behind or key in words.openers or key in words.kinds.behind
    )
    return not known and not (token.upper and len(token.text) > 1)


def _looks_personal(page: Page, index: int, end: int, words: Lexicon) -> bool:
    return any(key in words.given or key in words.surnames or key in words.titles for key in page.keys[index + 1 : end])
