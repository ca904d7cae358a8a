"""Pages of several stories: a live blog or digest becomes a lead and its entries, each with a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import Block, count_words
from dateline.page.bylines import read_byline
from dateline.page.clocks import find_clock, set_clock
from dateline.page.dates import find_moment, read_stamp
from dateline.page.entries import Entry, find_entries, is_prose, is_stamp
from dateline.page.frame import KEY
from dateline.page.fullstories import find_full_stories
from dateline.page.growing import find_title
from dateline.page.lines import Line
from dateline.page.liveblogs import find_updates, list_updates, tell_texts
from dateline.page.marking import Known
from dateline.page.story import sort_blocks
from dateline.records import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.page.sheet import Sheet
    from dateline.page.story import Story
    from dateline.page.webpage import WebPage

FEWEST: Final = 2  # entries
TITLE_WORDS: Final = 4  # of a headline that is an entry without a text
OVER: Final = 4  # lines above the first of a body in which the heading of an entry may stand


@dataclass(frozen=True, slots=True)
class Part:
    """A further story of a page, with what the page says of it."""

    story: Story
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Split:
    """A page in parts: its further stories, and the lines of theirs that are none of its lead's.

    ``lead`` is the prose above the first of them, for a page whose body was found without it.
    """

    rest: frozenset[str]
    parts: tuple[Part, ...]
    lead: tuple[Block, ...] = ()


def split_web(web: WebPage, story: Story, last: tuple[int, int]) -> Split | None:
    """Return a web page in parts; None where it holds one story. ``last``: first and last body line."""
    updates = list_updates(web.tree) if web.live else []
    entries = find_updates(updates, web.lines)
    if not entries:
        start = max(0, last[0] - OVER)
        region = web.lines[start : last[1] + 1]
        found = find_entries(region, web.sheet.title, plain=False)
        entries = tuple(replace(one, start=one.start + start, stop=one.stop + start) for one in found)
    if entries:
        return split(web.blocks, web.lines, entries, story, web.sheet)
    told = tell_texts(updates)
    if len(told) < FEWEST:
        return split_articles(web, story)
    parts = (
        make_part(entry, [Block(line.text, anchors=line.anchors) for line in lines], story, web.sheet)
        for entry, lines in told
    )
    return finish(frozenset(), tuple(one for one in parts if one))


def split_articles(web: WebPage, story: Story) -> Split | None:
    """Return the full stories in article elements beside that of the story; None where none are."""
    own = {block.text for block in story.body}
    found = find_full_stories(web.tree)
    shares = [sum(block.text in own for block in one.blocks) for one in found]
    lead = shares.index(max(shares)) if any(shares) else None
    if lead is None:
        return None
    others = [one for place, one in enumerate(found) if place != lead]
    parts = (make_part(one.entry, list(one.blocks), story, web.sheet, alone=True) for one in others)
    lines = {block.text for block in found[lead].blocks}
    rest = frozenset(block.text for one in others for block in one.blocks) - lines
    return finish(rest, tuple(one for one in parts if one), fewest=1)


def split_text(blocks: tuple[Block, ...], story: Story, sheet: Sheet) -> Split | None:
    """Return a plain text in parts; None where it holds one story."""
    lines = [Line(block.text) for block in blocks]
    heads = find_entries(lines, story.title, plain=True)
    return split(blocks, lines, heads, story, replace(sheet, title=story.title)) if heads else None


def split(
    blocks: tuple[Block, ...],
    lines: Sequence[Line],
    entries: tuple[Entry, ...],
    story: Story,
    sheet: Sheet,
) -> Split | None:
    """Return the parts of a page whose entries are known; None where fewer than two have a text."""
    placed = list(zip(place_blocks(blocks, lines), blocks, strict=True))
    announced = {line for teaser in story.teasers for line in teaser.paragraphs}
    parts: list[Part] = []
    for entry in entries:
        own = [block for place, block in placed if entry.start <= place < entry.stop]
        own = [block for block in own if block.text not in announced]
        shown = own if any(is_sentence(block) for block in own) else list_prose(lines, entry)
        part = make_part(entry, shown, story, sheet)
        parts += [part] if part else []
    rest = frozenset(block.text for place, block in placed if place >= entries[0].start)
    above = Entry(find_title(lines, entries[0].start), entries[0].start)
    lead = [block for block in list_prose(lines, above) if block.text not in announced]
    return finish(rest, tuple(parts), lead=tuple(lead))


def finish(
    rest: frozenset[str], parts: tuple[Part, ...], fewest: int = FEWEST, lead: tuple[Block, ...] = ()
) -> Split | None:
    """Return a split; None where there are too few parts."""
    if len(parts) < fewest:
        return None
    return Split(rest, parts, lead)


def place_blocks(blocks: Iterable[Block], lines: Sequence[Line]) -> list[int]:
    """Return for each block the place of its line; where there is none, that of the block before."""
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(line.text[:KEY], []).append(place)
    found: list[int] = []
    at = -1
    for block in blocks:
        known = places.get(block.text[:KEY], [])
        at = next((place for place in known if place > at), at)
        found.append(max(at, 0))
    return found


def is_sentence(block: Block) -> bool:
    """Tell whether a block is prose."""
    return is_prose(Line(block.text))


def list_prose(lines: Sequence[Line], entry: Entry) -> list[Block]:
    """Return the prose among the lines of an entry."""
    own = lines[entry.start : entry.stop]
    return [Block(line.text, anchors=line.anchors) for line in own if is_prose(line)]


def make_part(
    entry: Entry, blocks: list[Block], story: Story, sheet: Sheet, *, alone: bool = False
) -> Part | None:
    """Return an entry as a story; None where it says nothing. ``alone``: its own lines alone sign it."""
    known = Known(entry.title, tuple(author.name for author in entry.authors))
    kept = [one for one in blocks if one.text != entry.title and not is_stamp(Line(one.text))]
    own = sort_blocks(tuple(kept), known)
    if not own.body and count_words(entry.title or "") >= TITLE_WORDS:
        own = replace(own, body=(Block(entry.title or ""),))
    if not own.body:
        return None
    signed = (read_byline(strip_time(entry.signed)) or None) if entry.signed else None
    signatures = own.signatures or ((signed,) if signed else ())
    printed = signatures or (() if entry.authors or alone else story.signatures)
    whole = replace(own, signatures=printed, rights=own.rights or story.rights, dates=())
    authors = entry.authors or (() if signatures or alone else sheet.authors)
    published = time_entry(entry, story, sheet)
    said = replace(sheet, title=entry.title or own.title, authors=authors, published=published)
    return Part(whole, replace(said, modified=None, description=None))


def strip_time(line: str) -> str:
    """Return a byline without the time behind it."""
    clock = find_clock(line)
    return re.sub(r"[\s,|·•–-]+$", "", line[: clock.start]) if clock else line


def time_entry(entry: Entry, story: Story, sheet: Sheet) -> Published:
    """Return when an entry was published.

    A time without a day is one of the page's day, where the page was published and changed on one day.
    """
    if entry.when is None:
        return sheet.published
    stamp = read_stamp(entry.when)
    if stamp:
        return Published(stamp, "metadata")
    moment = find_moment(entry.when)
    if moment:
        return Published(moment, "text")
    day = find_day(story, sheet)
    clock = find_clock(entry.when)
    return (
        Published(set_clock(day, clock), "text")
        if day and clock
        else Published(day, "text" if day else "none")
    )


def find_day(story: Story, sheet: Sheet) -> str | None:
    """Return the day of a page that was published and changed on one day; else None."""
    told = (sheet.published.value, sheet.modified, *map(find_moment, story.dates))
    days = {one[:10] for one in told if one}
    return next(iter(days)) if len(days) == 1 else None
