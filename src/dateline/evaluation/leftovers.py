"""Lines that are no part of an article's text, told by a list of words of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.tables import read_table

LONGEST: Final = 45  # words
EDGE: Final = " .!?|•·-–—…>»→[]"
FRAMES: Final = {
    "whole": r"^(?:{})$",
    "opening": r"^(?:{})(?!\w)",
    "inside": r"(?<!\w)(?:{})(?!\w)",
    "end": r"(?<!\w)(?:{})$",
}


def name_leftover(line: str) -> str | None:
    """Return the kind of a line that no article's text has (teaser, credit, ...); None for any other."""
    if len(line.split()) > LONGEST:
        return None
    plain = line.lower().replace("’", "'").strip(EDGE)
    for where, kind, pattern in patterns():
        if pattern.search(plain.rstrip(":") if where in {"whole", "end"} else plain):
            return kind
    return None


@cache
def patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return a pattern for each place in the line and each kind of the table."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for row in read_table("evaluation_leftovers"):
        words = re.escape(row["words"]).replace(r"\*", ".{0,60}?")
        grouped.setdefault((row["where"], row["kind"]), []).append(words)
    return tuple(
        (where, kind, re.compile(FRAMES[where].format("|".join(words))))
        for (where, kind), words in grouped.items()
    )
