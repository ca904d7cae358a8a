"""The furniture at the head of a plain text: lines of navigation, and the outlet's masthead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words, ends_sentence
from dateline.page.bylines import read_byline, tidy_case
from dateline.page.dates import is_date_line
from dateline.page.names import find_role_end, is_outlet_word
from dateline.page.rights import is_rights_line
from dateline.tables import read_column

if TYPE_CHECKING:
    from dateline.page.blocks import Block

BORDER: Final = re.compile(r"\s*[|>»›→]\s*|\s+[/·•]\s+")
CRUMB: Final = re.compile(r"[>»›→]")
NO_NAME: Final = re.compile(r"[\d.,:;?!\"“”()]")
SMALL: Final = frozenset({"of", "the", "and", "for", "&"})
HEAD: Final = 2  # a masthead is the first or the second line
SECTION_WORDS: Final = 3
NAME_WORDS: Final = 6
TITLE_WORDS: Final = 5
LONGEST_TITLE: Final = 25
BARE_WORDS: Final = 2  # of a name without its article that needs no day below it


@dataclass(frozen=True, slots=True)
class Masthead:
    """The outlet's name at the head of a text, and the place of its block."""

    place: int
    name: str


def is_navigation(line: str) -> bool:
    """Tell whether a line is a menu or a breadcrumb: short parts, and sections of a site among them."""
    parts = BORDER.split(line)
    if len(parts) < 2 or ends_sentence(line) or any(count_words(p) > SECTION_WORDS for p in parts):
        return False
    named = sum(map(is_section, parts))
    opens = is_section(parts[0]) and (CRUMB.search(line) is not None or parts[0].casefold() == "home")
    return opens or named >= 2


def is_section(part: str) -> bool:
    """Tell whether words are the name of a section of a site."""
    return part.casefold() in read_column("page_sections", "section")


def find_masthead(blocks: tuple[Block, ...]) -> Masthead | None:
    """Return the masthead that a text opens with, where more than its shape says so; else None."""
    for place, block in enumerate(blocks[:HEAD]):
        name, *rest = BORDER.split(block.text)
        if not has_shape(name) or not all(map(is_section, rest)):
            continue
        held = find_in_rights(name, blocks)
        if held or rest or beside_navigation(blocks, place) or heads_an_issue(blocks, place):
            return Masthead(place, held or tidy_case(name))
    return None


def has_shape(name: str) -> bool:
    """Tell whether words can be an outlet's name: capitalised, one of them an outlet's word."""
    words = name.split()
    if not 2 <= len(words) <= NAME_WORDS or NO_NAME.search(name) or find_role_end(words):
        return False
    titled = all(word[0].isupper() or word in SMALL for word in words)
    return titled and any(map(is_outlet_word, words)) and read_byline(name) is None


def find_in_rights(name: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the name as a rights line of the page writes it, or None."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    found = (pattern.search(block.text) for block in blocks if is_rights_line(block.text))
    return next((match[0] for match in found if match), None)


def beside_navigation(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether a line of navigation stands right above or below."""
    near = blocks[max(0, place - 1) : place] + blocks[place + 1 : place + 2]
    return any(is_navigation(block.text) for block in near)


def heads_an_issue(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether a name such as "... Gazette" stands over a headline, or over a day and a headline."""
    words = blocks[place].text.split()
    below = [block.text for block in blocks[place + 1 : place + 3]]
    if words[-1].casefold() not in read_column("page_masthead_words", "word") or not below:
        return False
    if is_date_line(below[0]):
        return is_headline(below[-1])
    bare = len(words) - (words[0].casefold() == "the")
    return place == 0 and bare <= BARE_WORDS and is_headline(below[0])


def is_headline(line: str) -> bool:
    """Tell whether a line can be the headline below a masthead."""
    long = TITLE_WORDS <= count_words(line) <= LONGEST_TITLE
    return long and not ends_sentence(line) and read_byline(line) is None and not is_date_line(line)
