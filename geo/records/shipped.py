"""Reads everything in `data/` that is shown: places, countries, and the reviewed records of each article.

    atlas = read_atlas(Path("data"))

Pure reading, the same result each time: articles go by file name, the events and mentions of one in the order of its
file; where several articles report an event, the one that keeps its record comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import InvalidRecord
from geo.model import Atlas, Country, Event, Mention, Place, Report
from geo.places import read_countries, read_places
from geo.records.article_file import ArticleFile, Problem, read_article


@dataclass(frozen=True, slots=True)
class Shipped:
    """All that `data/` holds, before it is put together: sound article files, places by id, countries by alpha-2."""

    files: tuple[ArticleFile, ...]
    places: Mapping[str, Place]
    countries: Mapping[str, Country]


def read_atlas(data_dir: Path) -> Atlas:
    """The atlas in `data_dir` (`places.csv`, `countries.csv`, `articles/*.yaml`). Raises as `read_shipped` does."""
    shipped = read_shipped(data_dir)
    return assemble(shipped.files, shipped.places, shipped.countries)


def read_shipped(data_dir: Path) -> Shipped:
    """The articles, places and countries in `data_dir`.

    Raises GazetteerError where places or countries cannot be read, InvalidRecord naming file and record where an
    article breaks the schema or names a place, event or country that is not there.
    """
    countries = read_countries(data_dir / "countries.csv")
    places = gather_places(countries, read_places(data_dir / "places.csv"))
    files = read_articles(data_dir / "articles")
    problems = [problem for file in files for problem in file.problems]
    problems += loose_ends(files, places, countries)
    if problems:
        more = f" (and {len(problems) - 1} more; python -m geo check lists them)" if problems[1:] else ""
        raise InvalidRecord(f"{problems[0]}{more}")
    return Shipped(tuple(files), places, countries)


def assemble(files: Collection[ArticleFile], places: Mapping[str, Place], countries: Mapping[str, Country]) -> Atlas:
    """The atlas of article files without loose ends; see `loose_ends`."""
    return Atlas(
        places=places,
        countries=countries,
        sources={file.source.id: file.source.source() for file in files if file.source},
        events=tuple(_events(files, places)),
        mentions=tuple(_mentions(files)),
    )


def gather_places(countries: Mapping[str, Country], curated: Mapping[str, Place]) -> dict[str, Place]:
    """Every place by id, the countries first."""
    return {country.place.id: country.place for country in countries.values()} | dict(curated)


def read_articles(folder: Path) -> list[ArticleFile]:
    """The article files by name. Raises InvalidRecord where there are none."""
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InvalidRecord(f"no article files in {folder}; restore them from the repository")
    return [read_article(path) for path in paths]


def loose_ends(
    files: Collection[ArticleFile],
    places: Collection[str] | None,
    countries: Collection[str] | None,
) -> Iterator[Problem]:
    """Ids given twice, and names of places, events and countries that lead nowhere.

    None for places or countries that could not be read: what names them is then taken on trust, as are events that
    may stand in a file that could not be read.
    """
    yield from _taken_ids(files)
    written = {event_id for file in files for event_id in file.written}
    all_read = all(file.written or not file.problems for file in files)
    for file in files:
        for also in file.also_reports:
            if all_read and also.event not in written:
                yield Problem(file.name, f"also_reports {also.event}", f"no article records an event {also.event!r}")
        if places is not None:
            yield from _unknown_places(file, places)
        if countries is not None:
            yield from _unknown_countries(file, countries)


def _unknown_places(file: ArticleFile, places: Collection[str]) -> Iterator[Problem]:
    named = [(f"event {entry.id}", entry.place) for entry in file.events]
    named += [(f"mention of {entry.place}", entry.place) for entry in file.mentions]
    for record, place_id in named:
        if place_id is not None and place_id not in places:
            yield Problem(file.name, record, f"place: {place_id!r} is the id of no place; add it to places.csv")


def _unknown_countries(file: ArticleFile, countries: Collection[str]) -> Iterator[Problem]:
    named = [(f"event {entry.id}", code) for entry in file.events for code in entry.codes]
    named += [(f"also_reports {entry.event}", code) for entry in file.also_reports for code in entry.codes]
    if file.source and file.source.publisher_country:
        named.append(("source", file.source.publisher_country))
    for record, code in named:
        if code not in countries:
            yield Problem(file.name, record, f"{code!r} is the code of no country in countries.csv; correct it")


def _taken_ids(files: Collection[ArticleFile]) -> Iterator[Problem]:
    sources: dict[str, str] = {}
    events: dict[str, str] = {}
    for file in files:
        if file.source and (first := sources.setdefault(file.source.id, file.name)) != file.name:
            yield Problem(file.name, "source", f"id: {file.source.id!r} is taken by {first}; give it another")
        for entry in file.events:
            if entry.id in events:
                yield Problem(file.name, f"event {entry.id}", f"id: is taken in {events[entry.id]}; give it another")
            events.setdefault(entry.id, file.name)


def _events(files: Collection[ArticleFile], places: Mapping[str, Place]) -> Iterator[Event]:
    others: dict[str, list[Report]] = {}
    for file in files:
        for also in file.also_reports:
            if file.source:
                others.setdefault(also.event, []).append(also.report(file.source.id))
    for file in files:
        for entry in file.events:
            if file.source:
                yield entry.event(file.source.id, places, tuple(others.get(entry.id, ())))


def _mentions(files: Collection[ArticleFile]) -> Iterator[Mention]:
    for file in files:
        for entry in file.mentions:
            if file.source:
                yield Mention(entry.place, file.source.id, entry.wording, entry.paragraph)
