"""What stands below a story: the rights line, teasers, a line on the author, keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words, ends_sentence
from dateline.page.bylines import read_bare_byline, read_byline
from dateline.page.marking import find_prose
from dateline.page.runs import is_web
from dateline.page.teasers import find_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.page.blocks import Block
    from dateline.page.marking import Label
    from dateline.records import Byline


ABOUT: Final = re.compile(r"\b(?:is|was|has|covers|writes|reports|works|joined)\b")
BIO_WORDS: Final = 80
BIO_REACH: Final = 60  # code points within which a line on the author says so
KEYWORD_WORDS: Final = 4
CREDIT_REACH: Final = 4  # blocks
CAPITAL_WORDS: Final = 6
FEWEST_BLOCKS: Final = 2  # of a story; they are never taken for what stands below it


def label_tail(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label what stands below the rights line or a heading such as "Latest news from ..."."""
    end = find_end(blocks, labels)
    for place in range(end, len(blocks)):
        if labels[place] == "body":
            labels[place] = "heading" if heads_teasers(blocks, place) else "teaser"


def heads_teasers(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether a line below the story heads teasers: by its words, or by its capitals."""
    line = blocks[place].text
    if find_heading(line):
        return True
    over = place + 1 < len(blocks) and not blocks[place + 1].text.isupper()
    return over and line.isupper() and count_words(line) <= CAPITAL_WORDS and not ends_sentence(line)


def find_end(blocks: tuple[Block, ...], labels: list[Label]) -> int:
    """Return the place of the block that ends the story; the number of blocks if none does.

    Plain text does not say where a list such as "Latest news from ..." ends: it takes the rest.
    """
    web = is_web(blocks)
    for place in range(find_prose(blocks, labels) + 1, len(blocks)):
        if labels[place] == "rights":
            return place
        reach = None if web else find_heading(blocks[place].text)
        if labels[place] == "body" and reach == "rest":
            return place
        if reach == "run" and follows_credit(labels, place):
            return place
    return len(blocks)


def follows_credit(labels: list[Label], place: int) -> bool:
    """Tell whether the last line above that is no furniture is a credit: the story ended there."""
    above = (label for label in reversed(labels[max(0, place - CREDIT_REACH) : place]))
    return next((label for label in above if label != "furniture"), None) == "credit"


def label_end(blocks: tuple[Block, ...], labels: list[Label], authors: tuple[str, ...]) -> None:
    """Label what is left below the story: a line on its author, keywords without a sentence."""
    signed = (one.name for one in read_people(blocks, labels))
    names = tuple(f"{name} " for name in (*authors, *signed) if " " in name)
    body = [place for place, label in enumerate(labels) if label == "body"]
    for place in reversed(body[FEWEST_BLOCKS:]):
        if not is_trailer(blocks[place], names):
            return
        labels[place] = "furniture"


def is_trailer(block: Block, names: tuple[str, ...]) -> bool:
    """Tell whether a last block is about the author, or a keyword."""
    if block.text.startswith(names) and count_words(block.text) <= BIO_WORDS:
        return ABOUT.search(block.text[:BIO_REACH]) is not None
    keyword = block.kind == "paragraph" and count_words(block.text) <= KEYWORD_WORDS
    return keyword and not ends_sentence(block.text)


def read_people(blocks: tuple[Block, ...], labels: list[Label]) -> Iterator[Byline]:
    """Yield the people whom the byline lines name."""
    for block, label in zip(blocks, labels, strict=True):
        if label == "byline":
            signature = read_byline(block.text) or read_bare_byline(block.text)
            yield from signature.people if signature else ()
