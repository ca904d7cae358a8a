"""A web page: its sheet by metadata, its body by trafilatura, the teasers around it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import trafilatura

from dateline.page.blocks import count_words, ends_sentence
from dateline.page.body import add_anchors, read_body
from dateline.page.growing import grow_body
from dateline.page.lines import Line, split_lines
from dateline.page.markup import read_markup
from dateline.page.mending import mend_blocks
from dateline.page.ordering import order_blocks

if TYPE_CHECKING:
    from lxml import etree
    from lxml.html import HtmlElement

    from dateline.page.blocks import Block
    from dateline.page.sheet import Sheet

SHORT: Final = 120  # words of a body below which another one is looked for
LEAST: Final = 50
WIDER: Final = 2  # how many times more words another body must have
PROSE_WORDS: Final = 12

for name in ("trafilatura", "htmldate", "courlan"):  # what they cannot read is said in our own notes
    logging.getLogger(name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed web page: its tree, visible lines, sheet, and the blocks of its article (or none).

    ``title`` is the whole title in its head; ``live``: it speaks of a live blog.
    """

    tree: HtmlElement
    lines: list[Line]
    sheet: Sheet
    blocks: tuple[Block, ...]
    title: str | None = None
    live: bool = False


def read_webpage(text: str, url: str | None) -> WebPage | None:
    """Return the web page that ``text`` holds; None where it is no HTML that can be parsed."""
    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    lines = list(split_lines(tree))
    title = " ".join((tree.findtext(".//title") or "").split()) or None
    blocks = extract_body(tree, url, lines)
    return WebPage(tree, lines, read_markup(tree, url), blocks, title, "LiveBlogPosting" in text)


def extract_body(tree: HtmlElement, url: str | None, lines: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of the article; those of a wider search where a page of many words has few."""
    blocks = run_extraction(tree, url, lines, precise=True)
    words = count_all(blocks)
    if words >= SHORT or sum(map(count_prose, lines)) < WIDER * max(words, LEAST):
        return blocks
    wider = run_extraction(tree, url, lines, precise=False)
    return wider if count_all(wider) >= WIDER * words else blocks


def run_extraction(
    tree: HtmlElement, url: str | None, lines: list[Line], *, precise: bool
) -> tuple[Block, ...]:
    """Return the blocks of the article that trafilatura finds; none where it finds no article."""
    document = trafilatura.bare_extraction(
        tree, url=url, favor_precision=precise, include_comments=False
    )
    return () if document is None else link_body(document.body, lines)


def count_all(blocks: tuple[Block, ...]) -> int:
    """Return how many words blocks have together."""
    return sum(count_words(block.text) for block in blocks)


def count_prose(line: Line) -> int:
    """Return how many words a line has, if it is a sentence of some length and no hyperlink."""
    words = count_words(line.text)
    return words if words >= PROSE_WORDS and ends_sentence(line.text) and not line.linked else 0


def link_body(body: etree._Element, lines: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of an extracted body with the hyperlinks that the page's lines have."""
    headlines = frozenset(line.text for line in lines if line.linked)
    found = order_blocks(read_body(body, headlines), lines)
    return mend_blocks(add_anchors(grow_body(found, lines), lines))


def read_silent(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page for browsers without scripts, which are none of its visible lines."""
    texts = (" ".join("".join(part.itertext()).split()) for part in tree.iterfind(".//noscript"))
    return [Line(text) for text in texts if text]
