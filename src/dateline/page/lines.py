"""The visible lines of a web page: its text parted where a browser would begin a new line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lxml import etree

from dateline.page.blocks import holds_links
from dateline.page.running import RunningText
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from dateline.page.blocks import Anchor

TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BORDERS: Final = TITLES | {
    *("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset"),
    *("figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
    *("table", "tbody", "td", "th", "thead", "time", "tr", "ul"),
}
SILENT: Final = frozenset(
    {
        *("button", "figcaption", "input", "noscript", "option", "script", "select", "style"),
        *("svg", "template", "textarea"),
    }
)
CARDS: Final = frozenset({"li", "article"})
PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line. ``linked``: hyperlinks hold all its words; ``heading``: it stands in h1 to h6.

    ``card`` counts the list items and articles that were opened before it; lines of one card belong
    together. ``moment`` is the datetime that a time element gives, ``home`` the element that the line
    ends in, the nearest that begins lines.
    """

    text: str
    anchors: tuple[Anchor, ...] = ()
    linked: bool = False
    heading: bool = False
    card: int = 0
    moment: str | None = None
    home: HtmlElement | None = field(default=None, compare=False, repr=False)


class LineBuilder:
    """Collects running text and closes it into a line at each border."""

    def __init__(self, *, cards: bool) -> None:
        self.running = RunningText()
        self.cards = cards
        self.headings = 0
        self.card = 0
        self.moment: str | None = None
        self.home: HtmlElement | None = None

    def enter(self, part: HtmlElement) -> Iterator[Line]:
        """Take the start of an element: a border closes the line before it."""
        if part.tag in BORDERS:
            yield from self.close()
            self.home = part
        self.card += part.tag in CARDS
        self.headings += part.tag in TITLES
        if part.tag == "time":
            self.moment = part.get("datetime")
        if part.tag == "a":
            self.running.open_link(part.get("href") or "")
        self.running.add(part.text)

    def leave(self, part: HtmlElement) -> Iterator[Line]:
        """Take the end of an element: a border closes the line; on a card so does a headline's link."""
        if part.tag in BORDERS or (self.cards and self.is_headline(part)):
            yield from self.close()
        if part.tag == "time":
            self.moment = None
        if part.tag in BORDERS:
            self.home = part.getparent()
        self.headings -= part.tag in TITLES
        if part.tag == "a":
            self.running.close_link()

    def is_headline(self, part: HtmlElement) -> bool:
        """Tell whether a link that ends here opened its line and a sentence follows it."""
        opened = self.running.opened
        return part.tag == "a" and opened is not None and opened[0] == 0 and opens_sentence(part.tail)

    def close(self) -> Iterator[Line]:
        """Yield the text so far as a line, if there is any."""
        text, anchors = self.running.take()
        if text:
            linked = holds_links(text, anchors)
            yield Line(text, anchors, linked, self.headings > 0, self.card, self.moment, self.home)
            self.moment = None


def split_lines(element: HtmlElement, *, cards: bool = False) -> Iterator[Line]:
    """Yield the visible lines of an element, in document order.

    With ``cards`` a link at the head of a line is a line of its own where a sentence follows it.
    """
    builder = LineBuilder(cards=cards)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        silent = is_silent(part)
        if event == "start":
            if silent:
                walk.skip_subtree()
            else:
                yield from builder.enter(part)
            continue
        if not silent:
            yield from builder.leave(part)
        if part is not element:
            builder.running.add(part.tail)
    yield from builder.close()


def opens_sentence(text: str | None) -> bool:
    """Tell whether text opens with a capital letter."""
    return (text or "").lstrip()[:1].isupper()


def is_silent(part: HtmlElement) -> bool:
    """Tell whether an element holds nothing that a reader reads as part of a story."""
    return not isinstance(part.tag, str) or part.tag in SILENT or read_mark(part) == "silent"


def read_mark(part: HtmlElement) -> str | None:
    """Return what an element's class or id says it holds; None where it says nothing."""
    kind, name = part.get("class"), part.get("id")
    return look_up(f"{kind or ''} {name or ''}") if kind or name else None


@cache
def marks() -> dict[str, str]:
    """Return the table of marks."""
    return {row["mark"]: row["says"] for row in read_table("page_marks")}


@lru_cache(maxsize=4096)
def look_up(name: str) -> str | None:
    """Return the first meaning among the parts of a class or id, pairs of neighbours included."""
    known = marks()
    for word in name[:200].split():
        parts = [part.lower() for part in PART.findall(word)]
        pairs = [left + right for left, right in pairwise(parts)]
        for part in (*pairs, *parts):
            if part in known:
                return known[part]
    return None
