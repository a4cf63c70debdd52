"""Web page → the article on it, without menus, adverts and comments. Nothing is fetched, no script runs."""

from __future__ import annotations

from datetime import date

from trafilatura import bare_extraction

from geo.errors import ArticleUnreadable
from geo.reading.intake.decode import decode_html
from geo.reading.intake.extracted import Extracted

# The page's own statements only: no date out of running text, no bound that moves with the clock.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2099-12-31"}
_SHORTEST_ARTICLE = 60  # characters: what is left of a page without an article is a scrap of its menu


def extract(content: bytes) -> Extracted:
    """Raises ArticleUnreadable where the page holds no article."""
    page = bare_extraction(
        decode_html(content), with_metadata=True, include_comments=False, date_extraction_params=_DATES
    )
    # A dictionary comes back only where one was asked for.
    text = "" if page is None or isinstance(page, dict) else (page.text or "").strip()
    if page is None or isinstance(page, dict) or len(text) < _SHORTEST_ARTICLE:
        raise ArticleUnreadable("has no article in it; open it in a browser, copy the text and paste it")
    title = " ".join((page.title or "").split()) or None
    if title and not text.startswith(title):
        text = f"{title}\n{text}"
    url = page.url if (page.url or "").startswith(("http://", "https://")) else None
    return Extracted(text, title, page.sitename or page.hostname or None, _day(page.date), url)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
