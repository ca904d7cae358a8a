"""What the blocks of a page can be, and how the first paragraph among them is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.page.blocks import count_words, ends_sentence, is_linked
from dateline.page.datelines import read_dateline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.page.blocks import Block

Label = Literal[
    "body",
    "title",
    "standfirst",
    "byline",
    "date",
    "credit",
    "correction",
    "rights",
    "furniture",
    "heading",
    "teaser",
    "inline",
]


PROSE_WORDS: Final = 8
LONG_WORDS: Final = 26


@dataclass(frozen=True, slots=True)
class Known:
    """What the markup of a page tells: its title, who signs it; ``plain``: it is a text without any."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    plain: bool = False


def is_prose(block: Block) -> bool:
    """Tell whether a block is a paragraph of a story rather than a headline or a label."""
    words = count_words(block.text)
    if words >= LONG_WORDS:
        return True
    if words >= PROSE_WORDS and ends_sentence(block.text):
        return not is_linked(block)
    return read_dateline(block.text) is not None


def find_prose(blocks: tuple[Block, ...], labels: list[Label], start: int = 0) -> int:
    """Return the place of the first paragraph at or after ``start``; the number of blocks if none."""
    for place in range(start, len(blocks)):
        if labels[place] == "body" and is_prose(blocks[place]):
            return place
    return len(blocks)


def label_body(labels: list[Label], places: Iterable[int], label: Label) -> None:
    """Give a label to those of the places that have none yet."""
    for place in places:
        if labels[place] == "body":
            labels[place] = label
