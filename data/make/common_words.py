"""Writes geo/reading/lexicon/toponyms/common_words.txt: names of places that are also English words.

apt-get download wamerican && dpkg -x wamerican_*.deb words
PYTHONPATH=. python data/make/common_words.py words/usr/share/dict/american-english INDEX.sqlite

The words are those of SCOWL (free to use, copy, modify and distribute), as Debian's package wamerican 2020.12.07 has
them, which are written in lower case and are the whole folded name of a place in the index that `Gazetteer.open` keeps
in its cache folder.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "geo/reading/lexicon/toponyms/common_words.txt"
HEADER = """# English words that are also names of places, folded. Made by data/make/common_words.py from SCOWL:
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""


def main(words: Path, index: Path) -> None:
    names = {
        key for (key,) in sqlite3.connect(index).execute("SELECT DISTINCT key FROM name WHERE instr(key, ' ') = 0")
    }
    lower = {word for word in words.read_text(encoding="utf-8").split() if word.isalpha() and word.islower()}
    TARGET.write_text(HEADER + "\n".join(sorted(names & lower)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
