"""Puts back what extraction left out of a body: paragraphs in the same holders of the page.

Extraction takes one element of the page as the article and cuts from it what looks like furniture. A
body that stands in several elements of one kind is then broken off, and paragraphs full of hyperlinks
or odd markup are lost. The paragraphs that were found tell in which holders the body stands: further
paragraphs of the same markup in such holders belong to it, down to the next title.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Block, count_words, ends_sentence
from dateline.page.lines import read_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from dateline.page.lines import Line

PARAGRAPHS: Final = frozenset({"p", "li"})
OUTSIDE: Final = frozenset({"aside", "nav", "footer", "form", "figure", "table", "header"})
FEWEST_WORDS: Final = 8
FEWEST_FOUND: Final = 2  # paragraphs of the body that must stand in a holder's kind
PATH: Final = 4  # elements between a paragraph and the holder that has a name
CLIMB: Final = 3  # how far above two holders of one kind their common ancestor may stand
KNOWN: Final = 0.3  # share of the runs of words of a new paragraph that the body may have already
KEY: Final = 60  # code points by which a block is found among the lines

Shape = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the markup from it up to its holder, and the holder itself."""

    shape: Shape
    holder: HtmlElement


def grow_body(blocks: Iterable[Block], lines: list[Line]) -> tuple[Block, ...]:
    """Return the blocks of a body with the paragraphs put in that the page has in the same holders."""
    body = tuple(blocks)
    placed = place_blocks(body, lines)
    if not placed:
        return body
    missing = find_missing(body, lines, sorted(placed))
    return merge(body, lines, placed, missing) if missing else body


def place_blocks(body: tuple[Block, ...], lines: list[Line]) -> dict[int, int]:
    """Return for each block that a line of the page opens with, in order, the line and the block."""
    where: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        where.setdefault(line.text[:KEY], []).append(number)
    placed: dict[int, int] = {}
    last = -1
    for number, block in enumerate(body):
        found = next((one for one in where.get(block.text[:KEY], ()) if one > last), None)
        if found is not None:
            placed[found] = number
            last = found
    return placed


def find_missing(body: tuple[Block, ...], lines: list[Line], placed: list[int]) -> list[int]:
    """Return the lines that belong to the body by their place and are not in it yet."""
    places = [place for place in (find_place(lines[number]) for number in placed) if place]
    kinds = Counter(place.shape for place in places)
    known = {shape for shape, count in kinds.items() if count >= FEWEST_FOUND}
    if not known:
        return []
    holders = list({id(place.holder): place.holder for place in places if place.shape in known}.values())
    runs = {run for block in body for run in list_runs(block.text)}
    last = placed[-1]
    reach = range(find_title(lines, placed[0]), find_end(lines, placed[-1]))
    return [
        number
        for number in reach
        if is_paragraph(lines[number])
        and is_new(lines[number].text, runs)
        and stands_within(find_place(lines[number]), known, holders, beside=number > last)
    ]


def list_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the runs of three words of a text."""
    words = text.split()
    return zip(words, words[1:], words[2:], strict=False)


def is_new(text: str, runs: set[tuple[str, ...]]) -> bool:
    """Tell whether few of the runs of words of a text stand in the body already."""
    own = list(list_runs(text))
    return sum(run in runs for run in own) <= KNOWN * len(own)


def find_title(lines: Sequence[Line], first: int) -> int:
    """Return the place after the last title above the body."""
    return next((place + 1 for place in range(first - 1, -1, -1) if is_title(lines[place])), first)


def find_end(lines: list[Line], last: int) -> int:
    """Return the place of the next title below the body; the number of lines if there is none."""
    return next((place for place in range(last + 1, len(lines)) if is_title(lines[place])), len(lines))


def is_title(line: Line) -> bool:
    """Tell whether a line stands in h1, as the title of an article does."""
    part = line.home
    return line.heading and part is not None and part.tag == "h1"


def is_paragraph(line: Line) -> bool:
    """Tell whether a line is a paragraph: some words, a sentence's end, not all of it a hyperlink."""
    return not line.linked and count_words(line.text) >= FEWEST_WORDS and ends_sentence(line.text)


def find_place(line: Line) -> Place | None:
    """Return where a line stands; None outside of anything that holds a body."""
    part = line.home
    if part is None or line.heading:
        return None
    shape = []
    for _ in range(PATH):
        if part is None or part.tag in OUTSIDE or part.tag == "body":
            return None
        shape.append(describe(part))
        if part.tag not in PARAGRAPHS and (part.get("class") or part.get("id")):
            return Place(tuple(shape), part)
        part = part.getparent()
    return None


def describe(part: HtmlElement) -> str:
    """Return an element's name with its first class."""
    first = (part.get("class") or "").split()[:1]
    return f"{part.tag}.{first[0] if first else ''}"


def stands_within(
    place: Place | None, known: set[Shape], holders: list[HtmlElement], *, beside: bool
) -> bool:
    """Tell whether a place is of the body's kind, in one of its holders or next to one.

    ``beside`` says that it stands below the body, where what its own holders have is cut with reason.
    """
    if place is None or place.shape not in known:
        return False
    if any(place.holder is holder for holder in holders):
        return not beside
    above = list(list_above(place.holder))
    return all(is_plain(part) for part in above) and any(
        share_ancestor(above, list(list_above(holder))) for holder in holders
    )


def list_above(holder: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements around a holder, the nearest first, up to the body of the page."""
    part = holder.getparent()
    for _ in range(CLIMB):
        if part is None or part.tag in {"body", "html"}:
            return
        yield part
        part = part.getparent()


def is_plain(part: HtmlElement) -> bool:
    """Tell whether an element does not say that it holds something other than the story."""
    return part.tag not in OUTSIDE and read_mark(part) is None


def share_ancestor(one: list[HtmlElement], other: list[HtmlElement]) -> bool:
    """Tell whether two holders have a common ancestor, with elements of one kind below it."""
    for height, part in enumerate(one):
        if height < len(other) and part is other[height]:
            return True
        if height >= len(other) or describe(part) != describe(other[height]) or part.tag == "article":
            return False
    return False


def merge(
    body: tuple[Block, ...], lines: list[Line], placed: dict[int, int], missing: list[int]
) -> tuple[Block, ...]:
    """Return the blocks with the missing lines put in after the block that stands before them."""
    numbers = sorted(placed)
    after: dict[int, list[Block]] = {}
    for number in missing:
        before = [one for one in numbers if one < number]
        at = placed[before[-1]] if before else placed[numbers[0]] - 1
        after.setdefault(at, []).append(Block(lines[number].text))
    grown = list(after.get(-1, []))
    for place, block in enumerate(body):
        grown += [block, *after.get(place, ())]
    return tuple(grown)
