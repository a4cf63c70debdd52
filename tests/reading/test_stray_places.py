"""Names of places that are none where they stand, and places that are not the namesake a list knows."""

import pytest

from geo.gazetteer import Gazetteer
from geo.model import PlaceKind
from tests.reading.texts import places_of


