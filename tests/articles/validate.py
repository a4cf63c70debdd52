"""Checks the label files against their articles: python tests/articles/validate.py

Prints one line per fault and a table of what there is; exit status 1 where anything is wrong.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
UNSPACED = {"th", "km", "zh", "ko"}
LANGUAGES = {"en", "de", "fr", "id", "vi"} | UNSPACED
PLACE_KINDS = {"country", "province", "city", "district", "ward", "village", "building", "sez", "border_crossing"}
EVENT_KINDS = {"raid", "compound", "arrest", "deportation", "rescue", "meeting", "agreement", "directive", "warning"}
LINK_KINDS = {"agreement", "meeting", "repatriation", "joint_operation", "extradition"}
WHATS = {"arrested", "rescued", "deported", "killed", "workers", "compounds", "seized_computers", "seized_phones"}
FILE_KEYS = set(
    "id title publisher url published lang text_origin source_urls places events links ignore traps".split()
)
PLACE_KEYS = set("mention name country kind adm1 lat lon tolerance_km aliases".split())
EVENT_KEYS = set(
    "type date place country figures quote place_chain place_alt date_alt country_alt by_nationality other_figures"
    " optional".split()
)
LINK_KEYS = set("a b type date people quote optional".split())


def is_date(text: str | None) -> bool:
    """None, a month ("2025-07") or a day of the calendar ("2025-07-14")."""
    if text is None:
        return True
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", text):
        return False
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        return False
    return True


def is_code(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"[A-Z]{2}", text) is not None


def stands_in(mention: str, text: str, lang: str) -> bool:
    """Whether a mention is in the text, on word boundaries where the language has spaces between words."""
    if lang in UNSPACED:
        return mention in text
    return re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", text) is not None


def file_faults(labels: dict[str, Any], text: str, stem: str) -> Iterator[str]:
    if set(labels) != FILE_KEYS:
        yield f"keys differ: {sorted(set(labels) ^ FILE_KEYS)}"
    if labels["id"] != stem:
        yield f"id {labels['id']!r} is not the name of the file"
    if labels["title"] != text.split("\n", 1)[0]:
        yield "the title is not the first line of the text"
    if labels["lang"] not in LANGUAGES:
        yield f"unknown language {labels['lang']!r}"
    if not is_date(labels["published"]) or len(labels["published"] or "2000-01-01") != 10:
        yield f"published is no day: {labels['published']!r}"
    for string in labels["ignore"]:
        if string not in text:
            yield f"ignore: {string!r} is not in the text"


def place_faults(place: dict[str, Any], text: str, lang: str) -> Iterator[str]:
    if not set(place) <= PLACE_KEYS:
        yield f"unknown keys {sorted(set(place) - PLACE_KEYS)}"
    for mention in [place["mention"], *place.get("aliases", [])]:
        if not stands_in(mention, text, lang):
            yield f"{mention!r} is not in the text"
    if place["kind"] not in PLACE_KINDS or not is_code(place["country"]):
        yield f"kind {place['kind']!r}, country {place['country']!r}"
    if (place["adm1"] is None) != (place["kind"] == "country"):
        yield "a country has no adm1, every other place has one"
    if not (-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180 and place["tolerance_km"] > 0):
        yield "no position on the globe, or no tolerance"


def event_faults(event: dict[str, Any], text: str, names: set[str]) -> Iterator[str]:
    if not set(event) <= EVENT_KEYS:
        yield f"unknown keys {sorted(set(event) - EVENT_KEYS)}"
    if event["type"] not in EVENT_KINDS:
        yield f"unknown type {event['type']!r}"
    for name in [event["place"], *event.get("place_chain", []), *event.get("place_alt", [])]:
        if name is not None and name not in names:
            yield f"{name!r} is the name of no place"
    for day in [event["date"], *event.get("date_alt", [])]:
        if not is_date(day):
            yield f"{day!r} is no date"
    for code in [event["country"], *filter(None, event.get("country_alt", [])), *event.get("by_nationality", {})]:
        if not is_code(code):
            yield f"{code!r} is no country code"
    if not set(event["figures"]) <= WHATS:
        yield f"unknown figures {sorted(set(event['figures']) - WHATS)}"
    if event["quote"] not in text:
        yield "the quote is not in the text"


def link_faults(link: dict[str, Any], text: str) -> Iterator[str]:
    if not set(link) <= LINK_KEYS:
        yield f"unknown keys {sorted(set(link) - LINK_KEYS)}"
    if link["type"] not in LINK_KINDS:
        yield f"unknown type {link['type']!r}"
    if not (is_code(link["a"]) and is_code(link["b"]) and link["a"] < link["b"]):
        yield "the ends are not two codes in the order of the alphabet"
    if not is_date(link["date"]):
        yield f"{link['date']!r} is no date"
    if link["quote"] not in text:
        yield "the quote is not in the text"


def faults(labels: dict[str, Any], text: str, stem: str) -> Iterator[str]:
    """What is wrong with one label file, each fault as one line."""
    yield from file_faults(labels, text, stem)
    keys = [(place["name"], place["kind"]) for place in labels["places"]]
    yield from (f"place {key} is listed twice" for key in sorted(set(keys)) if keys.count(key) > 1)
    names = {name for name, _ in keys}
    for place in labels["places"]:
        yield from (f"place {place['name']!r}: {fault}" for fault in place_faults(place, text, labels["lang"]))
    for i, event in enumerate(labels["events"]):
        yield from (f"event {i} ({event['type']}): {fault}" for fault in event_faults(event, text, names))
    for i, link in enumerate(labels["links"]):
        yield from (f"link {i} ({link['a']}-{link['b']}): {fault}" for fault in link_faults(link, text))


def main() -> int:
    stems = {path.stem for path in HERE.glob("*.txt")} | {path.stem for path in (HERE / "labels").glob("*.json")}
    wrong = 0
    for stem in sorted(stems):
        text = (HERE / f"{stem}.txt").read_text(encoding="utf-8")
        labels = json.loads((HERE / "labels" / f"{stem}.json").read_text(encoding="utf-8"))
        sizes = (f"{len(labels[part]):3} {part}" for part in ("places", "events", "links"))
        print(f"{stem:8} {labels['lang']} {len(text):5} characters", *sizes)
        for fault in faults(labels, text, stem):
            print(f"{stem}: {fault}")
            wrong += 1
    print(f"{len(stems)} articles, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
