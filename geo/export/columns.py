"""What every column of an export means, and what kind of value stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """What a cell holds: a `DAY` is an ISO 8601 date, a `FLAG` yes or no."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `meaning` is for who opens the file without us."""

    name: str
    meaning: str
    type: Type = Type.TEXT


EVENTS = (
    Column("id", "stable name of the record, the same in every file"),
    Column("kind", "raid, compound (a reported scam site), arrest, deportation, rescue, meeting, agreement, ..."),
    Column("status", "reported, planned (announced, not done) or ongoing"),
    Column("strength", "firm, or weak: said in passing or in general terms"),
    Column("summary", "one sentence in our own words"),
    Column("date_text", "when, in words, and whether the year was inferred"),
    Column("date_start", "first possible day", Type.DAY),
    Column("date_end", "last possible day", Type.DAY),
    Column("date_precision", "the unit the source gives: day, month, year or range"),
    Column("date_edtf", "the same date as ISO 8601-2 text"),
    Column("year_inferred", "the source names no year beside the date; it follows from elsewhere in it", Type.FLAG),
    Column("where", "the place in words, else the countries"),
    Column("place_id", "id of the place; empty where only the country, or nothing, is known"),
    Column("place", "the place and what it lies in"),
    Column("place_kind", "village, ward, district, city, province, sez, building, border_crossing or country"),
    Column("lat", "latitude of the middle of the place, WGS 84", Type.NUMBER),
    Column("lon", "longitude of the middle of the place, WGS 84", Type.NUMBER),
    Column("radius_km", "how far from that point the true spot may lie, in km", Type.NUMBER),
    Column("position_origin", "where the position comes from"),
    Column("adm1", "first-level area the place lies in"),
    Column("pcode", "OCHA P-code of the place"),
    Column("iso_3166_2", "ISO 3166-2 code of the place"),
    Column("country", "ISO 3166-1 alpha-2: where it took place, for a deportation who sends people out"),
    Column("partners", "countries acting with it, ISO 3166-1 alpha-2"),
    Column("origin", "country people are moved from, ISO 3166-1 alpha-2"),
    Column("destination", "country people are moved to, ISO 3166-1 alpha-2"),
    Column("counts_text", "all figures in words; planned, running totals and estimates say so"),
    Column("counts", "the same figures for programs: what=value qualifier scope [nationality] [part]"),
    Column("reports", "how many articles report it", Type.INTEGER),
    Column("source_ids", "ids of these articles"),
    Column("publishers", "who published them"),
    Column("source_titles", "their titles; of several, a semicolon within one is written \\;"),
    Column("source_urls", "their addresses, where known"),
    Column("paragraphs", "paragraph of each article that tells of the event; the title is paragraph 1"),
    Column("review", "accepted, corrected, unreviewed or rejected by a person comparing it with the article"),
    Column("note", "what else to know about the record"),
    Column("withheld", "parts that are told less exactly for the public: place, figures, summary, note"),
    # From here on: what the columns above leave out, so that the row alone gives the whole record back.
    Column("date_words", "words of the articles in place of a date, or beside it"),
    Column("place_name", "name of the place itself"),
    Column("place_name_local", "its name in its own script"),
    Column("place_names", "further spellings and scripts"),
    Column("place_country", "country of the place, ISO 3166-1 alpha-2"),
    Column("place_parent", "id of the next larger place"),
    Column("place_population", "inhabitants, where known", Type.INTEGER),
    Column("place_note", "what else to know about the place"),
    Column("report_paragraphs", "where in each article each value stands: event=2 date=3; the title is paragraph 1"),
    Column("report_counts", "figures as each article gives them, coded as in counts; same: those of the record"),
    Column("report_notes", "what else to know about each report"),
    Column("report_quotes", "words quoted from own copies of the articles; empty unless asked for"),
    Column("report_spans", "first and last character of each quote, counted from 0, the last one not in it"),
    Column("source_publishers", "publisher as each article states it"),
    Column("source_countries", "country of each publisher, ISO 3166-1 alpha-2"),
    Column("source_retells", "whose story each article passes on"),
    Column("source_languages", "language of each article, ISO 639-1"),
    Column("source_published", "day of publication of each article"),
    Column("source_notes", "what to know about each article"),
)

# The columns of an event for programs alone: formats that cannot be read back leave them out.
FOR_THE_WAY_BACK = frozenset(column.name for column in EVENTS[[column.name for column in EVENTS].index("date_words") :])

LINKS = (
    Column("id", "the event and its two countries"),
    Column("event_id", "id of the event that ties them"),
    Column("kind", "kind of the event"),
    Column("status", "reported, planned or ongoing"),
    Column("from_code", "ISO 3166-1 alpha-2"),
    Column("from_country", "its name"),
    Column("to_code", "ISO 3166-1 alpha-2"),
    Column("to_country", "its name"),
    Column("people_moved", "people are moved from the one to the other; no: the two act together", Type.FLAG),
    Column("date_text", "when, in words"),
    Column("date_start", "first possible day", Type.DAY),
    Column("date_end", "last possible day", Type.DAY),
    Column("date_precision", "day, month, year or range"),
    Column("summary", "one sentence in our own words"),
    Column("counts_text", "all figures in words"),
    Column("source_ids", "ids of the articles that report it"),
    Column("review", "accepted, corrected, unreviewed or rejected"),
)

PLACES = (
    Column("id", "stable name of the place"),
    Column("name", "its name in English"),
    Column("full_name", "the place and what it lies in"),
    Column("name_local", "its name in its own script"),
    Column("other_names", "further spellings and scripts"),
    Column("kind", "village, ward, district, city, province, sez, building, border_crossing or country"),
    Column("country", "ISO 3166-1 alpha-2"),
    Column("adm1", "first-level area it lies in"),
    Column("parent_id", "id of the next larger place"),
    Column("pcode", "OCHA P-code"),
    Column("iso_3166_2", "ISO 3166-2 code"),
    Column("lat", "latitude of its middle, WGS 84; empty where no trustworthy point is known", Type.NUMBER),
    Column("lon", "longitude of its middle, WGS 84", Type.NUMBER),
    Column("radius_km", "how far from that point the spot a text means may lie, in km", Type.NUMBER),
    Column("population", "inhabitants, where known", Type.INTEGER),
    Column("origin", "where the position comes from"),
    Column("note", "what else to know about it"),
    Column("events", "how many of the events in this file took place there", Type.INTEGER),
    Column("event_ids", "ids of these events"),
)

_CITATION = (
    Column("title", "title of the article"),
    Column("publisher", "who published it; empty where the article does not tell"),
    Column("publisher_country", "ISO 3166-1 alpha-2"),
    Column("retells", "whose story it passes on; empty for own reporting"),
    Column("language", "of the article, ISO 639-1"),
    Column("published", "day of publication; empty where the article bears no date", Type.DAY),
    Column("url", "its address, where known"),
    Column("citation", "a reference to paste into a report"),
)

SOURCES = (
    Column("id", "stable name of the article"),
    *_CITATION,
    Column("note", "what to know about this source"),
    Column("events", "how many of the events in this file it reports", Type.INTEGER),
    Column("event_ids", "ids of these events"),
)

REPORTS = (
    Column("event_id", "id of the event reported"),
    Column("source_id", "id of the article that reports it"),
    *_CITATION,
    Column("paragraphs", "where in the article each value stands; the title is paragraph 1"),
    Column("counts_text", "the figures as this article gives them, in words"),
    Column("counts", "the same figures for programs: what=value qualifier scope [nationality] [part]"),
    Column("note", "what else to know about this report"),
    Column("source_note", "what to know about this source"),
)
