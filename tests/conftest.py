from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def gazetteer(request: pytest.FixtureRequest) -> Iterator[Gazetteer]:
    """The real one; its index is kept with pytest's own cache, so that only the first run takes seconds to make it."""
    opened = Gazetteer.open(DATA, request.config.cache.mkdir("gazetteer"))
    yield opened
    opened.close()
