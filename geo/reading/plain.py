"""A text in lower case and plain signs, character for character as long as the text itself."""

from __future__ import annotations

import unicodedata


class _Plain(dict[int, str]):
    """What each character becomes; worked out once for each that occurs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            plain = str(unicodedata.digit(char))
        elif category == "Zs":
            plain = " "
        else:
            plain = _SIGNS.get(char, char.lower())
        self[code] = plain if len(plain) == 1 else char
        return self[code]


_SIGNS = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-", "−": "-", "\t": " "}
_PLAIN = _Plain()


def plain(text: str) -> str:
    """`text` in lower case, with ASCII digits, apostrophes, hyphens and spaces; offsets hold for both.

    >>> plain("Kạm’PUCHEA\u00a0១២")
    "kạm'puchea 12"
    """
    return text.translate(_PLAIN)
