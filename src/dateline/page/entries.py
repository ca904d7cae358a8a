"""Entries: where further stories begin on a page, told from its lines. In doubt there are none.

Two kinds of pages have entries. A live blog repeats headings with times of day beside them; a digest
repeats headings with a byline or a dateline below each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words, ends_sentence
from dateline.page.bylines import OPENING, read_byline
from dateline.page.clocks import drop_clocks, find_clock
from dateline.page.datelines import read_dateline
from dateline.page.dates import PRINTED, REST, is_date_line
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.page.lines import Line
    from dateline.records import Byline

HEAD_WORDS: Final = 25
PROSE_WORDS: Final = 8
STAMP_WORDS: Final = 12
STORY_WORDS: Final = 25  # of prose below a byline; with fewer it announces another story
NEAR: Final = 4  # lines from a heading to what tells its time
FEWEST_LIVE: Final = 3
FEWEST_PARTS: Final = 2
AGO: Final = re.compile(r"\d{1,2}\s?(?:h|hrs?|hours?|m|mins?|minutes?)\s+ago", re.IGNORECASE)
WRITERS: Final = re.compile(r"^by\s+.{3,80}?[\s,|·•–-]+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A further story: the places of its lines (``stop`` exclusive), its title, when and by whom.

    ``when`` is the line or the ISO datetime that tells its time, null where none does; ``authors`` are
    those whom metadata name; ``signed`` is its byline as printed.
    """

    start: int
    stop: int
    title: str | None = None
    when: str | None = None
    authors: tuple[Byline, ...] = ()
    signed: str | None = None


def find_entries(lines: Sequence[Line], title: str | None, *, plain: bool) -> tuple[Entry, ...]:
    """Return the entries of a page by its lines; ``plain``: no markup says which lines are headings."""
    heads = [place for place in range(len(lines)) if is_head(lines, place, plain=plain)]
    heads = [place for place in heads if lines[place].text != title]
    return find_live(lines, heads, title) or find_digest(lines, heads)


def is_head(lines: Sequence[Line], place: int, *, plain: bool) -> bool:
    """Tell whether a line can head a story of its own: by its markup or, in plain text, its shape."""
    line = lines[place]
    words = count_words(line.text)
    if not 2 <= words <= HEAD_WORDS or (line.linked and not is_own(line)) or is_stamp(line):
        return False
    if is_date_line(line.text) or read_dateline(line.text) or OPENING.match(line.text):
        return False
    return line.heading if not plain else not line.text.endswith((".", ":", ";", ","))


def is_own(line: Line) -> bool:
    """Tell whether the hyperlinks of a line lead to a place within a page, as those of entries do."""
    return all("#" in anchor.href for anchor in line.anchors)


def is_stamp(line: Line) -> bool:
    """Tell whether a line tells a time of day and little else."""
    if count_words(line.text) > STAMP_WORDS:
        return False
    if (line.moment and ":" in line.moment) or AGO.fullmatch(line.text):
        return True
    bare = WRITERS.sub("", line.text)
    if find_clock(bare) is None:
        return False
    rest = drop_clocks(PRINTED.sub(" ", bare)).strip()
    return not rest or REST.fullmatch(rest) is not None


def is_prose(line: Line) -> bool:
    """Tell whether a line is a sentence of a story."""
    return count_words(line.text) >= PROSE_WORDS and ends_sentence(line.text) and not line.linked


def find_live(lines: Sequence[Line], heads: list[int], title: str | None) -> tuple[Entry, ...]:
    """Return the entries of a live blog: headings beside times; times alone where the title says so."""
    before = {head: at for head in heads if (at := stamp_before(lines, head)) is not None}
    after = {head: at for head in heads if (at := stamp_after(lines, head)) is not None}
    stamped = before if len(before) > len(after) else after
    borders = [(min(head, at), head, at) for head, at in stamped.items()]
    if is_live(title) and len(borders) < FEWEST_PARTS:
        borders = [(at, -1, at) for at, line in enumerate(lines) if is_stamp(line)]
    entries = close(lines, borders)
    fewest = FEWEST_PARTS if is_live(title) else FEWEST_LIVE
    return entries if len(entries) >= fewest and runs_one_way(entries) else ()


def stamp_before(lines: Sequence[Line], head: int) -> int | None:
    """Return the place of a time that stands right above a heading."""
    return head - 1 if head and is_stamp(lines[head - 1]) else None


def stamp_after(lines: Sequence[Line], head: int) -> int | None:
    """Return the place of a time that stands right below a heading, or below its byline."""
    for place in range(head + 1, min(head + 3, len(lines))):
        if is_stamp(lines[place]):
            return place
        if not read_byline(lines[place].text):
            return None
    return None


def is_live(title: str | None) -> bool:
    """Tell whether a title says that the page follows events."""
    return live_words().search((title or "").lower()) is not None


@cache
def live_words() -> re.Pattern[str]:
    """Return the words by which titles say so."""
    words = sorted(read_column("page_live", "words"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


def close(lines: Sequence[Line], borders: list[tuple[int, int, int]]) -> tuple[Entry, ...]:
    """Return the entries between borders that hold prose, each with its heading and its time."""
    ends = [*(start for start, _, _ in borders[1:]), len(lines)][: len(borders)]
    found: list[Entry] = []
    for (start, head, at), stop in zip(borders, ends, strict=True):
        if not any(is_prose(line) for line in lines[start:stop]):
            continue
        near = (line.text for line in lines[start : start + 4])
        signed = next((text for text in near if OPENING.match(text) and read_byline(text)), None)
        title = lines[head].text if head >= 0 else None
        found.append(Entry(start, stop, title, lines[at].moment or lines[at].text, signed=signed))
    return tuple(found)


def runs_one_way(entries: tuple[Entry, ...]) -> bool:
    """Tell whether the times of entries rise or fall, one passing of midnight aside."""
    clocks = [clock.time for one in entries if (clock := find_clock(one.when or "T"))]
    turns = [left < right for left, right in pairwise(clocks) if left != right]
    rises = sum(turns)
    return min(rises, len(turns) - rises) <= 1 and (len(clocks) < FEWEST_LIVE or bool(turns))


def find_digest(lines: Sequence[Line], heads: list[int]) -> tuple[Entry, ...]:
    """Return the parts of a digest: headings with a byline or dateline, and a text of their own."""
    marked = [(head, signed) for head in heads if (signed := find_sign(lines, head)) is not None]
    ends = [*(head for head, _ in marked[1:]), len(lines)][: len(marked)]
    parts = tuple(
        Entry(
            head, stop, lines[head].text, find_when(lines[head + 1 : head + NEAR]), signed=signed or None
        )
        for (head, signed), stop in zip(marked, ends, strict=True)
        if holds_story(lines[head + 1 : stop])
    )
    return parts if len(parts) >= FEWEST_PARTS else ()


def find_when(lines: Sequence[Line]) -> str | None:
    """Return the first line that tells a day or a time and no more, its datetime where it has one."""
    dated = (line for line in lines if is_stamp(line) or is_date_line(line.text))
    return next((line.moment or line.text for line in dated), None)


def find_sign(lines: Sequence[Line], head: int) -> str | None:
    """Return the byline below a heading, "" where a dateline stands there, None where neither does."""
    for line in lines[head + 1 : head + 3]:
        if read_dateline(line.text):
            return ""
        if OPENING.match(line.text) and read_byline(line.text):
            return line.text
        if not is_date_line(line.text):
            return None
    return None


def holds_story(lines: Sequence[Line]) -> bool:
    """Tell whether lines hold more than the summary of a story."""
    prose = [count_words(line.text) for line in lines if is_prose(line)]
    return sum(prose) >= STORY_WORDS
