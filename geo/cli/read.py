"""`python -m geo read ARTICLE…`: places, dates, numbers and events of articles, offline."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm  # type: ignore[import-untyped]

from geo.cli.opening import open_gazetteer
from geo.errors import ArticleUnreadable
from geo.reading import batch
from geo.reading.article import SUFFIXES
from geo.reading.contract import to_contract
from geo.reading.intake.language import LANGUAGES
from geo.reading.summary import summarise


def add_to(commands: Any) -> None:
    parser = commands.add_parser("read", help="read articles: places, dates, numbers, events")
    parser.add_argument(
        "articles", nargs="+", type=Path, metavar="ARTICLE", help=".txt, .html, .pdf or .docx file, or a folder of them"
    )
    parser.add_argument(
        "--published",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="when the articles appeared; else as they state",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, metavar="XX", help=f"their language, else detected: {' '.join(LANGUAGES)}"
    )
    parser.add_argument("--json", action="store_true", help="print the reading as JSON; with --out it is always JSON")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write DIR/STEM.json for each article; skip what is done"
    )
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="with --out: processes to read with")
    parser.add_argument("--again", action="store_true", help="with --out: read what is done once more")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit status 1 where some of many articles could not be read; they are listed at the end."""
    settings = batch.Settings(args.data, args.published, args.lang)
    open_gazetteer(args.data).close()  # before several processes make its index at once
    files = batch.article_files(args.articles)
    if not files:
        raise ArticleUnreadable(f"no articles in {args.articles[0]}; they end in {', '.join(SUFFIXES)}")
    if args.out is not None:
        return _read_into(batch.tasks_for(files, args.out), settings, args.jobs, args.again)
    if len(files) != 1 or args.articles[0].is_dir():
        raise ArticleUnreadable(f"{len(files)} articles and no folder to write to; add --out DIR")
    reading = batch.read_file(files[0], settings)
    if args.json:
        sys.stdout.buffer.write(batch.to_json(to_contract(reading)))
        sys.stdout.buffer.flush()
    else:
        # A terminal that cannot show Khmer shall show question marks, not a traceback.
        encoding = sys.stdout.encoding or "utf-8"
        print(summarise(reading).encode(encoding, "replace").decode(encoding))
    return 0


def _read_into(tasks: list[batch.Task], settings: batch.Settings, jobs: int, again: bool) -> int:
    todo = tasks if again else [task for task in tasks if not task.done]
    # disable=None: a bar on a terminal, nothing where standard error is a file.
    bar = tqdm(batch.run(todo, settings, jobs), total=len(todo), unit="article", disable=None)
    problems = sorted(outcome.problem for outcome in bar if outcome.problem is not None)
    done_before = f", {len(tasks) - len(todo)} were done before" if len(tasks) > len(todo) else ""
    print(f"read {len(todo) - len(problems)} of {len(todo)} articles{done_before}", file=sys.stderr)
    if problems:
        print("could not be read:", *problems, sep="\n  ", file=sys.stderr)
    return 1 if problems else 0


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; give 1 or more")
    return int(text)
