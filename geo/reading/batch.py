"""Many articles into one folder of readings: skips what is done, writes whole files, names what could not be read."""

from __future__ import annotations

import json
import multiprocessing
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from geo.errors import ArticleUnreadable, ExportError
from geo.gazetteer import Gazetteer
from geo.reading.article import SUFFIXES, read_article
from geo.reading.contract import to_contract
from geo.reading.findings import Reading
from geo.reading.reader import read


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every article of a run; None leaves date and language to the article."""

    data_dir: Path
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One article and the file its reading goes to."""

    source: Path
    target: Path

    @property
    def done(self) -> bool:
        """Whether a reading stands there that is no older than the article. Half a reading never does."""
        try:
            return self.target.stat().st_mtime_ns >= self.source.stat().st_mtime_ns
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: `problem` is None where its reading was written."""

    task: Task
    problem: str | None = None


def article_files(paths: Sequence[Path]) -> list[Path]:
    """The files themselves, and of folders the files with a suffix that articles have, in the order of their names."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(file for file in path.iterdir() if file.is_file() and file.suffix.lower() in SUFFIXES)
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def tasks_for(sources: Sequence[Path], out: Path) -> list[Task]:
    """One reading STEM.json for each article. Raises ExportError where two articles would share one."""
    by_stem: dict[str, Path] = {}
    for source in sources:
        # Windows and macOS keep one file for names that differ in case only.
        other = by_stem.setdefault(source.stem.casefold(), source)
        if other != source:
            raise ExportError(
                f"{other} and {source} would both be written to {source.stem}.json; rename one, or read them apart"
            )
    return [Task(source, out / f"{source.stem}.json") for source in sources]


def run(tasks: Sequence[Task], settings: Settings, jobs: int = 1) -> Iterator[Outcome]:
    """Reads every article and writes its reading; outcomes come as they are done, with several jobs out of order.

    Raises ExportError where a reading cannot be written.
    """
    if jobs <= 1 or len(tasks) <= 1:
        for task in tasks:
            yield _carry_out(task, settings)
        return
    # Forking would share open database handles and threads with the workers.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        pending = [pool.submit(_carry_out, task, settings) for task in tasks]
        try:
            for done in as_completed(pending):
                yield done.result()
        finally:
            pool.shutdown(cancel_futures=True)


def read_file(path: Path, settings: Settings) -> Reading:
    """The reading of one article. Raises ArticleUnreadable where there is none."""
    article = read_article(path, published=settings.published, language=settings.language)
    return read(article, _gazetteer(settings.data_dir))


def to_json(found: Mapping[str, Any]) -> bytes:
    text = json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False)
    # Half a character, as a broken page may hold, becomes the escape that JSON has for it.
    return text.encode("utf-8", "backslashreplace") + b"\n"


@cache
def _gazetteer(data_dir: Path) -> Gazetteer:
    # One a process: opening it takes longer than reading an article.
    return Gazetteer.open(data_dir)


def _carry_out(task: Task, settings: Settings) -> Outcome:
    try:
        reading = read_file(task.source, settings)
    except ArticleUnreadable as error:
        return Outcome(task, str(error))
    write_whole(to_json(to_contract(reading)), task.target)
    return Outcome(task)


def write_whole(content: bytes, target: Path) -> None:
    """All of it or nothing: into a temporary file beside the target first. Raises ExportError."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)  # mkstemp makes it private, which no other file of the user's is
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(f"cannot write {target}: {error.strerror}; give --out a folder you own") from None
