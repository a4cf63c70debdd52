"""`python -m geo geocode` answers with one place, or with all that it might be."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _keep_the_index_with_pytest(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the user's own cache folder; only the first run takes seconds to make it."""
    folder = str(request.config.cache.mkdir("gazetteer"))
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda _: folder)


def test_a_name_that_one_place_bears_is_answered_with_it(capsys: Capture) -> None:
    assert main(["geocode", "Thmor Da"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Thmor Da")
    assert "special economic zone" in told.splitlines()[0]


def test_a_name_that_several_places_bear_is_answered_with_all_of_them(capsys: Capture) -> None:
    assert main(["geocode", "Samraong"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("'Samraong' may be any of ")
    assert "Oddar Meanchey" in told
    assert "Takeo" in told


@pytest.mark.parametrize("province", ["Oddar Meanchey", "Takeo"])
def test_a_hint_tells_them_apart(province: str, capsys: Capture) -> None:
    assert main(["geocode", "Samraong", "--parent", province]) == 0
    assert province in capsys.readouterr().out.splitlines()[0]


def test_a_name_that_nothing_bears_is_told_so(capsys: Capture) -> None:
    assert main(["geocode", "Xyzzyqwert"]) == 1
    assert capsys.readouterr().out.startswith("no place called 'Xyzzyqwert' is known; try another spelling")


def test_a_gazetteer_that_is_not_there_is_told_on_one_line(tmp_path: Path, capsys: Capture) -> None:
    assert main(["--data", str(tmp_path), "geocode", "Thmor Da"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("geo: no gazetteer at ")
    assert told.count("\n") == 1
