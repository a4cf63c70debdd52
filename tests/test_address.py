"""The address tells what is on screen, and whatever stands in an address, the page opens."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.address import Address, View, from_query, to_query
from geo.filters import EventFilter
from geo.model import EventKind
from tests.samples import shipped
from tests.test_filters import filters

ATLAS = shipped()
IDS = [event.id for event in ATLAS.events]
KEYS = "country province kind status source review since until undated q view event".split()


def test_an_address_reads_as_its_filter() -> None:
    wanted = EventFilter(
        countries=("KR",),
        provinces=("Oddar Meanchey",),
        kinds=(EventKind.RAID, EventKind.ARREST),
        since=date(2025, 7, 1),
        include_undated=False,
        text="Toul Kork",
    )
    assert to_query(Address(wanted, View.TABLE, "KH-1")) == {
        "country": ["KR"],
        "province": ["Oddar Meanchey"],
        "kind": ["raid", "arrest"],
        "since": ["2025-07-01"],
        "undated": ["no"],
        "q": ["Toul Kork"],
        "view": ["table"],
        "event": ["KH-1"],
    }


def test_what_is_as_always_is_left_out() -> None:
    assert to_query(Address()) == {}


def test_search_words_can_be_kept_out_of_the_address() -> None:
    query = to_query(Address(EventFilter(text="a name", countries=("KH",))), with_text=False)
    assert query == {"country": ["KH"]}


@given(filters(), st.sampled_from(View), st.sampled_from([None, *IDS]))
def test_what_is_written_into_an_address_is_read_back(wanted: EventFilter, view: View, event: str | None) -> None:
    address = Address(wanted, view, event)
    assert from_query(to_query(address), ATLAS) == (address, ())


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(), st.lists(st.text(), max_size=3), max_size=6))
def test_no_address_whatever_stops_the_page(query: dict[str, list[str]]) -> None:
    address, notes = from_query(query, ATLAS)
    understood = to_query(address)
    for key, values in query.items():
        if key not in KEYS:
            assert any("is no part of an address here" in note for note in notes)
        elif values and key != "q" and key not in understood and (key, values[-1]) not in DEFAULTS:
            assert any(note.startswith(f"{key}=") for note in notes)


DEFAULTS = {("undated", "yes"), ("view", "map")}


@pytest.mark.parametrize(
    ("key", "value", "note"),
    [
        ("country", "XX", "country=XX is not known here"),
        ("country", "kh", "country=kh is not known here"),
        ("province", "Kandall", "province=Kandall is not known here"),
        ("kind", "party", "kind=party is not known here"),
        ("status", "done", "status=done is not known here"),
        ("source", "a-paper", "source=a-paper is not known here"),
        ("review", "", "review= is not known here"),
        ("since", "yesterday", "since=yesterday is not known here"),
        ("until", "2025-02-30", "until=2025-02-30 is not known here"),
        ("undated", "perhaps", "undated=perhaps is not known here"),
        ("view", "moon", "view=moon is not known here"),
        ("event", "KH-0", "event=KH-0 is not known here"),
        ("q", "x" * 201, "q=" + "x" * 39 + "… is not known here"),
        ("utm_source", "mail", "utm_source is no part of an address here"),
        ("k" * 50, "", "k" * 39 + "… is no part of an address here"),
    ],
)
def test_nonsense_is_noted_and_left_out(key: str, value: str, note: str) -> None:
    assert from_query({key: [value]}, ATLAS) == (Address(), (note,))


def test_each_nonsense_gets_its_own_note_and_sense_beside_it_is_kept() -> None:
    address, notes = from_query({"country": ["XX", "KR", "YY"], "view": ["moon"]}, ATLAS)
    assert address == Address(EventFilter(countries=("KR",)))
    assert notes == (
        "country=XX is not known here",
        "country=YY is not known here",
        "view=moon is not known here",
    )


def test_a_range_that_runs_backwards_is_noted_and_the_rest_is_kept() -> None:
    address, notes = from_query({"since": ["2025-02-01"], "until": ["2025-01-01"], "kind": ["raid"]}, ATLAS)
    assert address.filter == EventFilter(kinds=(EventKind.RAID,))
    assert notes == ("since 2025-02-01 is after until 2025-01-01; swap them",)


def test_a_value_given_twice_counts_once_and_of_single_ones_the_last() -> None:
    address, notes = from_query({"kind": ["raid", "raid"], "view": ["table", "about"]}, ATLAS)
    assert (address.filter.kinds, address.view, notes) == ((EventKind.RAID,), View.ABOUT, ())
