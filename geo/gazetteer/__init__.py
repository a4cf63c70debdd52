"""Names → places, offline: the curated list, countries in every language, first-level areas, cities worldwide."""

from geo.gazetteer.candidate import Candidate, Layer, Match, describe, settle
from geo.gazetteer.lookup import Gazetteer
from geo.gazetteer.query import Reading, readings

__all__ = ["Candidate", "Gazetteer", "Layer", "Match", "Reading", "describe", "readings", "settle"]
