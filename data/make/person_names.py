"""Writes given_names.txt and surnames.txt of geo/reading/lexicon/toponyms: names people bear, folded, one a line.

python -m venv /some/venv && /some/venv/bin/pip install Faker==40.54.0
PYTHONPATH=. /some/venv/bin/python data/make/person_names.py

The package Faker (MIT) carries lists of names of some eighty countries, taken from registers of births and the like.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as person

from geo.names import fold

FOLDER = Path(__file__).parents[2] / "geo/reading/lexicon/toponyms"
HEADER = "# From Faker 40.54.0 (MIT, Copyright (c) 2012 Daniele Faraglia); made by data/make/person_names.py.\n"
SHORTEST = 3


def main() -> None:
    for prefix, file in (("first_name", "given_names.txt"), ("last_name", "surnames.txt")):
        keys = {key for name in names(prefix) if len(key := fold(name)) >= SHORTEST and key.isalpha() and key.isascii()}
        (FOLDER / file).write_text(HEADER + "\n".join(sorted(keys)) + "\n", encoding="utf-8")


def names(prefix: str) -> Iterator[str]:
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(prefix):
                values = getattr(provider, attribute)
                if isinstance(values, Iterable):
                    yield from (value for value in values if isinstance(value, str))


if __name__ == "__main__":
    main()
