"""What whoever runs the atlas may decide; read once, in app.py, and passed down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from geo.errors import GeoError
from geo.store import default_path, sqlite_url


class Tiles(StrEnum):
    """Street map under the marks: off or on at the start, or never to be had."""

    OFF = "off"
    ON = "on"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """`store` is the address of the database of the user's own records, such as sqlite:////folder/atlas.sqlite."""

    data_dir: Path
    tiles: Tiles = Tiles.OFF
    store: str = ""

    @classmethod
    def from_values(cls, values: Mapping[str, str], default_data_dir: Path) -> Settings:
        """From plain text values: `tiles`, `data` (a folder), `store` (an address or a path).

        Raises GeoError naming the value that is not allowed.
        """
        tiles = values.get("tiles", Tiles.OFF.value)
        if tiles not in list(Tiles):
            raise GeoError(f"tiles is {tiles!r}; allowed are {', '.join(Tiles)}")
        store = values.get("store") or str(default_path())
        address = store if "://" in store else sqlite_url(Path(store).expanduser())
        return cls(Path(values.get("data", default_data_dir)), Tiles(tiles), address)
