"""Names → places: the curated list, countries in every language, first-level areas, and cities worldwide; all offline."""

from geo.gazetteer.candidate import Candidate, Layer, Match, describe, settle
from geo.gazetteer.lookup import Gazetteer
from geo.gazetteer.query import Reading, readings

__all__ = ["Candidate", "Gazetteer", "Layer", "Match", "Reading", "describe", "readings", "settle"]
