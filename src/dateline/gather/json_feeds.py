"""Reads JSON Feed, version 1 and 1.1."""

from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from dateline.errors import FeedBroken
from dateline.gather.feed_items import (
    MAX_AUTHORS,
    MAX_ITEMS,
    MAX_SUMMARY,
    Feed,
    FeedItem,
    note_cut,
    note_malformed,
    strip_markup,
    tidy_link,
    tidy_text,
)
from dateline.gather.moments import read_moment
from dateline.gather.xml_text import GIVE_ANOTHER, decode_xml

VERSION: Final = "jsonfeed.org/version/"


def is_json(data: bytes) -> bool:
    """Tell whether bytes open like a JSON object."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_json_feed(data: bytes, base: str) -> Feed:
    """Return a feed in JSON; raises FeedBroken where it is none."""
    name = base or "The feed"
    feed = parse_object(name, data)
    if VERSION not in str(feed.get("version")):
        raise FeedBroken(f"{name} is JSON, but no JSON Feed.", GIVE_ANOTHER)
    entries = as_list(feed.get("items"))
    objects = [entry for entry in entries if isinstance(entry, dict)]
    odd = () if len(objects) == len(entries) else (note_malformed(name, "an item is no object"),)
    found = tuple(read_entry(entry, base) for entry in objects[:MAX_ITEMS])
    return Feed(
        title=tidy_text(feed.get("title")),
        address=tidy_link(feed.get("home_page_url"), base),
        language=tidy_text(feed.get("language")),
        items=found,
        notes=(*odd, *note_cut(name, len(entries), MAX_ITEMS)),
    )


def parse_object(name: str, data: bytes) -> dict[str, Any]:
    """Return the JSON object that bytes hold; raises FeedBroken."""
    try:
        value = json.loads(decode_xml(data))
    except (ValueError, RecursionError) as error:
        cause = f"{name} is JSON that cannot be read ({type(error).__name__})."
        raise FeedBroken(cause, GIVE_ANOTHER) from error
    return value if isinstance(value, dict) else {}


def read_entry(entry: dict[str, Any], base: str) -> FeedItem:
    """Return one item."""
    authors = as_list(entry.get("authors")) or [entry.get("author")]
    names = (tidy_text(one.get("name")) for one in authors[:MAX_AUTHORS] if isinstance(one, dict))
    published = read_moment(entry.get("date_published"))
    modified = read_moment(entry.get("date_modified"))
    return FeedItem(
        link=tidy_link(entry.get("url"), base) or tidy_link(entry.get("external_url"), base),
        title=tidy_text(entry.get("title")),
        published=published,
        modified=modified if modified != published else None,
        authors=tuple(dict.fromkeys(name for name in names if name)),
        language=tidy_text(entry.get("language")),
        summary=strip_markup(entry.get("summary"), MAX_SUMMARY),
        content_html=read_content(entry),
    )


def read_content(entry: dict[str, Any]) -> str | None:
    """Return an item's content as HTML, or None."""
    body = entry.get("content_html")
    if isinstance(body, str) and body.strip():
        return body
    text = entry.get("content_text")
    lines = text.splitlines() if isinstance(text, str) else ()
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines if line.strip()) or None


def as_list(value: object) -> list[Any]:
    """Return a value that is a list; an empty one for any other."""
    return value if isinstance(value, list) else []
