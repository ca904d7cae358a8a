"""Text of pages on one line, without hidden characters: for labels, names and cells."""

from __future__ import annotations

from typing import Final

JOINERS: Final = "\u200c\u200d"  # hidden characters that scripts need


def on_one_line(text: str) -> str:
    """Return text in which every blank is a space and every hidden character is a ``�``.

    Hidden are controls, and marks that turn the direction of writing.
    """
    return text if text.isprintable() else "".join(map(show_character, text))


def show_character(one: str) -> str:
    """Return what stands for one character."""
    if one.isprintable() or one in JOINERS:
        return one
    return " " if one.isspace() else "\N{REPLACEMENT CHARACTER}"
