"""Further full stories in article elements of their own, as pages have them that scroll on and on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Block, count_words
from dateline.page.entries import Entry, find_when, is_prose
from dateline.page.lines import read_mark, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from dateline.page.lines import Line

AROUND: Final = frozenset({"article", "aside", "nav", "footer", "header"})
COMMENT: Final = re.compile(r"\bcomment", re.IGNORECASE)
FEWEST_PARAGRAPHS: Final = 2
FEWEST_WORDS: Final = 60
MOST: Final = 50  # article elements


@dataclass(frozen=True, slots=True)
class FullStory:
    """The text of an article element: what is known of it as an entry, and its blocks."""

    entry: Entry
    blocks: tuple[Block, ...]


def find_full_stories(tree: HtmlElement) -> list[FullStory]:
    """Return the article elements that hold a heading and a full text; none where there is one alone."""
    outer = [one for one in islice(tree.iter("article"), MOST) if stands_alone(one)]
    if len(outer) < FEWEST_PARAGRAPHS:
        return []
    found = list(filter(None, map(read_full_story, outer)))
    return found if len(found) > 1 else []


def stands_alone(element: HtmlElement) -> bool:
    """Tell whether an article element may hold a story: in no other, no comment, with paragraphs."""
    if any(above.tag in AROUND for above in element.iterancestors()):
        return False
    if COMMENT.search(element.get("class") or "") or read_mark(element):
        return False
    return len(element.findall(".//p")) >= FEWEST_PARAGRAPHS


def read_full_story(element: HtmlElement) -> FullStory | None:
    """Return the story of an article element; None where it has no heading or no text to speak of."""
    lines = [line for line in split_lines(element) if not line.linked or line.heading]
    title = next((line.text for line in lines if line.heading), None)
    prose = [count_words(line.text) for line in lines if is_prose(line)]
    if title is None or len(prose) < FEWEST_PARAGRAPHS or sum(prose) < FEWEST_WORDS:
        return None
    return FullStory(Entry(0, 0, title, find_when(lines)), tuple(list_blocks(lines)))


def list_blocks(lines: list[Line]) -> Iterator[Block]:
    """Yield lines as blocks."""
    for line in lines:
        yield Block(line.text, "head" if line.heading else "paragraph", line.anchors)
