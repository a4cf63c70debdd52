"""Writes the names of people in geo/reading/lexicon/toponyms: given_names.txt, weak_given_names.txt and surnames.txt.

python -m venv /some/venv && /some/venv/bin/pip install Faker==40.54.0
apt-get download wamerican && dpkg -x wamerican_*.deb words
PYTHONPATH=. /some/venv/bin/python data/make/person_names.py words/usr/share/dict/american-english

The package Faker (MIT) carries lists of names of some eighty countries, taken from registers of births and the like.
Given names that are also English words in lower case (SCOWL, as Debian's wamerican has it) are kept apart: they prove
little.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as person

from geo.names import fold

FOLDER = Path(__file__).parents[2] / "geo/reading/lexicon/toponyms"
HEADER = (
    "# From Faker 40.54.0, Copyright (c) 2012 Daniele Faraglia, MIT licence (text: LICENSE)."
    " Made by data/make/person_names.py.\n"
)
SHORTEST = 3


def main(dictionary: Path) -> None:
    words = {word for word in dictionary.read_text(encoding="utf-8").split() if word.islower()}
    given = keys("first_name")
    write("given_names.txt", given - words)
    write("weak_given_names.txt", given & words)
    write("surnames.txt", keys("last_name"))


def write(file: str, names: set[str]) -> None:
    (FOLDER / file).write_text(HEADER + "\n".join(sorted(names)) + "\n", encoding="utf-8")


def keys(prefix: str) -> set[str]:
    return {key for name in names(prefix) if len(key := fold(name)) >= SHORTEST and key.isalpha() and key.isascii()}


def names(prefix: str) -> Iterator[str]:
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefix):
                values = getattr(provider, attribute)
                if isinstance(values, Iterable):
                    yield from (value for value in values if isinstance(value, str))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
