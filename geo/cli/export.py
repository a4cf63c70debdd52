"""`python -m geo export`: the events a filter leaves, as a file; the same filter as the page has."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from geo.disclosure import Audience, disclosed
from geo.errors import ExportError, InvalidFilter, StoreError
from geo.export import FORMATS, Document, format_named
from geo.filters import EventFilter, known_provinces, select
from geo.model import Atlas, EventKind, ReviewState, Status
from geo.names import fold
from geo.records import read_atlas, read_shipped
from geo.store import Store, store_address, store_file
from geo.wording import withheld_lines


def add_to(commands: Any) -> None:
    parser = commands.add_parser("export", help="write events to a file")
    parser.add_argument("--format", default="geojson", metavar="NAME", help=", ".join(known.name for known in FORMATS))
    parser.add_argument("--out", default="-", metavar="FILE", help="where to write; - is standard output")
    parser.add_argument("--country", action="append", default=[], metavar="XX", help="country code or name; repeatable")
    parser.add_argument("--province", action="append", default=[], metavar="NAME", help="first-level area; repeatable")
    for option, words in (("--kind", EventKind), ("--status", Status), ("--review", ReviewState)):
        choices = [word.value for word in words]
        parser.add_argument(
            option, action="append", default=[], metavar="WORD", choices=choices, help=", ".join(choices)
        )
    parser.add_argument("--source", action="append", default=[], metavar="ID", help="id of an article; repeatable")
    parser.add_argument("--since", type=date.fromisoformat, metavar="YYYY-MM-DD", help="first day")
    parser.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="last day, included")
    parser.add_argument("--dated-only", action="store_true", help="leave out events without a date")
    parser.add_argument("--text", default="", metavar="WORDS", help="events that hold all these words")
    parser.add_argument(
        "--quotes",
        action="store_true",
        help="with the sentences quoted from your own copies of articles: to carry your records to another machine of "
        "yours, not to hand on",
    )
    parser.add_argument(
        "--store",
        nargs="?",
        const="",
        metavar="FILE",
        help="lay your own records over the shipped ones, as the page does: a file or a database address; "
        "without a value the one the page uses",
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="fit to be published: places no closer than their district, small groups as a band, only what was "
        "reviewed; always so where the settings say audience = public",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    form = format_named(args.format)
    atlas = _atlas(args)
    selection = select(atlas, _filter(args, atlas))
    _write(form.to_bytes(Document(selection, datetime.now(UTC), args.data / "outlines", quotes=args.quotes)), args.out)
    told = f"wrote {len(selection.events)} of {selection.total} events"
    print(
        f"{told}; {selection.without_place} have no place, {selection.without_date} have no date",
        file=sys.stderr,
    )
    for line in withheld_lines(atlas):
        print(line, file=sys.stderr)
    return 0


def _atlas(args: argparse.Namespace) -> Atlas:
    """What the audience may see of the records."""
    audience = Audience.PUBLIC if args.public else args.settings.audience
    return disclosed(_records(args), audience, args.settings.small_group)


def _records(args: argparse.Namespace) -> Atlas:
    """The shipped records, those of the store over them where one is named. A file that is not there is refused."""
    if args.store is None:
        return read_atlas(args.data)
    address = store_address(args.store or args.settings.store)
    path = store_file(address)
    if path is not None and not path.is_file():
        raise StoreError(f"no store at {path}; name the file that the page shows under My changes")
    store = Store.open(address, read_shipped(args.data))
    try:
        return store.atlas()
    finally:
        store.close()


def _filter(args: argparse.Namespace, atlas: Atlas) -> EventFilter:
    return EventFilter(
        countries=tuple(country_code(text, atlas) for text in args.country),
        provinces=tuple(_province(text, atlas) for text in args.province),
        kinds=tuple(EventKind(word) for word in args.kind),
        statuses=tuple(Status(word) for word in args.status),
        sources=tuple(args.source),
        reviews=tuple(ReviewState(word) for word in args.review),
        since=args.since,
        until=args.until,
        include_undated=not args.dated_only,
        text=args.text,
    )


def country_code(text: str, atlas: Atlas) -> str:
    """The code of a country given by code or English name, in any case."""
    for country in atlas.countries.values():
        if fold(text) in (country.iso2.casefold(), country.iso3.casefold(), fold(country.name)):
            return country.iso2
    raise InvalidFilter(f"no country is called {text!r}; give its English name or two-letter code, such as KH")


def _province(text: str, atlas: Atlas) -> str:
    """The province as the atlas spells it; the text itself where it has none, for the filter to refuse."""
    return next((name for name in known_provinces(atlas) if fold(name) == fold(text)), text)


def _write(content: bytes, out: str) -> None:
    """All of it or nothing: into a temporary file beside the target first."""
    if out == "-":
        sys.stdout.buffer.write(content)
        return
    target = Path(out)
    temporary = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # mkstemp makes the file private; an export is the user's to share, as any other file they write.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(target)
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error.strerror}; give --out a file in a folder you own") from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
