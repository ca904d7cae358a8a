"""Other stories announced within a story: headings with headlines below them, linked headlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words, is_linked
from dateline.page.marking import find_prose, is_prose, label_body
from dateline.page.teasers import find_heading

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.marking import Label


HEADLINE_WORDS: Final = 4


def label_runs(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label headings such as "Related stories" and the headlines below them, until the story goes on."""
    web = is_web(blocks)
    for place, block in enumerate(blocks):
        reach = find_heading(block.text) if labels[place] in {"body", "furniture"} else None
        if reach is None or (reach == "rest" and not web):
            continue
        labels[place] = "heading"
        if not web or leads_to_links(blocks, place):
            back = (
                find_prose(blocks, labels, place + 1) if reach == "run" else find_return(blocks, place)
            )
            label_body(labels, range(place + 1, back), "teaser")


def is_web(blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks come from a web page with hyperlinks, which tell a teaser from a paragraph."""
    return any(block.anchors for block in blocks)


def leads_to_links(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether what follows a heading is a hyperlink."""
    return place + 1 < len(blocks) and bool(blocks[place + 1].anchors)


def find_return(blocks: tuple[Block, ...], heading: int) -> int:
    """Return where a story goes on below a heading: at two paragraphs with no headline between them."""
    for place in range(heading + 1, len(blocks) - 1):
        if is_prose(blocks[place]) and is_prose(blocks[place + 1]):
            return place
    return len(blocks)


def label_links(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label paragraphs within the story that are nothing but the linked headline of another one."""
    for place in range(find_prose(blocks, labels) + 1, len(blocks)):
        announced = blocks[place - 1].text.endswith(":")
        if labels[place] == "body" and is_link_alone(blocks[place]) and not announced:
            labels[place] = "teaser"


def is_link_alone(block: Block) -> bool:
    """Tell whether a block is one hyperlink of some words, and no paragraph of its own."""
    if block.kind != "paragraph" or len(block.anchors) != 1 or is_prose(block):
        return False
    return is_linked(block) and count_words(block.text) >= HEADLINE_WORDS
