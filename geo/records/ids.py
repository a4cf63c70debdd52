"""Ids made of what a record says, so that reading the same article again gives the same ones."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from geo.model import Atlas, Event, Precision, Status
from geo.names import fold
from geo.wording import short_place

# ISO 3166 leaves XX to its users: an event of which no country is known.
_NOWHERE = "XX"


def slug(text: str, longest: int = 60) -> str:
    """Small Latin letters, digits and hyphens, cut between words; "" where the text has no Latin letter or digit.

    >>> slug("O'Smach, Oddar Meanchey"), slug("Báo Thanh Hóa"), slug("ភ្នំពេញ")
    ('osmach-oddar-meanchey', 'bao-thanh-hoa', '')
    """
    words = re.findall("[a-z0-9]+", fold(text))
    while len("-".join(words)) > longest and len(words) > 1:
        words.pop()
    return "-".join(words)[:longest]


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id, with the first free number behind it where it is taken: KH-RAID-BAVET, KH-RAID-BAVET-2 …"""
    if wanted not in taken:
        return wanted
    return next(numbered for number in count(2) if (numbered := f"{wanted}-{number}") not in taken)


def event_id(event: Event, atlas: Atlas) -> str:
    """Country and further ends of the link, date, kind, place: KH-2025-07-15-RAID-SEN-SOK. Not yet free of others.

    What is smaller than a district goes by its district, so that an id tells no house.
    """
    ends = event.countries or (_NOWHERE,)
    day = ""
    if event.date:
        day = event.date.start.isoformat() if event.date.precision is Precision.RANGE else event.date.to_edtf()
    place = slug(short_place(event.place, atlas).partition(",")[0]) or event.place.id if event.place else ""
    planned = "planned" if event.status is Status.PLANNED else ""
    return "-".join(part for part in (*ends[:3], day, event.kind.value, place, planned) if part).upper()
