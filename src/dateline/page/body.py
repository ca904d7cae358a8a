"""The body of an article as trafilatura leaves it, as blocks, with the page's own hyperlinks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from dateline.page.blocks import Block, ends_sentence
from dateline.page.running import RunningText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.page.blocks import BlockKind
    from dateline.page.lines import Line

BLOCKS: Final = frozenset({"p", "head", "item", "quote", "cell", "row", "list", "table", "code", "ab"})
KINDS: Final[dict[str, BlockKind]] = {"head": "head", "item": "item"}


def read_body(body: etree._Element, headlines: frozenset[str]) -> Iterator[Block]:
    """Yield the blocks of an extracted body, in document order.

    Two line breaks end a block, and so does one after a sentence or one of the ``headlines``, which are
    hyperlinks of the page; any other line break is a space.
    """
    running = RunningText()
    kinds: list[BlockKind] = ["paragraph"]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        border = element.tag in BLOCKS
        broken = event == "start" and element.tag == "lb"
        if border or (broken and ends_block(element, "".join(running.parts), headlines)):
            yield from close(running, kinds[-1])
        if event == "start":
            if border:
                kinds.append(KINDS.get(element.tag, kinds[-1]))
            running.add(" " if broken else element.text)
        else:
            if border:
                kinds.pop()
            running.add(element.tail)
    yield from close(running, "paragraph")


def ends_block(line_break: etree._Element, text: str, headlines: frozenset[str]) -> bool:
    """Tell whether a line break after ``text`` is the end of a paragraph."""
    following = line_break.getnext()
    doubled = following is not None and following.tag == "lb" and not (line_break.tail or "").strip()
    return doubled or ends_sentence(text) or text in headlines


def close(running: RunningText, kind: BlockKind) -> Iterator[Block]:
    """Yield the text so far as a block, if there is any."""
    text, _ = running.take()
    if text:
        yield Block(text, kind)


def add_anchors(blocks: Iterable[Block], lines: Iterable[Line]) -> Iterator[Block]:
    """Yield the blocks with the hyperlinks of the page's lines that have the same text."""
    linked: dict[str, list[Line]] = {}
    for line in lines:
        if line.anchors:
            linked.setdefault(line.text, []).append(line)
    for block in blocks:
        same = linked.get(block.text)
        if same:
            yield replace(block, anchors=same.pop(0).anchors if len(same) > 1 else same[0].anchors)
        else:
            yield block
