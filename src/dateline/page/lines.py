"""The visible lines of a web page: its text parted where a browser would begin a new line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from lxml import etree

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

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
    together. ``mark`` is what the class of the element around it says, if anything.
    """

    text: str
    linked: bool = False
    heading: bool = False
    card: int = 0
    mark: str | None = None


class LineBuilder:
    """Collects running text and closes it into a line at each border."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.loose = False
        self.links = 0
        self.headings = 0
        self.card = 0
        self.marks: list[str] = []

    def add(self, text: str | None) -> None:
        """Add running text; words outside of links make the line a loose one."""
        if text:
            self.parts.append(text)
            self.loose = self.loose or (not self.links and any(map(str.isalnum, text)))

    def close(self) -> Iterator[Line]:
        """Yield the text so far as a line, if there is any."""
        text = " ".join("".join(self.parts).split())
        if text:
            mark = self.marks[-1] if self.marks else None
            yield Line(text, not self.loose, self.headings > 0, self.card, mark)
        self.parts, self.loose = [], False


def split_lines(element: HtmlElement) -> Iterator[Line]:
    """Yield the visible lines of an element, in document order."""
    builder = LineBuilder()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        if event == "start" and is_silent(part):
            walk.skip_subtree()
        elif event == "start":
            yield from enter(builder, part)
        else:
            yield from leave(builder, part, is_root=part is element)
    yield from builder.close()


def enter(builder: LineBuilder, part: HtmlElement) -> Iterator[Line]:
    """Take the start of an element: a border closes the line before it."""
    if part.tag in BORDERS:
        yield from builder.close()
    builder.card += part.tag in CARDS
    builder.links += part.tag == "a"
    builder.headings += part.tag in TITLES
    mark = read_mark(part)
    if mark:
        builder.marks.append(mark)
    builder.add(part.text)


def leave(builder: LineBuilder, part: HtmlElement, *, is_root: bool) -> Iterator[Line]:
    """Take the end of an element; a link that opens a line before a new sentence ends the line."""
    if not is_silent(part):
        tail = (part.tail or "").lstrip()
        opens = part.tag == "a" and builder.links == 1 and not builder.loose and tail[:1].isupper()
        if part.tag in BORDERS or opens:
            yield from builder.close()
        builder.links -= part.tag == "a"
        builder.headings -= part.tag in TITLES
        if read_mark(part):
            builder.marks.pop()
    if not is_root:
        builder.add(part.tail)


def is_silent(part: HtmlElement) -> bool:
    """Tell whether an element holds nothing that a reader reads as part of a story."""
    return not isinstance(part.tag, str) or part.tag in SILENT or read_mark(part) == "silent"


def read_mark(part: HtmlElement) -> str | None:
    """Return what an element's class or id says it holds; None where it says nothing."""
    name = f"{part.get('class') or ''} {part.get('id') or ''}"
    return look_up(name) if name != " " else None


@cache
def marks() -> dict[str, str]:
    """Return the table of marks."""
    return {row["mark"]: row["says"] for row in read_table("page_marks")}


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
