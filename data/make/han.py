"""Writes `geo/reading/lexicon/han.toml`: traditional Chinese signs and the simplified ones they stand for.

    python data/make/han.py > geo/reading/lexicon/han.toml

Needs `uconv` (Debian: "apt-get install icu-devtools", tested with ICU 72), which holds the transforms of the Unicode
CLDR.
"""

from __future__ import annotations

import subprocess

HEAD = """\
# Traditional Chinese signs, each followed by the simplified one: lexicon and gazetteer have the simplified.
# Unicode CLDR, transform Hant-Hans, as packed in ICU 72 (Unicode License v3, see han.LICENSE): the signs of Big5, one
# for one, without those that simplified texts write as well (乾, 著 …).
# Made by data/make/han.py.
"""
FIRST, LAST = 0x4E00, 0x9FFF
PAIRS_A_LINE = 37
IN_NAMES = "後於"  # in GB 2312 as well, yet simplified texts have them in names of people alone


def main() -> None:
    signs = [chr(code) for code in range(FIRST, LAST + 1)]
    traditional = [sign for sign in signs if is_in(sign, "big5") and (sign in IN_NAMES or not is_in(sign, "gb2312"))]
    pairs = [
        old + new
        for old, new in zip(traditional, transformed(traditional), strict=True)
        if new != old and len(new) == 1
    ]
    print(HEAD + "pairs = [")
    for start in range(0, len(pairs), PAIRS_A_LINE):
        print(f'  "{" ".join(pairs[start : start + PAIRS_A_LINE])}",')
    print("]")


def is_in(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def transformed(signs: list[str]) -> list[str]:
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Hant-Hans"]
    told = subprocess.run(command, input="\n".join(signs), capture_output=True, text=True, check=True)
    return told.stdout.split("\n")


if __name__ == "__main__":
    main()
