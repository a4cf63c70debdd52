"""The check finds each way of breaking a data file, names file and record, and blames nothing else."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from geo.checks import Problem, check

DATA = Path(__file__).parents[2] / "data"
RAIDS = "articles/bao-thanh-hoa-directive-raids.yaml"
PLEDGE = "articles/khmer-times-china-pledge.yaml"
KOREA = "articles/straits-times-cambodia-korea.yaml"
ALLIANCE = "articles/archyworldys-cambodia-korea.yaml"
BANGKOK = "articles/unknown-thailand-china-meeting.yaml"
SEN_SOK = "bao-thanh-hoa-directive-raids.yaml: event KH-2025-07-15-RAID-SEN-SOK"
TOUL_KORK = "bao-thanh-hoa-directive-raids.yaml: event KH-2025-07-14-RAID-TOUL-KORK"
FLIGHT = "unknown-thailand-china-meeting.yaml: event KH-2024-04-13-DEPORTATION-CHINA"


@pytest.fixture(scope="module")
def cambodia() -> str:
    """The outline of Cambodia alone: with it a check takes a tenth of the time."""
    outlines = json.loads((DATA / "outlines" / "countries.geojson").read_text(encoding="utf-8"))
    features = [feature for feature in outlines["features"] if feature["properties"]["iso2"] == "KH"]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def data(tmp_path: Path, cambodia: str) -> Path:
    """The shipped data, to be broken."""
    shutil.copytree(DATA / "articles", tmp_path / "articles")
    for path in DATA.glob("*.csv"):
        shutil.copy(path, tmp_path)
    (tmp_path / "outlines").mkdir()
    (tmp_path / "outlines" / "countries.geojson").write_text(cambodia, encoding="utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(data: Path) -> list[str]:
    return [str(problem) for problem in check(data)]


def test_the_shipped_data_are_clean() -> None:
    assert check(DATA) == []


def test_a_problem_prints_as_file_record_and_message() -> None:
    assert str(Problem("a.yaml", "event X", "is wrong")) == "a.yaml: event X: is wrong"
    assert str(Problem("a.yaml", "", "is wrong")) == "a.yaml: is wrong"


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        pytest.param(
            RAIDS,
            "value: 47",
            "value: forty",
            f"{SEN_SOK}: counts[1].value: 'forty'; expected a valid integer",
            id="a number in words",
        ),
        pytest.param(
            RAIDS,
            "value: 47",
            "value: -47",
            f"{SEN_SOK}: counts[1].value: -47; expected greater than or equal to 0",
            id="a number below zero",
        ),
        pytest.param(
            RAIDS,
            "{what: seized_laptops, value: 19}",
            "{what: seized laptops, value: 19}",
            f"{SEN_SOK}: counts[2].what: 'seized laptops' is no noun in snake_case such as seized_phones",
            id="a noun with a space",
        ),
        pytest.param(
            RAIDS,
            "{what: seized_safes, value: 6}",
            "{what: seized_safes, valeu: 6, value: 6}",
            f"{SEN_SOK}: counts[5].valeu: is no such field; expected what, value, qualifier, scope, nationality, part",
            id="a misspelt field",
        ),
        pytest.param(
            RAIDS,
            "value: 3, nationality: CN",
            "value: 3, nationality: cn",
            f"{SEN_SOK}: counts[0].nationality: 'cn' is no ISO 3166-1 alpha-2 code such as KH",
            id="a code in small letters",
        ),
        pytest.param(
            RAIDS,
            "value: 3, nationality: CN",
            "value: 3, nationality: ZZ",
            f"{SEN_SOK}: 'ZZ' is the code of no country in countries.csv; correct it",
            id="a country that does not exist",
        ),
        pytest.param(
            RAIDS,
            "paragraphs: {event: 8, date: 8, year: 19, place: 8, counts: 9}",
            "paragraphs: {event: 8, date: 8, year: 19, place: 8, counts: 0}",
            f"{SEN_SOK}: paragraphs.counts: 0; expected greater than or equal to 1",
            id="paragraph 0",
        ),
        pytest.param(
            RAIDS,
            "paragraphs: {event: 8, date: 8, year: 19, place: 8, counts: 9}",
            "paragraphs: {event: 8, year: 19, place: 8}",
            f"{SEN_SOK}: paragraphs does not say where date, counts stands in the article; add the number",
            id="values without a locator",
        ),
        pytest.param(
            BANGKOK,
            "    date: 2024-04-13\n",
            "",
            f"{FLIGHT}: paragraphs locates date, of which there is none; remove the number",
            id="a locator without a value",
        ),
        pytest.param(
            BANGKOK,
            "date: 2024-04-13",
            "date: 2024-04-31",
            f"{FLIGHT}: date: date '2024-04-31' is on no calendar: day is out of range for month",
            id="31 April",
        ),
        pytest.param(
            BANGKOK,
            "id: KH-2024-04-13-DEPORTATION-CHINA",
            "id: KH_2024_DEPORTATION",
            "unknown-thailand-china-meeting.yaml: event KH_2024_DEPORTATION: id: 'KH_2024_DEPORTATION' is no event id; "
            "expected capitals, digits and hyphens, such as KH-COMPOUND-POIPET",
            id="underscores in an id",
        ),
        pytest.param(
            BANGKOK,
            "origin: KH\n",
            "origin: TH\n",
            f"{FLIGHT}: origin: 'TH', but country is 'KH'; people leave the country that sends them",
            id="sent from elsewhere",
        ),
        pytest.param(
            ALLIANCE,
            "destination: KR\n",
            "destination: KH\n",
            "archyworldys-cambodia-korea.yaml: event KH-KR-DEPORTATION-59-PLANNED: destination: 'KH' is also the "
            "origin; a link needs two countries",
            id="a link of one country",
        ),
        pytest.param(
            RAIDS,
            "value: 85",
            "value: 285",
            f"{TOUL_KORK}: counts: the parts of arrested come to 285, more than the 200 they are part of",
            id="a part larger than the whole",
        ),
        pytest.param(
            RAIDS,
            "      - {what: arrested, value: 200, qualifier: at_least}\n",
            "",
            f"{TOUL_KORK}: counts: arrested has parts but no whole; add the number they are part of",
            id="a part of nothing",
        ),
        pytest.param(
            RAIDS,
            "{what: seized_tablets, value: 1}",
            "{what: seized_phones, value: 1}",
            f"{SEN_SOK}: counts: seized_phones of no nationality is given twice; keep one, or tell them apart",
            id="a count twice",
        ),
        pytest.param(
            RAIDS,
            "id: KH-COMPOUND-POIPET",
            "id: KH-COMPOUND-BAVET",
            "bao-thanh-hoa-directive-raids.yaml: event KH-COMPOUND-BAVET: id: is taken in "
            "bao-thanh-hoa-directive-raids.yaml; give it another",
            id="an id twice",
        ),
        pytest.param(
            RAIDS,
            "    place: kh-bavet\n",
            "    place: th-bangkok\n",
            "bao-thanh-hoa-directive-raids.yaml: event KH-COMPOUND-BAVET: country: 'KH', but th-bangkok lies in TH",
            id="a place in another country",
        ),
        pytest.param(
            RAIDS,
            "    place: kh-bavet\n",
            "    place: kh-bavett\n",
            "bao-thanh-hoa-directive-raids.yaml: event KH-COMPOUND-BAVET: place: 'kh-bavett' is the id of no place; "
            "add it to places.csv",
            id="an unknown place of an event",
        ),
        pytest.param(
            KOREA,
            "{place: kr, wording",
            "{place: xx, wording",
            "straits-times-cambodia-korea.yaml: mention of xx: place: 'xx' is the id of no place; add it to places.csv",
            id="an unknown place of a mention",
        ),
        pytest.param(
            KOREA,
            "{place: kr, wording: South Korea, paragraph: 1}",
            "{place: kh, wording: Cambodia, paragraph: 1}",
            "straits-times-cambodia-korea.yaml: mention of kh: stands twice; keep the one of the first paragraph",
            id="a mention twice",
        ),
        pytest.param(
            ALLIANCE,
            "event: KH-KR-AGREEMENT-ONLINE-SCAMS",
            "event: KH-KR-AGREEMENT-OTHER",
            "archyworldys-cambodia-korea.yaml: also_reports KH-KR-AGREEMENT-OTHER: "
            "no article records an event 'KH-KR-AGREEMENT-OTHER'",
            id="a report of an unknown event",
        ),
        pytest.param(
            ALLIANCE,
            "event: KH-KR-AGREEMENT-ONLINE-SCAMS",
            "event: KH-KR-DEPORTATION-59-PLANNED",
            "archyworldys-cambodia-korea.yaml: also_reports KH-KR-DEPORTATION-59-PLANNED: "
            "its record stands in this very file; also_reports is for the records of others",
            id="a report of its own event",
        ),
        pytest.param(
            PLEDGE,
            "  url: null",
            "  url: 'javascript:alert(1)'",
            "khmer-times-china-pledge.yaml: source: url: 'javascript:alert(1)' is no web link; expected http:// or https://",
            id="a link that is a script",
        ),
        pytest.param(
            PLEDGE,
            "  id: khmer-times-china-pledge\n",
            "  id: khmer-times\n",
            "khmer-times-china-pledge.yaml: source: id: 'khmer-times' is not the name of the file; "
            "a record is found by its source",
            id="a source of another name",
        ),
        pytest.param(
            PLEDGE,
            "  language: de\n",
            "  language: de\n  language: en\n",
            "khmer-times-china-pledge.yaml: line 14: is no YAML: language stands twice; "
            "check colons, quotes and indentation",
            id="a field twice",
        ),
        pytest.param(
            PLEDGE,
            "mentions:\n",
            "mention:\n",
            "khmer-times-china-pledge.yaml: mention: is no part of an article file; "
            "expected source, events, mentions, also_reports",
            id="a misspelt section",
        ),
        pytest.param(
            PLEDGE,
            "  - {place: kh-phnom-penh, wording: Phnom Penh, paragraph: 3}\n",
            "",
            "khmer-times-china-pledge.yaml: event KH-CN-AGREEMENT-JOINT-CRACKDOWN: place: 'kh-phnom-penh' is not among "
            "the mentions; add it with its wording and paragraph|"
            "khmer-times-china-pledge.yaml: event KH-CN-MEETING-PHNOM-PENH: place: 'kh-phnom-penh' is not among "
            "the mentions; add it with its wording and paragraph",
            id="a place of two events that is not mentioned",
        ),
    ],
)
def test_one_slip_is_one_problem(data: Path, file: str, old: str, new: str, problem: str) -> None:
    change(data / file, old, new)
    assert found(data) == problem.split("|")


def test_a_missing_review_is_named_and_reports_of_the_event_are_not_blamed(data: Path) -> None:
    path = data / KOREA
    text = path.read_text(encoding="utf-8")
    start = text.index("id: KH-KR-AGREEMENT-ONLINE-SCAMS")
    path.write_text(text[:start] + text[start:].replace("    review: accepted\n", "", 1), encoding="utf-8")
    assert found(data) == [
        "straits-times-cambodia-korea.yaml: event KH-KR-AGREEMENT-ONLINE-SCAMS: review: is missing; add it"
    ]


def test_reports_of_events_in_an_unreadable_file_are_not_blamed(data: Path) -> None:
    change(data / RAIDS, "events:\n", "events\n")
    assert [problem.file for problem in check(data)] == ["bao-thanh-hoa-directive-raids.yaml"]


def test_a_plan_for_a_day_before_its_article_is_named(data: Path) -> None:
    path = data / ALLIANCE
    change(path, "  published: null", "  published: 2025-10-20")
    change(path, "    date_text: a Friday, date of the article unknown", "    date: 2025-10-17")
    assert found(data) == [
        "archyworldys-cambodia-korea.yaml: event KH-KR-DEPORTATION-59-PLANNED: "
        "date: 2025-10-17 is over by 2025-10-20, the date of the article; a planned event lies ahead of it"
    ]
    change(path, "  published: 2025-10-20", "  published: 2025-10-17")
    assert found(data) == []


def test_parts_of_a_number_that_is_only_a_minimum_may_add_up_to_more(data: Path) -> None:
    part = "- {what: arrested, value: 85, nationality: KH, part: true}\n"
    change(data / RAIDS, part, f"{part}      - {{what: arrested, value: 130, nationality: CN, part: true}}\n")
    assert found(data) == []
    change(data / RAIDS, "value: 200, qualifier: at_least", "value: 200")
    assert found(data) == [
        f"{TOUL_KORK}: counts: the parts of arrested come to 215, more than the 200 they are part of"
    ]


def test_an_article_that_nothing_cites_is_named(data: Path) -> None:
    path = data / "articles" / "empty.yaml"
    citation = (
        "title: E, publisher: null, publisher_country: null, retells: null, language: en, published: null, url: null"
    )
    path.write_text(f"source: {{id: empty, {citation}}}\n", encoding="utf-8")
    assert found(data) == ["empty.yaml: source: nothing cites it; add what it reports or remove the file"]


def test_a_file_that_is_not_read_is_named(data: Path) -> None:
    (data / "articles" / "new.yml").write_text("source:\n", encoding="utf-8")
    assert found(data) == ["new.yml: is not read; article files end in .yaml"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "new.yaml: expected source, events, mentions and also_reports at the outer margin"),
        (b"- a\n", "new.yaml: expected source, events, mentions and also_reports at the outer margin"),
        (b"source: [a\n", "new.yaml: line 2: is no YAML: "),
        (b"source: \xff\xfe\n", "new.yaml: is no YAML: "),
        (b"source: nonsense\n", "new.yaml: source: 'nonsense'; expected a valid dictionary"),
    ],
)
def test_a_file_of_something_else_is_one_problem(data: Path, content: bytes, problem: str) -> None:
    (data / "articles" / "new.yaml").write_bytes(content)
    assert len(found(data)) == 1
    assert found(data)[0].startswith(problem)


def _set(data: Path, place_id: str, **cells: str) -> None:
    """Change cells of one row of places.csv."""
    path = data / "places.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["id"] == place_id).update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("place_id", "cells", "problem"),
    [
        pytest.param(
            "kh-bavet",
            {"lat": "13.75", "lon": "100.5"},
            r"places\.csv: kh-bavet: position 13\.75, 100\.5 lies 1\d\d km outside KH, allowed are 15; .*",
            id="a town in the wrong country",
        ),
        pytest.param(
            "kh-bavet",
            {"lat": "106.1", "lon": "11.1"},
            r"places\.csv: line \d+ \(kh-bavet\): latitude 106\.1 is outside -90\.\.90; .*: were they swapped\?",
            id="latitude and longitude swapped",
        ),
        pytest.param(
            "kh-bavet",
            {"kind": "town"},
            r"places\.csv: line \d+ \(kh-bavet\): 'town' is not a valid PlaceKind",
            id="a kind of place that does not exist",
        ),
        pytest.param(
            "kh-sen-sok-district",
            {"parent": "th-bangkok"},
            r"places\.csv: kh-sen-sok-district: parent th-bangkok lies in TH, the place in KH",
            id="a parent in another country",
        ),
        pytest.param(
            "kh-sen-sok-district",
            {"parent": "kh-kep-province"},
            r"places\.csv: kh-sen-sok-district: adm1 is 'Phnom Penh', but its parent kh-kep-province lies in 'Kep'",
            id="a parent in another province",
        ),
        pytest.param(
            "kh-sen-sok-district",
            {"parent": "nowhere"},
            r"places\.csv: kh-sen-sok-district lies in 'nowhere', which is the id of no row",
            id="an unknown parent",
        ),
        pytest.param(
            "kh-sen-sok-district",
            {"parent": "kh-sen-sok-district"},
            r"places\.csv: kh-sen-sok-district: lies in itself: kh-sen-sok-district in kh-sen-sok-district",
            id="a place in itself",
        ),
        pytest.param(
            "kh-kampot-province",
            {"adm1": "Kep"},
            r"places\.csv: kh-kampot-province: adm1 is 'Kep'; a province bears its own name, 'Kampot'",
            id="a province in another",
        ),
        pytest.param(
            "kh-sen-sok-district",
            {"names": "Toul Körk"},
            r"places\.csv: kh-(sen-sok|toul-kork)-.*: '.*' is also a name of the district kh-.* in Phnom Penh.*",
            id="a name of another district",
        ),
        pytest.param(
            "kh-poipet-crossing",
            {"id": "th-poipet-crossing"},
            r"places\.csv: th-poipet-crossing: id should begin with kh-, the country it lies in",
            id="an id of another country",
        ),
    ],
)
def test_one_slip_in_a_row_of_places_is_one_problem(
    data: Path, place_id: str, cells: dict[str, str], problem: str
) -> None:
    _set(data, place_id, **cells)
    problems = found(data)
    assert len(problems) == 1
    assert re.fullmatch(problem, problems[0]), problems[0]


def test_a_capital_outside_its_country_is_named(data: Path) -> None:
    lines = (data / "countries.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith("KH,"))
    cells = lines[number].split(",")
    cells[4] = "21.5"
    lines[number] = ",".join(cells)
    (data / "countries.csv").write_text("".join(lines), encoding="utf-8")
    problems = found(data)
    assert len(problems) == 1
    assert problems[0].startswith("countries.csv: KH: capital 21.5, 104.9")


@pytest.mark.parametrize(
    ("table", "row", "problem"),
    [
        ("country_names.csv", "ZZ,Nowhere", "ZZ: 'ZZ' is the code of no country in countries.csv; correct it"),
        ("admin1_codes.csv", "KH,99", r"line \d+: expected 3 cells; quote cells that hold a comma"),
        ("admin1.csv", "kh-x,X,,KH,,105.0,12.0,5,own", r"line \d+ \(kh-x\): latitude 105\.0 is outside -90\.\.90; .*"),
    ],
)
def test_a_broken_row_of_the_gazetteers_own_tables_is_named(data: Path, table: str, row: str, problem: str) -> None:
    with (data / table).open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    problems = found(data)
    assert len(problems) == 1
    assert re.fullmatch(f"{table}: {problem}", problems[0]), problems[0]


def test_a_missing_file_is_one_problem_and_the_rest_is_still_looked_at(data: Path) -> None:
    (data / "places.csv").unlink()
    (data / "outlines" / "countries.geojson").unlink()
    change(data / RAIDS, "value: 47", "value: forty")
    assert found(data) == [
        f"{SEN_SOK}: counts[1].value: 'forty'; expected a valid integer",
        f"countries.geojson: no outlines at {data / 'outlines/countries.geojson'}; restore them from the repository",
        f"places.csv: no gazetteer at {data / 'places.csv'}; restore it from the repository",
    ]


def test_several_files_broken_at_once_are_all_named(data: Path) -> None:
    change(data / RAIDS, "value: 47", "value: forty")
    change(data / PLEDGE, "  url: null", "  url: ftp://example.org")
    _set(data, "kh-bavet", lat="11.0", lon="107.0")
    assert [problem.file for problem in check(data)] == [
        "bao-thanh-hoa-directive-raids.yaml",
        "khmer-times-china-pledge.yaml",
        "places.csv",
    ]


def test_outlines_that_no_browser_could_draw_are_named(data: Path) -> None:
    path = data / "outlines" / "provinces.geojson"
    path.write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    assert found(data) == ["provinces.geojson: holds no feature; restore it"]
    path.write_text("<html>", encoding="utf-8")
    assert [line.split(" (")[0] for line in found(data)] == ["provinces.geojson: is no GeoJSON collection of features"]
