"""`python -m geo check` says where a data file is broken, and its exit status says whether one is."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.cli import main
from tests.samples import copy_of_data

Capture = pytest.CaptureFixture[str]


def test_sound_data_pass(capsys: Capture) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "all data files are sound\n"


def test_a_broken_row_is_named(tmp_path: Path, capsys: Capture) -> None:
    data = copy_of_data(tmp_path)
    article = data / "articles" / "bao-thanh-hoa-directive-raids.yaml"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace("seized_desktop_computers, value: 47", "seized_desktop_computers, value: -47"))
    assert main(["--data", str(data), "check"]) == 1
    assert capsys.readouterr().out == (
        "bao-thanh-hoa-directive-raids.yaml: event KH-2025-07-15-RAID-SEN-SOK: counts[1].value: -47; expected greater "
        "than or equal to 0\n1 problem\n"
    )


def test_a_place_outside_its_country_is_named(tmp_path: Path, capsys: Capture) -> None:
    data = copy_of_data(tmp_path)
    places = data / "places.csv"
    text = places.read_text(encoding="utf-8")
    start = text.index("\nkh-o-smach,")
    row = text[start : text.index("\n", start + 1)]
    cells = row.split(",")
    cells[6], cells[7] = "21.03", "105.85"  # Hanoi
    places.write_text(text.replace(row, ",".join(cells)), encoding="utf-8")
    assert main(["--data", str(data), "check"]) == 1
    told = capsys.readouterr().out
    assert "places.csv: kh-o-smach: " in told
