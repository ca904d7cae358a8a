"""Paragraphs: where the reading text is cut before any sentence is looked for.

Blank lines separate blocks. A block whose lines were broken at a fixed width (hard wrap) is one
paragraph; in any other block every line is one. Subheads belong to no paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Span

LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
NARROWEST, WIDEST, TOO_WIDE = 55, 90, 100  # columns of hard-wrapped lines
TERMINAL: Final = tuple(".?!:;…”’\"')]")

Stretch = tuple[int, int]


def find_paragraphs(text: str, subheads: Sequence[Span] = ()) -> list[Stretch]:
    """Return the paragraphs as code points (start, end), in order; none is blank."""
    return [
        paragraph
        for start, end in between(len(text), subheads)
        for block in find_blocks(text, start, end)
        for paragraph in cut_block(text, block)
    ]


def between(length: int, subheads: Sequence[Span]) -> Iterator[Stretch]:
    """Yield the stretches of the text that no subhead covers."""
    start = 0
    for subhead in sorted(subheads, key=lambda span: span.start):
        yield start, max(start, min(subhead.start, length))
        start = max(start, subhead.end)
    yield min(start, length), length


def find_blocks(text: str, start: int, end: int) -> Iterator[list[Stretch]]:
    """Yield the lines of each block, a run of lines that no blank line breaks."""
    block: list[Stretch] = []
    for line in LINE.finditer(text, start, end):
        blank = not line.group().strip()
        if block and (blank or parted(text, block[-1][1], line.start())):
            yield block
            block = []
        if not blank:
            block.append(line.span())
    if block:
        yield block


def parted(text: str, end: int, start: int) -> bool:
    """Tell whether a blank line lies between two lines."""
    return start - end > 1 and text[end:start] != "\r\n"


def cut_block(text: str, block: list[Stretch]) -> list[Stretch]:
    """Return the paragraphs of a block: the block itself if it is hard-wrapped, else its lines.

    A line that starts with a small letter goes on with the line before it, where that ends openly.
    """
    if is_wrapped(text, block):
        return [(block[0][0], block[-1][1])]
    found: list[Stretch] = []
    for start, end in block:
        if found and goes_on(text, found[-1], (start, end)):
            start = found.pop()[0]  # noqa: PLW2901  - the paragraph starts where the line before did
        found.append((start, end))
    return found


def goes_on(text: str, before: Stretch, line: Stretch) -> bool:
    """Tell whether a line goes on with the sentence that the line before it leaves open."""
    open_end = not text[max(before[0], before[1] - 8) : before[1]].rstrip().endswith(TERMINAL)
    return open_end and text[line[0] : line[0] + 64].lstrip()[:1].islower()


def is_wrapped(text: str, block: list[Stretch]) -> bool:
    """Tell whether a block's lines were broken at a fixed width and not where a paragraph ends."""
    inner = block[:-1]
    if not inner or any(end - start > TOO_WIDE for start, end in block):
        return False
    full = sum(NARROWEST <= end - start <= WIDEST for start, end in inner)
    closed = sum(text[start:end].rstrip().endswith(TERMINAL) for start, end in inner)
    return full * 2 > len(inner) and closed * 2 < len(inner)
