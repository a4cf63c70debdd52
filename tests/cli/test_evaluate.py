"""`python -m geo evaluate`: readings against labels, every figure by hand."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from geo.cli import main
from geo.errors import InvalidRecord
from geo.evaluation import Labels, Score, read_labels, score_article

TEXT = (
    "Raids in Poipet and Bavet\n"
    "Police raided a house in Poipet on July 16, 2025 and arrested 45 people, among them 5 from Thailand.\n"
    "Seven were rescued in BAVET. Cambodia and Thailand signed a pact near the Old Market.\n"
)


def labelled_place(name: str, kind: str, country: str, lat: float, lon: float, tolerance_km: float) -> dict[str, Any]:
    position = {"lat": lat, "lon": lon, "tolerance_km": tolerance_km}
    return {"mention": name, "name": name, "kind": kind, "country": country, **position}


LABELS: dict[str, Any] = {
    "lang": "en",
    "places": [
        labelled_place("Poipet", "city", "KH", 13.66, 102.56, 15),
        labelled_place("Bavet", "city", "KH", 11.06, 106.14, 15),
        labelled_place("Cambodia", "country", "KH", 13, 105, 400),
        labelled_place("Thailand", "country", "TH", 15, 101, 400),
    ],
    "events": [
        {"type": "raid", "date": "2025-07-16", "place": "Poipet", "country": "KH", "figures": {"arrested": 45},
         "by_nationality": {"TH": 5}, "quote": "Police raided a house in Poipet on July 16, 2025"},
        {"type": "rescue", "date": None, "place": "Bavet", "country": "KH", "figures": {"rescued": 7},
         "quote": "Seven were rescued in BAVET."},
        {"type": "agreement", "date": None, "place": None, "country": "KH", "figures": {}, "optional": True,
         "country_alt": ["TH"], "quote": "Cambodia and Thailand signed a pact"},
    ],
    "links": [{"a": "KH", "b": "TH"}],
    "ignore": ["Old Market"],
}  # fmt: skip


def place(
    mention: str, name: str, kind: str, country: str | None, lat: float | None, lon: float | None
) -> dict[str, Any]:
    start = TEXT.index(mention)
    where = {"mention": mention, "start": start, "end": start + len(mention)}
    return {**where, "name": name, "kind": kind, "country": country, "lat": lat, "lon": lon}


def event(kind: str, quote: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    rest = {
        "date": None,
        "place": None,
        "country": "KH",
        "partners": [],
        "origin": None,
        "destination": None,
        "counts": [],
    }
    return {"kind": kind, "quote": quote, "start": start, "end": start + len(quote), **rest, **more}


def count(what: str, value: int) -> dict[str, Any]:
    return {"what": what, "value": value}


PERFECT: dict[str, Any] = {
    "places": [
        place("Poipet", "Poipet", "city", "KH", 13.658, 102.564),
        place("BAVET", "Krong Bavet", "city", "KH", 11.06, 106.14),
        place("Cambodia", "Cambodia", "country", "KH", 13, 105),
        place("Thailand", "Thailand", "country", "TH", 15, 100),
    ],
    "events": [
        event("raid", "Police raided a house in Poipet", place="Poipet", date={"start": "2025-07-16"},
              counts=[count("arrested", 45)]),
        event("rescue", "Seven were rescued", place="Krong Bavet", counts=[count("rescued", 7)]),
        event("agreement", "Cambodia and Thailand signed a pact", partners=["TH"]),
    ],
}  # fmt: skip


def score(change: Any = None) -> Score:
    found = copy.deepcopy(PERFECT)
    if change is not None:
        change(found)
    return score_article(found, Labels.model_validate(LABELS), TEXT)


def counts(figure: Any) -> tuple[int, ...]:
    return tuple(value for name, value in figure.to_dict().items() if name in ("right", "wrong", "missed", "asked"))


class TestPlaces:
    def test_a_perfect_reading_has_every_place_once(self) -> None:
        perfect = score()
        assert counts(perfect.places) == (4, 0, 0)
        assert (counts(perfect.resolved), counts(perfect.place_countries)) == ((2, 2), (2, 2))
        assert perfect.places.f1 == 1.0

    def test_a_place_that_is_missed_lowers_recall_and_a_stray_name_lowers_precision_once(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["places"][0] = place("house", "House", "city", "US", 1, 1)
            found["places"] += [place("people", "House City", "city", "US", 1, 1)]

        assert counts(score(change).places) == (3, 1, 1)

    def test_what_is_to_be_ignored_counts_neither_way(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["places"] += [place("Market", "Market", "building", "KH", 1, 1)]

        assert counts(score(change).places) == (4, 0, 0)

    @pytest.mark.parametrize(("lat", "lon"), [(None, None), (13.9, 102.56)])
    def test_a_place_left_open_or_put_far_off_is_found_but_not_resolved(
        self, lat: float | None, lon: float | None
    ) -> None:
        def change(found: dict[str, Any]) -> None:
            found["places"][0] |= {"lat": lat, "lon": lon}

        assert counts(score(change).places) == (4, 0, 0)
        assert counts(score(change).resolved) == (1, 2)

    def test_of_several_readings_of_one_place_the_most_frequent_counts(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["places"] += [place("Poipet", "Poipet", "city", "KH", 1.0, 1.0)] * 2

        assert counts(score(change).resolved) == (1, 2)

    def test_a_province_and_its_town_are_told_apart_by_kind(self) -> None:
        labels = copy.deepcopy(LABELS)
        labels["places"] += [
            {**labels["places"][0], "name": "Poipet Province", "kind": "province", "aliases": ["Poipet"]}
        ]
        labels["places"][-1]["mention"] = "house in Poipet"
        found = copy.deepcopy(PERFECT)
        found["places"][0]["kind"] = "province"
        assert counts(score_article(found, Labels.model_validate(labels), TEXT).places) == (4, 0, 1)


class TestEvents:
    def test_a_perfect_reading_has_every_event_and_the_optional_one_is_neutral(self) -> None:
        perfect = score()
        assert counts(perfect.events) == (2, 0, 0)
        assert (counts(perfect.date), counts(perfect.event_country), counts(perfect.figures)) == (
            (2, 2),
            (2, 2),
            (2, 2),
        )

    def test_raid_and_arrest_are_one_kind_and_other_kinds_are_not(self) -> None:
        assert counts(score(lambda found: found["events"][0].update(kind="arrest")).events) == (2, 0, 0)
        assert counts(score(lambda found: found["events"][0].update(kind="rescue")).events) == (1, 1, 1)

    def test_an_event_at_another_place_or_at_a_country_only_is_another_event(self) -> None:
        for name in ("Krong Bavet", "Cambodia", None):
            assert counts(score(lambda found, name=name: found["events"][0].update(place=name)).events) == (1, 1, 1)

    def test_each_event_is_used_once(self) -> None:
        assert counts(score(lambda found: found["events"].append(found["events"][0])).events) == (2, 1, 0)

    def test_dates_countries_and_figures_are_asked_of_the_events_found(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["events"][0] |= {"date": {"start": "2025-07-17"}, "country": None, "origin": "KH"}
            found["events"][1] |= {"date": {"start": "2025-07-16"}, "country": "TH", "counts": [count("arrested", 7)]}

        changed = score(change)
        assert (counts(changed.date), counts(changed.event_country), counts(changed.figures)) == (
            (0, 2),
            (1, 2),
            (1, 2),
        )


class TestLinksAndSums:
    def test_a_link_counts_once_in_either_direction(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["events"][0] |= {"origin": "TH", "destination": "KH"}
            found["events"][1] |= {"partners": ["LA", "KH"]}

        assert counts(score(change).links) == (1, 1, 0)
        assert counts(score(lambda found: found["events"][2].update(partners=[])).links) == (0, 0, 1)

    def test_a_sum_of_two_stated_numbers_is_false_unless_the_text_states_it(self) -> None:
        def change(found: dict[str, Any]) -> None:
            found["events"][0]["counts"] = [count("arrested", 52), count("arrested", 50), count("arrested", 99)]

        assert score(change).false_sums == 2
        assert score().false_sums == 0


class TestCommand:
    @pytest.fixture
    def folders(self, tmp_path: Path) -> list[str]:
        for name in ("articles", "labels", "readings"):
            (tmp_path / name).mkdir()
        for stem, language in (("a", "en"), ("b", "de")):
            (tmp_path / "articles" / f"{stem}.txt").write_text(TEXT, encoding="utf-8")
            (tmp_path / "labels" / f"{stem}.json").write_text(json.dumps(LABELS | {"lang": language}), encoding="utf-8")
            (tmp_path / "readings" / f"{stem}.json").write_text(json.dumps(PERFECT), encoding="utf-8")
        parts = (("--articles", "articles"), ("--gold", "labels"), ("--readings", "readings"))
        return [text for option, name in parts for text in (option, str(tmp_path / name))]

    def test_the_table_has_a_row_an_article_and_one_for_all(
        self, folders: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["evaluate", *folders]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[0] for line in lines[1:4]] == ["a", "b", "all"]
        assert lines[3].split()[1:7] == ["1.00", "1.00", "1.00", "1.00", "1.00", "0.24"]

    def test_json_has_counts_by_language(self, folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["evaluate", *folders, "--by", "language", "--json"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert list(figures["language"]) == ["de", "en"]
        assert figures["all"]["places"] == {
            "right": 8,
            "wrong": 0,
            "missed": 0,
            "precision": 1.0,
            "recall": 1.0,
            "f1": 1.0,
        }

    def test_without_saved_readings_the_reader_is_measured(
        self, folders: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["evaluate", *folders[:4], "--json"]) == 0
        places = json.loads(capsys.readouterr().out)["all"]["places"]
        assert places["right"] + places["missed"] == 8

    def test_what_is_missing_is_named(self, folders: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        Path(folders[5], "b.json").unlink()
        assert main(["evaluate", *folders]) == 2
        assert "b.json: no saved reading" in capsys.readouterr().err
        Path(folders[1], "a.txt").unlink()
        assert main(["evaluate", *folders]) == 2
        assert "no article to the labels a.json" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("change", "field"),
        [({"places": [{"mention": "x"}]}, "places.0.name"), ({"evnts": []}, "evnts"), ({"lang": 3}, "lang")],
    )
    def test_labels_that_break_the_format_are_refused_with_file_and_field(
        self, change: dict[str, Any], field: str, tmp_path: Path
    ) -> None:
        (tmp_path / "a.json").write_text(json.dumps(LABELS | change), encoding="utf-8")
        with pytest.raises(InvalidRecord, match=f"a.json: {field}: .*; see docs/labels.md"):
            read_labels(tmp_path / "a.json")
