"""Tells pages, feeds and site maps apart: by their content, and only then by what a server says."""

from __future__ import annotations

import re
import zlib
from email.message import Message
from typing import Final, Literal
from urllib.parse import urlsplit

from dateline.gather.feed_items import tidy_text
from dateline.gather.json_feeds import VERSION, is_json
from dateline.gather.xml_text import decode_xml

Kind = Literal["page", "feed", "sitemap", "robots"]

HEAD: Final = 8192  # bytes that are looked at
GZIP: Final = b"\x1f\x8b"
ELEMENT: Final = re.compile(r"<([A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})([^>]{0,4000})")
SKIPPED: Final = re.compile(
    r"\s+|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,4000}-->"
    r"|<!doctype[^>\[]{0,2000}\[.{0,4000}?\]\s{0,99}>|<![^>]{0,2000}>",
    re.DOTALL | re.IGNORECASE,
)
FEED_ROOTS: Final = frozenset({"rss", "feed", "channel"})
SITEMAP_ROOTS: Final = frozenset({"urlset", "sitemapindex"})
RDF_FEED: Final = re.compile(r"purl\.org/rss/|my\.netscape\.com/rdf|<(?:channel|item)\b", re.IGNORECASE)
FEED_TYPES: Final = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
)
ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{3,4000}", re.IGNORECASE)
FIELD: Final = re.compile(r"^\s*(?:user-agent|sitemap|disallow)\s*:", re.IGNORECASE | re.MULTILINE)
MARKUP: Final = re.compile(r"\s*<")
NAMED: Final = re.compile(
    r"/(?:feeds?|rss2?|atom|site-?maps?(?:[_-]\w+)?)/?$|/robots\.txt$|\.(?:xml|rss|atom|rdf|json|gz)$",
    re.IGNORECASE,
)


def looks_like_feed(head: bytes) -> Literal["feed", "sitemap"] | None:
    """Tell by the first bytes (some kilobytes) whether a file is a feed or a site map."""
    text = decode_xml(unpack_head(head[:HEAD]))
    if is_json(head):
        return "feed" if VERSION in text else None
    if lists_addresses(text, cut=len(head) >= HEAD):
        return "sitemap"
    root = find_root(text)
    if root is None:
        return None
    name = root[2].lower()
    if name in SITEMAP_ROOTS:
        return "sitemap"
    fed = name in FEED_ROOTS or (name == "rdf" and RDF_FEED.search(text))
    return "feed" if fed else None


def unpack_head(head: bytes) -> bytes:
    """Return the first bytes of a file unpacked, where it is packed with gzip."""
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, HEAD)
    except zlib.error:
        return b""


def find_root(text: str) -> re.Match[str] | None:
    """Return the first element, behind declarations and comments; None for what is no markup."""
    at = 0
    while skipped := SKIPPED.match(text, at):
        at = skipped.end()
    return ELEMENT.match(text, at)


def lists_addresses(text: str, *, cut: bool) -> bool:
    """Tell whether every line is an address; the last one of a text that was cut is not looked at."""
    lines = text.splitlines()
    whole = [line.strip() for line in (lines[:-1] if cut else lines) if line.strip()]
    return bool(whole) and all(map(ADDRESS.fullmatch, whole))


def tell_kind(body: bytes, url: str, media_type: str | None) -> Kind:
    """Tell what an answer holds; ``url`` is where it came from."""
    found = looks_like_feed(body[: HEAD * 2])
    if found:
        return found
    text = decode_xml(body[:HEAD])
    if name_path(url).endswith("/robots.txt") and FIELD.search(text):
        return "robots"
    root = find_root(text)
    if media_type in FEED_TYPES and not (root and root[2].lower() == "html"):
        return "feed"
    return "page"


def is_named_feed(address: str) -> bool:
    """Tell whether an address is named like a feed or a site map; its content may be another thing."""
    return NAMED.search(name_path(address)) is not None


def name_path(address: str) -> str:
    """Return the path of an address in lower case; an empty one where it has none."""
    try:
        return urlsplit(address).path.lower()
    except ValueError:
        return ""


def read_content_type(value: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset that a Content-Type header states, in lower case."""
    clean = tidy_text(value)
    if clean is None:
        return None, None
    message = Message()
    message["content-type"] = clean
    charset = message.get_param("charset")
    label = tidy_text(charset) if isinstance(charset, str) else None
    stated = clean.partition(";")[0].strip().lower()
    return (stated if "/" in stated else None), label.lower() if label else None
