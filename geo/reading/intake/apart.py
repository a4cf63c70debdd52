"""Has a foreign file read in a process of its own, and waits only so long."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from geo.errors import ArticleUnreadable
from geo.reading.intake.extracted import Extracted

SECONDS_ALLOWED = 20.0
_ROOT = Path(__file__).parents[3]


def extract_apart(form: str, content: bytes) -> Extracted:
    """What the reader of a format ("html", "pdf", "docx") makes of a file.

    Raises ArticleUnreadable where it is refused, takes longer than SECONDS_ALLOWED, or ends its process.
    """
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "geo.reading.intake.worker", form],
            input=content,
            capture_output=True,
            timeout=SECONDS_ALLOWED,
            cwd=_ROOT,
            check=False,
            # No console window flashes up on Windows; the flag is 0 and means nothing elsewhere.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise ArticleUnreadable(
            f"takes over {SECONDS_ALLOWED:g} seconds to take apart; open it, copy the article and paste it"
        ) from None
    if answer.returncode != 0:
        raise ArticleUnreadable("cannot be taken apart, it is damaged or far too complex; open it and paste its text")
    found = json.loads(answer.stdout)
    if "problem" in found:
        raise ArticleUnreadable(found["problem"])
    found["published"] = found["published"] and date.fromisoformat(found["published"])
    return Extracted(**found)
