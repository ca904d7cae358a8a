"""Plain text as blocks: a paragraph a line, or lines wrapped by hand and parted by blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Block, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

NARROWEST: Final = 45  # characters of a full line of wrapped text
WIDEST: Final = 100


def read_plain(text: str) -> tuple[Block, ...]:
    """Return the lines of a text as blocks, whitespace normalised, wrapped lines put together."""
    groups = list(split_groups(text))
    wrapped = is_wrapped(groups)
    return tuple(
        Block(line, group=number)
        for number, lines in enumerate(groups)
        for line in (unwrap(lines) if wrapped else lines)
    )


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


def is_wrapped(groups: list[list[str]]) -> bool:
    """Tell whether the lines were wrapped by hand: full lines that break off within a sentence."""
    inner = [line for group in groups for line in group[:-1]]
    full = [line for line in inner if NARROWEST <= len(line) <= WIDEST]
    broken = [line for line in full if not ends_sentence(line)]
    return len(full) >= 3 and len(full) >= 0.7 * len(inner) and len(broken) >= 0.6 * len(full)


def unwrap(lines: list[str]) -> list[str]:
    """Return the lines of one run with those put together that a full line breaks off."""
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        open_line = len(line) >= NARROWEST
    return joined
