"""Several values in one cell: people can read it, and every value comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InvalidRecord
from geo.export.codes import (
    count_code,
    count_of,
    each_of,
    listed,
    one_each,
    paragraphs_code,
    paragraphs_of,
    span_code,
    span_of,
    unlisted,
)
from geo.model import Count
from tests.export.made_up import COUNTS, TEXT

ITEMS = st.lists(st.one_of(TEXT, st.text(st.sampled_from("; \\a"), max_size=8)), max_size=4)


@given(ITEMS)
def test_any_list_comes_back(items: list[str]) -> None:
    while items and not items[-1]:
        items.pop()
    assert unlisted(listed(items)) == items


@given(ITEMS.filter(bool))
def test_one_value_for_each_report_comes_back(items: list[str]) -> None:
    assert each_of(one_each(items), len(items)) == items


def test_a_single_value_stands_as_it_is_and_several_are_told_apart() -> None:
    assert one_each(["Raid; 5 held"]) == "Raid; 5 held"
    assert one_each(["Raid; 5 held", None, "x"]) == r"Raid\; 5 held; ; x"
    assert unlisted("a;b; c") == ["a", "b", "c"]


def test_more_values_than_articles_are_refused() -> None:
    with pytest.raises(InvalidRecord, match="holds 3 values for 2 articles"):
        each_of("a; b; c", 2)


@given(COUNTS)
def test_a_figure_comes_back(count: Count) -> None:
    assert count_of(count_code(count)) == count


@pytest.mark.parametrize("code", ["", "arrested", "arrested=-1 exact event", "arrested=3", "arrested=3 roughly event"])
def test_what_is_no_figure_is_refused(code: str) -> None:
    with pytest.raises(InvalidRecord):
        count_of(code)


def test_paragraphs_and_spans_come_back() -> None:
    assert paragraphs_of(paragraphs_code({"event": 2, "date": 11})) == {"event": 2, "date": 11}
    assert paragraphs_of("3") == {"event": 3}
    assert [span_of(span_code(*span)) for span in ((12, 87), (None, None))] == [(12, 87), (None, None)]


@pytest.mark.parametrize("code", ["", "event", "event=x", "two"])
def test_what_tells_no_paragraph_is_refused(code: str) -> None:
    with pytest.raises(InvalidRecord, match="tells no paragraphs"):
        paragraphs_of(code)
