"""Writes data/admin1.csv, the first-level areas of the world, from Natural Earth and admin1_facts.py.

python -m venv /some/venv && /some/venv/bin/pip install geopandas
/some/venv/bin/python data/make/admin1.py /usr/share/qgis/resources/data/world_map.gpkg
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import geopandas
import pandas
from admin1_facts import ABBREVIATED, ENGLISH, GENERIC, MISNAMED, REGIONS, WRONG
from natural_earth import METRO_MANILA, area_km2, circle_radius_km, philippine_cities, read_provinces
from shapely.geometry.base import BaseGeometry

TARGET = Path(__file__).parents[1] / "admin1.csv"
COLUMNS = "id name names country kind lat lon radius_km origin".split()
SMALLEST_RADIUS_KM = 1
# How alike a second name must be to Natural Earth's own. Its Yahoo and GeoNames columns are at times those of a
# neighbour ("Napo" beside Tungurahua), which would put a word on the wrong place; below this they are dropped.
ALIKE = 0.72
# Words of the GeoNames column for what an area is, in English.
KINDS = {
    "province": "Province Provincia Provincie Provinsi Provinz Khett Changwat Tinh Sheng Ostan-e Wojewodztwo Laen "
    "Khoueng Mintaqat Aymag Wilayat-e",
    "state": "State Estado Land Freistaat",
    "region": "Region Oblast Oblast' Oblasty Oblysy Voblasts' Kray Kraj Gobolka Marz Viloyati Division",
    "district": "District Distrito Distrikt Rajons Raionul Rayon Rayonu Dzongkhag Okrug Zone",
    "department": "Department Departamento Departement",
    "governorate": "Governorate Gouvernorat Muhafazat Mohafazat Sha`biyat Wilaya",
    "county": "County Judetul Megye Fylke Zupanija Qarku Apskritis",
    "prefecture": "Prefecture",
    "municipality": "Municipality Obcina Opstina Novads Concelho Komuna Commune Shi",
    "canton": "Canton Kanton",
    "parish": "Parish Parroquia",
    "borough": "Borough",
    "city": "City Thanh",
    "republic": "Respublika Republic",
    "territory": "Territory",
}
# Where the GeoNames column has the bare name only.
USUAL_KIND = {"AU": "state", "AT": "state", "BR": "state", "CA": "province", "CN": "province", "DE": "state"} | {
    "ES": "province", "FR": "department", "GB": "district", "IN": "state", "IT": "province", "JP": "prefecture",
    "KH": "province", "KR": "province", "LA": "province", "MX": "state", "MY": "state", "NG": "state", "PH": "province",
    "TH": "province", "US": "state", "VN": "province",
}  # fmt: skip
KIND_OF = {word.lower(): kind for kind, words in KINDS.items() for word in words.split()}
# Heads that GeoNames puts before or after a name; what is left is a spelling.
HEADS = re.compile(
    rf"^((?:{'|'.join(map(re.escape, KIND_OF))})\s+(?:of |de |du |des |di |d'|pho |i |e )?)+", re.IGNORECASE
)
TAILS = re.compile(rf"(\s+(?:{'|'.join(map(re.escape, KIND_OF))}))+$", re.IGNORECASE)


def main(gpkg: Path) -> None:
    areas = read_provinces(gpkg)
    areas = areas[areas["name"].notna() & ~areas["iso2"].isin(["-1", "AQ"])].copy()
    merge_metro_manila(areas)
    areas = areas.drop(index=list(philippine_cities(areas)))
    for (country, heard), name in MISNAMED.items():
        areas.loc[(areas["iso2"] == country) & (areas["gn_name"] == heard), "name"] = name
    rows = sorted([*area_rows(areas), *region_rows(areas)], key=lambda row: (row["country"], bare(str(row["name"]))))
    taken: set[str] = set()
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({"id": fresh_id(f"{row['country']} {row['name']}", taken)} | row)


def merge_metro_manila(areas: geopandas.GeoDataFrame) -> None:
    """Its cities become one area in place; only then may the chartered cities be dropped."""
    cities = areas.index[(areas["iso2"] == "PH") & (areas["fips"] == METRO_MANILA)]
    areas.loc[cities[0], ["name", "gn_name"]] = ["Metro Manila", "National Capital Region"]
    areas.at[cities[0], "geometry"] = areas.loc[cities].union_all()


def area_rows(areas: geopandas.GeoDataFrame) -> Iterator[dict[str, object]]:
    """One row a name and country: city and county of Limerick are one Limerick."""
    english = dict(english_names())
    known = {(country, bare(name)) for country, name in zip(areas["iso2"], areas["name"], strict=True)}
    for (country, name), parts in areas[~areas["name"].isin(GENERIC)].groupby(["iso2", "name"]):
        first = parts.iloc[0]
        chosen, *more = english.get((country, name), [plain(name) if country == "VN" else name])
        # "Mon" alone for Mon State is a word of too many meanings, "Mandalay" is the city.
        spellings = [*more, plain(chosen)] if chosen.startswith(f"{name} ") else [*more, name, plain(chosen)]
        spellings += [text for text in other_names(first) if (country, bare(text)) not in known]
        spellings += [short for full, short in abbreviations(country) if full == chosen]
        others = [text for text in dict.fromkeys(spellings) if text != chosen and not unfit(text)]
        fips = first["fips"] if isinstance(first["fips"], str) else ""
        yield {
            "name": chosen,
            "names": "|".join(others),
            "country": country,
            "kind": kind_of(first["gn_name"]) or USUAL_KIND.get(country, ""),
            **where(parts.union_all()),
            "origin": f"naturalearth:{fips}" if fips else "naturalearth",
        }


def region_rows(areas: geopandas.GeoDataFrame) -> Iterator[dict[str, object]]:
    for country, (column, names) in REGIONS.items():
        for value, name in names.items():
            parts = areas[(areas["iso2"] == country) & (areas[column] == value)]
            others = "" if plain(name) == name else plain(name)
            row = {"name": name, "names": others, "country": country, "kind": "region"}
            yield (
                row
                | where(parts.union_all())
                | {"origin": f"naturalearth:{value if column != 'woe_name' else 'merged'}"}
            )


def english_names() -> Iterator[tuple[tuple[str, str], list[str]]]:
    for line in ENGLISH.strip().splitlines():
        heard, _, names = line.partition(" = ")
        yield (heard[:2], heard[3:]), [name.strip() for name in names.split("|")]


def abbreviations(country: str) -> list[list[str]]:
    return [pair.replace("_", " ").split("=") for pair in ABBREVIATED.get(country, "").split()]


def other_names(area: pandas.Series) -> Iterator[str]:
    """Spellings of the Yahoo and GeoNames columns, where they plainly mean the same area."""
    label = area["woe_label"].split(f", {area['iso2']},")[0] if isinstance(area["woe_label"], str) else ""
    for text in (label, area["woe_name"], area["gn_name"]):
        if not isinstance(text, str) or re.search(r"[,;(?|]|[ÃÂÅÄ][^a-zé]|[ÃÂ]", text):
            continue
        spelling = TAILS.sub("", HEADS.sub("", text)).strip()
        if spelling[:1].isupper() and SequenceMatcher(None, bare(spelling), bare(area["name"])).ratio() >= ALIKE:
            yield spelling


def unfit(name: str) -> bool:
    return name in GENERIC or name in WRONG or len(name) < 2


def kind_of(text: object) -> str:
    words = text.lower().split() if isinstance(text, str) else []
    return next((KIND_OF[word] for word in (*words[:1], *words[-1:]) if word in KIND_OF), "")


def where(shape: BaseGeometry) -> dict[str, object]:
    """The middle of the area, moved inside where the area bends around it."""
    middle = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
    radius = max(SMALLEST_RADIUS_KM, circle_radius_km(area_km2(shape)))
    return {"lat": round(middle.y, 4), "lon": round(middle.x, 4), "radius_km": round(radius)}


def plain(text: str) -> str:
    """`text` in the letters of the English alphabet, as far as they are accented forms of these."""
    letters = unicodedata.normalize("NFKD", text.translate(str.maketrans("đĐÐøØłŁıœŒ", "dDDoOlLioO")))
    return "".join(c for c in letters if not unicodedata.combining(c))


def bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", plain(text).lower())


def fresh_id(text: str, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", plain(text).lower()).strip("-")
    number = 1
    while (found := slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    taken.add(found)
    return found


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
