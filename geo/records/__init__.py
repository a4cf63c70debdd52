"""The reviewed records as files: what one may hold, how it is read, written and corrected, and all of them together."""

from geo.records.shipped import (
    Shipped,
    assemble,
    gather_places,
    loose_ends,
    read_articles,
    read_atlas,
    read_shipped,
)

__all__ = ["Shipped", "assemble", "gather_places", "loose_ends", "read_articles", "read_atlas", "read_shipped"]
