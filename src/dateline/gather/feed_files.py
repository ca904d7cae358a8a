"""A feed saved as a file: its items are pages where it carries whole texts. Nothing is fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dateline.errors import FeedBroken
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.feed_items import NO_TEXT, strip_markup
from dateline.gather.feeds import read_feed
from dateline.gather.files import read_opened, read_stream
from dateline.gather.sniffing import HEAD, looks_like_feed
from dateline.gather.web import make_hints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from dateline.gather.captures import Found
    from dateline.gather.feed_items import Feed, FeedItem

ENDINGS: Final = (".xml", ".rss", ".atom", ".rdf", ".json")
FEWEST_WORDS: Final = 80  # of a text that is more than a summary
LONGEST: Final = 2_000_000  # characters of a text whose words are counted


def read_feed_file(source: str) -> Iterator[Found]:
    """Yield the items of a saved feed; a file that is none is one page."""
    return read_opened(source, read_feed_stream)


def read_feed_stream(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield the items of a feed in a stream; what is none is one page."""
    read = read_stream(name, stream)
    return split_feed(read) if isinstance(read, Capture) else iter((read,))


def read_feed_member(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield the items of a feed among other files; what is none is left alone."""
    read = read_stream(name, stream)
    if isinstance(read, Missed):
        yield read
    elif looks_like_feed(read.data[:HEAD]):
        yield from split_feed(read)
    else:
        yield LeftAlone(name)


def split_feed(capture: Capture) -> Iterator[Capture | Missed]:
    """Yield the items of a capture that is a feed; what is none comes as it is."""
    kind = looks_like_feed(capture.data[:HEAD])
    if kind is None:
        yield capture
    elif kind == "sitemap":
        cause = f"{capture.source} is a site map: it lists pages and holds none."
        yield Missed(capture.source, FeedBroken(cause, "Give its address to fetch its pages."))
    else:
        yield from read_items(capture)


def read_items(capture: Capture) -> Iterator[Capture | Missed]:
    """Yield the items of a feed, those with a whole text as pages; broken or empty, it is Missed."""
    try:
        feed = read_feed(capture.data, capture.url or "", capture.charset)
    except FeedBroken as error:
        cause = error.cause.replace("The feed", capture.source, 1)
        yield Missed(capture.source, FeedBroken(cause, error.remedy))
        return
    if not feed.items:
        yield Missed(capture.source, FeedBroken(f"{capture.source} lists no items.", "Check the feed."))
    notes = feed.notes
    for number, item in enumerate(feed.items, start=1):
        page = read_item(capture, feed, item, number)
        if isinstance(page, FeedBroken):
            yield Missed(capture.source, page)
            continue
        yield Capture(
            capture.source, page, url=item.link, hints=make_hints(item, feed, None), notes=notes
        )
        notes = ()


def read_item(capture: Capture, feed: Feed, item: FeedItem, number: int) -> bytes | FeedBroken:
    """Return an item as a web page, or the error for one that holds only the summary."""
    words = (strip_markup(item.content_html, LONGEST) or "").split()
    if len(words) >= FEWEST_WORDS:
        return write_page(feed, item)
    named = f" ({item.title[:80]})" if item.title else ""
    cause = f"{capture.source}, item {number}{named}: the feed holds only the summary."
    where = f"Give the page itself: {item.link}" if item.link else "Give the page itself."
    return FeedBroken(cause, where)


def write_page(feed: Feed, item: FeedItem) -> bytes:
    """Return an item as a small web page: its title escaped, its body as given."""
    language = escape(item.language or feed.language or "")
    title = escape(item.title or "")
    body = NO_TEXT.sub("", item.content_html or "")
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{title}</title></head>\n"
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )
    return page.encode("utf-8", "replace")
