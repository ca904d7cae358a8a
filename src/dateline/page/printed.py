"""A whole page line by line, each line with the part it plays: story, teaser, credit line, furniture.

It is told anew from the bytes that a ledger keeps: what stands in the text of an article is its story
or its teaser; of the rest each line is told by its own words, as it is where a page is taken apart. What
stands between the headline and the story and is called so by the markup is a standfirst.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
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
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.page.lines import Line
    from dateline.records import Article

Part = Literal[
    "headline", "standfirst", "story", "subhead", "teaser", "correction", "byline", "date",
    "credit line", "rights line", "caption", "furniture", "beside the story",
]  # fmt: skip
MOST: Final = 5000  # lines
KEY: Final = 60  # characters by which a line is found at the head or the end of a paragraph
WORD: Final = re.compile(r"[A-Z]?[a-z]+")
LEAST_WORDS: Final = 5  # of a standfirst
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
    lines = list(islice(list_lines(decode(page, encoding).text, media_type), MOST))
    told = [tell(line, known) for line, _ in lines]
    heading = find_standfirst(told, [called for _, called in lines])
    return tuple(
        replace(one, part="standfirst") if number in heading else one for number, one in enumerate(told)
    )


def list_lines(text: str, media_type: str) -> Iterator[tuple[str, bool]]:
    """Yield the visible lines of a page, and whether the markup around a line calls it a standfirst."""
    if media_type != HTML:
        yield from ((block.text, False) for block in read_plain(text))
        return
    tree = trafilatura.load_html(text)
    if tree is not None:
        body = tree.find("body")
        lines = split_lines(tree if body is None else body)
        yield from (
            (space_links(line), not line.linked and is_called_standfirst(line)) for line in lines
        )


def space_links(line: Line) -> str:
    """Return a line with a blank between links that touch, as a page's styles keep them apart."""
    ends = {one.end for one in line.anchors}
    cuts = sorted(one.start for one in line.anchors if one.start in ends)
    bounds = pairwise([0, *cuts, len(line.text)])
    return " ".join(line.text[start:end].strip() for start, end in bounds)


def is_called_standfirst(line: Line) -> bool:
    """Tell whether the element of a line, or the one around it, is called a standfirst or its like."""
    around = [] if line.home is None else [line.home, line.home.getparent()]
    names = " ".join(str(one.get("class") or "") for one in around if one is not None)
    marks = read_column("page_standfirst_marks", "mark")
    return not marks.isdisjoint(word.casefold() for word in WORD.findall(names))


def find_standfirst(told: Sequence[Printed], called: Sequence[bool]) -> frozenset[int]:
    """Return which lines stand as a standfirst between the last headline and the story's first words.

    ``called``: of each line whether the markup calls it so.
    """
    first = next((number for number, one in enumerate(told) if one.part == "story"), 0)
    heads = [number for number in range(first) if told[number].part == "headline"]
    between = range(heads[-1] + 1, first) if heads else range(0)
    return frozenset(number for number in between if called[number] and may_head(told[number]))


def may_head(line: Printed) -> bool:
    """Tell whether a line that is nothing else has words enough for a standfirst."""
    return line.part == "beside the story" and len(line.text.split()) >= LEAST_WORDS


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
