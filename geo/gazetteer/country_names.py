"""What every language of the CLDR (as Babel carries it) calls each country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from babel import localedata
from babel.core import get_global

_PARENTHESES = re.compile(r"^(.*?)\s*[(（](.*?)[)）]$")


class CountryName(NamedTuple):
    """`own`: in English, or in an official language of the country itself."""

    country: str
    name: str
    own: bool


def country_names() -> Iterator[CountryName]:
    """Names by ISO 3166-1 alpha-2 code; one spelling may come up for several countries, as "Kongo" does for two.

    "Myanmar (Burma)" is given as "Myanmar" and as "Burma".
    """
    languages = get_global("territory_languages")
    given: set[CountryName] = set()
    for locale in sorted(localedata.locale_identifiers()):
        language = locale.split("_")[0]
        for code, name in localedata.load(locale, merge_inherited=False).get("territories", {}).items():
            if len(code) != 2 or not code.isalpha():
                continue  # continents and groups of countries
            spoken = languages.get(code, {}).get(language, {})
            own = locale == "en" or spoken.get("official_status") in ("official", "de_facto_official")
            fresh = {CountryName(code, part, own) for part in _parts(name)} - given
            given |= fresh
            yield from sorted(fresh)
        # Babel keeps every locale it has read, a thousand of them 160 MB, and we shall not come back for any.
        localedata._cache.pop(locale, None)


def _parts(name: str) -> tuple[str, ...]:
    match = _PARENTHESES.match(name)
    return (match[1], match[2]) if match else (name,)
