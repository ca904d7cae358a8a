"""A web page: its sheet by metadata, its body by trafilatura, the teasers around it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import trafilatura

from dateline.page.body import read_body
from dateline.page.markup import read_markup
from dateline.page.mending import mend_blocks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from dateline.page.blocks import Block
    from dateline.page.sheet import Sheet

for name in ("trafilatura", "htmldate", "courlan"):  # what they cannot read is said in our own notes
    logging.getLogger(name).addHandler(logging.NullHandler())

DATES: Final = {"original_date": True, "max_date": "2100-01-01"}


@dataclass(frozen=True, slots=True)
class WebPage:
    """A parsed web page: its tree, its sheet, and the blocks of its article (none where it has none)."""

    tree: HtmlElement
    sheet: Sheet
    blocks: tuple[Block, ...]


def read_webpage(text: str, url: str | None) -> WebPage | None:
    """Return the web page that ``text`` holds; None where it is no HTML that can be parsed."""
    tree = trafilatura.load_html(text)
    if tree is None:
        return None
    sheet = read_markup(tree, url)
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_links=True,
        date_extraction_params=DATES,
    )
    blocks = () if document is None else mend_blocks(read_body(document.body))
    return WebPage(tree, sheet, blocks)
