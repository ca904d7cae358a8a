"""A whole page line by line, each line with the part it plays: story, teaser, credit line, furniture.

It is told anew from the bytes that a ledger keeps: what stands in the text of an article is its story
or its teaser; of the rest each line is told by its own words, as it is where a page is taken apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

import trafilatura

from dateline.page.bylines import read_byline
from dateline.page.captions import is_caption
from dateline.page.corrections import is_correction
from dateline.page.credits import read_credit
from dateline.page.dates import is_date_line
from dateline.page.decoding import decode
from dateline.page.frame import flatten
from dateline.page.furniture import match_kind
from dateline.page.lines import split_lines
from dateline.page.media import HTML
from dateline.page.plain import read_plain
from dateline.page.rights import is_rights_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.records import Article

Part = Literal[
    "headline", "story", "subhead", "teaser", "correction", "byline", "date", "credit line",
    "rights line", "caption", "furniture", "beside the story",
]  # fmt: skip
MOST: Final = 5000  # lines
KEY: Final = 60  # characters by which a line is found at the head or the end of a paragraph
LEAST: Final = 25  # characters of a line that is looked for within a text
BY_WORDS: Final[tuple[tuple[Part, Callable[[str], object]], ...]] = (
    ("correction", is_correction),
    ("byline", read_byline),
    ("date", is_date_line),
    ("credit line", read_credit),
    ("rights line", is_rights_line),
    ("caption", is_caption),
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a page. ``kind``: of furniture, what it is; ``article``: whose words these are."""

    text: str
    part: Part
    kind: str | None = None
    article: str | None = None


def read_printed(
    page: bytes, media_type: str, encoding: str | None, articles: Iterable[Article]
) -> tuple[Printed, ...]:
    """Return the lines of a page, at most 5,000; ``articles``: those that were read on it.

    What stands in buttons, captions of pictures and scripts is no line.
    """
    known = [Known(one) for one in articles]
    lines = list_lines(decode(page, encoding).text, media_type)
    return tuple(tell(line, known) for line in islice(lines, MOST))


def list_lines(text: str, media_type: str) -> Iterator[str]:
    """Yield the visible lines of a page."""
    if media_type != HTML:
        yield from (block.text for block in read_plain(text))
        return
    tree = trafilatura.load_html(text)
    if tree is not None:
        body = tree.find("body")
        yield from (line.text for line in split_lines(tree if body is None else body))


class Known:
    """An article by what its lines are found by."""

    def __init__(self, article: Article) -> None:
        self.id = article.id
        self.teaser = article.kind == "teaser"
        self.title = flatten(article.title or "")
        self.heads = {flatten(one.text) for one in article.subheads}
        paragraphs = [flatten(one) for one in article.text.split("\n") if one.strip()]
        self.keys = {one[:KEY] for one in paragraphs} | {one[-KEY:] for one in paragraphs}
        self.text = "\n".join(paragraphs)

    def part_of(self, line: str) -> Part | None:
        """Return the part that a line plays in the article; None where it has no such line."""
        if self.teaser:
            return "teaser" if line == self.title or self._holds(line) else None
        if line == self.title:
            return "headline"
        if line in self.heads:
            return "subhead"
        return "story" if self._holds(line) else None

    def _holds(self, line: str) -> bool:
        return {line[:KEY], line[-KEY:]} <= self.keys or (len(line) >= LEAST and line in self.text)


def tell(line: str, known: Iterable[Known]) -> Printed:
    """Return a line with its part."""
    plain = flatten(line)
    for one in known:
        part = one.part_of(plain)
        if part:
            return Printed(line, part, article=one.id)
    said = next((name for name, tells in BY_WORDS if tells(line)), None)
    if said:
        return Printed(line, said)
    kind = match_kind(line)
    return Printed(line, "furniture", kind) if kind else Printed(line, "beside the story")
