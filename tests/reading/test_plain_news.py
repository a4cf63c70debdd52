"""Turns of plain news reports: lists that go on, weekdays of a week, who did it and where they come from."""

from datetime import date

import pytest
from texts import Row, article, events, rows

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
    pytest.param(
        "de",
        "-\nBei einer Razzia in einem Callcenter in Kambodscha nahmen Beamte 88 Ausländer fest. "
        "In dem Haus in Bavet wurden am Mittwoch auch 300 Handys sichergestellt.",
        [("raid", "Bavet", "2025-07-16", {"arrested": 88, "seized_phones": 300})],
        id="where things were seized the raid just told took place",
    ),
    pytest.param(
        "en",
        "-\nThai and Lao ministers met in Vientiane on Monday. The Thai minister said he had ordered "
        "an end to power sales to suspected compounds in Myawaddy.",
        [("meeting", "Vientiane", "2025-07-14", {}), ("directive", "Myawaddy", None, {})],
        id="he had ordered",
    ),
    pytest.param(
        "de",
        "In Bavet und Poipet stehen mehrere solcher Anlagen.",
        [("compound", "Bavet", None, {}), ("compound", "Poipet", None, {})],
        id="sites that stand in towns named in front of them",
    ),
    pytest.param(
        "en",
        "Nine suspects are behind bars in Cambodia, and investigators in Bangkok speak of a success.",
        [("arrest", None, None, {"arrested": 9})],
        id="nobody was arrested where officials speak",
    ),
    pytest.param(
        "id",
        "Ke-31 warga Vietnam itu diselamatkan polisi di Bavet.",
        [("rescue", "Bavet", None, {"rescued": 31})],
        id="ke-31 orang are all of them",
    ),
    pytest.param(
        "en",
        "Since May the police have arrested more than 900 people and shut down 31 compounds.",
        [("raid", None, None, {"arrested": 900, "compounds": 31})],
        id="sites closed are counted beside people arrested",
    ),
    pytest.param(
        "en",
        "Raids in Banteay Meanchey and Kampot\nOn Monday police raided a hotel in Poipet and arrested 21 people.",
        [("raid", "Kampot", None, {}), ("raid", "Poipet", "2025-07-14", {"arrested": 21})],
        id="a province says less than the town in it",
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "en", "Lao and Cambodian police raided a hotel in Poipet, close to the border with Thailand.", id="en"
        ),
        pytest.param(
            "de",
            "Laotische und kambodschanische Beamte stürmten in Poipet nahe der Grenze zu Thailand ein Haus.",
            id="de",
        ),
    ],
)
def test_nobody_acts_who_only_lies_across_the_border(language: str, text: str) -> None:
    [raid] = events(text, language)
    assert (raid.country, raid.partners) == ("KH", ("LA",))


def test_investigators_of_a_foreign_town_take_part() -> None:
    [raid] = events("Cambodian police together with investigators from Mae Sot raided a house in Poipet.")
    assert (raid.country, raid.partners) == ("KH", ("TH",))


def test_people_freed_from_a_site_are_sent_on_from_its_country() -> None:
    [sent] = events("Some 90 people freed from Myawaddy were handed over to Thailand in May.")
    assert (sent.origin, sent.destination) == ("MM", "TH")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(
            "vi",
            "-\nNgày 16/7, cảnh sát bắt 20 người ở Bavet. Họ đến đó từ ngày 2/7.\n"
            "Cùng ngày, cảnh sát bắt 4 nghi phạm ở Kampot.",
            id="vi",
        ),
        pytest.param(
            "en",
            "-\nOn July 16 police arrested 20 people in Bavet. They had come there on July 2.\n"
            "The same day four suspects were arrested in Kampot.",
            id="en",
        ),
    ],
)
def test_the_same_day_at_the_head_of_a_paragraph_is_that_of_the_story(language: str, text: str) -> None:
    assert rows(text, language)[-1][1:3] == ("Kampot", "2025-07-16")
