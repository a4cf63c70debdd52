"""The HXL file has hashtags under its header, and figures that tools may add up without telling lies."""

from __future__ import annotations

import re

import pytest

from geo.export.hxl import to_bytes
from geo.model import Count, PlaceKind, Qualifier, Scope, Status
from tests.export.reading import csv_rows
from tests.samples import atlas_of, document, event, place, shipped

# HXL 1.1: a tag, then attributes, each of letters, digits and underscores (https://hxlstandard.org/standard/1-1final/).
HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def test_every_column_has_a_hashtag_of_its_own() -> None:
    tags = csv_rows(to_bytes(document(shipped())))[0]
    assert all(HASHTAG.fullmatch(tag) for tag in tags.values())
    assert len(set(tags.values())) == len(tags)
    core = {"#event+id", "#event+type", "#date+occurred+start", "#adm1+name", "#loc+name", "#geo+lat", "#geo+lon"}
    assert core <= set(tags.values())


@pytest.mark.parametrize(
    ("counts", "figure"),
    [
        pytest.param((Count("arrested", 3),), "3", id="a figure"),
        pytest.param((Count("arrested", 0),), "0", id="none of them"),
        pytest.param((Count("arrested", 200, Qualifier.AT_LEAST),), "200", id="the least"),
        pytest.param((Count("arrested", 3), Count("arrested", 5, nationality="KH")), "8", id="two that add up"),
        pytest.param((Count("arrested", 9), Count("arrested", 5, part=True)), "9", id="a part is in the whole"),
        pytest.param((Count("arrested", 889, scope=Scope.CUMULATIVE),), "", id="a running total"),
        pytest.param((Count("arrested", 889, scope=Scope.ESTIMATE),), "", id="an estimate"),
        pytest.param((Count("deported", 3),), "", id="of something else"),
        pytest.param((), "", id="not told is not nothing"),
    ],
)
def test_a_figure_is_what_may_be_added_up(counts: tuple[Count, ...], figure: str) -> None:
    _, row = csv_rows(to_bytes(document(atlas_of(event(counts=counts)))))
    assert row["arrested"] == figure


def test_what_is_planned_counts_for_nothing_and_is_told_in_words() -> None:
    planned = event(status=Status.PLANNED, counts=(Count("deported", 59),))
    _, row = csv_rows(to_bytes(document(atlas_of(planned))))
    assert (row["deported"], row["counts_text"]) == ("", "59 deported, planned")


def test_both_levels_of_areas_have_their_codes() -> None:
    city = place("kh-city", name="City", pcode="KH12", adm1="City")
    district = place("kh-d", name="D", kind=PlaceKind.DISTRICT, pcode="KH1208", adm1="City", parent_id="kh-city")
    house = place("kh-house", name="House", kind=PlaceKind.BUILDING, adm1="City", parent_id="kh-d")
    atlas = atlas_of(event(place=house), places=(city, district))
    _, row = csv_rows(to_bytes(document(atlas)))
    assert [row[name] for name in ("adm1", "adm1_pcode", "adm2", "adm2_pcode")] == ["City", "KH12", "D", "KH1208"]
