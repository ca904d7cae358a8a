"""Plain text as blocks: a paragraph a line, or lines wrapped by hand and parted by blank lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST: Final = 45  # characters of the longest line of wrapped text
WIDEST: Final = 100
FEWEST: Final = 3  # wrapped lines that show that it was done on purpose


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the lines of a text as blocks, whitespace normalised, wrapped lines put together."""
    groups = list(split_groups(text))
    width = find_width(groups)
    return tuple(Block(line) for lines in groups for line in (unwrap(lines, width) if width else lines))


def split_groups(text: str) -> Iterator[list[str]]:
    """Yield the runs of lines that blank lines part."""
    group: list[str] = []
    for line in text.splitlines():
        tidy = tidy_line(line)
        if tidy:
            group.append(tidy)
        elif group:
            yield group
            group = []
    if group:
        yield group


def tidy_line(line: str) -> str:
    """Return a line with single spaces and without characters that do not print."""
    return " ".join(strip_unprintable(line).split())


def strip_unprintable(text: str) -> str:
    """Return a text without characters that do not print, such as soft hyphens; white space stays."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char.isprintable() or char.isspace())


def find_width(groups: list[list[str]]) -> int | None:
    """Return the width at which the lines were wrapped by hand; None where each is a paragraph.

    Wrapped lines are as long as they can be: the first word of the next line would not have fitted.
    """
    width = max((len(line) for group in groups for line in group), default=0)
    pairs = [pair for group in groups for pair in pairwise(group)]
    filled = sum(is_filled(line, after, width) for line, after in pairs)
    wrapped = NARROWEST <= width <= WIDEST and filled >= FEWEST and filled >= 0.8 * len(pairs)
    return width if wrapped else None


def is_filled(line: str, after: str, width: int) -> bool:
    """Tell whether a line had no room for the first word of the line after it."""
    return len(line) + 1 + after.find(" ") % (len(after) + 1) > width


def unwrap(lines: list[str], width: int) -> list[str]:
    """Return the lines of one run with those put together that wrapping parted."""
    joined = lines[:1]
    for line, after in pairwise(lines):
        if is_filled(line, after, width):
            joined[-1] = f"{joined[-1]} {after}"
        else:
            joined.append(after)
    return joined
