"""`python -m geo import`: events of a file into the user's store, after a look at what they would do there."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geo.cli.export import country_code
from geo.disclosure import Audience
from geo.errors import StoreError, TableUnreadable
from geo.geometry import read_outlines
from geo.importing import (
    ColumnMap,
    Field,
    Plan,
    Sheet,
    Standing,
    arrival,
    checked,
    guess_mapping,
    harvest,
    is_ours,
    make_plan,
    read_file,
)
from geo.importing.dates import Order
from geo.model import Atlas, EventKind
from geo.records import read_shipped
from geo.store import Store, store_address

_WORDS = {
    Standing.NEW: "new",
    Standing.LIKELY: "new, but perhaps told here already",
    Standing.DIFFERENT: "known here with other values; those here stay",
    Standing.KNOWN: "known already",
}


def add_to(commands: Any) -> None:
    parser = commands.add_parser("import", help="bring the events of a file into your own records")
    parser.add_argument("file", type=Path, metavar="FILE", help="GeoJSON, CSV or GeoPackage: one of ours, or any table")
    parser.add_argument(
        "--store", metavar="FILE", help="file or address of your records, made if need be; otherwise that of the page"
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=f"what a column of somebody else's table holds; repeatable. Fields: {', '.join(Field)}",
    )
    kinds = [kind.value for kind in EventKind]
    parser.add_argument(
        "--kind", choices=kinds, metavar="WORD", help="kind of rows that name none: " + ", ".join(kinds)
    )
    parser.add_argument("--country", metavar="XX", help="country of rows that name none: code or name")
    parser.add_argument("--dates", choices=[*Order], help="what comes first in 03/04/2025: day or month")
    parser.add_argument("--keep-good", action="store_true", help="bring in the good rows though others have problems")
    parser.add_argument(
        "--skip-likely", action="store_true", help="leave out what is perhaps told here already, under another id"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would happen")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: brought in, or would be. 1: rows have problems, and nothing was written."""
    if args.settings.audience is Audience.PUBLIC:
        raise StoreError("this atlas shows what the public may see; bring files in where audience is internal")
    sheet = read_file(args.file)
    store = Store.open(_address(args), read_shipped(args.data))
    try:
        seen, atlas = store.revision(), store.atlas()
        columns = _columns(args, sheet, atlas)
        outlines = read_outlines(args.data / "outlines" / "countries.geojson")
        plan = make_plan(harvest(sheet, atlas, outlines, columns), atlas, store.hidden(atlas))
        for line in _told(plan, sheet, columns):
            print(line)
        if plan.problems and not args.keep_good:
            print("Nothing was written. Mend these rows, or bring in the good ones with --keep-good.")
            return 1
        if args.dry_run:
            print("Nothing was written: --dry-run.")
            return 0
        # A coarser record of what is known here would stand beside it as another event.
        skip = args.skip_likely or plan.harvest.coarsened
        left = frozenset(one.event.id for one in plan.of(Standing.LIKELY)) if skip else frozenset()
        coming = arrival(plan, leave=left)
        store.bring_in(coming, seen=seen, by=getpass.getuser(), at=datetime.now(UTC))
        n = len(coming.events)
        print(f"Brought in {n} event{'' if n == 1 else 's'}, into {store.where}.")
        return 0
    finally:
        store.close()


def _address(args: argparse.Namespace) -> str:
    if args.store is None:
        return str(args.settings.store)
    return store_address(args.store)


def _columns(args: argparse.Namespace, sheet: Sheet, atlas: Atlas) -> ColumnMap | None:
    """None for a file of ours that nobody maps."""
    chosen = {}
    for pair in args.map:
        column, equals, field = pair.rpartition("=")
        if not equals:
            raise TableUnreadable(f"--map {pair!r} is no pair; write it as COLUMN=FIELD, such as Ort=place")
        chosen[column] = field
    if is_ours(sheet) and not chosen:
        return None
    wanted = checked(chosen, sheet)
    guessed = guess_mapping(sheet)
    free = {field: column for field, column in guessed.columns.items() if column not in wanted.values()}
    return replace(
        guessed,
        columns=free | wanted,
        kind=EventKind(args.kind) if args.kind else None,
        country=country_code(args.country, atlas) if args.country else None,
        order=Order(args.dates) if args.dates else None,
    )


def _told(plan: Plan, sheet: Sheet, columns: ColumnMap | None) -> Iterator[str]:
    rows = plan.harvest.rows
    yield f"{sheet.name}: {sheet.form}, {rows} row{'' if rows == 1 else 's'}"
    yield from (f"  {remark}" for remark in plan.remarks)
    if columns is not None:
        yield "  columns: " + ", ".join(f"{column} = {field}" for field, column in columns.columns.items())
    if plan.harvest.unread:
        yield f"  not taken over: {', '.join(plan.harvest.unread)}"
    for standing, words in _WORDS.items():
        yield f"  {len(plan.of(standing))} {words}"
    yield f"  {len(plan.bad_rows)} with problems"
    for one in plan.of(Standing.LIKELY):
        yield f"row {one.row}: {one.event.id} may be {one.likely[0].event.id}: {one.likely[0].reason}"
    for one in plan.of(Standing.DIFFERENT):
        for difference in one.differences:
            yield f"row {one.row}: {one.event.id}: {difference.field}: here {difference.ours}; file {difference.theirs}"
    for one in plan.planned:
        yield from (f"row {one.row}: {remark}" for remark in one.remarks)
    yield from (str(problem) for problem in plan.problems)
