"""`python -m geo export` writes what the page shows, whole or not at all, and tells slips on one line."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest

from geo.cli import main
from geo.export import FORMATS, Format
from geo.filters import EventFilter, select
from geo.model import EventKind, ReviewState, Status
from geo.records import read_shipped
from geo.store import Store, sqlite_url
from tests.export import reading
from tests.samples import DATA, MADE_AT, shipped

Capture = pytest.CaptureFixture[str]


def ids_in(path: Path) -> list[str]:
    return [feature["id"] for feature in json.loads(path.read_bytes())["features"]]


def ids_of(**wanted: object) -> list[str]:
    return [event.id for event in select(shipped(), EventFilter(**wanted)).events]  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_written(form: Format, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / f"all{form.extension}"
    assert main(["export", "--format", form.name, "--out", str(out)]) == 0
    assert reading.ids_in(form.name, out.read_bytes()) == sorted(ids_of())
    told = capsys.readouterr()
    assert told.out == ""
    whole = select(shipped(), EventFilter())
    assert told.err == (
        f"wrote {whole.total} of {whole.total} events; {whole.without_place} have no place, "
        f"{whole.without_date} have no date\n"
    )


def test_without_a_file_it_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--kind", "raid"]) == 0
    features = json.loads(capfdbinary.readouterr().out)["features"]
    assert [feature["id"] for feature in features] == ids_of(kinds=(EventKind.RAID,))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_standard_output_takes_every_format_byte_for_byte(
    form: Format, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "--format", form.name, "--kind", "raid"]) == 0
    content = capfdbinary.readouterr().out
    assert reading.ids_in(form.name, content) == sorted(ids_of(kinds=(EventKind.RAID,)))


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--country", "KR"], {"countries": ("KR",)}),
        (["--country", "South Korea"], {"countries": ("KR",)}),
        (["--country", "south korea"], {"countries": ("KR",)}),
        (["--country", "kor"], {"countries": ("KR",)}),
        (["--country", "KR", "--country", "TH"], {"countries": ("KR", "TH")}),
        (["--province", "oddar meanchey"], {"provinces": ("Oddar Meanchey",)}),
        (["--kind", "raid", "--kind", "warning"], {"kinds": (EventKind.RAID, EventKind.WARNING)}),
        (["--status", "planned"], {"statuses": (Status.PLANNED,)}),
        (["--review", "accepted"], {"reviews": (ReviewState.ACCEPTED,)}),
        (["--source", "straits-times-cambodia-korea"], {"sources": ("straits-times-cambodia-korea",)}),
        (["--since", "2025-07-01"], {"since": date(2025, 7, 1)}),
        (["--until", "2025-07-14", "--dated-only"], {"until": date(2025, 7, 14), "include_undated": False}),
        (["--text", "Toul Kork"], {"text": "Toul Kork"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_option_is_a_condition_of_the_filter(
    options: list[str], wanted: dict[str, object], tmp_path: Path
) -> None:
    out = tmp_path / "some.geojson"
    assert main(["export", "--out", str(out), *options]) == 0
    assert ids_in(out) == ids_of(**wanted)
    assert 0 < len(ids_in(out)) < len(ids_of()) or "--review" in options


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["--country", "Atlantis"],
            "geo: no country is called 'Atlantis'; give its English name or two-letter code, such as KH\n",
            id="a country that is not",
        ),
        pytest.param(["--country", "FJ"], "geo: no event has the country 'FJ'; there are CN, ", id="one without event"),
        pytest.param(["--province", "Kandall"], "geo: no event has the province 'Kandall'; there are ", id="province"),
        pytest.param(["--source", "x"], "geo: no event has the source 'x'; there are archyworldys-", id="source"),
        pytest.param(["--format", "shp"], "geo: cannot export 'shp'; formats: briefing, geojson, gpkg, ", id="format"),
        pytest.param(
            ["--since", "2025-02-01", "--until", "2025-01-01"],
            "geo: since 2025-02-01 is after until 2025-01-01; swap them\n",
            id="backwards",
        ),
        pytest.param(
            ["--out", "no-such-folder/x.geojson"],
            "geo: cannot write no-such-folder/x.geojson: No such file or directory; give --out a file in a folder "
            "you own\n",
            id="no folder",
        ),
    ],
)
def test_a_slip_is_told_on_one_line(arguments: list[str], message: str, capsys: Capture) -> None:
    assert main(["export", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(message)
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--kind", "party"], ["--since", "yesterday"], ["--status", ""]])
def test_a_word_that_is_no_choice_is_refused(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", *arguments])
    assert stopped.value.code == 2
    assert f"argument {arguments[0]}: invalid" in capsys.readouterr().err


def test_data_that_cannot_be_read_are_told_on_one_line(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--data", str(tmp_path), "export"]) == 2
    message = f"geo: no gazetteer at {tmp_path / 'countries.csv'}; restore it from the repository\n"
    assert capsys.readouterr().err == message


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "some.geojson"
    out.write_text("old and longer than anything" * 10_000, encoding="utf-8")
    assert main(["export", "--out", str(out), "--kind", "raid"]) == 0
    assert ids_in(out) == ids_of(kinds=(EventKind.RAID,))
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("step", ["fdopen", "replace", "chmod"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    out = tmp_path / "some.geojson"
    out.write_text("old", encoding="utf-8")

    def full(target: object, *_: object) -> None:
        if isinstance(target, int):
            os.close(target)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fdopen" else Path, step, full)
    assert main(["export", "--out", str(out)]) == 2
    monkeypatch.undo()
    assert f"cannot write {out}: No space left on device" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask to speak of")
def test_an_export_can_be_read_by_whom_any_other_file_can(tmp_path: Path) -> None:
    out, other = tmp_path / "some.csv", tmp_path / "other"
    other.touch()
    assert main(["export", "--format", "csv", "--out", str(out)]) == 0
    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


SEN_SOK = "KH-2025-07-15-RAID-SEN-SOK"


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """A store in which somebody rejected one shipped record."""
    path = tmp_path / "own" / "atlas.sqlite"
    store = Store.open(sqlite_url(path), read_shipped(DATA))
    store.reject(SEN_SOK, by="A. B.", at=MADE_AT)
    store.close()
    return path


def test_with_a_store_it_writes_what_the_page_shows(own_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.geojson"
    assert main(["export", "--store", str(own_store), "--out", str(out)]) == 0
    assert ids_in(out) == [event_id for event_id in ids_of() if event_id != SEN_SOK]
    assert main(["export", "--store", sqlite_url(own_store), "--review", "rejected", "--out", str(out)]) == 0
    assert ids_in(out) == [SEN_SOK]


def test_without_one_it_writes_the_shipped_records_alone(own_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "shipped.geojson"
    assert main(["export", "--out", str(out)]) == 0
    assert ids_in(out) == ids_of()


def test_an_option_without_a_value_means_the_store_the_page_uses(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.settings.default_path", lambda: own_store)
    out = tmp_path / "own.geojson"
    assert main(["export", "--out", str(out), "--store"]) == 0
    assert SEN_SOK not in ids_in(out)


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path, capsys: Capture) -> None:
    nowhere = tmp_path / "nowhere.sqlite"
    assert main(["export", "--store", str(nowhere)]) == 2
    assert (
        capsys.readouterr().err == f"geo: no store at {nowhere}; name the file that the page shows under My changes\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [("--public",), ()], ids=["asked for", "by the settings"])
def test_a_file_for_the_public_says_on_the_screen_what_it_withholds(
    how: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "some.geojson"
    configured: dict[str, str] = {} if how else {"audience": "public"}
    assert main(["export", "--kind", "raid", "--out", str(out), *how], lambda: configured) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[:3] == [
        "wrote 3 of 42 events; 1 have no place, 0 have no date",
        "2 events are told no closer than a district.",
        "1 event has figures of small groups, told as “fewer than 11”.",
    ]
    places = [feature["properties"]["place_id"] for feature in json.loads(out.read_bytes())["features"]]
    assert places == ["kh-sen-sok-district", "kh-toul-kork-district", None]
