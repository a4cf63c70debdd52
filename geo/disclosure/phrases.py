"""Names looked for in texts, as whole words in whatever spelling; inside longer text where the script has no spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.names import fold


def folded_words(text: str) -> list[str]:
    return fold(text).split()


class Phrases:
    """A set of names. Looking through a text takes time in proportion to its length, however many names there are."""

    def __init__(self, names: Iterable[str]) -> None:
        keys = {tuple(folded_words(name)) for name in names} - {()}
        self._spaced = frozenset(key for key in keys if all(word.isascii() for word in key))
        self._unspaced = tuple(sorted(("".join(key) for key in keys if key not in self._spaced), key=len, reverse=True))
        self._longest = max(map(len, self._spaced), default=0)

    def find(self, text: str) -> bool:
        """Whether the text holds one of the names."""
        words = folded_words(text)
        if any(self.longest_at(words, place) for place in range(len(words))):
            return True
        closed = "".join(words)
        return any(name in closed for name in self._unspaced)

    def without_unspaced(self, text: str) -> str:
        """The folded text without the names in scripts that write no spaces."""
        closed = "".join(folded_words(text))
        for name in self._unspaced:
            closed = closed.replace(name, "")
        return closed

    def longest_at(self, words: Sequence[str], place: int) -> int:
        """How many of the folded words from this place on are the longest name that begins there; 0 where none does."""
        for length in range(min(self._longest, len(words) - place), 0, -1):
            if tuple(words[place : place + length]) in self._spaced:
                return length
        return 0
