"""What stands above a story: the title, a standfirst, bylines, crumbs of navigation."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import CLOSERS, count_words, ends_sentence, is_linked
from dateline.page.bylines import read_bare_byline, signs_plainly
from dateline.page.captions import names_source
from dateline.page.datelines import read_dateline
from dateline.page.marking import find_prose, is_prose

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.marking import Label


NEAR_START: Final = 12  # blocks within which the byline or the date stands
STANDFIRST_WORDS: Final = 8
STANDFIRST_BLOCKS: Final = 2
SENTENCE_WORDS: Final = 4
TITLE_LEAST: Final = 5
TITLE_WORDS: Final = 25


def label_head(blocks: tuple[Block, ...], labels: list[Label], title: str | None) -> None:
    """Label what stands above the story: the title, a standfirst, bare bylines, crumbs of navigation."""
    start = find_start(blocks, labels)
    for place in range(start):
        if labels[place] == "body" and is_bare_byline(blocks, labels, place, title):
            labels[place] = "byline"
    marks = [place for place in range(start) if labels[place] in {"byline", "date"}]
    above = [place for place in range(start) if labels[place] == "body"]
    headline = None if title else choose_title(blocks, above)
    for place in above:
        if place == headline or is_same(blocks[place].text, title):
            labels[place] = "title"
        else:
            labels[place] = name_crumb(blocks[place], over=bool(marks) and place < marks[-1])


def find_start(blocks: tuple[Block, ...], labels: list[Label]) -> int:
    """Return where the story begins: below the byline or date, else at the first paragraph."""
    first = find_prose(blocks, labels)
    prose = 0
    for place in range(min(len(blocks), NEAR_START)):
        if read_dateline(blocks[place].text):
            break
        if labels[place] in {"byline", "date"}:
            first = max(first, place) if prose <= STANDFIRST_BLOCKS else first
        prose += labels[place] == "body" and is_prose(blocks[place])
    start = find_prose(blocks, labels, first)
    return start if start < len(blocks) else 0


def is_bare_byline(
    blocks: tuple[Block, ...], labels: list[Label], place: int, title: str | None
) -> bool:
    """Tell whether names without "By" sign: beside a byline or date, or plainly below a headline."""
    line = blocks[place].text
    if beside_mark(labels, place):
        return read_bare_byline(line) is not None
    before = islice(zip(blocks, labels, strict=True), place)
    above = (block.text for block, label in before if label == "body")
    return signs_plainly(line) and (title is not None or any(map(is_titular, above)))


def beside_mark(labels: list[Label], place: int) -> bool:
    """Tell whether a byline or a date stands next to a block."""
    near = labels[max(0, place - 1) : place] + labels[place + 1 : place + 2]
    return "date" in near or "byline" in near


def choose_title(blocks: tuple[Block, ...], above: list[int]) -> int | None:
    """Return the place of the title: the first line of some length that is no sentence."""
    fit = [place for place in above if is_titular(blocks[place].text)]
    long = [place for place in fit if count_words(blocks[place].text) >= TITLE_LEAST]
    return next(iter(long or fit), None)


def is_titular(line: str) -> bool:
    """Tell whether a line can be a title."""
    return 3 <= count_words(line) <= TITLE_WORDS and not line.rstrip(CLOSERS).endswith(".")


def is_same(text: str, title: str | None) -> bool:
    """Tell whether a block repeats the title that the markup tells."""
    return title is not None and text.casefold() == title.casefold()


def name_crumb(block: Block, *, over: bool) -> Label:
    """Return what a block above the story is, its title aside; ``over``: it stands over the byline."""
    menu = len(block.anchors) > 1 or block.text.count(" | ") > 1
    words = count_words(block.text)
    if is_prose(block):
        return "standfirst" if over else "body"
    if menu or is_linked(block) or names_source(block.text):
        return "furniture"
    if over:
        return "standfirst" if words >= STANDFIRST_WORDS else "furniture"
    sentence = (ends_sentence(block.text) or block.text.endswith(":")) and words >= SENTENCE_WORDS
    return "body" if sentence or block.kind == "head" or words >= STANDFIRST_WORDS else "furniture"
