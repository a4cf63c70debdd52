"""Reads one foreign file in a process of its own: `python -m geo.reading.intake.worker FORMAT < file > answer.json`.

A file made to hang, crash or eat memory takes this process with it and nothing else. It can neither reach the network
nor start programs.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module

from geo.errors import ArticleUnreadable

FORMATS = ("html", "pdf", "docx")
_MEMORY_BYTES = 1536 * 1024 * 1024
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.bind",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
)


def main() -> int:
    extract = import_module(f"geo.reading.intake.{FORMATS[FORMATS.index(sys.argv[1])]}").extract
    _confine()
    try:
        answer = asdict(extract(sys.stdin.buffer.read()))
        answer["published"] = answer["published"] and answer["published"].isoformat()
    except ArticleUnreadable as error:
        answer = {"problem": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def _confine() -> None:
    if sys.platform != "win32":
        import resource  # not there on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for readers of foreign files")


if __name__ == "__main__":
    sys.exit(main())
