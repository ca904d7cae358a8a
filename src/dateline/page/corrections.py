"""Corrections and editors' notes: what a page says of its own text, and no part of the text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words
from dateline.records import Note
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.marking import Label

LONGEST: Final = 150  # words
BRACKETED: Final = "corrects", "adds dropped"  # they open a note only in brackets: "(Corrects day ...)"
EDGE: Final = " :–—-*"


def is_correction(line: str) -> bool:
    """Tell whether a line says that the text was corrected or changed, or is a note of its editors."""
    plain = flatten(line)
    if count_words(line) > LONGEST or not pattern().match(plain):
        return False
    if any(asking in plain for asking in words("never")):
        return False
    return line.startswith("(") or not plain.lstrip(" *").startswith(BRACKETED)


def is_heading(line: str) -> bool:
    """Tell whether a line heads a correction that stands below it."""
    return flatten(line).strip(EDGE) in words("heading")


def label_corrections(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label headings such as "Correction" and the paragraph below each."""
    for place, block in enumerate(blocks[:-1]):
        if labels[place] in {"body", "correction"} and is_heading(block.text):
            labels[place] = "furniture"
            labels[place + 1] = "correction"


def note_corrections(lines: tuple[str, ...]) -> tuple[Note, ...]:
    """Return a note on each correction, with its words."""
    return tuple(Note("info", "correction", f"The page says of its text: {line}") for line in lines)


def flatten(line: str) -> str:
    """Return a line for comparison: small letters, straight quotes."""
    return line.lower().replace("’", "'")


@cache
def words(where: str) -> frozenset[str]:
    """Return the words that stand at one place of a note."""
    return frozenset(row["words"] for row in read_table("page_corrections") if row["where"] == where)


@cache
def pattern() -> re.Pattern[str]:
    """Return the openings of notes as one pattern, the longest first."""
    labels, openings = (
        "|".join(re.escape(one) for one in sorted(words(where), key=lambda one: (-len(one), one)))
        for where in ("label", "opening")
    )
    return re.compile(rf"[\W_]*(?:(?:{labels})(?:\s+\([^)]*\))?\s*(?::|[–—-]\s)|(?:{openings})(?!\w))")
