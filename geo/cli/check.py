"""`python -m geo check`: is every data file sound?"""

from __future__ import annotations

import argparse
from typing import Any

from geo.checks import check


def add_to(commands: Any) -> None:
    parser = commands.add_parser("check", help="validate every data file; exit 1 naming the row that is broken")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    problems = check(args.data)
    for problem in problems:
        print(f"{problem.file}: {problem.record}: {problem.message}")
    n = len(problems)
    print(f"{n} problem{'s' if n > 1 else ''}" if n else "all data files are sound")
    return 1 if problems else 0
