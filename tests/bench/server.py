"""What the server does without a browser: choosing, placing and writing 5,000 events; looking names up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from streamlit_folium import _get_feature_group_string

from geo.filters import EventFilter, select
from geo.gazetteer import Gazetteer
from geo.layers import map_layers
from geo.maps import MapAssets, base_map, feature_group
from geo.model import Atlas
from geo.records import read_atlas
from tests.bench.figures import Figure, seconds
from tests.bench.synthetic import make_data
from tests.samples import DATA

_ASSETS = MapAssets("../leaflet/", "../web/", "../outlines/")


def layers(turns: int) -> Iterator[Figure]:
    """From a filter to what is sent to the browser."""
    for own_places in (False, True):
        with TemporaryDirectory() as folder:
            atlas = read_atlas(make_data(Path(folder), 5_000, own_places=own_places))
        # The first turn draws rings for the first time; they are remembered afterwards, as on a running server.
        taken = [seconds(lambda: _drawn(atlas)) for _ in range(turns + 1)]  # noqa: B023
        where = "each at its own place" if own_places else "on the gazetteer's places"
        yield Figure(f"select, place and write 5,000 events {where}, first time", "s", (taken[0],))
        yield Figure(f"select, place and write 5,000 events {where}", "s", tuple(taken[1:]))


def _drawn(atlas: Atlas) -> str:
    group = feature_group(map_layers(select(atlas, EventFilter())))
    return str(_get_feature_group_string(group, base_map(_ASSETS)))


def gazetteer(turns: int) -> list[Figure]:
    """Making the index, opening it, and asking it for every name of the curated places."""
    names = [name for place in read_atlas(DATA).places.values() for name in (place.name, *place.names)]
    with TemporaryDirectory() as folder:
        cold = seconds(lambda: Gazetteer.open(DATA, Path(folder)).close())
        warm, lookups = [], []
        for _ in range(turns):
            warm.append(seconds(lambda: Gazetteer.open(DATA, Path(folder)).close()))
            opened = Gazetteer.open(DATA, Path(folder))
            lookups.append(len(names) / seconds(lambda: [opened.candidates(name) for name in names]))  # noqa: B023
            opened.close()
    return [
        Figure("gazetteer: make the index", "s", (cold,)),
        Figure("gazetteer: open it", "s", tuple(warm)),
        Figure(f"gazetteer: lookups of {len(names):,} names, none asked before", "/s", tuple(lookups)),
    ]
