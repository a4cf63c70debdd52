"""`python -m geo evaluate`: how well the reader does on articles that somebody labelled by hand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.cli.opening import open_gazetteer
from geo.errors import InvalidRecord
from geo.evaluation import Labels, Score, read_labels, score_article, table
from geo.reading import batch
from geo.reading.article import SUFFIXES, read_article
from geo.reading.contract import to_contract


def add_to(commands: Any) -> None:
    parser = commands.add_parser("evaluate", help="measure the reader on labelled articles")
    parser.add_argument("--articles", type=Path, required=True, metavar="DIR", help="the articles")
    parser.add_argument(
        "--gold",
        "--labels",
        type=Path,
        required=True,
        metavar="DIR",
        help="their labels, STEM.json each (docs/labels.md)",
    )
    parser.add_argument(
        "--readings", type=Path, metavar="DIR", help="measure readings saved by `read --out`, read nothing"
    )
    parser.add_argument(
        "--match", default="*", metavar="GLOB", help="only labels whose STEM is like this, such as 'dev_*'"
    )
    parser.add_argument("--by", choices=("article", "language"), default="article", help="what a row stands for")
    parser.add_argument("--json", action="store_true", help="figures with the counts behind them")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    scores: dict[str, Score] = {}
    for stem, labels, score in _scores(args):
        row = stem if args.by == "article" else labels.lang
        scores[row] = scores.get(row, Score()) + score
    scores = dict(sorted(scores.items()))
    if args.json:
        figures = {name: score.to_dict() for name, score in scores.items()}
        print(json.dumps({args.by: figures, "all": sum(scores.values(), Score()).to_dict()}, indent=1))
    else:
        print(table(scores))
    return 0


def _scores(args: argparse.Namespace) -> Iterator[tuple[str, Labels, Score]]:
    """Stem, labels and score of each labelled article."""
    files = sorted(args.gold.glob(f"{args.match}.json"))
    if not files:
        raise InvalidRecord(
            f"no labels {args.match}.json in {args.gold}; it should hold a STEM.json an article, see docs/labels.md"
        )
    settings = batch.Settings(args.data)
    open_gazetteer(args.data).close()
    for file in files:
        labels = read_labels(file)
        article = _article_file(args.articles, file.stem)
        if args.readings is None:
            reading = batch.read_file(article, settings)
            contract, text = to_contract(reading), reading.article.text
        else:
            contract, text = _saved(args.readings / file.name), read_article(article).text
        yield file.stem, labels, _score(contract, labels, text, file.name)


def _article_file(folder: Path, stem: str) -> Path:
    for suffix in SUFFIXES:
        if (folder / f"{stem}{suffix}").is_file():
            return folder / f"{stem}{suffix}"
    raise InvalidRecord(f"no article to the labels {stem}.json in {folder}; expected {stem}.txt there")


def _saved(path: Path) -> dict[str, Any]:
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidRecord(f"{path}: no saved reading: {error}; write it with `read --out`") from None
    if not isinstance(saved, dict):
        raise InvalidRecord(f"{path}: no saved reading; write it with `read --out`")
    return saved


def _score(contract: dict[str, Any], labels: Labels, text: str, name: str) -> Score:
    try:
        return score_article(contract, labels, text)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidRecord(f"{name}: the reading breaks the contract: {error!r}; write it with `read --out`") from None
