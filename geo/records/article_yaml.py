"""Writes one file of `data/articles/`, as readable as those written by hand: the inverse of `read_article`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml
from pydantic import BaseModel

from geo.records.article_file import ArticleFile

_WIDTH = 111  # the emitter lets the word that crosses it stand, and entries are indented once more
_SHORT = 106  # texts up to here stand on the line of their name
_FIRST = ("id", "kind", "status", "strength", "summary")


class _Inline(dict[str, Any]):
    """A mapping on one line, in braces."""


class _InlineList(list[Any]):
    """A list on one line, in brackets."""


class _Dumper(yaml.SafeDumper):
    """Leaves dates bare, as the readers take them for text, and folds long texts."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)  # lists stand two columns in, below their name

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style  # names are full of apostrophes, which single quotes would double


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _text(dumper: _Dumper, text: str) -> Any:
    # Folding a text that has lines of its own would join or double them.
    style = ">" if len(text) > _SHORT and " " in text and text.isprintable() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _inline(dumper: _Dumper, mapping: _Inline) -> Any:
    return dumper.represent_mapping("tag:yaml.org,2002:map", mapping.items(), flow_style=True)


def _inline_list(dumper: _Dumper, values: _InlineList) -> Any:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Inline, _inline)
_Dumper.add_representer(_InlineList, _inline_list)


def article_yaml(file: ArticleFile) -> str:
    """The text of the file; values that the schema supplies by itself are left out."""
    parts = [file.preamble.rstrip()] if file.preamble else []
    if file.source:
        source = file.source.model_dump(mode="json", exclude={"note"} if not file.source.note else None)
        parts.append(_dumped({"source": source}))
    if file.events:
        parts.append("events:\n" + "\n\n".join(_item(_event(_brief(event))) for event in file.events))
    if file.mentions:
        lines = [_Inline(mention.model_dump()) for mention in file.mentions]
        parts.append(_dumped({"mentions": lines}))
    if file.also_reports:
        parts.append("also_reports:\n" + "\n\n".join(_item(_event(_brief(also))) for also in file.also_reports))
    return "\n\n".join(parts) + "\n"


def _brief(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)


def _event(values: Mapping[str, Any]) -> dict[str, Any]:
    written = {name: values[name] for name in _FIRST if name in values} | dict(values)
    if "counts" in written:
        written["counts"] = [_Inline(count) for count in written["counts"]]
    if "partners" in written:
        written["partners"] = _InlineList(written["partners"])
    written["paragraphs"] = _Inline(written["paragraphs"])
    return written


def _item(values: Mapping[str, Any]) -> str:
    """One entry of a list below its name."""
    return "\n".join(_indented(_dumped([dict(values)]).splitlines()))


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (f"  {line}" if line else line for line in lines)


def _dumped(values: Any) -> str:
    text: str = yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text.rstrip("\n")
