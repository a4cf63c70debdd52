"""Years as newspapers in Thailand, Laos and Cambodia count them: 2568, or 68 for short, is 2025."""

from __future__ import annotations

_ERA = 543
_CENTURY = 2500
_FIRST = 2400  # no article tells of what lies so far ahead: a later year is counted in that era
_SHORT = 100


def common_year(year: int) -> int:
    """The year of the common era; one that is counted in it already stays. Two digits are those of the Buddhist era."""
    full = year + _CENTURY if year < _SHORT else year
    return full - _ERA if full > _FIRST else full
