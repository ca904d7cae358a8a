"""Says of each block of a page what it is, first by its own words, then by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.page.blocks import count_words, ends_sentence, is_linked
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
    "body", "title", "byline", "date", "credit", "rights", "furniture", "heading", "teaser", "inline"
]

NEAR_START: Final = 12  # a byline stands within so many blocks of the start,
NEAR_END: Final = 4  # or of the end
PROSE_WORDS: Final = 8
LONG_WORDS: Final = 26
STANDFIRST_WORDS: Final = 8
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
    """Label what stands above the first paragraph: the title, bare bylines, crumbs of navigation."""
    start = find_prose(blocks, labels)
    if start == len(blocks):
        return
    start = skip_title(blocks, labels, start)
    above = [place for place in range(start) if labels[place] == "body"]
    for place in above:
        if read_bare_byline(blocks[place].text) and beside_mark(labels, place):
            labels[place] = "byline"
    above = [place for place in above if labels[place] == "body"]
    headline = None if title else choose_title(blocks, labels, above)
    for place in above:
        labels[place] = name_crumb(blocks[place], place == headline, title)


def skip_title(blocks: tuple[Block, ...], labels: list[Label], start: int) -> int:
    """Return the place of the next paragraph where the first is a title."""
    follows = labels[start + 1] if start + 1 < len(blocks) else "body"
    if follows not in {"byline", "date"} or count_words(blocks[start].text) > TITLE_WORDS:
        return start
    if read_dateline(blocks[start].text) or any(label == "body" for label in labels[:start]):
        return start
    after = find_prose(blocks, labels, start + 1)
    return after if after < len(blocks) else start


def beside_mark(labels: list[Label], place: int) -> bool:
    """Tell whether a byline or a date stands next to a block."""
    near = labels[max(0, place - 1) : place] + labels[place + 1 : place + 2]
    return "date" in near or "byline" in near


def choose_title(blocks: tuple[Block, ...], labels: list[Label], above: list[int]) -> int | None:
    """Return the place of the title: the last headline above the byline or date, else the first."""
    fit = [place for place in above if 3 <= count_words(blocks[place].text) <= TITLE_WORDS]
    marks = [place for place, label in enumerate(labels) if label in {"byline", "date"}]
    before = [place for place in fit if marks and place < marks[0]]
    if before:
        return max(before, key=lambda place: (count_words(blocks[place].text) >= 5, -place))
    return fit[0] if fit else None


def name_crumb(block: Block, is_title: bool, title: str | None) -> Label:  # noqa: FBT001  - one fact of three
    """Return what a block above the first paragraph is."""
    if is_title or (title and block.text.casefold() == title.casefold()):
        return "title"
    if is_linked(block) or count_words(block.text) < STANDFIRST_WORDS:
        return "furniture"
    return "body"
