"""Takes a page apart: from the bytes of a capture to its story and teasers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.errors import PageTooLarge, PageUnreadable
from dateline.identity import capture_id, hash_bytes
from dateline.page.asides import find_asides
from dateline.page.assembly import make_story, make_teaser
from dateline.page.decoding import decode
from dateline.page.frame import read_frame
from dateline.page.hinted import fill_sheet, know
from dateline.page.marking import Known
from dateline.page.mastheads import find_masthead
from dateline.page.media import HTML, JSON, sniff
from dateline.page.plain import read_plain
from dateline.page.rows import clean_row_text, make_row_article
from dateline.page.sheet import Sheet
from dateline.page.story import add_frame, sort_blocks
from dateline.page.tongue import note_language
from dateline.page.webpage import read_webpage
from dateline.records import PageFacts

if TYPE_CHECKING:
    from dateline.gather.captures import Capture
    from dateline.page.blocks import Block
    from dateline.page.sheet import Teaser
    from dateline.page.story import Story
    from dateline.page.told import Told
    from dateline.records import Article, Note

MAX_HTML_BYTES: Final = 5_000_000
MAX_TEXT: Final = 2_000_000  # code points of a page's lines
MAX_BLOCKS: Final = 20_000  # lines; the longest live blogs have some thousands
FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A page with its articles, the story first, then the teasers in page order."""

    page: PageFacts
    articles: tuple[Article, ...] = ()
    notes: tuple[Note, ...] = ()


def take_apart(capture: Capture, told: Told) -> TakenApart:
    """Return the articles of a page, without findings.

    Raises PageUnreadable (code "empty", "binary", "no-article") or PageTooLarge.
    """
    if capture.row is not None:
        return take_row(capture, told)
    media_type = sniff(capture)
    refuse_large_html(capture, media_type)
    decoded = decode(capture.data, capture.charset)
    page = state_facts(capture, told, media_type, decoded.encoding)
    parts = read_parts(capture, decoded.text, media_type, told)
    parts = replace(parts, sheet=fill_sheet(parts.sheet, parts.story, capture.hints))
    articles = make_articles(capture_id(page), parts, told)
    notes = (*capture.notes, *decoded.notes, *note_language(articles[0].language))
    return TakenApart(page, articles, notes)


def take_row(capture: Capture, told: Told) -> TakenApart:
    """Return the one article of a corpus row, its text exactly as given."""
    assert capture.row is not None  # noqa: S101  - asked by the caller
    text, notes = clean_row_text(capture.row.text)
    if not text.strip():
        cause = f"{capture.source}: the text of the row {capture.row.id!r} is empty."
        raise PageUnreadable(cause, "Give the article's text.", code="empty")
    page = state_facts(capture, told, JSON, "utf-8")
    article = make_row_article(capture_id(page), capture.row, text, told)
    return TakenApart(page, (article,), (*capture.notes, *notes, *note_language(article.language)))


def state_facts(capture: Capture, told: Told, media_type: str, encoding: str | None) -> PageFacts:
    """Return the facts of a capture."""
    row = capture.row
    return PageFacts(
        id=f"sha256:{hash_bytes(capture.data)}",
        source=capture.source,
        given_id=row.id if row else None,
        url=told.url or capture.url or (row.url if row else None),
        gathered=capture.gathered,
        media_type=media_type,
        bytes=len(capture.data),
        encoding=encoding,
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page was read into."""

    story: Story
    sheet: Sheet
    teasers: tuple[Teaser, ...]


def read_parts(capture: Capture, text: str, media_type: str, told: Told) -> Parts:
    """Return the parts of a page; raises PageUnreadable where no article stands on it."""
    if media_type == HTML:
        parts = read_html_parts(capture, text, told)
    else:
        parts = read_text_parts(refuse_long(capture.source, read_plain(text)))
    if parts is None or not has_words(parts.story.body):
        cause = f"No article was found on {capture.source}."
        remedy = "Give the page of a single article, or its text as a .txt file."
        raise PageUnreadable(cause, remedy, code="no-article")
    return parts


def read_text_parts(blocks: tuple[Block, ...]) -> Parts:
    """Return the parts of a plain text; its outlet is what its masthead says."""
    story = sort_blocks(blocks, Known(plain=True))
    masthead = find_masthead(blocks)
    return Parts(story, Sheet(outlet=masthead.name if masthead else None), story.teasers)


def has_words(body: tuple[Block, ...]) -> bool:
    """Tell whether a body says anything: three words with letters at least."""
    words = (word for block in body for word in block.text.split() if any(map(str.isalpha, word)))
    return len(list(islice(words, FEWEST_WORDS))) == FEWEST_WORDS


def read_html_parts(capture: Capture, text: str, told: Told) -> Parts | None:
    """Return the parts of a web page; None where it cannot be parsed."""
    web = read_webpage(text, told.url or capture.url)
    if web is None:
        return None
    known = know(web.sheet, capture.hints)
    story = sort_blocks(refuse_long(capture.source, web.blocks), known)
    story = add_frame(story, read_frame(web.lines, story.body, web.sheet))
    lines = frozenset(block.text for block in (*story.body, *web.blocks)) | {web.sheet.title or ""}
    around = find_asides(web.tree, lines)
    seen = {part for teaser in around for part in teaser.paragraphs}
    inside = tuple(teaser for teaser in story.teasers if teaser.paragraphs[0] not in seen)
    return Parts(story, web.sheet, (*inside, *around))


def make_articles(capture: str, parts: Parts, told: Told) -> tuple[Article, ...]:
    """Return the story and the teasers as articles."""
    story = make_story(capture, parts.story, parts.sheet, told)
    teasers = enumerate(parts.teasers, start=1)
    return (story, *(make_teaser(capture, at, one, story.language) for at, one in teasers))


def refuse_large_html(capture: Capture, media_type: str) -> None:
    """Raise PageTooLarge for a web page that would take too long to parse."""
    if media_type == HTML and len(capture.data) > MAX_HTML_BYTES:
        cause = f"{capture.source} is a web page of more than {MAX_HTML_BYTES // 1_000_000} MB."
        raise PageTooLarge(cause, "Save the article alone (reader view), or give its text.")


def refuse_long(source: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks; raises PageTooLarge where there are more than any article has."""
    if len(blocks) > MAX_BLOCKS:
        cause = f"{source} has more than {MAX_BLOCKS} lines."
    elif sum(len(block.text) for block in blocks) > MAX_TEXT:
        cause = f"The text of {source} is longer than {MAX_TEXT} characters."
    else:
        return blocks
    raise PageTooLarge(cause, "Give a corpus (.jsonl) with one article a line.")
