"""Brings the blocks of a body into the order in which they stand on the page.

Extraction can give what stands in elements of their own before the paragraphs beside them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.page.growing import KEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.page.blocks import Block
    from dateline.page.lines import Line


def order_blocks(blocks: Iterable[Block], lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks in the order of the page's lines.

    A block whose words open no line, or several, stays behind the block that it came behind.
    """
    body = tuple(blocks)
    places = place_all(body, lines)
    return tuple(block for _, block in sorted(zip(places, body, strict=True), key=lambda one: one[0]))


def place_all(body: tuple[Block, ...], lines: Sequence[Line]) -> list[int]:
    """Return for each block the place of its line, or that of the block before it."""
    often = Counter(line.text[:KEY] for line in lines)
    twice = Counter(block.text[:KEY] for block in body)
    where = {line.text[:KEY]: number for number, line in enumerate(lines)}
    places: list[int] = []
    last = -1
    for block in body:
        key = block.text[:KEY]
        if often[key] == 1 and twice[key] == 1:
            last = where[key]
        places.append(last)
    return places
