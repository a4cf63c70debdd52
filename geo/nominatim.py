"""OpenStreetMap's Nominatim for names the gazetteer lacks: asked politely, remembered, checked; off unless switched on.

Asking tells an outside server what somebody is looking for. Usage policy: one request a second for the whole app, an
identifying user agent, answers kept: https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geopy.distance import geodesic
from geopy.exc import ConfigurationError, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim
from geopy.location import Location
from geopy.point import Point

from geo.errors import GeocoderUnavailable

_MIN_DELAY_SECONDS = 1
_TIMEOUT_SECONDS = 10
_LIMIT = 10
_DECIMALS = 5  # about a metre


@dataclass(frozen=True, slots=True)
class Answer:
    """What Nominatim said. No locations: not found, and `reason` says whether that was its answer or our check's.

    `asked_on` is the day the server was asked, which for a remembered answer may be long past.
    """

    locations: tuple[Location, ...]
    asked_on: date
    reason: str = ""


class NominatimGeocoder:
    """Nominatim with manners. Share one: the pause between requests is kept by each.

    `user_agent` names the installation and how to reach its owner. `cache_path` is the file of remembered answers, "not
    found" among them. Where not `enabled` only remembered answers are given. `today` dates new ones.
    Raises GeocoderUnavailable where the user agent identifies nobody.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        cache_path: Path,
        enabled: bool = False,
        language: str = "en",
        today: Callable[[], date] = date.today,
        adapter_factory: Callable[..., Any] | None = None,
    ) -> None:
        self.enabled = enabled
        self._language = language
        self._today = today
        self._answers = _Answers(cache_path)
        self._service = _service(user_agent, adapter_factory)
        # Retrying is the user's decision: an overloaded server is not helped by asking it again.
        self._ask = RateLimiter(
            lambda call: call(),
            min_delay_seconds=_MIN_DELAY_SECONDS,
            max_retries=0,
            swallow_exceptions=False,
        )

    def geocode(
        self, query: str, *, exactly_one: bool = True, country: str | None = None
    ) -> Location | list[Location] | None:
        """As geopy's: the first answer, or all; None where nothing is found. Raises as `answer` does."""
        return _as_geopy(self.answer(query, country=country), exactly_one)

    def reverse(
        self, query: Point | str | Sequence[float], *, exactly_one: bool = True
    ) -> Location | list[Location] | None:
        """What lies at a point (latitude first); None where nothing is known. Raises as `answer` does."""
        point = Point(query)
        where = (round(point.latitude, _DECIMALS), round(point.longitude, _DECIMALS))
        answer = self._remembered(
            ["reverse", *where],
            lambda: self._service.reverse(where, exactly_one=False, language=self._language),
        )
        return _as_geopy(answer, exactly_one)

    def answer(self, query: str, *, country: str | None = None) -> Answer:
        """The places of a name, those outside `country` (alpha-2) refused; `Location.raw` has radius_km and asked_on.

        Raises GeocoderUnavailable where nothing is remembered and the server could not be asked: switched off, no
        network, too many requests, nonsense for an answer.
        """
        name = " ".join(query.split())
        answer = self._remembered(
            ["geocode", name.casefold(), country, self._language],
            lambda: self._service.geocode(
                name,
                exactly_one=False,
                limit=_LIMIT,
                addressdetails=True,
                language=self._language,
                country_codes=country.lower() if country else None,
            ),
        )
        return _inside(answer, country) if country else answer

    def _remembered(self, key: list[object], ask: Callable[[], list[Location] | None]) -> Answer:
        text = json.dumps(key, ensure_ascii=False)
        if (known := self._answers.get(text)) is None:
            raw = [dict(location.raw) for location in self._asked(ask) or ()]
            known = (self._today(), raw)
            self._answers.put(text, *known)
        asked_on, found = known
        locations = tuple(_location(record, asked_on) for record in found)
        return Answer(locations, asked_on, "" if locations else f"Nominatim knew no such place on {asked_on}")

    def _asked(self, ask: Callable[[], list[Location] | None]) -> list[Location] | None:
        if not self.enabled:
            raise GeocoderUnavailable(
                "Nominatim is switched off, for it would learn what is looked for; "
                "switch it on in the settings, or place the name by hand"
            )
        try:
            found: list[Location] | None = self._ask(ask)
        except (GeopyError, ValueError, TypeError, AttributeError) as error:  # the latter: an answer that is none
            raise GeocoderUnavailable(
                f"could not ask Nominatim ({type(error).__name__}: {error}); nothing is known about the name, "
                "try again later"
            ) from error
        return found


class _Answers:
    """Remembered answers in an SQLite file; a connection each time, for threads share no open ones."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, key: str) -> tuple[date, list[dict[str, Any]]] | None:
        if not self._path.exists():
            return None
        row = self._run("SELECT asked_on, found FROM answer WHERE query = ?", (key,))
        return (date.fromisoformat(row[0][0]), json.loads(row[0][1])) if row else None

    def put(self, key: str, asked_on: date, found: list[dict[str, Any]]) -> None:
        record = (key, asked_on.isoformat(), json.dumps(found, ensure_ascii=False))
        self._run("INSERT OR REPLACE INTO answer VALUES (?, ?, ?)", record)

    def _run(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path)) as connection, connection:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS answer (query TEXT PRIMARY KEY, asked_on TEXT, found TEXT)"
                )
                return connection.execute(sql, values).fetchall()
        except (OSError, sqlite3.Error) as error:
            raise GeocoderUnavailable(
                f"cannot keep Nominatim's answers in {self._path} ({error}), and they must be kept; "
                "delete the file, or choose another folder"
            ) from None


def _service(user_agent: str, adapter_factory: Callable[..., Any] | None) -> Nominatim:
    remedy = 'write who asks and how to reach them, as in "compound-atlas (Your Organisation, mail@your.org)"'
    if not user_agent.strip():
        raise GeocoderUnavailable(f"Nominatim must be told who asks: the user agent is empty; {remedy}")
    try:
        return Nominatim(user_agent=user_agent.strip(), timeout=_TIMEOUT_SECONDS, adapter_factory=adapter_factory)
    except ConfigurationError:
        raise GeocoderUnavailable(f"user agent {user_agent!r} is geopy's sample and names nobody; {remedy}") from None


def _as_geopy(answer: Answer, exactly_one: bool) -> Location | list[Location] | None:
    if not answer.locations:
        return None
    return answer.locations[0] if exactly_one else list(answer.locations)


def _inside(answer: Answer, country: str) -> Answer:
    inside = tuple(one for one in answer.locations if _country(one.raw) == country.upper())
    if inside or not answer.locations:
        return Answer(inside, answer.asked_on, answer.reason)
    elsewhere = ", ".join(sorted({_country(one.raw) or "no country" for one in answer.locations}))
    return Answer((), answer.asked_on, f"refused: the answers lie in {elsewhere}, asked was {country.upper()}")


def _country(raw: Mapping[str, Any]) -> str:
    return str((raw.get("address") or {}).get("country_code", "")).upper()


def _location(raw: Mapping[str, Any], asked_on: date) -> Location:
    extra = {"radius_km": _radius_km(raw), "asked_on": asked_on.isoformat(), "layer": "nominatim"}
    return Location(raw["display_name"], (float(raw["lat"]), float(raw["lon"])), dict(raw) | extra)


def _radius_km(raw: Mapping[str, Any]) -> float | None:
    """Half the diagonal of the box Nominatim draws around the place; None where it draws none."""
    box = raw.get("boundingbox")
    if not box:
        return None
    south, north, west, east = (float(side) for side in box)
    return round(float(geodesic((south, west), (north, east)).km) / 2, 2)
