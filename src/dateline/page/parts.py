"""The parts of a page: its story, what its markup says, its teasers, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.errors import PageTooLarge, PageUnreadable
from dateline.page.asides import find_asides
from dateline.page.assembly import DATELINE_BLOCKS
from dateline.page.datelines import read_dateline
from dateline.page.frame import find_body, read_frame
from dateline.page.hinted import know
from dateline.page.marking import Known
from dateline.page.mastheads import find_masthead
from dateline.page.media import HTML
from dateline.page.paywalls import cut_wall, note_paywall
from dateline.page.plain import read_plain
from dateline.page.sheet import Sheet
from dateline.page.splitting import split_text, split_web
from dateline.page.story import add_frame, sort_blocks
from dateline.page.walls import Seen, refuse_wall
from dateline.page.webpage import read_silent, read_webpage
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.gather.captures import Capture
    from dateline.page.blocks import Block
    from dateline.page.lines import Line
    from dateline.page.sheet import Teaser
    from dateline.page.splitting import Part, Split
    from dateline.page.story import Story
    from dateline.page.told import Told
    from dateline.page.webpage import WebPage

MAX_TEXT: Final = 2_000_000  # code points of a page's lines
MAX_BLOCKS: Final = 20_000  # lines; the longest live blogs have some thousands
FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page was read into, and the notes on it."""

    story: Story
    sheet: Sheet
    teasers: tuple[Teaser, ...]
    notes: tuple[Note, ...] = ()
    further: tuple[Part, ...] = ()


def read_parts(capture: Capture, text: str, media_type: str, told: Told) -> Parts:
    """Return the parts of a page; raises PageUnreadable where no article stands on it."""
    if media_type == HTML:
        return read_html_parts(capture, text, told)
    return read_text_parts(capture.source, refuse_long(capture.source, read_plain(text)))


def read_text_parts(source: str, blocks: tuple[Block, ...]) -> Parts:
    """Return the parts of a plain text; its outlet is what its masthead says."""
    story = sort_blocks(blocks, Known(plain=True))
    refuse_bare(source, story, Seen(story.title, list_texts(blocks)))
    masthead = find_masthead(blocks)
    sheet = Sheet(outlet=masthead.name if masthead else None)
    split = split_text(blocks, story, sheet)
    notes = note_paywall(story.body, blocks, free=None)
    return divide(Parts(cut_wall(story), sheet, story.teasers, notes), split)


def read_html_parts(capture: Capture, text: str, told: Told) -> Parts:
    """Return the parts of a web page; raises PageUnreadable where it holds no article."""
    web = read_webpage(text, told.url or capture.url)
    if web is None:
        raise no_article(capture.source)
    known = know(web.sheet, capture.hints)
    story = sort_blocks(refuse_long(capture.source, web.blocks), known)
    story = add_frame(story, read_frame(web.lines, story.body, web.sheet))
    refuse_bare(capture.source, story, see(web))
    split = split_web(web, story, find_body(web.lines, story.body))
    notes = note_paywall(story.body, web.lines, free=web.sheet.free)
    return divide(Parts(cut_wall(story), web.sheet, list_teasers(web, story), notes), split)


def divide(whole: Parts, split: Split | None) -> Parts:
    """Return the parts of a page with its further stories apart; without a lead it opens with one."""
    if split is None:
        return whole
    body = tuple(block for block in whole.story.body if block.text not in split.rest)
    lead = replace(whole.story, body=body if has_words(body) else split.lead)
    led = has_words(lead.body)
    notes = (*whole.notes, note_split(len(split.parts), led=led))
    if led:
        return replace(whole, story=lead, notes=notes, further=split.parts)
    first, *rest = split.parts
    return Parts(first.story, first.sheet, whole.teasers, notes, tuple(rest))


def note_split(count: int, *, led: bool) -> Note:
    """Return the note on a page of several stories; ``led``: one more stands before them."""
    told = f"its lead and {count} more" if led else str(count)
    return Note("info", "split", f"The page holds several stories: {told}. Each is an article.")


def see(web: WebPage) -> Seen:
    """Return what is seen of a web page, what stands there for browsers without scripts included."""
    lines = list_texts((*web.lines, *read_silent(web.tree)))
    return Seen(web.title, lines, web.sheet.published.basis == "metadata")


def list_teasers(web: WebPage, story: Story) -> tuple[Teaser, ...]:
    """Return the teasers of a web page: within its story, then around it."""
    lines = frozenset(block.text for block in (*story.body, *web.blocks)) | {web.sheet.title or ""}
    around = find_asides(web.tree, lines)
    seen = {part for teaser in around for part in teaser.paragraphs}
    inside = tuple(teaser for teaser in story.teasers if teaser.paragraphs[0] not in seen)
    return (*inside, *around)


def refuse_bare(source: str, story: Story, seen: Seen) -> None:
    """Raise PageUnreadable where a page shows no article: a wall in its place, or nothing.

    ``seen`` is the whole page. What is signed or has a dateline is no wall.
    """
    if not has_words(story.body):
        refuse_wall(source, seen, bare=True)
        raise no_article(source)
    signed = story.signatures or story.dates or story.credit_lines
    if not signed and not any(read_dateline(block.text) for block in story.body[:DATELINE_BLOCKS]):
        refuse_wall(source, replace(seen, lines=list_texts(story.body)))


def list_texts(lines: Iterable[Line | Block]) -> tuple[str, ...]:
    """Return the words of lines or blocks."""
    return tuple(line.text for line in lines)


def no_article(source: str) -> PageUnreadable:
    """Return the error of a page that holds no article."""
    cause = f"No article was found on {source}."
    remedy = "Give the page of a single article, or its text as a .txt file."
    return PageUnreadable(cause, remedy, code="no-article")


def has_words(body: tuple[Block, ...]) -> bool:
    """Tell whether a body says anything: three words with letters at least."""
    words = (word for block in body for word in block.text.split() if any(map(str.isalpha, word)))
    return len(list(islice(words, FEWEST_WORDS))) == FEWEST_WORDS


def refuse_long(source: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks; raises PageTooLarge where there are more than any article has."""
    if len(blocks) > MAX_BLOCKS:
        cause = f"{source} has more than {MAX_BLOCKS} lines."
    elif sum(len(block.text) for block in blocks) > MAX_TEXT:
        cause = f"The text of {source} is longer than {MAX_TEXT} characters."
    else:
        return blocks
    raise PageTooLarge(cause, "Give a corpus (.jsonl) with one article a line.")
