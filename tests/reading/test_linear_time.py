"""Any text is read in time linear in its length: shown by counting calls, for no clock is the same twice."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile import UNITS, text_of

from geo.gazetteer import Gazetteer
from geo.reading.article import from_text
from geo.reading.reader import read

ARTICLES = Path(__file__).parents[1] / "articles"
SIGNS = 5000  # past the length to which sentences are cut


def calls(act: Callable[[], object]) -> int:
    """How many functions are called, ours and Python's own."""
    made = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(before)
    return made


def growth(unit: str, language: str, gazetteer: Gazetteer) -> float:
    """The calls for twice as much text, to those for once."""

    def of(length: int) -> Callable[[], object]:
        article = from_text(text_of(unit, length), language=language)
        return lambda: read(article, gazetteer)

    calls(of(2 * SIGNS))  # what is worked out once for each word
    return calls(of(2 * SIGNS)) / calls(of(SIGNS))


@pytest.mark.parametrize("name", UNITS)
def test_twice_as_much_of_anything_takes_twice_as_many_calls(name: str, gazetteer: Gazetteer) -> None:
    language, unit = UNITS[name]
    assert growth(unit, language, gazetteer) <= 2.3


@pytest.mark.parametrize("language", ["en", "de", "fr", "vi", "id", "th", "zh", "ko", "km"])
def test_twice_as_many_articles_on_a_line_take_twice_as_many_calls(language: str, gazetteer: Gazetteer) -> None:
    labels = sorted((ARTICLES / "labels").glob("dev_*.json"))
    stem = next(path.stem for path in labels if json.loads(path.read_text(encoding="utf-8"))["lang"] == language)
    unit = " ".join((ARTICLES / f"{stem}.txt").read_text(encoding="utf-8").split()) + " "
    assert growth(unit, language, gazetteer) <= 2.3
