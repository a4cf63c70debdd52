"""What leaves the atlas as GeoJSON, CSV or GeoPackage comes back with every value of every event, place and article."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from geo.disclosure import coarsen
from geo.export import Document, format_named
from geo.filters import EventFilter, select
from geo.importing import Standing, arrival, harvest, make_plan, read_bytes
from geo.model import Atlas, Part, Report, Withheld
from geo.records import Shipped
from geo.records.arrivals import Arrival
from geo.store import Store, sqlite_url
from tests.importing.whole import atlases
from tests.samples import CAPITALS, MADE_AT, atlas_of, country, event, place, shipped, source

FORMS = ["csv", "geojson", "gpkg"]
every_form = pytest.mark.parametrize("form", FORMS)
# A busy machine is no fault.
patient = settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])


def written(form: str, atlas: Atlas, *, quotes: bool = False) -> bytes:
    made = Document(select(atlas, EventFilter()), MADE_AT, quotes=quotes)
    return format_named(form).to_bytes(made)


def empty_records() -> Shipped:
    countries = {code: country(code) for code in CAPITALS}
    return Shipped((), {each.place.id: each.place for each in countries.values()}, countries)


@contextmanager
def store_over(records: Shipped, folder: Path) -> Iterator[Store]:
    store = Store.open(sqlite_url(folder / "atlas.sqlite"), records)
    try:
        yield store
    finally:
        store.close()


def bring_in(content: bytes, store: Store) -> Atlas:
    """The atlas after everything in the file came in; nothing in it may be refused."""
    atlas = store.atlas()
    plan = make_plan(harvest(read_bytes(content, "back"), atlas, {}), atlas)
    assert plan.problems == ()
    store.bring_in(arrival(plan), seen=store.revision(), by="Ana", at=MADE_AT)
    return store.atlas()


def assert_same(before: Atlas, after: Atlas) -> None:
    kept = {each.id: each for each in after.events}
    assert [kept[each.id] for each in before.events] == [*before.events]
    cited = {report.source_id for each in before.events for report in each.reports}
    assert {key: after.sources[key] for key in cited} == {key: before.sources[key] for key in cited}
    there = {each.place.id: each.place for each in before.events if each.place}
    assert {key: after.places[key] for key in there} == there


@every_form
@given(atlas=atlases())
@patient
def test_every_event_comes_back_from_a_file(form: str, atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> None:
    with store_over(empty_records(), tmp_path_factory.mktemp("back")) as store:
        assert_same(atlas, bring_in(written(form, atlas), store))


@every_form
@given(atlas=atlases(quotes=True))
@settings(patient, max_examples=15)
def test_quotes_come_back_where_they_were_asked_for(
    form: str, atlas: Atlas, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with store_over(empty_records(), tmp_path_factory.mktemp("back")) as store:
        assert_same(atlas, bring_in(written(form, atlas, quotes=True), store))


@every_form
def test_quotes_stay_at_home_unless_asked_for(form: str) -> None:
    report = Report("article", {"event": 2}, quote="Words of the article.", start=3, end=24)
    content = written(form, atlas_of(event(reports=(report,))))
    assert b"Words of the article" not in content
    (incoming,) = harvest(read_bytes(content, "back"), shipped(), {}).incoming
    assert incoming.event.reports == (replace(report, quote=None, start=None, end=None),)


@every_form
def test_all_that_is_shipped_comes_back_and_is_known_the_second_time(form: str, tmp_path: Path) -> None:
    content = written(form, shipped())
    records = Shipped((), {code.lower(): each.place for code, each in shipped().countries.items()}, shipped().countries)
    with store_over(records, tmp_path) as store:
        after = bring_in(content, store)
        assert_same(shipped(), after)
        again = make_plan(harvest(read_bytes(content, "back"), after, {}), after)
        assert len(again.of(Standing.KNOWN)) == len(again.planned) == len(shipped().events)


@every_form
def test_into_the_atlas_it_came_from_a_file_brings_nothing(form: str) -> None:
    plan = make_plan(harvest(read_bytes(written(form, shipped()), "back"), shipped(), {}), shipped())
    assert {one.standing for one in plan.planned} == {Standing.KNOWN}
    assert arrival(plan).events == arrival(plan).places == arrival(plan).sources == ()


@every_form
def test_records_made_for_the_public_say_so_and_never_replace_finer_ones(form: str) -> None:
    fine = event(place=place(), summary="Told in full.")
    coarse = replace(fine, summary="Told in short.", withheld=(Part.SUMMARY,))
    public = replace(atlas_of(coarse, sources=(source(title="Title withheld"),)), withheld=Withheld(11, summaries=1))
    plan = make_plan(harvest(read_bytes(written(form, public), "back"), atlas_of(fine), {}), atlas_of(fine))
    assert [one.standing for one in plan.planned] == [Standing.KNOWN]
    assert plan.planned[0].remarks[-1] == "The file tells it less exactly, for the public; ours stays."
    assert plan.remarks[0].startswith("This file was made for the public")
    assert arrival(plan) == Arrival("back")


@every_form
def test_a_coarse_record_that_is_new_here_stays_marked_as_coarse(form: str, tmp_path: Path) -> None:
    report = Report("article", {"event": 2, "country": 2})
    coarse = event(summary="Told in short.", withheld=(Part.SUMMARY,), reports=(report,))
    with store_over(empty_records(), tmp_path) as store:
        after = bring_in(written(form, replace(atlas_of(coarse), withheld=Withheld(11))), store)
        assert [each.withheld for each in after.events] == [(Part.SUMMARY,)]
        assert [each.withheld for each in coarsen(after).events] == [(Part.SUMMARY,)]


def test_semicolons_full_stops_and_commas_of_a_german_spreadsheet_change_nothing() -> None:
    """Excel saves with semicolons and Windows-1252, writes days as 14.07.2025 and turns 2025-07 into Jul 25."""
    lines = written("csv", shipped()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(lines, newline="")))
    for row in rows:
        for name in ("date_start", "date_end"):
            if row[name]:
                year, month, day = row[name].split("-")
                row[name] = f"{day}.{month}.{year}"
        if len(row["date_edtf"]) == 7:
            row["date_edtf"] = "Jul 25"
        for name in ("lat", "lon", "radius_km"):
            row[name] = row[name].replace(".", ",")
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    content = out.getvalue().encode("cp1252", "replace")
    found = harvest(read_bytes(content, "excel.csv"), shipped(), {})
    assert found.problems == ()
    dates = {each.id: (each.date, each.place and each.place.position) for each in shipped().events}
    assert {one.event.id: (one.event.date, one.event.place and one.event.place.position) for one in found.incoming} == (
        dates
    )
