"""The body of an article as trafilatura leaves it, as blocks with their hyperlinks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from dateline.page.blocks import Anchor, Block, ends_sentence, is_linked
from dateline.page.plain import strip_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.page.blocks import BlockKind

BLOCKS: Final = frozenset({"p", "head", "item", "quote", "cell", "row", "list", "table", "code", "ab"})
KINDS: Final[dict[str, BlockKind]] = {"head": "head", "item": "item"}


class BlockBuilder:
    """Collects running text and closes it into blocks at each border; whitespace is normalised."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text = ""
        self.anchors: list[Anchor] = []
        self.opened: tuple[int, str] | None = None

    def add(self, text: str | None) -> None:
        """Add running text, every run of whitespace as one space."""
        text = strip_unprintable(text or "")
        if not text:
            return
        words = " ".join(text.split())
        before = " " if text[0].isspace() and self.text and not self.text.endswith(" ") else ""
        after = " " if words and text[-1].isspace() else ""
        self.text += before + words + after if words else before

    def open_link(self, href: str) -> None:
        """Begin a hyperlink at this point of the text."""
        self.opened = (len(self.text), href)

    def close_link(self) -> None:
        """End the hyperlink, if it has words."""
        if self.opened is None:
            return
        start, href = self.opened
        words = self.text[start:]
        begin = start + len(words) - len(words.lstrip())
        end = start + len(words.rstrip())
        if begin < end and href:
            self.anchors.append(Anchor(begin, end, href))
        self.opened = None

    def close(self, kind: BlockKind) -> None:
        """Close the text so far into a block."""
        if self.opened:
            self.close_link()
        text = self.text.rstrip()
        if text:
            self.blocks.append(Block(text, kind, tuple(self.anchors)))
        self.text, self.anchors = "", []


def read_body(body: etree._Element) -> tuple[Block, ...]:
    """Return the blocks of an extracted body, in document order."""
    builder = BlockBuilder()
    kinds: list[BlockKind] = ["paragraph"]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            start_element(builder, element, kinds)
        else:
            end_element(builder, element, kinds)
    builder.close("paragraph")
    return tuple(builder.blocks)


def start_element(builder: BlockBuilder, element: etree._Element, kinds: list[BlockKind]) -> None:
    """Open a block, a hyperlink or a line break, and add the element's first text."""
    if element.tag in BLOCKS:
        builder.close(kinds[-1])
        kinds.append(KINDS.get(element.tag, kinds[-1]))
    elif element.tag == "ref":
        builder.open_link(element.get("target") or "")
    elif element.tag == "lb":
        break_line(builder, kinds[-1])
    builder.add(element.text)


def end_element(builder: BlockBuilder, element: etree._Element, kinds: list[BlockKind]) -> None:
    """Close a block or hyperlink, and add the text after the element."""
    if element.tag in BLOCKS:
        builder.close(kinds.pop())
    elif element.tag == "ref":
        builder.close_link()
    builder.add(element.tail)


def break_line(builder: BlockBuilder, kind: BlockKind) -> None:
    """Take a line break for a paragraph's end after a sentence or a link alone, else for a space."""
    text = builder.text.rstrip()
    if ends_sentence(text) or is_linked(Block(text, anchors=tuple(builder.anchors))):
        builder.close(kind)
    else:
        builder.add(" ")


def join_texts(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the texts of blocks as a set."""
    return frozenset(block.text for block in blocks)
