"""The facts of an article as a person labelled them: docs/labels.md says what each field means."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from geo.errors import InvalidRecord
from geo.model import EventKind, PlaceKind


def _country_code(text: str) -> str:
    if not re.fullmatch("[A-Z]{2}", text):
        raise ValueError(f"{text!r} is no ISO 3166-1 alpha-2 code such as KH")
    return text


def _day_or_month(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d\d){1,2}", text):
        raise ValueError(f"{text!r} is no date; write YYYY-MM-DD or YYYY-MM")
    return text


CountryCode = Annotated[str, AfterValidator(_country_code)]
DayOrMonth = Annotated[str, AfterValidator(_day_or_month)]
Figures = dict[str, Annotated[int, Field(ge=0)]]


class _Labelled(BaseModel):
    # A misspelt key would silently change what is measured.
    model_config = ConfigDict(frozen=True, extra="forbid")


class LabelledPlace(_Labelled):
    """`tolerance_km` is how far off a position may lie and still be right."""

    mention: str = Field(min_length=1)
    name: str
    kind: PlaceKind
    country: CountryCode
    adm1: str | None = None
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    tolerance_km: float = Field(gt=0)
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Every wording of the place in the article."""
        return (self.mention, *self.aliases)


class LabelledEvent(_Labelled):
    """`…_alt` are further right answers, None among them. `place_chain` are the places around `place`."""

    type: EventKind
    date: DayOrMonth | None
    place: str | None
    country: CountryCode | None
    figures: Figures
    quote: str = Field(min_length=1)
    place_chain: tuple[str, ...] = ()
    place_alt: tuple[str | None, ...] = ()
    date_alt: tuple[DayOrMonth | None, ...] = ()
    country_alt: tuple[CountryCode | None, ...] = ()
    by_nationality: Figures = {}
    other_figures: Figures = {}
    optional: bool = False

    @property
    def stated(self) -> tuple[int, ...]:
        """Every number that the label holds, whatever it counts."""
        return (*self.figures.values(), *self.by_nationality.values(), *self.other_figures.values())


class LabelledLink(_Labelled):
    """Two countries that act together or pass people between them, in any order."""

    a: CountryCode
    b: CountryCode
    type: str | None = None
    date: DayOrMonth | None = None
    people: int | None = None
    quote: str = ""
    optional: bool = False

    @property
    def ends(self) -> frozenset[str]:
        return frozenset((self.a, self.b))


class Trap(_Labelled):
    """What is meant to mislead, and why; for people, not scored."""

    mention: str
    why: str


class Labels(_Labelled):
    """One article's labels. `ignore` lists wordings that are neither right nor wrong as places."""

    id: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str
    text_origin: str | None = None
    source_urls: tuple[str, ...] = ()
    places: tuple[LabelledPlace, ...]
    events: tuple[LabelledEvent, ...]
    links: tuple[LabelledLink, ...]
    ignore: tuple[str, ...] = ()
    traps: tuple[Trap | str, ...] = ()

    def place(self, name: str) -> LabelledPlace | None:
        return next((place for place in self.places if place.name == name), None)


def read_labels(path: Path) -> Labels:
    """Raises InvalidRecord naming file and field."""
    try:
        return Labels.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidRecord(f"{path}: cannot be read: {error.strerror}; see docs/labels.md") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InvalidRecord(f"{path}: {field}: {first['msg']}; see docs/labels.md") from None
