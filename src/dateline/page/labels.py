"""Says of each block of a page what it is, first by its own words, then by where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.page.blocks import CLOSERS, count_words, ends_sentence, is_linked
from dateline.page.bylines import goes_on, read_bare_byline, read_byline
from dateline.page.credits import read_credit
from dateline.page.datelines import read_dateline
from dateline.page.dates import is_date_line
from dateline.page.furniture import is_furniture
from dateline.page.rights import is_rights_line
from dateline.page.teasers import find_heading, read_inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.page.blocks import Block
    from dateline.records import Byline

Label = Literal[
    "body",
    "title",
    "standfirst",
    "byline",
    "date",
    "credit",
    "rights",
    "furniture",
    "heading",
    "teaser",
    "inline",
]

ABOUT: Final = re.compile(r"\b(?:is|was|has|covers|writes|reports|works|joined)\b")
BIO_WORDS: Final = 80
BIO_REACH: Final = 60  # code points within which a line on the author says so
KEYWORD_WORDS: Final = 4
FEWEST_BLOCKS: Final = 2  # of a story; they are never taken for what stands below it
NEAR_START: Final = 12  # a byline stands within so many blocks of the start,
NEAR_END: Final = 4  # or of the end
PROSE_WORDS: Final = 8
LONG_WORDS: Final = 26
STANDFIRST_WORDS: Final = 8
SENTENCE_WORDS: Final = 4
HEADLINE_WORDS: Final = 4
STANDFIRST_BLOCKS: Final = 2
TITLE_LEAST: Final = 5
TITLE_WORDS: Final = 25


@dataclass(frozen=True, slots=True)
class Known:
    """What the markup of a page tells: its title and who signs it."""

    title: str | None = None
    authors: tuple[str, ...] = ()


def label_blocks(blocks: tuple[Block, ...], known: Known) -> list[Label]:
    """Return a label for each block."""
    labels = [judge(blocks, place) for place in range(len(blocks))]
    label_runs(blocks, labels)
    label_links(blocks, labels)
    label_tail(blocks, labels)
    label_head(blocks, labels, known.title)
    label_end(blocks, labels, known.authors)
    return labels


def judge(blocks: tuple[Block, ...], place: int) -> Label:
    """Return what a block is by its own words."""
    line = blocks[place].text
    near = place < NEAR_START or place >= len(blocks) - NEAR_END
    if is_rights_line(line):
        return "rights"
    if near and (read_byline(line) or (place and goes_on(blocks[place - 1].text, line))):
        return "byline"
    if read_credit(line):
        return "credit"
    if is_date_line(line):
        return "date"
    if is_furniture(line):
        return "furniture"
    return "inline" if read_inline(line) else "body"


def is_prose(block: Block) -> bool:
    """Tell whether a block is a paragraph of a story rather than a headline or a label."""
    words = count_words(block.text)
    if words >= LONG_WORDS:
        return True
    if words >= PROSE_WORDS and ends_sentence(block.text):
        return not is_linked(block)
    return read_dateline(block.text) is not None


def find_prose(blocks: tuple[Block, ...], labels: list[Label], start: int = 0) -> int:
    """Return the place of the first paragraph at or after ``start``; the number of blocks if none."""
    for place in range(start, len(blocks)):
        if labels[place] == "body" and is_prose(blocks[place]):
            return place
    return len(blocks)


def label_runs(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label headings such as "Related stories" and the headlines below them, until the story goes on."""
    web = is_web(blocks)
    for place, block in enumerate(blocks):
        reach = find_heading(block.text) if labels[place] in {"body", "furniture"} else None
        if reach is None or (reach == "rest" and not web):
            continue
        labels[place] = "heading"
        if not web or leads_to_links(blocks, place):
            back = (
                find_prose(blocks, labels, place + 1) if reach == "run" else find_return(blocks, place)
            )
            label_body(labels, range(place + 1, back), "teaser")


def is_web(blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks come from a web page with hyperlinks, which tell a teaser from a paragraph."""
    return any(block.anchors for block in blocks)


def leads_to_links(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether what follows a heading is a hyperlink."""
    return place + 1 < len(blocks) and bool(blocks[place + 1].anchors)


def find_return(blocks: tuple[Block, ...], heading: int) -> int:
    """Return where a story goes on below a heading: at two paragraphs with no headline between them."""
    for place in range(heading + 1, len(blocks) - 1):
        if is_prose(blocks[place]) and is_prose(blocks[place + 1]):
            return place
    return len(blocks)


def label_body(labels: list[Label], places: Iterable[int], label: Label) -> None:
    """Give a label to those of the places that have none yet."""
    for place in places:
        if labels[place] == "body":
            labels[place] = label


def label_links(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label paragraphs within the story that are nothing but the linked headline of another one."""
    for place in range(find_prose(blocks, labels) + 1, len(blocks)):
        announced = blocks[place - 1].text.endswith(":")
        if labels[place] == "body" and is_link_alone(blocks[place]) and not announced:
            labels[place] = "teaser"


def is_link_alone(block: Block) -> bool:
    """Tell whether a block is one hyperlink of some words, and no paragraph of its own."""
    if block.kind != "paragraph" or len(block.anchors) != 1 or is_prose(block):
        return False
    return is_linked(block) and count_words(block.text) >= HEADLINE_WORDS


def label_tail(blocks: tuple[Block, ...], labels: list[Label]) -> None:
    """Label what stands below the rights line or a heading such as "Latest news from ..."."""
    end = find_end(blocks, labels)
    for place in range(end, len(blocks)):
        if labels[place] == "body":
            labels[place] = "heading" if find_heading(blocks[place].text) else "teaser"


def find_end(blocks: tuple[Block, ...], labels: list[Label]) -> int:
    """Return the place of the block that ends the story; the number of blocks if none does.

    Plain text does not say where a list such as "Latest news from ..." ends: it takes the rest.
    """
    web = is_web(blocks)
    for place in range(find_prose(blocks, labels) + 1, len(blocks)):
        if labels[place] == "rights":
            return place
        if not web and labels[place] == "body" and find_heading(blocks[place].text) == "rest":
            return place
    return len(blocks)


def label_end(blocks: tuple[Block, ...], labels: list[Label], authors: tuple[str, ...]) -> None:
    """Label what is left below the story: a line on its author, keywords without a sentence."""
    signed = (one.name for one in read_people(blocks, labels))
    names = tuple(f"{name} " for name in (*authors, *signed) if " " in name)
    body = [place for place, label in enumerate(labels) if label == "body"]
    for place in reversed(body[FEWEST_BLOCKS:]):
        if not is_trailer(blocks[place], names):
            return
        labels[place] = "furniture"


def is_trailer(block: Block, names: tuple[str, ...]) -> bool:
    """Tell whether a last block is about the author, or a keyword."""
    if block.text.startswith(names) and count_words(block.text) <= BIO_WORDS:
        return ABOUT.search(block.text[:BIO_REACH]) is not None
    keyword = block.kind == "paragraph" and count_words(block.text) <= KEYWORD_WORDS
    return keyword and not ends_sentence(block.text)


def read_people(blocks: tuple[Block, ...], labels: list[Label]) -> Iterator[Byline]:
    """Yield the people whom the byline lines name."""
    for block, label in zip(blocks, labels, strict=True):
        if label == "byline":
            signature = read_byline(block.text) or read_bare_byline(block.text)
            yield from signature.people if signature else ()


def label_head(blocks: tuple[Block, ...], labels: list[Label], title: str | None) -> None:
    """Label what stands above the story: the title, a standfirst, bare bylines, crumbs of navigation."""
    start = find_start(blocks, labels)
    for place, block in enumerate(blocks[:start]):
        if labels[place] == "body" and beside_mark(labels, place) and read_bare_byline(block.text):
            labels[place] = "byline"
    marks = [place for place in range(start) if labels[place] in {"byline", "date"}]
    above = [place for place in range(start) if labels[place] == "body"]
    headline = None if title else choose_title(blocks, above)
    for place in above:
        if place == headline or is_same(blocks[place].text, title):
            labels[place] = "title"
        else:
            labels[place] = name_crumb(blocks[place], over=bool(marks) and place < marks[-1])


def find_start(blocks: tuple[Block, ...], labels: list[Label]) -> int:
    """Return where the story begins: below the byline or date, else at the first paragraph."""
    first = find_prose(blocks, labels)
    prose = 0
    for place in range(min(len(blocks), NEAR_START)):
        if read_dateline(blocks[place].text):
            break
        if labels[place] in {"byline", "date"}:
            first = max(first, place) if prose <= STANDFIRST_BLOCKS else first
        prose += labels[place] == "body" and is_prose(blocks[place])
    start = find_prose(blocks, labels, first)
    return start if start < len(blocks) else 0


def beside_mark(labels: list[Label], place: int) -> bool:
    """Tell whether a byline or a date stands next to a block."""
    near = labels[max(0, place - 1) : place] + labels[place + 1 : place + 2]
    return "date" in near or "byline" in near


def choose_title(blocks: tuple[Block, ...], above: list[int]) -> int | None:
    """Return the place of the title: the first line of some length that is no sentence."""
    fit = [place for place in above if is_titular(blocks[place].text)]
    long = [place for place in fit if count_words(blocks[place].text) >= TITLE_LEAST]
    return next(iter(long or fit), None)


def is_titular(line: str) -> bool:
    """Tell whether a line can be a title."""
    return 3 <= count_words(line) <= TITLE_WORDS and not line.rstrip(CLOSERS).endswith(".")


def is_same(text: str, title: str | None) -> bool:
    """Tell whether a block repeats the title that the markup tells."""
    return title is not None and text.casefold() == title.casefold()


def name_crumb(block: Block, *, over: bool) -> Label:
    """Return what a block above the story is, its title aside; ``over``: it stands over the byline."""
    menu = len(block.anchors) > 1 or block.text.count(" | ") > 1
    words = count_words(block.text)
    if is_prose(block):
        return "standfirst" if over else "body"
    if menu or is_linked(block):
        return "furniture"
    if over:
        return "standfirst" if words >= STANDFIRST_WORDS else "furniture"
    sentence = (ends_sentence(block.text) or block.text.endswith(":")) and words >= SENTENCE_WORDS
    return "body" if sentence or block.kind == "head" or words >= STANDFIRST_WORDS else "furniture"
