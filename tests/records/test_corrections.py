"""A corrected record keeps saying where in the article each value stands."""

from __future__ import annotations

from typing import Any

import pytest

from geo.errors import InvalidRecord
from geo.records.corrections import corrected
from geo.records.schema import EventEntry


def raid(**values: Any) -> EventEntry:
    body = {
        "id": "KH-RAID-POIPET",
        "kind": "raid",
        "summary": "Police raided a site in Poipet.",
        "place": "kh-poipet",
        "review": "unreviewed",
        "paragraphs": {"event": 4, "place": 3},
    }
    return EventEntry.model_validate(body | values)


def test_a_new_value_is_located_where_the_event_stands() -> None:
    entry = corrected(raid(), {"date": "2025-07-14", "counts": [{"what": "arrested", "value": 3}]})
    assert entry.date == "2025-07-14"
    assert entry.paragraphs == {"event": 4, "place": 3, "date": 4, "counts": 4}


def test_a_value_that_is_gone_loses_its_locator() -> None:
    entry = corrected(raid(), {"place": None, "country": "KH"})
    assert entry.place is None
    assert entry.paragraphs == {"event": 4, "country": 4}


def test_an_inferred_year_is_located_and_a_stated_one_is_not() -> None:
    inferred = corrected(raid(), {"date": "2025-07", "year_inferred": True})
    assert inferred.paragraphs["year"] == 4
    assert "year" not in corrected(inferred, {"year_inferred": False}).paragraphs


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"date": "14.7.2025"}, "cannot read date '14.7.2025'", id="a date that is none"),
        pytest.param({"kind": "robbery"}, "kind: ", id="a kind there is not"),
        pytest.param({"counts": [{"what": "arrested", "value": -1}]}, "counts.0.value", id="a count below nothing"),
    ],
)
def test_what_is_not_allowed_is_refused_with_the_field_named(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidRecord, match=message):
        corrected(raid(), values)
