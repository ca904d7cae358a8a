"""Furniture: lines that every page of a site has and no story needs, told by their words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.page.blocks import count_words
from dateline.tables import read_table

LONGEST: Final = 40  # words
EDGE: Final = " :.!?|•·-–—…>»→[]()"


def is_furniture(line: str) -> bool:
    """Tell whether a line is a share button, a newsletter box, a caption credit or the like."""
    return match_kind(line) is not None


def match_kind(line: str) -> str | None:
    """Return the kind of furniture that a line is, by the table; None where it is none."""
    if count_words(line) > LONGEST:
        return None
    if not any(map(str.isalnum, line)):
        return "ornament"
    whole, prefixes, inside = patterns()
    plain = line.lower().replace("’", "'").strip(EDGE)
    if plain in whole:
        return whole[plain]
    for pattern in (prefixes, inside):
        found = pattern.search(plain)
        if found:
            return str(found.lastgroup)
    return None


@cache
def patterns() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return the table as whole lines, and as patterns of openings and of words inside."""
    rows = read_table("page_furniture")
    whole = {row["words"]: row["kind"] for row in rows if row["where"] == "whole"}
    return whole, join(r"^(?:{})(?!\w)", "opening"), join(r"(?<!\w)(?:{})(?!\w)", "inside")


def join(frame: str, where: str) -> re.Pattern[str]:
    """Return one pattern for all rows of a place in the line, a named group for each kind."""
    kinds: dict[str, list[str]] = {}
    for row in read_table("page_furniture"):
        if row["where"] == where:
            words = re.escape(row["words"]).replace(r"\*", ".{0,60}?")
            kinds.setdefault(row["kind"], []).append(words)
    parts = (f"(?P<{kind}>{frame.format('|'.join(words))})" for kind, words in kinds.items())
    return re.compile("|".join(parts))
