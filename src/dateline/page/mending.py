"""Mends sentences that extraction broke into several blocks: datelines and links set apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Anchor, Block, count_words, ends_sentence
from dateline.page.datelines import read_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable

TIGHT: Final = tuple(",.;:!?)]”’'")  # what stands without a space after the word before it
LONGEST: Final = 5000  # code points; a longer block is no part of one sentence
DATELINE_WORDS: Final = 12


def mend_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with those joined that are parts of one sentence."""
    mended: list[Block] = []
    for block in blocks:
        if mended and belongs(mended[-1], block):
            mended[-1] = join(mended[-1], block)
        else:
            mended.append(block)
    return tuple(mended)


def belongs(before: Block, block: Block) -> bool:
    """Tell whether a block goes on with the sentence of the block before it."""
    if before.kind != "paragraph" or block.kind != "paragraph" or ends_sentence(before.text):
        return False
    if len(before.text) > LONGEST:
        return False
    if opens_small(block.text):
        return True
    return is_bare_dateline(before.text, block.text)


def opens_small(text: str) -> bool:
    """Tell whether words open as no sentence does: with a small letter, a comma, a genitive."""
    return text[0].islower() or text.startswith((*TIGHT[:6], "'s ", "’s "))


def is_bare_dateline(before: str, text: str) -> bool:
    """Tell whether a block is nothing but the dateline of the next one."""
    if count_words(before) > DATELINE_WORDS:
        return False
    head = read_dateline(f"{before} {text[:80]}")
    return head is not None and head.body == len(before) + 1


def join(before: Block, block: Block) -> Block:
    """Return two blocks as one, the hyperlinks of the second moved along."""
    border = "" if block.text.startswith(TIGHT) else " "
    shift = len(before.text) + len(border)
    moved = tuple(Anchor(one.start + shift, one.end + shift, one.href) for one in block.anchors)
    return replace(before, text=before.text + border + block.text, anchors=before.anchors + moved)
