"""Says of each block of a page what it is, first by its own words, then by where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.page.above import label_head
from dateline.page.below import label_end, label_tail
from dateline.page.bylines import goes_on, read_byline
from dateline.page.captions import is_caption
from dateline.page.corrections import is_correction, label_corrections
from dateline.page.credits import read_credit
from dateline.page.dates import is_date_line
from dateline.page.furniture import is_furniture
from dateline.page.mastheads import find_masthead, is_navigation
from dateline.page.rights import is_rights_line
from dateline.page.runs import label_links, label_runs
from dateline.page.teasers import read_inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.page.blocks import Block
    from dateline.page.marking import Known, Label


NEAR_START: Final = 12  # a byline stands within so many blocks of the start,
NEAR_END: Final = 4  # or of the end
TOLD: Final[tuple[tuple[Callable[[str], object], Label], ...]] = (
    (read_credit, "credit"),
    (is_correction, "correction"),
    (is_date_line, "date"),
)


def label_blocks(blocks: tuple[Block, ...], known: Known) -> list[Label]:
    """Return a label for each block."""
    labels = [judge(blocks, place) for place in range(len(blocks))]
    masthead = find_masthead(blocks) if known.plain else None
    if masthead:
        labels[masthead.place] = "furniture"
    label_corrections(blocks, labels)
    label_runs(blocks, labels)
    label_links(blocks, labels)
    label_tail(blocks, labels)
    label_head(blocks, labels, known.title)
    label_end(blocks, labels, known.authors)
    return labels


def judge(blocks: tuple[Block, ...], place: int) -> Label:
    """Return what a block is by its own words."""
    line = blocks[place].text
    near = place < NEAR_START or place >= len(blocks) - NEAR_END
    if is_rights_line(line):
        return "rights"
    if near and (read_byline(line) or (place and goes_on(blocks[place - 1].text, line))):
        return "byline"
    told = next((label for tells, label in TOLD if tells(line)), None)
    if told:
        return told
    if is_furniture(line) or is_caption(line) or (place < NEAR_START and is_navigation(line)):
        return "furniture"
    return "inline" if read_inline(line) else "body"
