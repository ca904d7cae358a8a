"""A web page: its sheet by metadata, its body by trafilatura, the teasers around it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import trafilatura

from dateline.page.body import add_anchors, read_body
from dateline.page.growing import grow_body
from dateline.page.lines import Line, split_lines
from dateline.page.markup import read_markup
from dateline.page.mending import mend_blocks

if TYPE_CHECKING:
    from lxml import etree
    from lxml.html import HtmlElement

    from dateline.page.blocks import Block
    from dateline.page.sheet import Sheet

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
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
    )
    blocks = () if document is None else link_body(document.body, lines)
    return WebPage(tree, lines, read_markup(tree, url), blocks, title, "LiveBlogPosting" in text)


def link_body(body: etree._Element, lines: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of an extracted body with the hyperlinks that the page's lines have."""
    headlines = frozenset(line.text for line in lines if line.linked)
    return mend_blocks(add_anchors(grow_body(read_body(body, headlines), lines), lines))


def read_silent(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page for browsers without scripts, which are none of its visible lines."""
    texts = (" ".join("".join(part.itertext()).split()) for part in tree.iterfind(".//noscript"))
    return [Line(text) for text in texts if text]
