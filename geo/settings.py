"""What whoever runs the atlas may decide; read once, in app.py or for a command, and passed down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from geo.disclosure import SMALL_GROUP, Audience
from geo.errors import GeoError
from geo.store import default_path, store_address

E = TypeVar("E", bound=StrEnum)

NAMES = ("audience", "small_group", "contact", "tiles", "data", "store")


class Tiles(StrEnum):
    """Street map under the marks: off or on at the start, or never to be had."""

    OFF = "off"
    ON = "on"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Settings:
    """`store` is the address of the database of the user's own records, such as sqlite:////folder/atlas.sqlite.

    For the `audience` public, figures of groups smaller than `small_group` are told as "fewer than". `contact` tells
    readers whom to ask for a correction; empty where nobody is named.
    """

    data_dir: Path
    tiles: Tiles = Tiles.OFF
    store: str = ""
    audience: Audience = Audience.INTERNAL
    small_group: int = SMALL_GROUP
    contact: str = ""

    @classmethod
    def from_values(cls, values: Mapping[str, str], default_data_dir: Path) -> Settings:
        """From plain text values under `NAMES`: `data` is a folder, `store` an address or a path.

        Raises GeoError naming the value that is not allowed: nobody shall take for public what is not.
        """
        tiles = _one_of(Tiles, "tiles", values.get("tiles", Tiles.OFF))
        audience = _one_of(Audience, "audience", values.get("audience", Audience.INTERNAL))
        address = store_address(values.get("store") or str(default_path()))
        small_group = _small_group(values.get("small_group", str(SMALL_GROUP)))
        data_dir, contact = Path(values.get("data", default_data_dir)), values.get("contact", "")
        return cls(data_dir, tiles, address, audience, small_group, contact)


def configured(folder: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The values in `.streamlit/secrets.toml` of the folder, if it is there, and those in the environment, which win.

    ATLAS_AUDIENCE is the `audience`, and so on. Raises GeoError where the file cannot be read.
    """
    path = folder / ".streamlit" / "secrets.toml"
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise GeoError(f"cannot read {path}: {error}; correct it, or take it away") from None
    values = {name: str(written[name]) for name in NAMES if name in written}
    return values | {name: told for name in NAMES if (told := environment.get(f"ATLAS_{name.upper()}")) is not None}


def _one_of(kind: type[E], name: str, value: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise GeoError(f"{name} is {value!r}; allowed are {', '.join(kind)}") from None


def _small_group(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 2 <= int(text) <= 1000):
        raise GeoError(f"small_group is {text!r}; give a whole number from 2 to 1000, such as {SMALL_GROUP}")
    return int(text)
