"""Reads site maps: lists of pages or of further site maps, with what news site maps say of a page."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree
from protego import Protego

from dateline.errors import FeedBroken
from dateline.gather.feed_items import note_cut, note_malformed, refuse_large, tidy_link, tidy_text
from dateline.gather.moments import read_moment
from dateline.gather.packed import GZIP_MAGIC, unpack_gzip
from dateline.gather.xml_text import decode_xml, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Note

MAX_BYTES: Final = 20_000_000  # unpacked; the protocol allows 50 MB, news site maps are far below
MAX_PAGES: Final = 50_000  # the protocol's own limit
NEWS: Final = "sitemap-news"


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page that a site map lists; the dates are ISO 8601."""

    link: str
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class SitemapListing:
    """What a site map lists, in its order: pages, or the addresses of further site maps."""

    pages: tuple[SitemapPage, ...] = ()
    sitemaps: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def read_sitemap(data: bytes, base: str, charset: str | None = None) -> SitemapListing:
    """Return what a site map lists: XML or plain text, packed with gzip or not.

    ``base`` is its address, against which links are resolved. Raises FeedBroken where it is none, is
    too large, or declares entities.
    """
    name = base or "The site map"
    unpacked = unpack(name, data)
    refuse_large(name, unpacked, MAX_BYTES)
    text = decode_xml(unpacked, charset)
    if not text.lstrip().startswith("<"):
        return read_lines(name, text, base)
    root, sound = parse_xml(name, text)
    return read_root(name, root, base, sound=sound)


def unpack(name: str, data: bytes) -> bytes:
    """Return bytes unpacked, where they are packed with gzip; raises FeedBroken for bombs and cuts."""
    if not data.startswith(GZIP_MAGIC):
        return data
    try:
        unpacked = unpack_gzip(data, MAX_BYTES)
    except zlib.error as error:
        raise FeedBroken(f"{name} cannot be unpacked ({error}).", "Give another site map.") from error
    except OverflowError as error:
        why = str(error) or f"it unpacks to more than {MAX_BYTES} bytes"
        cause = f"{name} was not read: {why}."
        raise FeedBroken(cause, "Give a shorter site map, or the addresses of the pages.") from error
    if not unpacked.whole:
        raise FeedBroken(f"{name} is cut short.", "Fetch it again.")
    return bytes(unpacked.data)


def read_lines(name: str, text: str, base: str) -> SitemapListing:
    """Return what a plain text lists, one address a line."""
    links = [link for line in text.splitlines() if "://" in line and (link := tidy_link(line, base))]
    if not links:
        raise FeedBroken(f"{name} lists no addresses.", "Give another site map.")
    pages = tuple(SitemapPage(link) for link in links[:MAX_PAGES])
    return SitemapListing(pages, notes=note_cut(name, len(links), MAX_PAGES))


def read_root(name: str, root: etree._Element, base: str, *, sound: bool) -> SitemapListing:
    """Return what the XML of a site map lists."""
    kind = tell_name(root)
    if kind not in {"urlset", "sitemapindex"}:
        raise FeedBroken(f"{name} is XML, but no site map (its root is {kind[:60]!r}).", "Check it.")
    entries = list(root.iterchildren("{*}url" if kind == "urlset" else "{*}sitemap"))
    listed = (read_page(entry, base) for entry in entries[:MAX_PAGES])
    pages = tuple(page for page in listed if page)
    odd = () if sound else (note_malformed(name, ""),)
    notes = (*odd, *note_cut(name, len(entries), MAX_PAGES))
    if kind == "urlset":
        return SitemapListing(pages, notes=notes)
    return SitemapListing(sitemaps=tuple(page.link for page in pages), notes=notes)


def read_page(entry: etree._Element, base: str) -> SitemapPage | None:
    """Return one page, or one site map of an index; None where it has no address."""
    facts = dict(reversed(list(list_facts(entry))))
    link = tidy_link(facts.get("loc"), base)
    if link is None:
        return None
    return SitemapPage(
        link,
        title=tidy_text(facts.get("news/title")),
        outlet=tidy_text(facts.get("news/name")),
        language=tidy_text(facts.get("news/language")),
        published=read_moment(facts.get("news/publication_date")),
        modified=read_moment(facts.get("lastmod")),
    )


def list_facts(entry: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield names and texts of an entry's elements, those of the news extension behind ``news/``."""
    for child in entry.iterchildren("{*}loc", "{*}lastmod"):
        yield tell_name(child), "".join(child.itertext())
    for news in entry.iterchildren("{*}news"):
        if NEWS not in (etree.QName(news).namespace or ""):
            continue
        for child in news.iter("{*}name", "{*}language", "{*}publication_date", "{*}title"):
            yield f"news/{tell_name(child)}", "".join(child.itertext())


def tell_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)


def read_robots(data: bytes, base: str) -> SitemapListing:
    """Return the site maps that a robots.txt names; raises FeedBroken where it names none."""
    refuse_large(base, data)
    named = Protego.parse(decode_xml(data)).sitemaps
    links = tuple(dict.fromkeys(link for one in named if (link := tidy_link(one, base))))
    if not links:
        raise FeedBroken(f"{base} names no site maps.", "Give the address of a feed or of a page.")
    return SitemapListing(sitemaps=links)
