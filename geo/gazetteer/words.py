"""Answers "is there such a name?" for every phrase of a text, in memory and in half a microsecond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

# 2 ** 24 bits: 2 MiB. Half a million names light one bit in thirty of them; as a set of strings they would take 60 MB.
_MASK = (1 << 24) - 1


class PhraseFilter:
    """A set of folded phrases, one bit each: what it denies is surely not in it, what it grants nearly always is."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    @classmethod
    def of(cls, phrases: Iterable[str]) -> PhraseFilter:
        bits = bytearray((_MASK + 1) // 8)
        for phrase in phrases:
            spot = crc32(phrase.encode()) & _MASK
            bits[spot >> 3] |= 1 << (spot & 7)
        return cls(bytes(bits))

    @classmethod
    def from_bytes(cls, bits: bytes) -> PhraseFilter:
        """The inverse of `bytes`. Raises ValueError where the length is wrong."""
        if len(bits) != (_MASK + 1) // 8:
            raise ValueError(f"a phrase filter has {(_MASK + 1) // 8} bytes, not {len(bits)}")
        return cls(bits)

    def __contains__(self, phrase: str) -> bool:
        spot = crc32(phrase.encode()) & _MASK
        return self._bits[spot >> 3] >> (spot & 7) & 1 == 1

    def __bytes__(self) -> bytes:
        return self._bits


LONGEST_RUN = 24  # signs of a beginning that is kept of a name in a script without spaces
_FIRST_UNSPACED = "\u0e00"  # Thai, and what Unicode has behind it: Lao, Burmese, Khmer, Han, Kana, Hangul


def beginnings(key: str) -> Iterator[str]:
    """What a key begins with, itself included: whole words, "ho", "ho chi", "ho chi minh"; of a script without spaces
    also its first sign, its first two, and so on.
    """
    words = key.split(" ")
    yield from (" ".join(words[:end]) for end in range(1, len(words) + 1))
    if key >= _FIRST_UNSPACED:
        yield from (key[:end] for end in range(1, min(len(key), LONGEST_RUN) + 1))
