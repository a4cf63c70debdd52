"""The command line: `python -m geo COMMAND`, see `python -m geo --help`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from geo.cli import main
from geo.settings import configured

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], lambda: configured(Path(__file__).parents[1], os.environ)))
