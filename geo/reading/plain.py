"""A text in lower case and plain signs, character for character as long as the text itself."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_HAN = Path(__file__).parent / "lexicon" / "han.toml"
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"


class _Plain(dict[int, str]):
    """What each character becomes; worked out once for each that occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            plain = str(unicodedata.digit(char))
        elif category == "Zs":
            plain = " "
        elif _FIRST_HAN <= char <= _LAST_HAN:
            plain = simplified_signs().get(char, char)
        else:
            plain = _SIGNS.get(char, char.lower())
        self[code] = plain if len(plain) == 1 else char
        return self[code]


@cache
def simplified_signs() -> Mapping[str, str]:
    """Simplified Chinese signs by the traditional ones that they stand for."""
    rows = tomllib.loads(_HAN.read_text(encoding="utf-8"))["pairs"]
    return {pair[0]: pair[1] for row in rows for pair in row.split()}


_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-", "−": "-", "\t": " "}
_PLAIN = _Plain()


def plain(text: str) -> str:
    """`text` in lower case, with ASCII digits, apostrophes, hyphens, spaces, simplified signs; offsets hold for both.

    >>> plain("Kạm’PUCHEA\u00a0១២"), plain("緬甸警方")
    ("kạm'puchea 12", '缅甸警方')
    """
    return text.translate(_PLAIN)
