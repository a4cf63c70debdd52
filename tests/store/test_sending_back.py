"""What a user sends back is in the format of the shipped articles, and holds nobody else's sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import NOON, PROPOSED, TEXT, add, raid, source

from geo.checks.article_rules import article_problems, placing_problems
from geo.export import FORMATS, Document
from geo.filters import EventFilter, select
from geo.model import LatLon, Place, PlaceKind, ReviewState
from geo.places import read_places
from geo.records import Shipped
from geo.records.article_file import ArticleFile, read_article
from geo.records.article_yaml import article_yaml
from geo.records.evidence import Proposed
from geo.records.own_places import placed_by_hand, taken_over
from geo.records.schema import CountEntry, EventEntry, MentionEntry, SourceEntry
from geo.store import Store

A, B = "KH-RAID-BAVET-218", "KH-RAID-BAVET-31"
BY_HAND = """\
source:
  id: bavet-raids
  title: Police raid two sites in Bavet
  publisher: Border Post
  publisher_country: KH
  retells: null
  language: en
  published: 2025-08-04
  url: null

events:
  - id: KH-RAID-BAVET-218
    kind: raid
    summary: Raid in Bavet; 218 held.
    date: 2025-08-02
    place: kh-bavet
    country: KH
    counts:
      - {what: arrested, value: 218}
    review: corrected
    note: The governor says so; the police, who were there, have not yet said anything about it.
    paragraphs: {event: 2, date: 2, place: 2, counts: 2}

mentions:
  - {place: kh-bavet, wording: Bavet, paragraph: 1}
"""


@pytest.fixture
def read_back(store: Store, tmp_path: Path) -> Callable[[], dict[str, ArticleFile]]:
    """The files sent back, as the reader of `data/articles/` takes them."""

    def written() -> dict[str, ArticleFile]:
        for name, text in store.changes_as_yaml().items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return {path.name: read_article(path) for path in sorted(tmp_path.glob("*.yaml"))}

    return written


def test_an_added_article_reads_back_to_the_same_entries(
    store: Store, shipped: Shipped, read_back: Callable[[], dict[str, ArticleFile]]
) -> None:
    add(store)
    accepted = store.accept(A, by="Ana", at=NOON)
    file = read_back()["bavet-raids.yaml"]
    assert file.source == source()
    assert file.events == (accepted, raid(31, paragraphs={"event": 3, "place": 1, "counts": 3}))
    assert file.mentions == PROPOSED.mentions
    assert [*file.problems, *article_problems(file), *placing_problems(file, shipped.places)] == []


def test_a_corrected_shipped_article_is_sent_whole_with_its_opening_remarks(
    store: Store, shipped: Shipped, read_back: Callable[[], dict[str, ArticleFile]]
) -> None:
    name = "khmer-times-china-pledge.yaml"
    before = next(file for file in shipped.files if file.name == name)
    entry = before.events[3]
    store.correct(entry.id, entry.model_copy(update={"note": "A better note."}), by="Ana", at=NOON)
    files = read_back()
    assert list(files) == [name]
    better = entry.model_copy(update={"note": "A better note.", "review": ReviewState.CORRECTED})
    assert files[name] == replace(before, events=(*before.events[:3], better))
    assert files[name].preamble.startswith("# Left out:\n# - money lost to fraud")


def test_every_shipped_article_survives_writing_and_reading(shipped: Shipped, tmp_path: Path) -> None:
    for file in shipped.files:
        (tmp_path / file.name).write_text(article_yaml(file), encoding="utf-8")
        assert read_article(tmp_path / file.name) == file


def test_a_file_looks_like_those_written_by_hand(store: Store) -> None:
    add(store, proposed=Proposed(source(), (PROPOSED.events[0],), PROPOSED.mentions))
    note = "The governor says so; the police, who were there, have not yet said anything about it."
    located = {"event": 2, "date": 2, "place": 2, "counts": 2}
    store.correct(A, raid(date="2025-08-02", paragraphs=located, note=note), by="Ana", at=NOON)
    assert store.changes_as_yaml() == {"bavet-raids.yaml": BY_HAND}


def test_what_the_machine_proposed_and_a_person_rejected_is_not_sent(
    store: Store, read_back: Callable[[], dict[str, ArticleFile]]
) -> None:
    add(store)
    store.reject(A, by="Ana", at=NOON)
    store.reject("KH-COMPOUND-BAVET", by="Ana", at=NOON)
    files = read_back()
    assert [entry.id for entry in files["bavet-raids.yaml"].events] == [B]
    told = {entry.id: entry.review for entry in files["bao-thanh-hoa-directive-raids.yaml"].events}
    assert told["KH-COMPOUND-BAVET"] is ReviewState.REJECTED


def test_own_places_go_along_as_rows_that_the_gazetteer_reads(store: Store, tmp_path: Path) -> None:
    add(store)
    hand = placed_by_hand("Old Casino", PlaceKind.BUILDING, "KH", LatLon(11.07, 106.17), 0.3, ())
    listed = Place("geonames:1816670", "Beijing", PlaceKind.CITY, "CN", LatLon(39.9075, 116.39723), 30, adm1="Beijing",
                   parent_id="admin1:cn-beijing", origin="geonames:1816670")  # fmt: skip
    beijing = taken_over(listed, ())
    assert (beijing.id, beijing.parent_id, beijing.origin) == ("cn-beijing-1816670", None, "geonames:1816670")
    store.correct(A, raid(place=hand.id), by="Ana", at=NOON, places=[hand, beijing])
    (tmp_path / "places.csv").write_text(store.changes_as_yaml()["places.csv"], encoding="utf-8")
    assert read_places(tmp_path / "places.csv") == {hand.id: hand}


def test_no_sentence_of_the_article_leaves_with_a_file_or_an_export(store: Store) -> None:
    add(store)
    store.accept(A, by="Ana", at=NOON)
    store.merge(A, B, by="Ana", at=NOON)
    document = Document(select(store.atlas(), EventFilter()), datetime(2025, 8, 1, tzinfo=UTC))
    ways_out = [
        *store.changes_as_yaml().values(),
        *(form.to_bytes(document).decode(errors="ignore") for form in FORMATS),
    ]
    for line in TEXT.splitlines()[1:]:
        for text in ways_out:
            assert line[:25] not in text


LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@settings(max_examples=60, deadline=None)
@given(title=LINES, note=LINES, wording=LINES, code=st.sampled_from(["NO", "KH", None]), value=st.integers(0, 10**9))
def test_any_text_survives_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, title: str, note: str, wording: str, code: str | None, value: int
) -> None:
    citation = SourceEntry.model_validate(source().model_dump() | {"title": title, "publisher": note})
    entry = EventEntry.model_validate(
        raid().model_dump()
        | {
            "summary": title,
            "note": note,
            "date": "2025",
            "counts": [CountEntry(what="arrested", value=value, nationality=code)],
            "paragraphs": {"event": 1, "place": 1, "counts": 1, "date": 1},
        }
    )
    mention = MentionEntry(place="kh-bavet", wording=wording, paragraph=1)
    file = ArticleFile("bavet-raids.yaml", citation, (entry,), (mention,), written=frozenset({entry.id}))
    path = tmp_path_factory.mktemp("yaml") / file.name
    path.write_bytes(article_yaml(file).encode())
    assert read_article(path) == file
