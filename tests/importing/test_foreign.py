"""Other people's tables come in as records to be reviewed; what may be wrong is told with its row, never dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geo.errors import InvalidRecord
from geo.importing import ColumnMap, guess_mapping, harvest, read_bytes
from geo.importing.dates import Order, read_date
from geo.importing.mapping import Field
from geo.importing.values import country_code, country_names, figure
from geo.model import Count, DateSpan, EventKind, LatLon, Place, PlaceKind, Precision, Qualifier, ReviewState, Source
from geo.wording import day_text
from tests.importing.tables import GOOD, HEADER, feature, of_features, read, row, sheet_of
from tests.samples import atlas_of, place, shipped


def problems(*lines: str, **constants: Any) -> list[str]:
    """What is wrong, as a person reads it."""
    found = read(*lines, **constants)
    assert found.incoming == ()
    return [str(problem) for problem in found.problems]


def only(*lines: str, **constants: Any) -> Any:
    """The one event of a table without problems."""
    found = read(*lines, **constants)
    assert found.problems == ()
    (incoming,) = found.incoming
    return incoming.event


def test_a_good_row_is_an_unreviewed_event_that_the_table_reports() -> None:
    found = read(HEADER, GOOD)
    (incoming,) = found.incoming
    told = incoming.event
    assert (told.kind, told.review, told.country) == (EventKind.RAID, ReviewState.UNREVIEWED, "KH")
    assert (told.date, told.summary) == (DateSpan.from_edtf("2025-07-14"), "Police searched a building.")
    assert told.place == Place(
        "kh-bavet-n1107000-e10617000", "Bavet", PlaceKind.VILLAGE, "KH", LatLon(11.07, 106.17), 5.0,
        origin="table raids.csv", note="The table does not say how exact the point is; 5 km are taken.",
    )  # fmt: skip
    assert incoming.sources == (
        Source(
            "border-post-raids-csv", "Table raids.csv, citing Border Post", retells="Border Post",
            note="Taken from the table raids.csv, unchecked; paragraph numbers are its rows.",
        ),
    )  # fmt: skip
    assert told.reports[0].paragraphs == {"event": 2}
    assert found.foreign
    assert told.id.startswith("KH-2025-07-14-RAID-BAVET-")


def test_the_same_row_gets_the_same_id_and_another_row_another() -> None:
    first, again, other = (only(*row(notes=notes)) for notes in ("A.", "A.", "B."))
    assert first.id == again.id != other.id


@pytest.mark.parametrize(
    ("own", "event_id"),
    [("KHM1234", "KH-KHM1234"), ("17", "KH-RAIDS-17"), ("KH-2025-RAID-X", "KH-2025-RAID-X"), ("12 b", "KH-RAIDS-12-B")],
)
def test_an_id_of_the_table_stays_recognisable(own: str, event_id: str) -> None:
    header, good = row()
    assert only(f"event_id_cnty,{header}", f"{own},{good}").id == event_id


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (
            "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,country,admin1,location,"
            "latitude,longitude,geo_precision,source,notes,fatalities",
            {"id": "event_id_cnty", "date": "event_date", "time_precision": "time_precision",
             "kind": "sub_event_type", "country": "country", "adm1": "admin1", "place": "location", "lat": "latitude",
             "lon": "longitude", "geo_precision": "geo_precision", "publisher": "source", "summary": "notes",
             "killed": "fatalities"},
        ),
        (
            "Datum,Ort,Breitengrad,Längengrad,Land,Art,Beschreibung,Festgenommen,Quelle,Link",
            {"date": "Datum", "place": "Ort", "lat": "Breitengrad", "lon": "Längengrad", "country": "Land",
             "kind": "Art", "summary": "Beschreibung", "arrested": "Festgenommen", "publisher": "Quelle",
             "url": "Link"},
        ),
        (
            "Date de l'événement,Lieu,Latitude,Longitude,Pays,Type d'événement,Résumé,Arrêtés,Lien",
            {"date": "Date de l'événement", "place": "Lieu", "lat": "Latitude", "lon": "Longitude", "country": "Pays",
             "kind": "Type d'événement", "summary": "Résumé", "arrested": "Arrêtés", "url": "Lien"},
        ),
        (
            "start,incident/date_of_incident,incident/type_of_incident,incident/_gps_latitude,"
            "incident/_gps_longitude,incident/description,_uuid,_submitted_by",
            {"date": "incident/date_of_incident", "kind": "incident/type_of_incident",
             "lat": "incident/_gps_latitude", "lon": "incident/_gps_longitude", "summary": "incident/description",
             "id": "_uuid"},
        ),
    ],
    ids=["ACLED", "German", "French", "KoBo"],
)  # fmt: skip
def test_columns_are_told_by_their_names(header: str, mapping: dict[str, str]) -> None:
    sheet = sheet_of(header, ",".join("x" for _ in header.split(",")))
    assert {field.value: column for field, column in guess_mapping(sheet).columns.items()} == mapping


def test_columns_are_told_by_hashtags_before_their_names() -> None:
    sheet = sheet_of(
        "A,B,C,D,E",
        "#date+occurred,#event+type,#geo+lat,#geo+lon,#meta+source",
        "2025-07-14,raid,11.07,106.17,Border Post",
    )
    assert [*guess_mapping(sheet).columns.items()] == [
        (Field.KIND, "B"), (Field.DATE, "A"), (Field.LAT, "C"), (Field.LON, "D"), (Field.PUBLISHER, "E")
    ]  # fmt: skip


def test_a_person_may_say_what_the_columns_hold_and_what_is_not_taken_over_is_named() -> None:
    sheet = sheet_of("one,two,three,phone", "14 July 2025,Raid,KH,012 345")
    columns = ColumnMap({Field.DATE: "one", Field.KIND: "two", Field.COUNTRY: "three"})
    found = harvest(sheet, atlas_of(), {}, columns)
    assert [(each.event.kind, each.event.country) for each in found.incoming] == [(EventKind.RAID, "KH")]
    assert found.unread == ("phone",)
    assert "012 345" not in repr(found.incoming)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"date": "03/04/2025"}, "row 2, event_date '03/04/2025': may be 3 April 2025 or 4 March 2025; say whether"),
        ({"date": "last week"}, "row 2, event_date 'last week': cannot be read as a date; write 2025-07-14"),
        ({"date": "45852"}, "row 2, event_date '45852': is the number by which a spreadsheet keeps a day"),
        ({"date": "31.02.2025"}, "row 2, event_date '31.02.2025': is on no calendar"),
        ({"kind": "Battle"}, "row 2, event_type 'Battle': says not what happened; map a column with one of raid, "),
        ({"kind": ""}, "row 2, event_type: says not what happened"),
        ({"country": "Atlantis"}, "row 2, country 'Atlantis': is no country known here; write its English name"),
        ({"country": ""}, "row 2, country: is empty; a point needs its country"),
        ({"lat": "106.17", "lon": "11.07"}, "row 2, latitude '106.17': latitude 106.17 is outside -90..90; positions "),
        ({"lat": "0", "lon": "0"}, "row 2, latitude '0': 0, 0 lies in the sea off Africa"),
        ({"lat": "48.85", "lon": "2.35"}, "row 2, latitude '48.85': 48.85, 2.35 lies 8"),
        ({"lat": "11.07", "lon": ""}, "row 2, latitude '11.07': latitude and longitude are given together"),
        ({"lat": "11° 4' N"}, 'row 2, latitude "11° 4\' N": is no number; write it as 11.0734'),
        ({"lon": "1061.7"}, "row 2, latitude '11.07': longitude 1061.7 is outside -180..180"),
        (
            {"place": "Women's shelter"},
            "row 2, location \"Women's shelter\": place \"Women's shelter\": 'shelter' says",
        ),
        ({"kind": "Raid on a safe house"}, "row 2, location 'Bavet': place 'Bavet': 'safe house' says that people are"),
    ],
)
def test_what_may_be_wrong_is_told_with_row_column_value_and_next_step(cells: dict[str, str], problem: str) -> None:
    assert problems(*row(**cells))[0].startswith(problem)


def test_swapped_coordinates_are_told_as_such_where_both_could_be() -> None:
    """In the region a longitude is never a latitude; elsewhere only the outline of the country tells."""
    from geo.geometry import Outline
    from geo.importing.spots import refuse_elsewhere

    turkey = Outline((((36.0, 26.0), (36.0, 45.0), (42.0, 45.0), (42.0, 26.0), (36.0, 26.0)),))
    refuse_elsewhere(LatLon(37.0, 43.0), "TR", {"TR": turkey})
    with pytest.raises(ValueError, match="the other way round it lies in it; swap latitude and longitude"):
        refuse_elsewhere(LatLon(28.0, 37.0), "TR", {"TR": turkey})


def test_all_that_is_wrong_with_a_row_is_told_at_once_and_good_rows_stay_good() -> None:
    bad = row(date="03/04/2025", lat="x", country="Atlantis")[1]
    found = read(HEADER, GOOD, bad, row(notes="Another.")[1])
    assert [each.row for each in found.incoming] == [2, 4]
    assert sorted((each.row, each.column) for each in found.problems) == [
        (3, "country"), (3, "event_date"), (3, "latitude")
    ]  # fmt: skip
    assert found.rows == 3


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025-07-14", "2025-07-14"),
        ("2025-07-14T09:30:00", "2025-07-14"),
        ("2025/7/4", "2025-07-04"),
        ("20250714", "2025-07-14"),
        ("14.07.2025", "2025-07-14"),
        ("3.4.2025", "2025-04-03"),
        ("14/07/2025", "2025-07-14"),
        ("07/14/2025", "2025-07-14"),
        ("4/4/2025", "2025-04-04"),
        ("14 July 2025", "2025-07-14"),
        ("14-Jul-2025", "2025-07-14"),
        ("July 14, 2025", "2025-07-14"),
        ("14. Juli 2025", "2025-07-14"),
        ("1er août 2025", "2025-08-01"),
        ("Juli 2025", "2025-07"),
        ("2025-07", "2025-07"),
        ("2025", "2025"),
        ("2025-07-14/2025-07-16", "2025-07-14/2025-07-16"),
    ],
)
def test_dates_that_can_mean_one_day_only_are_read(text: str, edtf: str) -> None:
    assert read_date(text) == DateSpan.from_edtf(edtf)


@pytest.mark.parametrize(("order", "day"), [(Order.DAY, "3 April 2025"), (Order.MONTH, "4 March 2025")])
def test_dates_that_can_mean_two_are_read_once_somebody_says_which(order: Order, day: str) -> None:
    assert day_text(read_date("03/04/2025", order).start) == day


@pytest.mark.parametrize("text", ["14.07.25", "July", "13/13/2025", "2025-13-01", "soon", "99999"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(InvalidRecord):
        read_date(text)


def test_a_last_day_makes_a_range_and_a_whole_month_stays_a_month() -> None:
    header, good = row()
    ranged = only(f"{header},end_date", f"{good},2025-07-16")
    assert ranged.date == DateSpan.from_edtf("2025-07-14/2025-07-16")
    header, good = row(date="2025-07-01")
    assert only(f"{header},end_date", f"{good},2025-07-31").date == DateSpan.from_edtf("2025-07")
    assert problems(f"{header},end_date", f"{good},2025-06-30") == [
        "row 2, end_date '2025-06-30': lies before the first day, 2025-07-01; swap them"
    ]


@pytest.mark.parametrize(
    ("code", "edtf"), [("1", "2025-07-14"), ("2", "2025-07-08/2025-07-20"), ("3", "2025-07"), ("", "2025-07-14")]
)
def test_a_date_is_as_exact_as_acled_says(code: str, edtf: str) -> None:
    header, good = row()
    assert only(f"{header},time_precision", f"{good},{code}").date == DateSpan.from_edtf(edtf)


@pytest.mark.parametrize(("column", "cell", "km"), [("geo_precision", "3", 100.0), ("radius_km", "2,5", 2.5)])
def test_a_point_is_as_exact_as_the_table_says(column: str, cell: str, km: float) -> None:
    header, good = row()
    told = only(f"{header},{column}", f'{good},"{cell}"').place
    assert (told.radius_km, told.note) == (km, "")


def test_an_area_is_as_wide_as_its_ring() -> None:
    square = [[106.0, 11.0], [106.2, 11.0], [106.2, 11.2], [106.0, 11.2], [106.0, 11.0]]
    (incoming,) = of_features(feature({"type": "Polygon", "coordinates": [square]})).incoming
    assert incoming.event.place == Place(
        "kh-bavet-n1110000-e10610000", "Bavet", PlaceKind.VILLAGE, "KH", LatLon(11.1, 106.1), 15.6,
        origin="table sites.geojson",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found"),
    [("Bavet", "kh-bavet"), ("bavet, Svay Rieng", "kh-bavet"), ("Nowhere", None), ("Battambang", None)],
)
def test_a_name_without_a_point_stands_for_the_one_place_that_bears_it_or_for_none(
    name: str, found: str | None
) -> None:
    assert "kh-bavet" in shipped().places
    here = atlas_of(
        places=(place("kh-bavet", name="Bavet", adm1="Svay Rieng"), place("kh-b", name="Battambang", adm1="Battambang"),
                place("kh-b-province", name="Battambang", kind=PlaceKind.PROVINCE, adm1="Battambang"))
    )  # fmt: skip
    (incoming,) = read(*row(place=name, lat="", lon=""), atlas=here).incoming
    assert (incoming.event.place.id if incoming.event.place else None) == found
    if found is None:
        assert incoming.event.note == f"Place as given: {name}."
        assert "comes in without a point" in incoming.remarks[0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("200", Count("arrested", 200)),
        ("1,200", Count("arrested", 1200)),
        ("1.200", Count("arrested", 1200)),
        ("200+", Count("arrested", 200, Qualifier.AT_LEAST)),
        ("more than 200", Count("arrested", 200, Qualifier.AT_LEAST)),
        ("ca. 30", Count("arrested", 30, Qualifier.ABOUT)),
        ("<11", Count("arrested", 11, Qualifier.BELOW)),
        ("0", Count("arrested", 0)),
    ],
)
def test_figures_keep_how_they_are_worded(text: str, count: Count) -> None:
    assert figure(text, "arrested") == count


@pytest.mark.parametrize("text", ["many", "10-20", "3 or 4", "-5", "12.5"])
def test_what_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(InvalidRecord, match="is no figure"):
        figure(text, "arrested")


@pytest.mark.parametrize("text", ["KH", "kh", "KHM", "Cambodia", "Kambodscha", "Cambodge", "กัมพูชา", "柬埔寨"])
def test_a_country_is_known_by_code_or_by_its_name_in_several_languages(text: str) -> None:
    assert country_code(text, country_names(shipped().countries)) == "KH"


def test_kind_and_country_may_be_said_for_all_rows_that_do_not_say() -> None:
    header, good = row(kind="", country="")
    told = only(header, good, kind=EventKind.ARREST, country="KH")
    assert (told.kind, told.country, told.summary) == (EventKind.ARREST, "KH", "Police searched a building.")


def test_an_unknown_status_is_a_problem_for_what_is_planned_is_not_done() -> None:
    header, good = row()
    assert problems(f"{header},status", f"{good},perhaps") == [
        "row 2, status 'perhaps': is no status; write reported, planned or ongoing"
    ]
    assert only(f"{header},status", f"{good},geplant").status.value == "planned"


def test_a_cited_article_is_the_source_and_the_table_says_that_it_cites_it() -> None:
    header, good = row()
    found = read(f"{header},headline,url,published", f"{good},Raid in Bavet,https://example.org/a,2025-07-15")
    (cited,) = found.incoming[0].sources
    assert replace(cited, id="") == Source(
        "", "Raid in Bavet", "Border Post", published=DateSpan.from_edtf("2025-07-15").start,
        url="https://example.org/a", note="Taken from the table raids.csv, unchecked; paragraph numbers are its rows.",
    )  # fmt: skip
    assert problems(f"{header},url", f"{good},www.example.org")[0].startswith(
        "row 2, url 'www.example.org': is no web link; write it with https://"
    )


def test_our_own_other_formats_are_known_again_by_their_ids() -> None:
    from geo.export import format_named
    from tests.samples import document

    for form in ("hxl", "acled"):
        sheet = read_bytes(format_named(form).to_bytes(document(shipped())), f"some.{form}.csv")
        found = harvest(sheet, shipped(), {}, ColumnMap(guess_mapping(sheet).columns, EventKind.WARNING))
        assert found.problems == ()
        assert {each.event.id for each in found.incoming} == {each.id for each in shipped().events}


def test_precision_of_a_week_is_a_range() -> None:
    header, good = row()
    assert only(f"{header},time_precision", f"{good},2").date.precision is Precision.RANGE
