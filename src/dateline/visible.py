"""Fetched text is hostile: makes it safe to show, as text and nothing else."""

from __future__ import annotations

import unicodedata

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
KEPT = frozenset("\n\u200c\u200d")  # joiners that scripts need


def show_safely(text: str) -> str:
    """Return ``text`` with every control, format and bidirectional character made visible.

    A tab becomes a space, an escape character U+001B becomes ``␛``, other hidden characters become
    ``�``; nothing that a terminal or a browser would obey is left. The length in code points stays.
    """
    if text.isprintable():
        return text
    return "".join(show_character(character) for character in text)


def show_character(character: str) -> str:
    """Return what stands for one character."""
    if character in KEPT or unicodedata.category(character) not in HIDDEN:
        return character
    if character == "\t":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\N{REPLACEMENT CHARACTER}"


def show_line(text: str, width: int = 0) -> str:
    """Return ``text`` on one line, shortened with an ellipsis where it is longer than ``width``."""
    line = " ".join(show_safely(text).split())
    return line if not width or len(line) <= width else line[: width - 1].rstrip() + "…"
