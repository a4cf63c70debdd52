"""An article file is taken as written, and every mistake in it is found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geo.records.article_file import read_article
from geo.records.plain_yaml import PlainLoader

SOURCE = """
source: {id: a, title: T, publisher: P, publisher_country: KH, retells: null, language: en, published: null, url: null}
"""
EVENT = """
events:
  - {id: KH-RAID, kind: raid, summary: S., review: accepted, country: KH, paragraphs: {event: 1, country: 1}}
"""


def _problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_article(path).problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-07-14", "2025-07-14"),
        ("NO", "NO"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("47", 47),
        ("null", None),
        ("trueish", "trueish"),
    ],
)
def test_values_are_taken_as_written(text: str, value: object) -> None:
    assert yaml.load(text, PlainLoader) == value


def test_a_sound_file_has_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, SOURCE + EVENT) == []


def test_all_mistakes_of_all_entries_are_found_and_the_sound_ones_kept(tmp_path: Path) -> None:
    broken = EVENT.replace("kind: raid", "kind: party").replace("country: 1", "country: x")
    second = "  - {id: KH-TWO, kind: raid, summary: '', review: accepted, paragraphs: {event: 1}}\n"
    third = "  - {id: KH-THREE, kind: arrest, summary: S., review: accepted, paragraphs: {event: 1}}\n  - nonsense\n"
    path = tmp_path / "a.yaml"
    path.write_text(SOURCE + broken + second + third + "mentions: {place: kh}\n", encoding="utf-8")
    file = read_article(path)
    assert [event.id for event in file.events] == ["KH-THREE"]
    assert file.written == {"KH-RAID", "KH-TWO", "KH-THREE"}
    assert [(problem.record, problem.message.split(";")[0]) for problem in file.problems] == [
        ("event KH-RAID", "kind: 'party'"),
        ("event KH-RAID", "paragraphs.country: 'x'"),
        ("event KH-TWO", "summary: ''"),
        ("events[3]", "'nonsense'"),
        ("mentions", "expected a list, each entry beginning with a hyphen"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "review: accepted, ",
            "",
            "event KH-RAID: review: is missing; add it",
        ),
        (
            "accepted",
            "maybe",
            "event KH-RAID: review: 'maybe'; expected 'unreviewed', 'accepted', 'corrected' or 'rejected'",
        ),
        (
            "{event: 1, country: 1}",
            "{country: 1}",
            "event KH-RAID: paragraphs does not say where event stands in the article; add the number",
        ),
        (
            "{event: 1, country: 1}",
            "{event: 1, country: 1, county: 2}",
            "event KH-RAID: paragraphs.county: 'county'; expected 'event', 'date', 'year', 'place', 'country', "
            "'partners', 'origin', 'destination' or 'counts'",
        ),
        (
            "summary: S., ",
            "summary: S., year_inferred: true, ",
            "event KH-RAID: year_inferred is true, but there is no date; remove it or give the date",
        ),
        (
            "summary: S., ",
            "summary: S., date: 14 July, ",
            "event KH-RAID: date: cannot read date '14 July'; "
            "write YYYY, YYYY-MM, YYYY-MM-DD or two of these with a slash",
        ),
        (
            "summary: S., ",
            "summary: S., partners: CN, ",
            "event KH-RAID: partners: 'CN'; expected a valid list",
        ),
        (
            "published: null",
            "published: yesterday",
            "source: published: 'yesterday' is no day such as 2025-07-14",
        ),
        (
            "language: en",
            "language: English",
            "source: language: 'English' is no language code such as en",
        ),
        (
            "url: null",
            "url: http://",
            "source: url: 'http://' is no web link; expected http:// or https://",
        ),
    ],
)
def test_a_mistake_is_told_with_its_value_and_what_was_expected(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    text = SOURCE + EVENT
    assert old in text
    assert _problems(tmp_path, text.replace(old, new)) == [f"a.yaml: {problem}"]


def test_a_year_alone_needs_no_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    event = EVENT.replace("summary: S., ", "summary: S., date: 2025, ").replace("event: 1, ", "event: 1, date: 1, ")
    path.write_text(SOURCE + event, encoding="utf-8")
    assert [entry.date for entry in read_article(path).events] == ["2025"]
