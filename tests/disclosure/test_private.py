"""Texts are searched for names, numbers, accounts and addresses; in doubt they are found."""

from __future__ import annotations

import pytest

from geo.disclosure.phrases import Phrases
from geo.disclosure.private import Private, find_private, holds_number
from tests.samples import shipped

KNOWN = Phrases(
    ["Phnom Penh", "Sen Sok", "South Korea", "Khmer Times", "Báo Thanh Hóa", "Cambodia", "ភ្នំពេញ", "柬埔寨", "O'Smach"]
)


# Nobody bears these names: they are put together for this test.
@pytest.mark.parametrize(
    "text",
    [
        "Told by Quenby Aldous at the gate.",
        "Sok Zanvy was held in Phnom Penh.",
        "One of them is called Zanvy.",
        "Mr Zanvy opened the door.",
        "The police hold a man surnamed Zhou.",
        "ZANVY QUENBY",
        "A cook, Zanvy, 34, was freed.",
        "Nguyễn Văn Zanvy ran away.",
        "The victim Zanvy spoke.",
        "The owner of the house is Oknha Zanvy.",
    ],
)
def test_names_of_people_are_found(text: str) -> None:
    assert Private.NAME in find_private(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Quenby Aldous ordered it.",
        "the interior minister, and Foreign Minister Zanvy Aldous of South Korea",
        "Ambassador Quenby Aldous",
        "said the governor Quenby Aldous",
    ],
)
def test_officials_in_office_may_be_named(text: str) -> None:
    assert find_private(text, KNOWN) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Call +855 12 993 117.",
        "012-993-117",
        "०१२ 9931170",
        "Phone (023) 99 31 17 0",
        "passport N7718264",
        "ID 440106199001011234",
        "plate 2AB12345",
    ],
)
def test_phone_and_identity_numbers_are_found(text: str) -> None:
    assert Private.NUMBER in find_private(text, KNOWN)


@pytest.mark.parametrize("text", ["zanvy@example.org", "write to @zanvy77", "https://t.me/zanvy"])
def test_accounts_are_found(text: str) -> None:
    assert Private.ACCOUNT in find_private(text, KNOWN)


@pytest.mark.parametrize(
    "text", ["in Street 128", "house no. 15", "Building 382", "#12, lane 7", "Straße 5", "room 404", "12 Norodom Road"]
)
def test_addresses_are_found(text: str) -> None:
    assert Private.ADDRESS in find_private(text, KNOWN)


@pytest.mark.parametrize("text", ["男子说", "ชายคนหนึ่ง", "ភ្នំពេញ ឈ្មោះ", "김씨", "Иван"])
def test_a_script_in_which_names_cannot_be_told_is_said_to_be_one(text: str) -> None:
    assert Private.UNREADABLE in find_private(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Announced, not done; no number, no day, no countries of destination.",
        "Sen Sok lies in Phnom Penh; O'Smach does not.",
        "The Interior Ministry of Cambodia said so, reports the Khmer Times, after Báo Thanh Hóa.",
        "Counts from 2025-07-14 to 2025-07-16; 150,000 workers, 889 since February 2024.",
        "Part of KH-KR-AGREEMENT-ONLINE-SCAMS-2025.",
        "The UN Human Rights Office lists them.",
        "Said on Monday, 14 July, in paragraph 12.",
        "柬埔寨 ភ្នំពេញ",
        "An unknown German-language site.",
    ],
)
def test_places_papers_offices_and_days_give_nobody_away(text: str) -> None:
    assert find_private(text, KNOWN) == frozenset()


def test_the_notes_of_the_shipped_records_may_all_be_told() -> None:
    atlas = shipped()
    known = Phrases([place.name for place in atlas.places.values()] + [each.name for each in atlas.countries.values()])
    notes = [event.note for event in atlas.events] + [report.note for e in atlas.events for report in e.reports]
    assert {note: find_private(note, known) for note in notes if find_private(note, known)} == {}


@pytest.mark.parametrize(("text", "holds"), [("all 3", True), ("the three of them", True), ("drei", True), ("", False)])
def test_numbers_in_digits_and_in_words(text: str, holds: bool) -> None:
    assert holds_number(text) is holds
    assert not holds_number("People held are suspects.")
