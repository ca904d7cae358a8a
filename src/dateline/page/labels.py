"""Says of each block of a page what it is, first by its own words, then by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.page.blocks import CLOSERS, count_words, ends_sentence, is_linked
from dateline.page.bylines import goes_on, read_bare_byline, read_byline
from dateline.page.credits import read_credit
from dateline.page.datelines import read_dateline
from dateline.page.dates import is_date_line
from dateline.page.furniture import is_furniture
from dateline.page.rights import is_rights_line
from dateline.page.teasers import find_heading, read_inline

if TYPE_CHECKING:
    from dateline.page.blocks import Block

Label = Literal[
    "body",
    "title",
    "standfirst",
    "byline",
    "date",
    "credit",
    "rights",
    "furniture",
    "heading",
    "teaser",
    "inline",
]

NEAR_START: Final = 12  # a byline stands within so many blocks of the start,
NEAR_END: Final = 4  # or of the end
PROSE_WORDS: Final = 8
LONG_WORDS: Final = 26
STANDFIRST_WORDS: Final = 8
STANDFIRST_BLOCKS: Final = 2
TITLE_LEAST: Final = 5
TITLE_WORDS: Final = 25


def label_blocks(blocks: tuple[Block, ...], title: str | None) -> list[Label]:
    """Return a label for each block; ``title`` is the page's where the markup tells it."""
    labels = [judge(blocks, place) for place in range(len(blocks))]
    label_runs(blocks, labels)
    label_tail(blocks, labels)
    label_head(blocks, labels, title)
    return labels


def judge(blocks: tuple[Block, ...], place: int) -> Label:
    """Return what a block is by its own words."""
    line = blocks[place].text
    near = place < NEAR_START or place >= len(blocks) - NEAR_END
    if is_rights_line(line):
        return "rights"
    if near and (read_byline(line) or (place and goes_on(blocks[place - 1].text, line))):
        return "byline"
    if read_credit(line):
        return "credit"
    if is_date_line(line):
        return "date"
    if is_furniture(line):
        return "furniture"
    return "inline" if read_inline(line) else "body"


def is_prose(block: Block) -> bool:
    """Tell whether a block is a paragraph of a story rather than a headline or a label."""
    words = count_words(block.text)
    if words >= PROSE_WORDS and ends_sentence(block.text):
        return not is_linked(block)
    return words >= LONG_WORDS or read_dateline(block.text) is not None


def find_prose(blocks: tuple[Block, ...], labels: list[Label], start: int = 0) -> int:
    """Return the place of the first paragraph at or after ``start``; the number of blocks if none."""
    for place in range(start, len(blocks)):
        if labels[place] == "body" and is_prose(blocks[place]):
            return place
    return len(blocks)


def label_runs(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label headings such as "Related stories" and the headlines that follow them."""
    for place, block in enumerate(blocks):
        if labels[place] in {"body", "furniture"} and find_heading(block.text) == "run":
            labels[place] = "heading"
            for after in range(place + 1, find_prose(blocks, labels, place + 1)):
                if labels[after] == "body":
                    labels[after] = "teaser"


def label_tail(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label what stands below the rights line or a heading such as "Latest news from ..."."""
    end = find_end(blocks, labels)
    for place in range(end, len(blocks)):
        if labels[place] == "body":
            heads = find_heading(blocks[place].text) is not None
            labels[place] = "heading" if heads else "teaser"


def find_end(blocks: tuple[Block, ...], labels: list[Label]) -> int:
    """Return the place of the block that ends the story; the number of blocks if none does."""
    for place in range(find_prose(blocks, labels) + 1, len(blocks)):
        if labels[place] == "rights":
            return place
        if labels[place] == "body" and find_heading(blocks[place].text) == "rest":
            return place
    return len(blocks)


def label_head(blocks: tuple[Block, ...], labels: list[Label], title: str | None) -> None:
    """Label what stands above the story: the title, a standfirst, bare bylines, crumbs of navigation."""
    start = find_start(blocks, labels)
    for place in range(start):
        if (
            labels[place] == "body"
            and beside_mark(labels, place)
            and read_bare_byline(blocks[place].text)
        ):
            labels[place] = "byline"
    above = [place for place in range(start) if labels[place] == "body"]
    headline = None if title else choose_title(blocks, above)
    for place in above:
        is_title = place == headline or is_same(blocks[place].text, title)
        labels[place] = "title" if is_title else name_crumb(blocks[place])


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


def name_crumb(block: Block) -> Label:
    """Return what a block above the story is, its title aside."""
    menu = len(block.anchors) > 1 or block.text.count(" | ") > 1
    if menu or is_linked(block) or count_words(block.text) < STANDFIRST_WORDS:
        return "furniture"
    return "standfirst"
