"""BibTeX and RIS hold each cited article once, and programs that are not ours read them."""

from __future__ import annotations

from datetime import date
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings

from geo.export import bibtex, ris
from geo.filters import EventFilter
from geo.model import Atlas, Report
from tests.export.made_up import SCRIPTS, atlases
from tests.samples import HOSTILE, atlas_of, document, event, shipped, source

CITED = source(
    title="Raid & rescue: 50% of {x}_y",
    publisher="ហ្សឺណាល់",
    publisher_country="KH",
    retells="VNA",
    published=date(2025, 7, 15),
    url="https://example.org/a?b={1}&c=d",
    note="A newspaper.",
)


def bib(atlas: Atlas) -> list[dict[str, str]]:
    read = bibtexparser.parse_string(bibtex.to_bytes(document(atlas)).decode())
    assert read.failed_blocks == []
    return [{"key": entry.key} | {field.key: str(field.value) for field in entry.fields} for entry in read.entries]


def records(atlas: Atlas) -> list[dict[str, Any]]:
    """The articles; before them stands the selection itself."""
    selection, *articles = rispy.loads(ris.to_bytes(document(atlas)).decode())
    assert selection["type_of_reference"] == "DATA"
    return articles


def test_bibtex_tells_all_there_is_to_cite() -> None:
    (entry,) = bib(atlas_of(event("KH-1"), event("KH-2"), sources=(CITED,)))
    assert entry == {
        "key": "article",
        "title": r"{Raid \& rescue: 50\% of \{x\}\_y}",
        "howpublished": "ហ្សឺណាល់, after VNA",
        "address": "Cambodia",
        "year": "2025",
        "month": "7",
        "day": "15",
        "url": "https://example.org/a?b=%7B1%7D&c=d",
        "language": "en",
        "annote": "A newspaper. Compound Atlas: KH-1, KH-2",
    }


def test_ris_tells_all_there_is_to_cite() -> None:
    (record,) = records(atlas_of(event("KH-1"), event("KH-2"), sources=(CITED,)))
    assert record == {
        "type_of_reference": "NEWS",
        "id": "article",
        "title": "Raid & rescue: 50% of {x}_y",
        "secondary_title": "ហ្សឺណាល់, after VNA",
        "place_published": "Cambodia",
        "year": "2025",
        "date": "2025/07/15",
        "language": "en",
        "urls": ["https://example.org/a?b=%7B1%7D&c=d"],
        "notes": ["A newspaper. Compound Atlas: KH-1, KH-2"],
    }


def test_ris_begins_with_the_selection_itself_and_what_it_is() -> None:
    (selection, *_) = rispy.loads(ris.to_bytes(document(atlas_of(event()), EventFilter(text="happened"))).decode())
    assert (selection["id"], selection["date"]) == ("compound-atlas-20251201T083000Z", "2025/12/01")
    assert selection["title"] == "Compound Atlas: a selection of 1 events"
    assert "filters: q: happened" in selection["notes"]
    assert "audience: internal" in selection["notes"]
    assert any(note.startswith("licence: Facts and summaries: CC BY 4.0") for note in selection["notes"])


def test_an_article_without_a_date_says_so_rather_than_bear_that_of_the_file() -> None:
    (entry,) = bib(atlas_of(event()))
    assert (entry.get("year"), entry["note"]) == (None, "Undated")
    (record,) = records(atlas_of(event()))
    assert {"year", "date"}.isdisjoint(record)


def test_articles_are_those_of_the_selection_each_once() -> None:
    atlas = atlas_of(
        event("KH-1", reports=(Report("article", {"event": 2}), Report("other", {"event": 3}))),
        event("KH-2", reports=(Report("other", {"event": 4}),)),
        sources=(source(), source("other"), source("uncited")),
    )
    assert [entry["key"] for entry in bib(atlas)] == ["article", "other"]
    assert [record["id"] for record in records(atlas)] == ["article", "other"]


def test_a_search_for_an_address_makes_no_entry() -> None:
    made = document(shipped(), EventFilter(text="@misc{x,}"))
    read = bibtexparser.parse_string(bibtex.to_bytes(made).decode())
    assert (read.entries, read.failed_blocks) == ([], [])


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS, "}\n@misc{x,", "a\nER  - \nTY  - BOOK", "\\", "%", "a\x00b\x85c"])
def test_no_text_breaks_out_of_its_entry(text: str) -> None:
    atlas = atlas_of(event(), sources=(source(title=text, publisher=text, note=text, url=f"https://e.org/{text}"),))
    assert [entry["key"] for entry in bib(atlas)] == ["article"]
    assert [record["id"] for record in records(atlas)] == ["article"]


@given(atlases())
@settings(max_examples=30, deadline=None)
def test_whatever_is_cited_can_be_read(atlas: Atlas) -> None:
    cited = {report.source_id for found in atlas.events for report in found.reports}
    assert {entry["key"] for entry in bib(atlas)} == cited
    assert {record["id"] for record in records(atlas)} == cited
