"""Teasers: headings that announce other stories, and the stories below them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from dateline.page.blocks import CLOSERS, count_words, ends_sentence
from dateline.page.bylines import read_byline
from dateline.page.credits import read_credit
from dateline.page.dates import find_date, is_date_line
from dateline.page.furniture import is_furniture
from dateline.page.sheet import Teaser
from dateline.records import Published
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.page.lines import Line

Reach = Literal["rest", "run", "line"]

HEADING_WORDS: Final = 8
FEWEST_WORDS: Final = 5  # a teaser with fewer is a button or a section's name
HEADLINE_WORDS: Final = 20
ASKING: Final = (" from", " in", " on")
BULLET: Final = re.compile(r"(?:[•‣▪●◦■►▶·*–—-]\s*)+(?=[\w\"'“‘])")
EDGE: Final = " :.…>»→|-–—"


def find_heading(line: str) -> Reach | None:
    """Return how far a heading of teasers reaches; None for any other line, "line" is not asked here."""
    if count_words(line) > HEADING_WORDS or ends_sentence(line.removesuffix("...").rstrip(":…")):
        return None
    plain = line.lower().replace("’", "'").strip(EDGE)
    if plain in heading_words("rest") or plain.startswith(open_headings()):
        return "rest"
    return "run" if plain in heading_words("run") else None


@cache
def heading_words(reach: Reach) -> frozenset[str]:
    """Return the headings of one reach."""
    return frozenset(row["words"] for row in read_table("page_teaser_heads") if row["reach"] == reach)


@cache
def open_headings() -> tuple[str, ...]:
    """Return the openings of headings that ask for a name ("latest news from ...")."""
    return tuple(sorted(f"{words} " for words in heading_words("rest") if words.endswith(ASKING)))


def read_inline(line: str) -> str | None:
    """Return the headline of a teaser that stands within the story ("Read more: ..."), or None."""
    found = inline_pattern().match(line.replace("’", "'"))
    if found is None or count_words(line) > HEADLINE_WORDS + 4:
        return None
    return line[found.end() :].strip()


@cache
def inline_pattern() -> re.Pattern[str]:
    """Return the pattern of the openings of teasers on one line."""
    words = [row["words"] for row in read_table("page_teaser_heads") if row["reach"] == "line"]
    parts = sorted((re.escape(word.removesuffix(":")) for word in words), key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(parts)})\s*(?::|\||[–—-]\s|>+|»|→)\s*", re.IGNORECASE)


def read_teasers(lines: Iterable[Line]) -> tuple[Teaser, ...]:
    """Return the teasers that the lines below a heading hold, in their order."""
    return tuple(teaser for teaser in pair_lines(lines) if has_substance(teaser))


def pair_lines(lines: Iterable[Line]) -> Iterator[Teaser]:
    """Yield each line as a teaser, a headline together with the summary and the date beside it."""
    card = Card()
    for line in map(drop_bullet, lines):
        if is_date_line(line.text):
            card.day = card.day or find_date(line.text)
        elif not belongs_to_none(line.text):
            if not card.takes(line):
                yield from card.close()
            card.add(line)
    yield from card.close()


def drop_bullet(line: Line) -> Line:
    """Return a line without the sign of a list before it; one with hyperlinks as it stands."""
    found = None if line.anchors else BULLET.match(line.text)
    return replace(line, text=line.text[found.end() :]) if found else line


def belongs_to_none(line: str) -> bool:
    """Tell whether a line among teasers is furniture, a heading, a byline or a credit."""
    return any(read(line) for read in (is_furniture, find_heading, read_byline, read_credit))


class Card:
    """A teaser while its lines come in."""

    def __init__(self) -> None:
        self.headline: Line | None = None
        self.summary: Line | None = None
        self.day: str | None = None

    def takes(self, line: Line) -> bool:
        """Tell whether a line goes on from the headline: the same card, and no headline of its own."""
        if self.headline is None or self.summary or line.heading or line.card != self.headline.card:
            return False
        return ends_statement(line.text) or not is_headline(line)

    def add(self, line: Line) -> None:
        """Take a line as the headline or the summary."""
        if self.headline is None and is_headline(line):
            self.headline = line
        else:
            self.summary = line

    def close(self) -> Iterator[Teaser]:
        """Yield the teaser, if there is one, and begin the next."""
        found = [line.text for line in (self.headline, self.summary) if line]
        if found:
            title = self.headline.text if self.headline else None
            published = Published(self.day, "text") if self.day else Published()
            yield Teaser(tuple(found), title, published)
        if self.headline or self.summary:
            self.headline = self.summary = self.day = None


def is_headline(line: Line) -> bool:
    """Tell whether a line is a headline rather than a sentence."""
    if line.heading:
        return True
    if line.linked:
        return not ends_statement(line.text)
    return not ends_sentence(line.text) and count_words(line.text) <= HEADLINE_WORDS


def ends_statement(text: str) -> bool:
    """Tell whether a line ends in a full stop, as headlines never do, questions and cries left out."""
    return text.rstrip(CLOSERS).endswith((".", "。"))


def has_substance(teaser: Teaser) -> bool:
    """Tell whether a teaser says enough to be one."""
    return count_words(" ".join(teaser.paragraphs)) >= FEWEST_WORDS
