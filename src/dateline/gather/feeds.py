"""Reads feeds: RSS and Atom by feedparser, from bytes alone; JSON Feed beside it."""

from __future__ import annotations

import re
from html import escape
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import feedparser

from dateline.errors import FeedBroken
from dateline.gather.feed_items import (
    MAX_AUTHORS,
    MAX_ITEMS,
    MAX_SUMMARY,
    Feed,
    FeedItem,
    note_cut,
    note_malformed,
    refuse_large,
    strip_markup,
    tidy_link,
    tidy_text,
)
from dateline.gather.json_feeds import is_json, read_json_feed
from dateline.gather.moments import read_moment
from dateline.gather.xml_text import GIVE_ANOTHER, cut_prolog, decode_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Feed", "FeedItem", "read_feed"]

PLAIN: Final = "text/plain"
THIS_FEED: Final = "The feed"
MAX_MARKS: Final = 400_000
MAX_COMMENTS: Final = 8000
SHORT_RUN: Final = 300  # characters of a word; the addresses of aggregators reach some hundreds
MAX_RUN: Final = 2000
MANY_RUNS: Final = 500
LONG_RUN: Final = re.compile(r"[A-Za-z0-9_.+-]{301,}")
CONTENT_TYPE: Final = "application/xml; charset=utf-8"


def read_feed(data: bytes, base: str, charset: str | None = None) -> Feed:
    """Return the feed that bytes hold; ``base`` is its address, against which links are resolved.

    What can be read of a malformed feed is read, and a note says so. ``charset`` is what its server
    said. Raises FeedBroken where it is none, is too large, or declares entities.
    """
    name = base or THIS_FEED
    refuse_large(name, data)
    if is_json(data):
        return read_json_feed(data, base)
    text = cut_prolog(name, decode_xml(data, charset))
    refuse_tangled(name, text)
    parsed = parse_feed(name, shorten_runs(text), base)
    entries = parsed["entries"]
    about = parsed["feed"]
    if not entries and (not parsed["version"] or parsed["bozo"]):
        reason = give_reason(parsed)
        raise FeedBroken(
            f"{name} is no feed that can be read ({reason or 'it is empty'}).", GIVE_ANOTHER
        )
    rss = not parsed["version"].startswith("atom")
    odd = (note_malformed(name, give_reason(parsed)),) if parsed["bozo"] else ()
    return Feed(
        title=read_detail(about, "title"),
        address=tidy_link(about.get("link"), base),
        language=tidy_text(about.get("language")),
        items=tuple(read_entry(entry, base, rss=rss) for entry in entries[:MAX_ITEMS]),
        notes=(*odd, *note_cut(name, len(entries), MAX_ITEMS)),
    )


def refuse_tangled(name: str, text: str) -> None:
    """Raise FeedBroken for more markup or comments than a feed has: broken, it would take minutes."""
    if text.count("<") + text.count("&") > MAX_MARKS or text.count("!--") > MAX_COMMENTS:
        raise FeedBroken(f"{name} has more markup than any feed needs.", GIVE_ANOTHER)


def shorten_runs(text: str) -> str:
    """Return a text with its endless words cut, where feedparser would look for mailboxes for hours."""
    runs = count()
    return LONG_RUN.sub(
        lambda run: run[0][: MAX_RUN if next(runs) < MANY_RUNS else SHORT_RUN],
        text,
    )


def parse_feed(name: str, text: str, base: str) -> Any:
    """Return what feedparser reads; raises FeedBroken where it fails.

    It is given a stream, never bytes or a string: it would take those for the name of a file, too.
    """
    headers = {"content-type": CONTENT_TYPE, "content-location": base}
    stream = BytesIO(text.encode("utf-8", "replace"))
    try:
        return feedparser.parse(stream, response_headers=headers)
    except Exception as error:  # it raises what it likes on broken input
        cause = f"{name} cannot be read as a feed ({type(error).__name__})."
        raise FeedBroken(cause, GIVE_ANOTHER) from error


def read_entry(entry: Any, base: str, *, rss: bool) -> FeedItem:
    """Return one item; in RSS a lone date is that of publication, whatever it is called."""
    published = read_date(entry, "published")
    modified = read_date(entry, "updated")
    if rss and published is None:
        published, modified = modified, None
    source = entry.get("source") or {}
    return FeedItem(
        link=tidy_link(entry.get("link"), base),
        title=read_detail(entry, "title"),
        published=published,
        modified=modified if modified != published else None,
        authors=read_authors(entry),
        outlet=strip_markup(source.get("title")),
        outlet_address=tidy_link(source.get("href") or source.get("link"), base),
        language=read_language(entry),
        summary=read_detail(entry, "summary", MAX_SUMMARY),
        content_html=read_content(entry.get("content")),
    )


def read_detail(entry: Any, name: str, limit: int = 1000) -> str | None:
    """Return a text of an entry without its markup, if it is not plain."""
    value = entry.get(name)
    detail = entry.get(f"{name}_detail") or {}
    return tidy_text(value, limit) if detail.get("type") == PLAIN else strip_markup(value, limit)


def read_date(entry: Any, name: str) -> str | None:
    """Return a date of an entry (asked for so that feedparser puts no other in its place)."""
    return read_moment(entry[name], entry.get(f"{name}_parsed")) if name in entry else None


def read_authors(entry: Any) -> tuple[str, ...]:
    """Return the names of who signs an item; bare e-mail addresses are none."""
    named = [author.get("name") for author in entry.get("authors") or () if author]
    signed = (named or [entry.get("author")])[:MAX_AUTHORS]
    names = (strip_markup(drop_mailbox(name)) for name in signed if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in names if name and not is_mailbox(name)))


def drop_mailbox(name: str) -> str:
    """Return a name without the rest of an address that feedparser left before it: ``ple (A B``."""
    return name.rpartition("(")[2] if name.count("(") > name.count(")") else name


def is_mailbox(name: str) -> bool:
    """Tell whether a name is an e-mail address."""
    return "@" in name and " " not in name


def read_language(entry: Any) -> str | None:
    """Return the language that an entry states for its text or title."""
    details = (*(entry.get("content") or ()), entry.get("title_detail") or {})
    return next((tidy_text(one["language"]) for one in details if one.get("language")), None)


def read_content(contents: Any) -> str | None:
    """Return the longest content of an item as HTML; None where it carries none."""
    bodies = [write_html(one) for one in contents or ()]
    return max(bodies, key=len, default=None) or None


def write_html(content: Mapping[str, Any]) -> str:
    """Return a content as HTML; plain text is put into paragraphs."""
    value = str(content.get("value") or "")
    if content.get("type") != PLAIN:
        return value
    return "".join(f"<p>{escape(line)}</p>\n" for line in value.splitlines() if line.strip())


def give_reason(parsed: Any) -> str:
    """Return why a feed is malformed."""
    error = parsed.get("bozo_exception")
    return (tidy_text(getattr(error, "getMessage", error.__str__)(), 200) or "") if error else ""
