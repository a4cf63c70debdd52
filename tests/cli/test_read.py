"""`python -m geo read`: one article to the terminal, many to a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from geo.cli import main

ARTICLE = (
    "Police search building in Poipet, hold 45\nMekong Courier\nJuly 17, 2025\n\n"
    "POIPET, Cambodia — Police raided a building in Poipet on July 16, 2025 and arrested 45 people, officials said.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one empty file and one that is none of ours."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (texts / "two.txt").write_text(ARTICLE.replace("45", "46"), encoding="utf-8")
    (texts / "void.txt").write_bytes(b"")
    (texts / "notes.odt").write_bytes(b"not asked for")
    return texts


def test_one_article_is_printed_as_json_whose_offsets_slice_the_text(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["read", str(folder / "one.txt"), "--json"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert {place["name"] for place in found["places"]} == {"Poipet", "Cambodia"}
    assert all(ARTICLE[place["start"] : place["end"]] == place["mention"] for place in found["places"])
    assert [event["kind"] for event in found["events"]] == ["raid"]
    assert found["events"][0]["counts"][0]["value"] == 45


def test_one_article_is_told_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder / "one.txt")]) == 0
    told = capsys.readouterr().out
    assert told.startswith(
        "Police search building in Poipet, hold 45\npublisher not stated · 2025-07-17 · language en\n"
    )
    assert "Poipet: city, Banteay Meanchey, KH, " in told
    assert "raid (reported)  2025-07-16  at Poipet  KH  45 arrested" in told


def test_what_would_steer_a_terminal_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Raid\x1b[2J in \u202ePoipet\n" + ARTICLE, encoding="utf-8")
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out.startswith("Raid[2J in Poipet\n")


def test_date_and_language_given_stand_over_the_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder / "one.txt"), "--published", "2024-02-01", "--lang", "de"]) == 0
    assert "2024-02-01 · language de" in capsys.readouterr().out


def test_a_folder_is_read_to_the_end_and_the_unreadable_are_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "readings"
    assert main(["read", str(folder), "--out", str(out)]) == 1
    assert sorted(path.name for path in out.iterdir()) == ["one.json", "two.json"]
    told = capsys.readouterr().err
    assert "read 2 of 3 articles\n" in told
    assert f"could not be read:\n  {folder / 'void.txt'}: is empty;" in told


def test_a_second_run_reads_only_what_is_new(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "void.txt").unlink()
    out = tmp_path / "out"
    assert main(["read", str(folder), "--out", str(out)]) == 0
    first = (out / "one.json").stat().st_mtime_ns
    (out / "two.json").unlink()
    assert main(["read", str(folder), "--out", str(out)]) == 0
    assert "read 1 of 1 articles, 1 were done before" in capsys.readouterr().err
    assert (out / "one.json").stat().st_mtime_ns == first
    os.utime(folder / "one.txt", ns=(first + 1, first + 1))
    assert main(["read", str(folder), "--out", str(out)]) == 0
    assert "read 1 of 1 articles, 1 were done before" in capsys.readouterr().err


def test_several_processes_write_the_same_as_one(folder: Path, tmp_path: Path) -> None:
    main(["read", str(folder), "--out", str(tmp_path / "one")])
    assert main(["read", str(folder), "--out", str(tmp_path / "two"), "--jobs", "2"]) == 1
    for name in ("one.json", "two.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["{folder}"], "3 articles and no folder to write to; add --out DIR"),
        (["{folder}/none.txt"], "none.txt: cannot be opened"),
        (["{folder}/void.txt", "--json"], "void.txt: is empty"),
        (["{empty}", "--out", "{empty}"], "no articles in"),
        (
            ["{folder}/one.txt", "{folder}/one.html", "--out", "{empty}"],
            "would both be written to one.json; rename one",
        ),
        (["{folder}/one.txt", "--out", "{folder}/one.txt"], "give --out a folder you own"),
    ],
)
def test_what_cannot_be_done_ends_with_status_2_and_one_line(
    arguments: list[str], message: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (folder / "one.html").write_bytes(b"<html>")
    if arguments == ["{folder}"]:
        (folder / "one.html").unlink()
    assert main(["read", *(part.format(folder=folder, empty=empty) for part in arguments)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("geo: ")
    assert message in told[-1]
