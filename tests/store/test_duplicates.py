"""Events told twice are found with the reason; events that only look alike are left in peace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geo.model import Atlas, Count, DateSpan, Event, EventKind, Report, ReviewState, Status
from geo.records import read_atlas
from geo.review.duplicates import likely_duplicates

DATA = Path(__file__).parents[2] / "data"
SEN_SOK = "KH-2025-07-15-RAID-SEN-SOK"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(DATA)


def told(atlas: Atlas, **values: Any) -> Event:
    """An unreviewed event of another article; `place` is an id, `date` EDTF text."""
    place, day = values.pop("place", None), values.pop("date", None)
    known: dict[str, Any] = {
        "id": "KH-NEW",
        "kind": EventKind.RAID,
        "summary": "-",
        "country": "KH",
        "place": atlas.places[place] if place else None,
        "date": DateSpan.from_edtf(day) if day else None,
        "reports": (Report("another-article", {"event": 1}),),
    }
    return Event(**known | values)


def test_no_two_shipped_records_are_taken_for_one(atlas: Atlas) -> None:
    assert [likely_duplicates(event, atlas) for event in atlas.events] == [[]] * 42


@pytest.mark.parametrize(
    ("values", "expected", "reason"),
    [
        pytest.param(
            {"place": "kh-sen-sok-district", "date": "2025-07-15"},
            [SEN_SOK],
            "Eight-storey apartment building no. 382, Trong Moan lies in Sen Sok; the dates agree",
            id="the district of the building, the same day",
        ),
        pytest.param(
            {"place": "kh-toul-kork-district", "date": "2025-07-16", "kind": EventKind.ARREST},
            ["KH-2025-07-14-RAID-TOUL-KORK"],
            "Building no. 15, Street 128, Phsar Depo 1 lies in Toul Kork; 2 days apart; "
            "one is called arrest, the other raid",
            id="arrests two days later in the district",
        ),
        pytest.param(
            {"place": "kh-sen-sok-district", "kind": EventKind.ARREST},
            [],
            "",
            id="arrests in the district on no known day",
        ),
        pytest.param(
            {"place": "kh-building-382-o-bek-kom"},
            [SEN_SOK],
            "same place, Eight-storey apartment building no. 382, Trong Moan; one or both without a date",
            id="the very building, undated",
        ),
        pytest.param({"place": "kh-sen-sok-district", "date": "2025-07-30"}, [], "", id="a fortnight later"),
        pytest.param({"place": "kh-poipet", "date": "2025-07-15"}, [], "", id="the same day in another town"),
        pytest.param(
            {"place": "kh-sen-sok-district", "date": "2025-07-15", "status": Status.PLANNED},
            [],
            "",
            id="planned, not done",
        ),
        pytest.param(
            {"place": "kh-toul-kork-district", "date": "2025-07-20", "counts": (Count("arrested", 200),)},
            ["KH-2025-07-14-RAID-TOUL-KORK"],
            "Building no. 15, Street 128, Phsar Depo 1 lies in Toul Kork; 6 days apart; both give 200 held",
            id="the same figure within a week",
        ),
        pytest.param(
            {"kind": EventKind.COMPOUND, "place": "kh-bavet"},
            ["KH-COMPOUND-BAVET"],
            "same place, Bavet; one or both without a date",
            id="a site named again",
        ),
        pytest.param(
            {"kind": EventKind.COMPOUND, "place": "kh-svay-rieng-province"},
            [],
            "",
            id="a site somewhere in the province",
        ),
        pytest.param(
            {"kind": EventKind.DEPORTATION, "origin": "KH", "destination": "CN", "counts": (Count("deported", 130),)},
            ["KH-2024-04-13-DEPORTATION-CHINA"],
            "same countries, Cambodia and China; one or both without a date; both give 130 deported",
            id="the same flight",
        ),
        pytest.param(
            {"kind": EventKind.DEPORTATION, "origin": "KH", "destination": "VN", "counts": (Count("deported", 130),)},
            [],
            "",
            id="a flight elsewhere",
        ),
    ],
)
def test_a_new_record_is_compared_with_what_is_known(
    atlas: Atlas, values: dict[str, Any], expected: list[str], reason: str
) -> None:
    found = likely_duplicates(told(atlas, **values), atlas)
    assert [likeness.event.id for likeness in found] == expected
    assert [likeness.reason for likeness in found] == ([reason] if reason else [])


def test_rejected_records_are_no_duplicates(atlas: Atlas) -> None:
    new = told(atlas, kind=EventKind.COMPOUND, place="kh-bavet")
    rejected = tuple(replace(event, review=ReviewState.REJECTED) for event in atlas.events)
    assert likely_duplicates(new, replace(atlas, events=rejected)) == []


def test_the_likeliest_comes_first(atlas: Atlas) -> None:
    new = told(atlas, kind=EventKind.AGREEMENT, place="kh-phnom-penh", partners=("CN",))
    found = likely_duplicates(new, atlas)
    assert [(likeness.event.id, likeness.weight) for likeness in found] == [
        ("KH-CN-AGREEMENT-JOINT-CRACKDOWN", 6),
        ("KH-CN-MEETING-PHNOM-PENH", 5),
    ]


def test_one_article_that_tells_of_a_raid_twice_is_noticed_while_nobody_has_looked(atlas: Atlas) -> None:
    one = told(atlas, id="KH-ONE", place="kh-bavet", date="2025-07-15")
    other = told(atlas, id="KH-OTHER", place="kh-bavet")
    both = replace(atlas, events=(one, other))
    assert [likeness.event.id for likeness in likely_duplicates(one, both)] == ["KH-OTHER"]
    reviewed = tuple(replace(event, review=ReviewState.ACCEPTED) for event in (one, other))
    assert likely_duplicates(reviewed[0], replace(atlas, events=reviewed)) == []
