import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import AmbiguousName, GeocoderUnavailable
from geo.gazetteer import Gazetteer
from geo.geocoder import AmbiguousPlace, GazetteerGeocoder
from geo.model import PlaceKind
from geo.nominatim import NominatimGeocoder

POIPET = (13.65805, 102.56365)


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


# The gazetteer


def test_a_known_name_gives_a_geopy_location(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Poipet")
    assert isinstance(geocoder, Geocoder)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == POIPET
    assert found.address == "Poipet, Banteay Meanchey, Cambodia"
    raw = {
        key: found.raw[key] for key in ("place_id", "kind", "country", "adm1", "radius_km", "match", "layer", "origin")
    }
    assert raw == {
        "place_id": "kh-poipet",
        "kind": "city",
        "country": "KH",
        "adm1": "Banteay Meanchey",
        "radius_km": 4.0,
        "match": "exact",
        "layer": "curated",
        "origin": "geonames:1830194",
    }
    json.dumps(found.raw)


def test_an_unknown_name_is_none_one_or_many(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.geocode("Nosuchplacium") is None
    assert geocoder.geocode("Nosuchplacium", exactly_one=False) is None
    assert geocoder.geocode("") is None


def test_a_name_of_two_places_is_not_guessed(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(AmbiguousName, match="'Pailin' may be any of 2 places") as caught:
        geocoder.geocode("Pailin")
    assert isinstance(caught.value, AmbiguousPlace)
    assert {candidate.place.kind for candidate in caught.value.candidates} == {PlaceKind.CITY, PlaceKind.PROVINCE}


def test_all_places_of_a_name_are_given_when_asked_for(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Pailin", exactly_one=False)
    assert isinstance(found, list)
    assert {one.raw["kind"] for one in found} == {"city", "province"}
    assert len(geocoder.geocode("Pailin", exactly_one=False, limit=1) or ()) == 1  # type: ignore[arg-type]


def test_hints_decide(geocoder: GazetteerGeocoder) -> None:
    city = geocoder.geocode("Pailin", kind=PlaceKind.CITY)
    assert isinstance(city, Location)
    assert city.raw["place_id"] == "kh-pailin"
    texan = geocoder.geocode("Paris", parent="Texas", country="US")
    assert isinstance(texan, Location)
    assert (round(texan.latitude, 2), round(texan.longitude, 2)) == (33.66, -95.56)


def test_ambiguity_is_neither_retried_nor_swallowed_by_geopys_rate_limiter(geocoder: GazetteerGeocoder) -> None:
    polite = RateLimiter(geocoder.geocode, min_delay_seconds=0, swallow_exceptions=True)
    with pytest.raises(AmbiguousPlace):
        polite("Pailin")
    assert issubclass(AmbiguousPlace, GeopyError)
    assert not issubclass(AmbiguousPlace, GeocoderServiceError)


def test_a_place_whose_position_nobody_knows_is_no_location(geocoder: GazetteerGeocoder, gazetteer: Gazetteer) -> None:
    assert gazetteer.search("Krong Kaoh Rung")[0].place.position is None
    assert geocoder.geocode("Krong Kaoh Rung") is None


@pytest.mark.parametrize("point", [Point(*POIPET), POIPET, list(POIPET), "13.65805, 102.56365", "13.65805,102.56365"])
def test_any_point_geopy_understands_can_be_looked_up(geocoder: GazetteerGeocoder, point: object) -> None:
    found = geocoder.reverse(point, kinds=[PlaceKind.CITY])  # type: ignore[arg-type]
    assert isinstance(found, Location)
    assert found.raw["place_id"] == "kh-poipet"
    assert found.raw["distance_km"] == 0


def test_the_nearest_places_come_nearest_first(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.reverse((13.66, 102.55), exactly_one=False, limit=5)
    assert isinstance(found, list)
    distances = [one.raw["distance_km"] for one in found]
    assert len(distances) == 5
    assert distances == sorted(distances)


def test_the_open_sea_has_no_place(geocoder: GazetteerGeocoder) -> None:
    assert geocoder.reverse((0, -160), max_km=50) is None
    assert geocoder.reverse((0, -160), max_km=50, exactly_one=False) is None


@pytest.mark.filterwarnings("ignore:Latitude normalization")
def test_swapped_coordinates_are_refused(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(ValueError, match="Latitude"):
        geocoder.reverse((102.56, 13.66))


def test_the_geocoder_of_the_gazetteer_opens_no_connection(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderUnavailable, match="offline"):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})


# Nominatim


class Recorded(BaseSyncAdapter):
    """Answers with what it was given, and keeps the requests."""

    def __init__(self, answer: Callable[[], Any], asked: list[dict[str, Any]]) -> None:
        super().__init__(proxies=None, ssl_context=None)
        self._answer = answer
        self._asked = asked

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        query = {name: values[0] for name, values in parse_qs(urlparse(url).query).items()}
        self._asked.append(query | {"path": urlparse(url).path, "agent": headers["User-Agent"], "timeout": timeout})
        return self._answer()

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError


def record(name: str, country: str, lat: str = "13.6573", lon: str = "102.5639") -> dict[str, Any]:
    return {
        "place_id": 1,
        "lat": lat,
        "lon": lon,
        "display_name": name,
        "address": {"country_code": country},
        "boundingbox": ["13.6", "13.7", "102.5", "102.6"],
    }


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still but for the pauses, which it keeps."""
    made: list[float] = []
    monkeypatch.setattr(RateLimiter, "_clock", lambda _: 100 + sum(made))
    monkeypatch.setattr(RateLimiter, "_sleep", lambda _, seconds: made.append(seconds))
    return made


def nominatim(
    folder: Path,
    answer: Callable[[], Any],
    asked: list[dict[str, Any]],
    *,
    enabled: bool = True,
    agent: str = "atlas (a@b.org)",
) -> NominatimGeocoder:
    return NominatimGeocoder(
        user_agent=agent,
        cache_path=folder / "nominatim.sqlite",
        enabled=enabled,
        today=lambda: date(2026, 3, 4),
        adapter_factory=lambda **_: Recorded(answer, asked),
    )


def refuse(error: Exception) -> Callable[[], Any]:
    def answer() -> Any:
        raise error

    return answer


def test_nominatim_is_asked_once_by_name_and_then_remembered(tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []
    geocoder = nominatim(tmp_path, lambda: [record("Poipet, Cambodia", "kh")], asked)
    first = geocoder.geocode("Poipet", country="KH")
    again = nominatim(tmp_path, refuse(AssertionError()), asked).geocode("  poipet ", country="KH")
    assert isinstance(first, Location) and isinstance(again, Location)
    assert (again.address, again.latitude, again.longitude) == ("Poipet, Cambodia", 13.6573, 102.5639)
    assert again.raw["asked_on"] == "2026-03-04"
    assert again.raw["radius_km"] == pytest.approx(7.75, abs=0.05)
    assert [request["q"] for request in asked] == ["Poipet"]
    assert (asked[0]["agent"], asked[0]["countrycodes"], asked[0]["addressdetails"]) == ("atlas (a@b.org)", "kh", "1")


def test_a_remembered_answer_is_given_with_nominatim_switched_off(tmp_path: Path) -> None:
    nominatim(tmp_path, lambda: [record("Poipet", "kh")], []).geocode("Poipet")
    off = nominatim(tmp_path, refuse(AssertionError()), [], enabled=False)
    assert off.geocode("Poipet") is not None
    with pytest.raises(GeocoderUnavailable, match="switched off"):
        off.geocode("Bavet")


def test_not_found_is_an_answer_and_remembered(tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []
    geocoder = nominatim(tmp_path, list, asked)
    assert geocoder.geocode("Nosuchplacium") is None
    answer = geocoder.answer("Nosuchplacium")
    assert (answer.locations, answer.reason) == ((), "Nominatim knew no such place on 2026-03-04")
    assert len(asked) == 1


@pytest.mark.parametrize(
    "error",
    [
        GeocoderTimedOut("too slow"),
        AdapterHTTPError("busy", status_code=429, headers={}, text="busy"),
        AdapterHTTPError("broken", status_code=500, headers={}, text="broken"),
    ],
    ids=["timeout", "too many requests", "server error"],
)
def test_could_not_ask_is_an_error_and_not_remembered(tmp_path: Path, error: Exception) -> None:
    asked: list[dict[str, Any]] = []
    with pytest.raises(GeocoderUnavailable, match="could not ask Nominatim"):
        nominatim(tmp_path, refuse(error), asked).geocode("Poipet")
    found = nominatim(tmp_path, lambda: [record("Poipet", "kh")], asked).geocode("Poipet")
    assert found is not None
    assert len(asked) == 2


@pytest.mark.parametrize(
    "nonsense", [{"error": "Bad request"}, [{"lat": "x", "lon": "y", "display_name": "Z"}], ["text"]]
)
def test_an_answer_that_is_none_is_not_taken_for_not_found(tmp_path: Path, nonsense: object) -> None:
    with pytest.raises(GeocoderUnavailable, match="could not ask"):
        nominatim(tmp_path, lambda: nonsense, []).geocode("Poipet")


def test_an_answer_in_another_country_is_refused_with_the_reason(tmp_path: Path) -> None:
    geocoder = nominatim(tmp_path, lambda: [record("Bailin, China", "cn")], [])
    assert geocoder.geocode("Pailin", country="KH") is None
    assert geocoder.answer("Pailin", country="KH").reason == "refused: the answers lie in CN, asked was KH"


def test_of_several_answers_those_in_the_country_are_kept(tmp_path: Path) -> None:
    geocoder = nominatim(tmp_path, lambda: [record("Bailin, China", "cn"), record("Pailin, Cambodia", "kh")], [])
    found = geocoder.geocode("Pailin", country="KH", exactly_one=False)
    assert isinstance(found, list)
    assert [one.address for one in found] == ["Pailin, Cambodia"]


def test_a_second_passes_between_two_requests(tmp_path: Path, pauses: list[float]) -> None:
    geocoder = nominatim(tmp_path, list, [])
    geocoder.geocode("Poipet")
    assert pauses == []
    geocoder.geocode("Bavet")
    assert pauses == [1]


def test_a_point_is_asked_about_and_remembered_to_the_metre(tmp_path: Path) -> None:
    asked: list[dict[str, Any]] = []
    geocoder = nominatim(tmp_path, lambda: record("Poipet", "kh"), asked)
    assert geocoder.reverse("13.657301, 102.563901") is not None
    assert geocoder.reverse((13.6573013, 102.5639008)) is not None
    assert [(request["path"], request["lat"], request["lon"]) for request in asked] == [
        ("/reverse", "13.6573", "102.5639")
    ]


@pytest.mark.parametrize("agent", ["", "  ", "my-application", "specify_your_app_name_here"])
def test_a_user_agent_that_names_nobody_is_refused_with_what_to_write(tmp_path: Path, agent: str) -> None:
    with pytest.raises(GeocoderUnavailable, match="write who asks and how to reach them"):
        nominatim(tmp_path, list, [], agent=agent)


def test_without_a_place_to_keep_answers_nobody_is_asked(tmp_path: Path) -> None:
    (tmp_path / "nominatim.sqlite").write_text("no database at all, but long enough to be taken for a damaged one" * 9)
    asked: list[dict[str, Any]] = []
    with pytest.raises(GeocoderUnavailable, match="delete the file"):
        nominatim(tmp_path, list, asked).geocode("Poipet")
    assert asked == []
