"""Blocks: the lines of a page in reading order, before anyone has said what each of them is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

BlockKind = Literal["paragraph", "head", "item"]

SENTENCE_ENDS: Final = ".!?…。！？।؟۔"
CLOSERS: Final = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A hyperlink within a block: code points into the block's text, and where it leads."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page, whitespace normalised. ``kind`` is what the markup says of it."""

    text: str
    kind: BlockKind = "paragraph"
    anchors: tuple[Anchor, ...] = ()


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does, closing quotation marks aside."""
    return text.rstrip(CLOSERS).endswith(tuple(SENTENCE_ENDS))


def count_words(text: str) -> int:
    """Return how many words a line has, parted by spaces."""
    return len(text.split())


def is_linked(block: Block) -> bool:
    """Tell whether all words of a block stand in hyperlinks, or nearly all of a long one's."""
    return holds_links(block.text, block.anchors)


def holds_links(text: str, anchors: tuple[Anchor, ...]) -> bool:
    """Tell whether hyperlinks hold nine tenths of the letters of a text, or more."""
    if not anchors:
        return False
    linked = sum(map(str.isalnum, "".join(text[one.start : one.end] for one in anchors)))
    return linked >= 0.9 * sum(map(str.isalnum, text))
