"""`python -m geo import` shows what a file would do, and writes all of it, the good rows where asked to, or nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geo.cli import main
from geo.export import format_named
from geo.model import Atlas, EventKind
from geo.records import read_shipped
from geo.store import Store, sqlite_url
from tests.export.reading import csv_rows
from tests.importing.tables import GOOD, HEADER, row
from tests.samples import DATA, document, shipped

Capture = pytest.CaptureFixture[str]
BAD = row(date="03/04/2025")[1]


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """The file of the store, not made yet."""
    return tmp_path / "own" / "atlas.sqlite"


def table(folder: Path, *lines: str) -> Path:
    path = folder / "raids.csv"
    path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    return path


def kept(where: Path) -> list[EventKind]:
    """Kinds of the events that were brought in."""
    store = Store.open(sqlite_url(where), read_shipped(DATA))
    try:
        return [each.entry.kind for each in store.kept().events.values()]
    finally:
        store.close()


def test_a_good_file_comes_in_and_the_second_time_brings_nothing(where: Path, tmp_path: Path, capsys: Capture) -> None:
    path = table(tmp_path, GOOD)
    assert main(["import", str(path), "--store", str(where)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "raids.csv: CSV, 1 row"
    assert told[1].startswith("  columns: event_type = kind, event_date = date, country = country, location = place")
    assert told[2:7] == [
        "  1 new",
        "  0 new, but perhaps told here already",
        "  0 known here with other values; those here stay",
        "  0 known already",
        "  0 with problems",
    ]
    assert told[-1] == f"Brought in 1 event, into {where}."
    assert kept(where) == [EventKind.RAID]
    assert main(["import", str(path), "--store", str(where)]) == 0
    assert "  1 known already\n" in capsys.readouterr().out
    assert kept(where) == [EventKind.RAID]


def test_with_a_bad_row_nothing_is_written_unless_the_good_ones_are_asked_for(
    where: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = table(tmp_path, GOOD, BAD)
    assert main(["import", str(path), "--store", str(where)]) == 1
    told = capsys.readouterr().out
    assert "row 3, event_date '03/04/2025': may be 3 April 2025 or 4 March 2025" in told
    assert told.endswith("Nothing was written. Mend these rows, or bring in the good ones with --keep-good.\n")
    assert kept(where) == []
    assert main(["import", str(path), "--store", str(where), "--keep-good"]) == 0
    assert kept(where) == [EventKind.RAID]


def test_a_dry_run_only_shows(where: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(table(tmp_path, GOOD)), "--store", str(where), "--dry-run"]) == 0
    assert capsys.readouterr().out.endswith("Nothing was written: --dry-run.\n")
    assert kept(where) == []


def test_columns_kind_country_and_the_order_of_dates_may_be_said(where: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "raids.csv"
    path.write_text("wann,wo,was\n03/04/2025,Bavet,x\n", encoding="utf-8")
    command = ["import", str(path), "--store", str(where), "--dates", "day", "--kind", "raid", "--country", "Cambodia"]
    assert main([*command, "--map", "wann=date", "--map", "wo=place", "--map", "was=note"]) == 0
    store = Store.open(sqlite_url(where), read_shipped(DATA))
    (event_,) = [each for each in store.atlas().events if each.id in store.kept().events]
    store.close()
    assert (event_.date and event_.date.to_edtf(), event_.place and event_.place.id) == ("2025-04-03", "kh-bavet")
    assert (event_.kind, event_.country, event_.note) == (EventKind.RAID, "KH", "x")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--map", "wann=date"], "geo: has no column 'wann'; there are event_date, "),
        (["--map", "location=ort"], "geo: cannot map 'location' to 'ort'; fields are kind, date, "),
        (["--map", "location"], "geo: --map 'location' is no pair; write it as COLUMN=FIELD, such as Ort=place"),
        (["--country", "Atlantis"], "geo: no country is called 'Atlantis'"),
    ],
)
def test_a_slip_is_told_on_one_line(
    arguments: list[str], message: str, where: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["import", str(table(tmp_path, GOOD)), "--store", str(where), *arguments]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.startswith(message), told.err.count("\n")) == ("", True, 1)
    assert kept(where) == []


def test_a_file_that_is_no_table_is_told_on_one_line(where: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04")
    assert main(["import", str(path), "--store", str(where)]) == 2
    assert capsys.readouterr().err == (
        "geo: book.xlsx: is an Excel workbook, an OpenDocument or a zip file; save the sheet as CSV (UTF-8)\n"
    )


def exported(atlas: Atlas, folder: Path, form: str = "gpkg") -> Path:
    path = folder / f"file.{form}"
    path.write_bytes(format_named(form).to_bytes(document(atlas)))
    return path


def test_our_own_file_needs_no_mapping_and_what_differs_stays_ours(
    where: Path, tmp_path: Path, capsys: Capture
) -> None:
    command = ["import", str(exported(shipped(), tmp_path)), "--store", str(where)]
    assert main(command) == 0
    told = capsys.readouterr().out
    assert "columns:" not in told
    assert f"  {len(shipped().events)} known already\n" in told
    known = shipped().events[0]
    report = replace(known.reports[0], counts=())
    other = replace(shipped(), events=(replace(known, kind=EventKind.WARNING, counts=(), reports=(report,)),))
    assert main(["import", str(exported(other, tmp_path)), "--store", str(where)]) == 0
    assert f"row 1: {known.id}: Kind: here Deportation; file Warning\n" in capsys.readouterr().out
    assert kept(where) == []


def test_what_is_perhaps_told_already_is_named_and_may_be_left_out(
    where: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = table(tmp_path, row(date="2025-07-15", place="Sen Sok", lat="", lon="", country="KH")[1])
    assert main(["import", str(path), "--store", str(where), "--skip-likely"]) == 0
    told = capsys.readouterr().out
    assert "  1 new, but perhaps told here already\n" in told
    assert " may be KH-2025-07-15-RAID-SEN-SOK: " in told
    assert kept(where) == []


def test_records_go_from_one_machine_to_another_by_export_and_import(
    where: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["import", str(table(tmp_path, GOOD)), "--store", str(where)]) == 0
    out, second = tmp_path / "all.csv", tmp_path / "second" / "atlas.sqlite"
    assert main(["export", "--store", str(where), "--format", "csv", "--out", str(out), "--quotes"]) == 0
    assert main(["import", str(out), "--store", str(second)]) == 0
    assert f"  {len(shipped().events)} known already\n" in capsys.readouterr().out
    again = tmp_path / "again.csv"
    assert main(["export", "--store", str(second), "--format", "csv", "--out", str(again), "--quotes"]) == 0
    told = [[dict(row, file_note="") for row in csv_rows(path.read_bytes())] for path in (out, again)]
    assert told[0] == told[1]
    assert len(told[0]) == len(shipped().events) + 1


def test_an_atlas_for_the_public_takes_no_file_and_tells_nothing_of_its_records(
    where: Path, tmp_path: Path, capsys: Capture
) -> None:
    command = ["import", str(exported(shipped(), tmp_path)), "--store", str(where)]
    assert main(command, lambda: {"audience": "public"}) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "geo: this atlas shows what the public may see; bring files in where audience is internal\n",
    )
    assert not where.exists()


def test_without_a_store_named_a_file_goes_into_that_of_the_page(where: Path, tmp_path: Path) -> None:
    assert main(["import", str(table(tmp_path, GOOD))], lambda: {"store": str(where)}) == 0
    assert kept(where) == [EventKind.RAID]
