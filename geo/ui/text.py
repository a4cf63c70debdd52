"""Text of others, shown as it stands."""

from __future__ import annotations

_MARKDOWN = frozenset("\\`*_{}[]()#+-.!|<>~$:&")


def literal(text: str) -> str:
    """Markdown that shows `text` itself: no sign of it is taken for markup, colour, formula or icon."""
    return "".join("\\" + c if c in _MARKDOWN else " " if c in "\r\n\t" else c for c in text)
