"""The frame of a web page's article: the visible lines just above its body and just below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.page.bylines import join_bylines, read_bare_byline, read_byline
from dateline.page.credits import read_credit
from dateline.page.dates import is_date_line
from dateline.page.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from dateline.page.blocks import Block
    from dateline.page.lines import Line

ABOVE: Final = 25  # lines
BELOW: Final = 12
KEY: Final = 60  # code points by which a block is found among the lines


@dataclass(frozen=True, slots=True)
class Frame:
    """What the lines around the body say: bylines, dates and credits, as they stand."""

    bylines: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def read_frame(tree: HtmlElement, blocks: tuple[Block, ...], authors: Iterable[str]) -> Frame:
    """Return the frame of the article whose body is ``blocks``; the metadata names ``authors``."""
    lines = list(split_lines(tree))
    first, last = find_body(lines, blocks)
    above = join_bylines([line.text for line in lines[max(0, first - ABOVE) : first]])
    below = [line.text for line in lines[last + 1 : last + 1 + BELOW]]
    known = {name.casefold() for name in authors}
    return Frame(
        bylines=tuple(line for line in above if is_signed(line, known)),
        dates=tuple(line for line in above if is_date_line(line)),
        credits=tuple(line for line in (*above, *below) if read_credit(line)),
    )


def find_body(lines: list[Line], blocks: tuple[Block, ...]) -> tuple[int, int]:
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
