"""What this is, how to read it, and what it must not be used for."""

from __future__ import annotations

import streamlit as st

from geo.ui import map as map_view

_TEXT = """
#### What you see

Compound Atlas gathers what news articles report about compounds where people are forced to run online scams: sites
that are named, raids, people who are deported or freed, and what governments agree with each other. Every record
was compared with its article, and tells in which paragraph each value stands.

#### How to read it

- **A sign is as exact as the source.** A filled sign is a town or a spot; a hollow one only the middle of a
  province, district or zone. The dashed ring shows how far off the true spot may be. It says nothing about how much
  goes on there.
- **A line joins two capitals** because two governments met, agreed, or moved people. It is not a route. An arrow
  shows which way people were moved.
- **Dashed means planned**: announced, not reported as done.
- **Figures are never added up.** A running total ("since February") or an estimate says so, and must not be added
  to the figures of single events.
- **What is not on the map is in the table**: events with only a country, or no place.
- A place on this map is one that somebody *reports*. It is an allegation by the source named, not a finding of
  ours.

#### Before you use a figure in a report

Open the record, read who says so and whether the source passes on somebody else's story, look at the original
article, and cite both. "Year inferred" means that the year is not written beside the date.

#### What it must not be used for

Not to identify, find or accuse any person, not to send anybody to a place, and not as the only ground for a
decision about somebody's safety. The newest article here may be months old: a place that was raided may be running
again.

#### Who can see what you do

Nothing you look at, search or filter leaves this machine. Only when you switch on the street map, your browser asks
OpenStreetMap's servers for pictures of the part of the map you look at. Search words are not written into the
address.

#### Credits

Place names and positions: [GeoNames](https://www.geonames.org/), CC BY 4.0. Outlines: Natural Earth, public domain.
Street map, when switched on: © [OpenStreetMap](https://www.openstreetmap.org/copyright) contributors, ODbL. Map
library: Leaflet, BSD-2-Clause.
"""


def show() -> None:
    map_view.legend()
    with st.container(width=860):
        st.markdown(_TEXT)
