"""Teaser blocks of a web page that stand outside the article: headings with lists of links below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from dateline.page.blocks import count_words
from dateline.page.teasers import find_heading, read_teasers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from dateline.page.sheet import Teaser

HEADINGS: Final = frozenset(
    {"h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "header", "legend"}
)
TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LINES: Final = TITLES | {
    "p",
    "li",
    "div",
    "article",
    "section",
    "ul",
    "ol",
    "figure",
    "time",
    "header",
    "br",
}
SILENT: Final = frozenset({"script", "style", "noscript", "template", "button", "svg", "figcaption"})
LONGEST_HEADING: Final = 80  # characters
CLIMB: Final = 3  # how far above its heading a block of teasers may begin
MOST: Final = 100


def find_asides(tree: HtmlElement, story_lines: frozenset[str]) -> tuple[Teaser, ...]:
    """Return the teasers below headings such as "More from ..."; lines of the story are no teasers."""
    found: dict[tuple[str, ...], Teaser] = {}
    for heading in list_headings(tree):
        lines = [line for line in list_lines(heading) if line not in story_lines]
        for teaser in read_teasers(lines):
            found.setdefault(teaser.paragraphs, teaser)
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def list_headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements whose whole text is a heading of teasers, innermost only."""
    for element in tree.iter(*HEADINGS):
        if len(element) > 3:
            continue
        text = short_text(element)
        if text and find_heading(text) and not any(short_text(child) == text for child in element):
            yield element


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


def list_lines(heading: HtmlElement) -> Iterator[str]:
    """Yield the lines of text below a heading, down to the next heading of its rank."""
    top = heading
    for _ in range(CLIMB):
        if any(sibling.find(".//a") is not None or sibling.tag == "a" for sibling in top.itersiblings()):
            break
        parent = top.getparent()
        if parent is None or parent.tag in {"body", "html", "main"}:
            return
        top = parent
    for sibling in top.itersiblings():
        if sibling.tag == heading.tag and heading.tag in TITLES:
            return
        yield from split_lines(sibling)


def split_lines(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element, parted at the borders of its lines."""
    line = ""
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if part.tag in LINES:
            if line.strip():
                yield " ".join(line.split())
            line = ""
        silent = part.tag in SILENT or not isinstance(part.tag, str)
        if event == "start":
            line += "" if silent else (part.text or "")
        elif part is not element:
            line += part.tail or ""
    if count_words(line):
        yield " ".join(line.split())
