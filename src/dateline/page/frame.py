"""The frame of a web page's article: the visible lines just above its body and just below it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words
from dateline.page.bylines import join_bylines, read_bare_byline, read_byline
from dateline.page.corrections import is_correction
from dateline.page.credits import read_credit
from dateline.page.datelines import read_dateline
from dateline.page.dates import is_date_line
from dateline.page.names import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.page.blocks import Block
    from dateline.page.lines import Line
    from dateline.page.sheet import Sheet

ABOVE: Final = 25  # lines
BELOW: Final = 12
STANDFIRST_WORDS: Final = 5
STANDFIRST_LONGEST: Final = 50  # words
FEWEST_BLOCKS: Final = 3  # a standfirst stands above a story
STRAIGHT: Final = str.maketrans("’‘“”", "''\"\"")
NAMES: Final = re.compile(r"\s*(?:/|,|&|\band\b)\s*")
KEY: Final = 60  # code points by which a block is found among the lines


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lines around the body say: bylines, dates, credits, a standfirst, as they stand.

    ``standfirst`` stands above the body; ``opens_with_standfirst`` says that the body's first block is
    one: the byline or the date stands below it.
    """

    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    standfirst: str | None = None
    opens_with_standfirst: bool = False


def read_frame(lines: list[Line], blocks: tuple[Block, ...], sheet: Sheet) -> Frame:
    """Return the frame of the article whose body is ``blocks``; ``sheet`` is what the markup says."""
    first, last = find_body(lines, blocks)
    parted = is_parted(lines[first + 1 : last + 1], blocks)
    over = lines[max(0, first - ABOVE) : first + BELOW if parted else first]
    above = join_bylines([line.text for line in over])
    below = [line.text for line in lines[last + 1 : last + 1 + BELOW]]
    known = {author.name.casefold() for author in sheet.authors}
    return Frame(
        bylines=tuple(line for line in above if is_signed(line, known)) or sign_last(over, sheet),
        dates=tuple(line for line in above if is_date_line(line)),
        credits=tuple(line for line in (*above, *below) if read_credit(line)),
        corrections=tuple(line for line in (*above, *below) if is_correction(line)),
        standfirst=find_standfirst(over, blocks, sheet.description),
        opens_with_standfirst=parted,
    )


def find_body(lines: Sequence[Line | Block], blocks: tuple[Block, ...]) -> tuple[int, int]:
    """Return the places of the lines that hold the first and the last block; 0 and -1 where unknown."""
    keys = {block.text[:KEY] for block in blocks if block.kind == "paragraph"}
    places = [place for place, line in enumerate(lines) if line.text[:KEY] in keys]
    return (places[0], places[-1]) if places else (0, len(lines))


def is_signed(line: str, known: set[str]) -> bool:
    """Tell whether a line is a byline: it says so, or it names an author whom the metadata names."""
    if read_byline(line):
        return True
    signature = read_bare_byline(line)
    return signature is not None and any(one.name.casefold() in known for one in signature.people)


def sign_last(over: list[Line], sheet: Sheet) -> tuple[str, ...]:
    """Return the last line above the body where it is nothing but names and nobody else signs."""
    if not over or any(is_person(author.name) for author in sheet.authors):
        return ()
    line = over[-1]
    paragraph = line.home is not None and line.home.tag == "p"
    alone = paragraph and not line.linked and all(map(is_person, NAMES.split(line.text)))
    return (line.text,) if alone else ()


def is_parted(lines: list[Line], blocks: tuple[Block, ...]) -> bool:
    """Tell whether a byline or a date stands between the first paragraph and the second one."""
    if len(blocks) < FEWEST_BLOCKS or count_words(blocks[0].text) > STANDFIRST_LONGEST:
        return False
    between = islice(takewhile(lambda line: line.text[:KEY] != blocks[1].text[:KEY], lines), BELOW)
    parted = any(read_byline(line.text) or is_date_line(line.text) for line in between)
    return parted and read_dateline(blocks[0].text) is None


def find_standfirst(lines: list[Line], blocks: tuple[Block, ...], description: str | None) -> str | None:
    """Return the line above the body that the metadata gives as the page's description."""
    key = flatten(description or "")[:KEY]
    known = any(flatten(block.text).startswith(key) for block in blocks)
    if known or count_words(key) < STANDFIRST_WORDS:
        return None
    fit = (line.text for line in lines if not line.linked and flatten(line.text).startswith(key))
    return next(fit, None)


def flatten(text: str) -> str:
    """Return a text for comparison: straight quotation marks, single spaces, small letters."""
    return " ".join(text.translate(STRAIGHT).split()).casefold()
