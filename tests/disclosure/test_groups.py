"""Figures of fewer than eleven people of one nationality become a band, and no subtraction brings them back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.disclosure.groups import public_counts
from geo.model import Count, EventKind, Qualifier
from tests.samples import event

HELD = event()
BELOW, AT_LEAST = Qualifier.BELOW, Qualifier.AT_LEAST


def held(value: int, nationality: str | None = None, qualifier: Qualifier = Qualifier.EXACT) -> Count:
    return Count("arrested", value, qualifier, nationality=nationality, part=nationality is not None)


def told(*counts: Count, of: object = HELD) -> list[tuple[int, str]]:
    return [(count.value, count.qualifier.value) for count in public_counts(counts, of, 11)]  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, 1, 3, 10])
def test_a_small_group_of_one_nationality_is_a_band(value: int) -> None:
    assert told(Count("arrested", value, nationality="CN")) == [(11, "below")]


def test_from_eleven_on_a_figure_is_told() -> None:
    assert told(Count("arrested", 11, nationality="CN")) == [(11, "exact")]


def test_a_total_as_small_as_its_part_becomes_a_band_as_well() -> None:
    assert told(held(5), held(3, "CN")) == [(11, "below"), (11, "below")]


def test_where_subtraction_would_tell_the_next_smallest_part_is_opened() -> None:
    assert told(held(40), held(7, "KE"), held(12, "CN"), held(21, "VN")) == [
        (40, "exact"),
        (11, "below"),
        (11, "at_least"),
        (21, "exact"),
    ]


def test_without_an_exact_total_nothing_can_be_subtracted() -> None:
    assert told(held(40, qualifier=AT_LEAST), held(7, "KE"), held(33, "VN")) == [
        (40, "at_least"),
        (11, "below"),
        (33, "exact"),
    ]


def test_a_small_open_figure_is_at_least_one() -> None:
    assert told(Count("arrested", 5, AT_LEAST, nationality="CN")) == [(1, "at_least")]


def test_where_people_are_sent_tells_their_nationality() -> None:
    flight = event(kind=EventKind.DEPORTATION, origin="KH", destination="KR")
    assert told(Count("deported", 2), of=flight) == [(11, "below")]
    assert told(Count("deported", 2), of=event(kind=EventKind.DEPORTATION, origin="KH")) == [(2, "exact")]


def test_things_and_groups_without_nationality_are_told() -> None:
    assert told(Count("seized_phones", 3, nationality="CN"), Count("compounds", 2, nationality="KH"), held(4)) == [
        (3, "exact"),
        (2, "exact"),
        (4, "exact"),
    ]


COUNTS = st.builds(
    Count,
    st.sampled_from(("arrested", "deported", "seized_phones")),
    st.integers(0, 60),
    st.sampled_from(Qualifier),
    nationality=st.none() | st.sampled_from(("CN", "KE", "VN")),
    part=st.booleans(),
)


@given(st.lists(COUNTS, max_size=6))
def test_no_small_exact_figure_of_a_nationality_is_left(counts: list[Count]) -> None:
    made = public_counts(counts, HELD, 11)
    assert [count.what for count in made] == [count.what for count in counts]
    people = [count for count in made if count.nationality and count.what != "seized_phones"]
    assert not [count for count in people if count.value < 11 and (count.qualifier, count.value) > (AT_LEAST, 1)]
    assert public_counts(made, HELD, 11) == made
