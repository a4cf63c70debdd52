"""The tables: articles, events and places as they stand, and every change that led there.

Portable types only. Entries are JSON of the schema of `data/articles/`; times are ISO 8601 text in UTC.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

metadata = MetaData()
_Json = JSON(none_as_null=True)

# Two rows: "schema" and "revision".
info = Table(
    "atlas_info",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

# `text` is the user's own copy, "" where only a file told of the article. `digest` is None where the copy holds no
# letter. A row may bear the id of a shipped article: a file then added reports to it.
article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", _Json, nullable=False),
    Column("text", Text, nullable=False),
    Column("digest", String, index=True),
    Column("prints", Text, nullable=False),
    Column("mentions", _Json, nullable=False),
    Column("also_reports", _Json, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)

# `rank` keeps the order in which they were added. `source_id` may be that of a shipped article. `first` is the entry as
# it was before anybody changed it, `made` who made it so: "reading", "person", "shipped" or
# "file".
event = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("source_id", String, nullable=False, index=True),
    Column("entry", _Json, nullable=False),
    Column("first", _Json, nullable=False),
    Column("made", String, nullable=False),
    Column("merged_into", String),
    Column("evidence", _Json),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("id", String, primary_key=True),
    Column("place", _Json, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("who", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("undone_by", String),
    Column("undone_at", String),
)

# Rows that a change wrote, with all their columns before and after; None where there was none. Rows it only builds on
# (`written` false) carry neither: they keep others from undoing what it stands on.
changed_row = Table(
    "changed_row",
    metadata,
    Column("change", Integer, ForeignKey("change.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("in_table", String, nullable=False),
    Column("row_id", String, nullable=False, index=True),
    Column("written", Boolean, nullable=False),
    Column("before", _Json),
    Column("after", _Json),
)

# What changes are made of; each has an `id`.
CONTENT = {table.name: table for table in (article, event, place)}
