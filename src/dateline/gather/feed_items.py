"""What a feed says: its name and its items, as text that can be shown and links that can be followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from dateline.errors import FeedBroken
from dateline.records import Note

MAX_BYTES: Final = 5_000_000  # the largest feeds of news are under 2 MB
MAX_ITEMS: Final = 2000
MAX_NAME: Final = 1000  # characters of a title or a name
MAX_SUMMARY: Final = 20_000
MAX_AUTHORS: Final = 50
MAX_LINK: Final = 4000
NO_TEXT: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
WEB: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item. ``outlet`` and ``outlet_address`` are those of its ``<source>``, where it has one.

    ``published`` and ``modified`` are ISO 8601; ``summary`` is plain text; ``content_html`` is the whole
    text as HTML, where the feed carries it: it is never shown as it stands.
    """

    link: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_address: str | None = None
    language: str | None = None
    summary: str | None = None
    content_html: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: ``title`` is its name, ``address`` the site it is of; the items in the feed's order."""

    title: str | None = None
    address: str | None = None
    language: str | None = None
    items: tuple[FeedItem, ...] = ()
    notes: tuple[Note, ...] = ()


def refuse_large(name: str, data: bytes, limit: int = MAX_BYTES) -> None:
    """Raise FeedBroken for a feed or site map above the limit."""
    if len(data) > limit:
        cause = f"{name} is larger than {limit // 1_000_000} MB, the limit for a feed or site map."
        raise FeedBroken(cause, "Give a shorter one, or the addresses of the pages.")


def tidy_text(value: object, limit: int = MAX_NAME) -> str | None:
    """Return a text in one line, without control characters and cut at ``limit``; None where empty."""
    if not isinstance(value, str):
        return None
    return " ".join(NO_TEXT.sub("", value).split())[:limit].strip() or None


def tidy_link(value: object, base: str = "") -> str | None:
    """Return a link as an absolute address of the web; None for any other."""
    text = tidy_text(value, MAX_LINK + 1)
    if text is None or len(text) > MAX_LINK:
        return None
    try:
        address = urljoin(base, text)
        parts = urlsplit(address)
        whole = parts.scheme in WEB and bool(parts.hostname)
    except ValueError:
        return None
    return address if whole else None


def strip_markup(value: object, limit: int = MAX_NAME) -> str | None:
    """Return the text of a piece of HTML in one line."""
    if not isinstance(value, str) or ("<" not in value and "&" not in value):
        return tidy_text(value, limit)
    try:
        tree = html.fragment_fromstring(NO_TEXT.sub("", value), create_parent="div")
    except (etree.ParserError, ValueError):
        return None
    words = " ".join(
        str(part) for part in tree.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    )
    return tidy_text(words, limit)


def note_malformed(name: str, reason: str) -> Note:
    """Return the note on a feed or site map that is not well-formed."""
    why = f" ({reason})" if reason else ""
    message = f"{name} is malformed{why}; what could be read of it was read."
    return Note("warning", "feed-malformed", message)


def note_cut(name: str, count: int, limit: int) -> tuple[Note, ...]:
    """Return a note where a feed or site map lists more than the limit."""
    if count <= limit:
        return ()
    return (Note("warning", "feed-cut", f"{name} lists {count} pages; the first {limit} were read."),)
