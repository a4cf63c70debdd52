"""Turns of plain news reports: lists that go on, weekdays of a week, who did it and where they come from."""

from datetime import date

import pytest
from texts import Row, article, rows

from geo.reading.dates import find_dates

SUNDAY_AFTER = date(2025, 7, 20)
TOLD = [
    pytest.param(
        "en",
        "In May police arrested 60 people at an empty hotel in Poipet, close to the border with Thailand, "
        "and 25 others in Bavet.",
        [("arrest", "Poipet", "2025-05", {"arrested": 60}), ("arrest", "Bavet", "2025-05", {"arrested": 25})],
        id="a list of places goes on behind words set between commas",
    ),
    pytest.param(
        "en",
        "Twelve women were handed over to their consul by Cambodian officers on Tuesday.",
        [("deportation", None, "2025-07-15", {"deported": 12})],
        id="by officers on Tuesday names no deadline",
    ),
    pytest.param(
        "en",
        "-\nPolice stormed a house in Kampot and arrested six men.\nThree girls locked in the house were rescued.",
        [("raid", "Kampot", None, {"arrested": 6}), ("rescue", "Kampot", None, {"rescued": 3})],
        id="the house is the one just stormed",
    ),
    pytest.param(
        "en",
        "Officers in Mae Sot have opened a case against five recruiters. Two of them were arrested in the town.",
        [("arrest", "Mae Sot", None, {"arrested": 2})],
        id="the town is the one just named",
    ),
    pytest.param(
        "de",
        "Am Montag durchsuchten Polizisten zusammen mit Ermittlern aus Bangkok ein Haus in Poipet.",
        [("raid", "Poipet", "2025-07-14", {})],
        id="where the investigators come from nothing was searched",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_a_plain_report_is_read_as_it_is_told(language: str, text: str, expected: list[Row]) -> None:
    assert rows(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "They were freed on Thursday of last week.", id="en"),
        pytest.param("de", "Sie kamen am Donnerstag vergangener Woche frei.", id="de"),
        pytest.param("id", "Mereka dibebaskan pada Kamis pekan lalu.", id="id"),
        pytest.param("vi", "Họ được giải cứu hôm thứ năm tuần trước.", id="vi"),
    ],
)
def test_a_weekday_of_last_week_is_not_the_one_just_gone(language: str, text: str) -> None:
    found = find_dates(article(text, language, SUNDAY_AFTER))
    assert [mention.span.start for mention in found if mention.span] == [date(2025, 7, 10)]
