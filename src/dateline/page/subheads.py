"""Subheads: short lines between paragraphs that head what follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dateline.page.blocks import Block, count_words, ends_sentence
from dateline.records import Span

LINE: Final = re.compile(r"\S[^\n]*")
LONGEST: Final = 10  # words
QUOTES: Final = tuple("\"'“‘«")


def mark_subheads(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with those that head what follows marked as heads, all others not."""
    return tuple(
        replace(block, kind="head" if is_subhead(blocks, place) else "paragraph")
        for place, block in enumerate(blocks)
    )


def is_subhead(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether a block is a subhead: by its markup, or by its shape between two paragraphs."""
    block = blocks[place]
    if place + 1 == len(blocks):
        return False
    if block.kind == "head":
        return True
    before = blocks[place - 1] if place else None
    return (
        block.kind == "paragraph"
        and has_shape(block.text)
        and before is not None
        and is_prose(before)
        and is_prose(blocks[place + 1])
    )


def has_shape(line: str) -> bool:
    """Tell whether a line is short and ends like a heading."""
    if count_words(line) > LONGEST or not (line[:1].isalnum() or line.startswith(QUOTES)):
        return False
    return line.endswith("?") or not (ends_sentence(line) or line.endswith((":", ",", ";", "–", "—")))


def is_prose(block: Block) -> bool:
    """Tell whether a block is a paragraph: it ends as a sentence does, or goes on at length."""
    return ends_sentence(block.text) or count_words(block.text) > LONGEST


def find_subhead_spans(text: str) -> tuple[Span, ...]:
    """Return the subheads among the lines of a text that is left as it stands."""
    lines = list(LINE.finditer(text))
    starts = [line.start() for line in lines]
    marked = mark_subheads(tuple(Block(line[0].rstrip()) for line in lines))
    return tuple(
        Span(start, start + len(block.text), block.text)
        for start, block in zip(starts, marked, strict=True)
        if block.kind == "head"
    )
