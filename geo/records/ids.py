"""Ids made of what a record says, so that reading the same article again gives the same ones."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from geo.names import fold


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
