"""One file a command. Exit status: 0 done, 1 done and something was found wrong, 2 could not be done."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from geo.cli import bring_in, check, evaluate, export, geocode, read
from geo.errors import GeoError
from geo.settings import Settings

DATA_DIR = Path(__file__).parents[2] / "data"


def main(arguments: Sequence[str], configured: Callable[[], Mapping[str, str]] = dict) -> int:
    """Runs one command and returns its exit status. What a user can mend is told on one line, without a traceback.

    `configured` returns the values of the settings, as the page has them.
    """
    parser = argparse.ArgumentParser(prog="python -m geo", description="Compound Atlas on the command line.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of the data files")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in (read, geocode, evaluate, export, bring_in, check):
        command.add_to(commands)
    args = parser.parse_args(arguments)
    try:
        args.settings = Settings.from_values(configured(), DATA_DIR)
        args.data = args.data or args.settings.data_dir
        return int(args.run(args))
    except GeoError as error:
        print(f"geo: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to tell, and nobody to tell it to.
        sys.stderr.close()
        return 0
