"""Atom feeds (RFC 4287), written as they come: ids that stay, text that is text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final
from uuid import UUID, uuid5

from dateline.xmls import Element, open_document, tag, web_link

if TYPE_CHECKING:
    from collections.abc import Iterable

ATOM: Final = "http://www.w3.org/2005/Atom"
HOUSE: Final = UUID("6d5c0f9e-3f0e-5a53-9c5e-6f2b8f2d1a47")  # under which all ids of feeds are made
NEVER: Final = "1970-01-01T00:00:00+00:00"  # when something without any time was last changed
WIDEST: Final = 200  # of a title


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands at the head of a feed."""

    id: str
    title: str
    updated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. ``content``: words, or a ``div`` of XHTML; ``links``: relation and address."""

    id: str
    title: str
    updated: str
    content: str | Element
    categories: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


def write_feed(out: BinaryIO, feed: Feed, entries: Iterable[Entry]) -> None:
    """Write a feed, an entry a line; links are those that lead into the web."""
    with open_document(out, "feed", ATOM) as pen:
        for element in (
            tag("id", feed.id),
            tag("title", feed.title),
            tag("updated", to_moment(feed.updated)),
            tag("author", "", tag("name", "Dateline")),
        ):
            pen.write(element)
        for entry in entries:
            pen.write(make_element(entry))


def make_element(entry: Entry) -> Element:
    """Return an entry as an element."""
    links = [(relation, link) for relation, to in entry.links if (link := web_link(to))]
    return tag(
        "entry",
        "",
        tag("id", entry.id),
        tag("title", entry.title[:WIDEST]),
        tag("updated", to_moment(entry.updated)),
        *(tag("category", term=term) for term in entry.categories),
        *(tag("link", rel=relation, href=link) for relation, link in links),
        say(entry.content),
    )


def say(content: str | Element) -> Element:
    """Return the content of an entry as an element."""
    if isinstance(content, Element):
        return tag("content", "", content, type="xhtml")
    return tag("content", content, type="text")


def to_moment(value: str | None) -> str:
    """Return a day or a moment (ISO) as RFC 3339 has it, in UTC; what is none is 1970."""
    try:
        found = datetime.fromisoformat(value or NEVER)
        told = found if found.tzinfo else found.replace(tzinfo=UTC)
        return told.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        return NEVER


def make_uuid(key: str) -> str:
    """Return the same urn:uuid for the same key, everywhere and always."""
    return f"urn:uuid:{uuid5(HOUSE, key.encode('utf-8', 'replace').decode())}"
