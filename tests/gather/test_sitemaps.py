"""Site maps: XML, news, plain text, packed, broken, and those that attack."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import FeedBroken
from dateline.gather import sitemaps
from dateline.gather.sitemaps import SitemapPage, read_robots, read_sitemap

BASE = "https://lantern.example/sitemap.xml"
NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://lantern.example/a </loc><lastmod>2031-05-06</lastmod>
<image:image><image:loc>https://lantern.example/a.png</image:loc><image:title>No</image:title></image:image>
<news:news><news:publication><news:name>Quillhaven Lantern</news:name>
<news:language>en</news:language></news:publication>
<news:publication_date>2031-05-05T07:30+01:00</news:publication_date>
<news:title>Barge &amp; pilot</news:title>
</news:news></url>
<url><loc>/b</loc></url><url><loc>ftp://lantern.example/c</loc></url><url/></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://lantern.example/1.xml</loc><lastmod>2031-05-06</lastmod></sitemap>
<sitemap><loc>https://lantern.example/2.xml.gz</loc></sitemap></sitemapindex>"""
FIRST = SitemapPage(
    "https://lantern.example/a",
    title="Barge & pilot",
    outlet="Quillhaven Lantern",
    language="en",
    published="2031-05-05T07:30:00+01:00",
    modified="2031-05-06",
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_news_site_map(pack: type[bytes]) -> None:
    listing = read_sitemap(pack(NEWS), BASE)
    assert listing.pages == (FIRST, SitemapPage("https://lantern.example/b"))
    assert (listing.sitemaps, listing.notes) == ((), ())


def test_an_index() -> None:
    listing = read_sitemap(INDEX, BASE)
    assert listing.pages == ()
    assert listing.sitemaps == ("https://lantern.example/1.xml", "https://lantern.example/2.xml.gz")


def test_plain_text() -> None:
    listing = read_sitemap(b"\xef\xbb\xbfhttps://a.example/1\r\n\r\nnonsense\nhttps://a.example/2", BASE)
    assert [page.link for page in listing.pages] == ["https://a.example/1", "https://a.example/2"]


def test_a_malformed_site_map_is_read_with_a_note() -> None:
    listing = read_sitemap(
        NEWS.replace(b"<url/>", b"<url><loc>https://lantern.example/d</loc>&x;"), BASE
    )
    assert listing.pages[0] == FIRST
    assert [note.code for note in listing.notes] == ["feed-malformed"]


ENTITY = b'<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
BROKEN = [
    (b"", "no addresses"),
    (b"some words", "no addresses"),
    (b"<html><p>x</p></html>", "no site map"),
    (b"<", "no XML"),
    (b"\x1f\x8b\x08\0\0", "cut short"),
    (b"\x1f\x8bxxxxxxxx", "unpacked"),
    (ENTITY + b"<urlset><url><loc>https://a.example/&a;</loc></url></urlset>", "attack"),
    ((ENTITY.decode() + "<urlset/>").encode("utf-16"), "attack"),
    (gzip.compress(ENTITY + b"<urlset/>", mtime=0), "attack"),
    (gzip.compress(b"<urlset>" + b" " * 3_000_000, mtime=0), "more than 200 times"),
]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_what_is_no_site_map_is_broken(data: bytes, reason: str) -> None:
    with pytest.raises(FeedBroken, match=reason) as caught:
        read_sitemap(data, BASE)
    assert caught.value.remedy


def test_a_bomb_is_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 1000)
    with pytest.raises(FeedBroken, match="more than 1000 bytes"):
        read_sitemap(gzip.compress(NEWS + b" " * 2000, mtime=0), BASE)
    with pytest.raises(FeedBroken, match="larger"):
        read_sitemap(NEWS + b" " * 2000, BASE)


@pytest.mark.parametrize("data", [NEWS, b"https://a.example/1\nhttps://a.example/2"])
def test_an_endless_site_map_is_cut(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_PAGES", 1)
    listing = read_sitemap(data, BASE)
    assert len(listing.pages) == 1
    assert [note.code for note in listing.notes] == ["feed-cut"]


def test_robots_name_site_maps() -> None:
    robots = b"User-agent: *\nDisallow: /x\nSitemap: https://lantern.example/1.xml\nSitemap: ftp://x/y\n"
    assert read_robots(robots, BASE).sitemaps == ("https://lantern.example/1.xml",)
    with pytest.raises(FeedBroken, match="no site maps"):
        read_robots(b"User-agent: *\n", BASE)


@given(st.binary(max_size=200), st.sampled_from([b"", b"<urlset><url><loc>", b"\x1f\x8b", INDEX[:90]]))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, head: bytes) -> None:
    try:
        read_sitemap(head + data, BASE)
    except FeedBroken as error:
        assert error.remedy  # noqa: PT017  - either way is right
