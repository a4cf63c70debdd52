"""Every format holds the same events, says how it was made, takes any text, and is the same file for the same input."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from geo.disclosure import coarsen
from geo.export import FORMATS, Format, Group, format_named
from geo.export.columns import EVENTS, LINKS, PLACES, REPORTS, SOURCES, Column
from geo.export.tables import events_table, links_table, places_table, reports_table, sources_table
from geo.filters import EventFilter
from geo.model import Atlas, EventKind
from tests.export.made_up import atlases
from tests.export.reading import gpkg_rows, ids_in, sheet_rows
from tests.samples import document, shipped
from tests.test_filters import filters

every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
# A briefing tells people in sentences, and has a script of its own: test_export_briefing.py looks after it.
every_data_format = pytest.mark.parametrize(
    "form", [form for form in FORMATS if form.name != "briefing"], ids=lambda form: form.name
)
NOTHING = EventFilter(text="nothing like it")


@given(filters())
@settings(max_examples=15, deadline=None)
def test_the_same_events_in_every_file(wanted: EventFilter) -> None:
    made = document(shipped(), wanted)
    ids = sorted(event.id for event in made.selection.events)
    for form in FORMATS:
        assert ids_in(form.name, form.to_bytes(made)) == ids, form.name


@given(atlases())
@settings(max_examples=30, deadline=None)
def test_any_event_gets_into_every_file_under_its_id(atlas: Atlas) -> None:
    made = document(atlas)
    for form in FORMATS:
        assert ids_in(form.name, form.to_bytes(made)) == sorted(event.id for event in atlas.events), form.name


@every_format
def test_the_same_selection_makes_the_same_file(form: Format) -> None:
    assert form.to_bytes(document(shipped())) == form.to_bytes(document(shipped()))


@every_format
def test_an_empty_selection_makes_a_file_without_events(form: Format) -> None:
    assert ids_in(form.name, form.to_bytes(document(shipped(), NOTHING))) == []


def told_in(form: Format, content: bytes) -> str:
    """Everything a reader of the file may read, as text."""
    if form.name == "gpkg":
        return str(gpkg_rows(content, "metadata"))
    if form.name == "xlsx":
        return str(sheet_rows(content, "Method"))
    return re.sub(r"\s+", " ", content.decode())


@every_data_format
def test_a_file_tells_its_filters_counts_date_method_and_licence(form: Format) -> None:
    content = form.to_bytes(document(shipped(), EventFilter(kinds=(EventKind.RAID,))))
    told = told_in(form, content)
    words = ("kind", "2025-12-01T08:30:00Z", "never to be added", "an allegation by the source named", "CC BY")
    assert [word for word in words if word not in told] == []
    counted = re.search(r"events_in_all\D{0,30}(\d+)", told)
    assert counted and int(counted[1]) == len(shipped().events)


@every_data_format
def test_a_file_for_the_public_says_so_and_what_it_withholds(form: Format) -> None:
    searched = EventFilter(text="raid")
    told = told_in(form, form.to_bytes(document(coarsen(shipped()), searched)))
    assert "2 events are told no closer than a district." in told
    assert "search words are not repeated in a public file" in told
    assert "public" in told


@every_data_format
def test_no_file_asks_an_outside_computer_for_anything(form: Format) -> None:
    """Addresses of articles are links to follow by hand; nothing else is an address but names of standards."""
    content = form.to_bytes(document(shipped())).decode("utf-8", errors="ignore")
    assert not re.search(
        r"<(img|script|iframe|link|object|embed)\b|&lt;(img|script|iframe)|<href>|NetworkLink", content
    )


def test_every_column_says_what_it_means() -> None:
    made = document(shipped())
    tables = (events_table, links_table, places_table, sources_table, reports_table)
    for table, columns in zip(tables, (EVENTS, LINKS, PLACES, SOURCES, REPORTS), strict=True):
        assert all(column.meaning for column in columns)
        assert all(tuple(row) == tuple(column.name for column in columns) for row in table(made).rows)


def test_no_two_columns_of_a_table_have_the_same_name() -> None:
    def names(columns: tuple[Column, ...]) -> list[str]:
        return [column.name for column in columns]

    for columns in (EVENTS, LINKS, PLACES, SOURCES, REPORTS):
        assert len(set(names(columns))) == len(columns)


def test_formats_go_by_their_names_and_no_two_files_by_one() -> None:
    assert [format_named(known.name) for known in FORMATS] == list(FORMATS)
    assert len({known.extension for known in FORMATS}) == len(FORMATS)
    assert {known.group for known in FORMATS} == set(Group)
