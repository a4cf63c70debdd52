"""Two records of one event become one with two reports, and nothing either article says is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_samples import FIRST, NOON, SECOND, TEXT, add, raid, source

from geo.checks.article_rules import article_problems
from geo.errors import InvalidRecord
from geo.model import Count, Event
from geo.records import Shipped, assemble
from geo.records.article_file import read_article
from geo.records.evidence import Proposal, Proposed
from geo.store import Store

A, B = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"
C = "KH-2025-08-02-RAID-BAVET"
LOCATED = {"event": 1, "place": 1, "counts": 1, "date": 1}
OTHER = Proposed(
    source("daily-bavet", title="Raid"),
    (Proposal(raid(220, id=C, date="2025-08-02", paragraphs=LOCATED)),),
)


def event(store: Store, event_id: str) -> Event:
    return next(event for event in store.atlas().events if event.id == event_id)


@pytest.fixture
def two(store: Store) -> Store:
    """The store with two articles that tell of the raid in Bavet."""
    add(store)
    add(store, "Raid. On Saturday 220 people were held at the border.", OTHER)
    return store


def test_the_merged_event_has_both_reports_with_their_own_figures_and_sentences(two: Store) -> None:
    two.merge(C, A, by="Ana", at=NOON)
    assert A not in {each.id for each in two.atlas().events}
    first, second = event(two, C).reports
    assert (first.source_id, first.counts) == ("daily-bavet", (Count("arrested", 220),))
    assert (second.source_id, second.counts) == ("bavet-raids", (Count("arrested", 218),))
    assert second.quote == FIRST.quote
    assert event(two, C).counts == (Count("arrested", 220),)


def test_a_different_day_and_place_are_told_in_the_report(two: Store) -> None:
    elsewhere = raid(220, id=C, date="2025-08-03", place="kh-svay-rieng-province", paragraphs=LOCATED)
    two.correct(C, elsewhere, by="Ana", at=NOON)
    two.merge(A, C, by="Ana", at=NOON)
    assert event(two, A).reports[1].note == "Gives the date as 3 August 2025. Gives the place as Svay Rieng."


def test_a_proposal_can_be_merged_into_a_shipped_record_and_the_other_way_round(two: Store) -> None:
    two.merge("KH-COMPOUND-BAVET", A, by="Ana", at=NOON)
    assert [report.source_id for report in event(two, "KH-COMPOUND-BAVET").reports] == [
        "bao-thanh-hoa-directive-raids",
        "bavet-raids",
    ]
    two.merge(C, "KH-COMPOUND-BAVET", by="Ana", at=NOON)
    assert sorted(report.source_id for report in event(two, C).reports) == [
        "bao-thanh-hoa-directive-raids",
        "bavet-raids",
        "daily-bavet",
    ]
    assert len(two.atlas().events) == 43


def test_what_other_articles_report_of_a_merged_event_goes_with_it(two: Store) -> None:
    two.merge(A, "KH-2025-02-DIRECTIVE-SCAM-COMMITTEE", by="Ana", at=NOON)
    assert [report.source_id for report in event(two, A).reports] == [
        "bavet-raids",
        "bao-thanh-hoa-directive-raids",
        "khmer-times-china-pledge",
    ]


def test_a_merged_event_can_neither_be_decided_on_nor_merged_again(two: Store) -> None:
    two.merge(C, A, by="Ana", at=NOON)
    with pytest.raises(InvalidRecord, match=f"{A} was merged into {C}"):
        two.accept(A, by="Ana", at=NOON)
    with pytest.raises(InvalidRecord, match="merged into"):
        two.merge(A, C, by="Ana", at=NOON)
    with pytest.raises(InvalidRecord, match="with itself"):
        two.merge(C, C, by="Ana", at=NOON)


def test_undoing_a_merge_brings_back_both(two: Store) -> None:
    before = two.atlas()
    two.merge(C, A, by="Ana", at=NOON)
    two.undo(by="Ana", at=NOON)
    assert two.atlas() == before


def test_when_the_kept_event_goes_with_its_article_the_merged_one_is_back(two: Store) -> None:
    two.merge(C, A, by="Ana", at=NOON)
    two.remove_article("daily-bavet", by="Ana", at=NOON)
    assert event(two, A).counts == (Count("arrested", 218),)


def test_the_export_of_a_merge_reads_back_to_the_same_reports(two: Store, shipped: Shipped, tmp_path: Path) -> None:
    two.merge(C, A, by="Ana", at=NOON)
    for name, text in two.changes_as_yaml().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [read_article(path) for path in sorted(tmp_path.glob("*.yaml"))]
    assert [*article_problems(files[0]), *article_problems(files[1])] == []
    read_back = assemble(files, shipped.places, shipped.countries)
    assert [event.id for event in read_back.events] == [B, C]
    assert [(report.source_id, report.counts) for report in read_back.events[1].reports] == [
        ("daily-bavet", (Count("arrested", 220),)),
        ("bavet-raids", (Count("arrested", 218),)),
    ]


def test_two_records_of_one_article_merge_and_the_export_tells_the_second_in_a_note(two: Store, tmp_path: Path) -> None:
    two.merge(A, B, by="Ana", at=NOON)
    assert [report.quote for report in event(two, A).reports] == [FIRST.quote, SECOND.quote]
    (tmp_path / "bavet-raids.yaml").write_text(two.changes_as_yaml()["bavet-raids.yaml"], encoding="utf-8")
    file = read_article(tmp_path / "bavet-raids.yaml")
    assert [*file.problems, *article_problems(file)] == []
    assert [(entry.id, entry.note) for entry in file.events] == [
        (A, "Paragraph 3 tells of it again, with other figures: 31 held.")
    ]
    assert TEXT not in two.changes_as_yaml()["bavet-raids.yaml"]
