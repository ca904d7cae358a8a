"""Teaser blocks of a web page that stand outside the article: headings with lists of links below."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Final

from dateline.page.lines import TITLES, read_mark, split_lines
from dateline.page.teasers import find_heading, read_teasers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from dateline.page.lines import Line
    from dateline.page.sheet import Teaser

HEADINGS: Final = TITLES | {"p", "div", "span", "strong", "b", "header", "legend", "dt"}
LONGEST_HEADING: Final = 80  # characters
CLIMB: Final = 3  # how far above its heading a block of teasers may begin
MOST: Final = 100


def find_asides(tree: HtmlElement, story_lines: frozenset[str]) -> tuple[Teaser, ...]:
    """Return the teasers below headings such as "More from ..."; where the story goes on, they end."""
    found: dict[str, Teaser] = {}
    for region in list_regions(tree):
        lines = dropwhile(lambda line: line.text in story_lines, region)
        for teaser in read_teasers(takewhile(lambda line: line.text not in story_lines, lines)):
            found.setdefault(teaser.paragraphs[0], teaser)
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def list_regions(tree: HtmlElement) -> Iterator[Iterator[Line]]:
    """Yield the lines of each block of teasers, in document order: by its heading, or by its class."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in HEADINGS and is_heading(element):
            yield lines_below(element)
        elif read_mark(element) == "teasers" and element.find(".//a") is not None:
            yield split_lines(element, cards=True)


def is_heading(element: HtmlElement) -> bool:
    """Tell whether the whole text of an element is a heading of teasers, and of no element within."""
    if len(element) > 3 or not (len(element) or element.text):
        return False
    text = short_text(element)
    if not text or find_heading(text) is None:
        return False
    return not any(child.tag in HEADINGS and short_text(child) == text for child in element)


def short_text(element: HtmlElement) -> str:
    """Return the text of an element; empty where it is longer than a heading."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        parts.append(part)
        size += len(part.strip())
        if size > LONGEST_HEADING:
            return ""
    return " ".join("".join(parts).split())


def lines_below(heading: HtmlElement) -> Iterator[Line]:
    """Yield the lines of text below a heading, down to the next heading of its rank."""
    top = heading
    for _ in range(CLIMB):
        if any(sibling.tag == "a" or sibling.find(".//a") is not None for sibling in top.itersiblings()):
            break
        parent = top.getparent()
        if parent is None or parent.tag in {"body", "html", "main"}:
            return
        top = parent
    for sibling in top.itersiblings():
        if heading.tag in TITLES and sibling.tag == heading.tag:
            return
        if isinstance(sibling.tag, str):
            yield from split_lines(sibling, cards=True)
