"""Takes a page apart: from the bytes of a capture to its story and teasers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.errors import PageTooLarge, PageUnreadable
from dateline.identity import capture_id, hash_bytes
from dateline.page.assembly import make_story, make_teaser
from dateline.page.corrections import note_corrections
from dateline.page.decoding import decode
from dateline.page.hinted import fill_sheet
from dateline.page.media import HTML, JSON, sniff
from dateline.page.parts import read_parts
from dateline.page.rows import clean_row_text, make_row_article
from dateline.page.tongue import note_language
from dateline.records import PageFacts

if TYPE_CHECKING:
    from dateline.gather.captures import Capture
    from dateline.page.parts import Parts
    from dateline.page.told import Told
    from dateline.records import Article, Note

MAX_HTML_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A page with its articles: the story, further ones of the same page, then the teasers."""

    page: PageFacts
    articles: tuple[Article, ...] = ()
    notes: tuple[Note, ...] = ()


def take_apart(capture: Capture, told: Told) -> TakenApart:
    """Return the articles of a page, without findings.

    Raises PageUnreadable (code "empty", "binary", "no-article", "consent-wall", "bot-check" or
    "error-page") or PageTooLarge.
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
    own = (*decoded.notes, *parts.notes, *note_language(articles[0].language))
    said = note_corrections(tuple(line for one in articles for line in one.corrections))
    return TakenApart(page, articles, (*capture.notes, *own, *said))


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


def make_articles(capture: str, parts: Parts, told: Told) -> tuple[Article, ...]:
    """Return the stories and the teasers as articles."""
    story = make_story(capture, parts.story, parts.sheet, told)
    further = (
        make_story(capture, one.story, one.sheet, told, at)
        for at, one in enumerate(parts.further, start=1)
    )
    stories = (story, *further)
    teasers = enumerate(parts.teasers, start=len(stories))
    return (*stories, *(make_teaser(capture, at, one, story.language) for at, one in teasers))


def refuse_large_html(capture: Capture, media_type: str) -> None:
    """Raise PageTooLarge for a web page that would take too long to parse."""
    if media_type == HTML and len(capture.data) > MAX_HTML_BYTES:
        cause = f"{capture.source} is a web page of more than {MAX_HTML_BYTES // 1_000_000} MB."
        raise PageTooLarge(cause, "Save the article alone (reader view), or give its text.")
