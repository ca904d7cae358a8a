"""Feeds of every format, as they should be and as they come."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import FeedBroken
from dateline.gather import feed_items, feeds
from dateline.gather.feeds import FeedItem, read_feed
from dateline.gather.moments import read_moment

BASE = "https://lantern.example/news/feed"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by <hand> --><?xml-stylesheet href="look.xsl"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Quillhaven Lantern &amp; Post</title><link>https://lantern.example/</link><language>en-gb</language>
<item><title>Barge &amp;amp; pilot &lt;b&gt;lost&lt;/b&gt;</title><link>/a?x=1&amp;y=2</link>
<pubDate>Mon, 05 May 2031 07:30:00 +0100</pubDate><dc:creator>Maren Holt</dc:creator>
<dc:creator>Orla Venn</dc:creator><source url="https://tern.example/rss">The Tern</source>
<description>&lt;p&gt;Short &lt;i&gt;word&lt;/i&gt;&lt;script&gt;x()&lt;/script&gt;</description>
<content:encoded><![CDATA[<p>Long <script>x()</script><a href="/rel">word</a></p>]]></content:encoded>
</item>
<item><title>Second</title><guid>https://lantern.example/guid</guid>
<author>desk@lantern.example (Ines Varrold)</author>
<pubDate>6 May 2031</pubDate></item>
<item><title>Third</title><link>javascript:alert(1)</link>
<dc:date>2031-05-07T08:00:00+02:00</dc:date></item>
</channel></rss>"""
RSS_091 = """<!DOCTYPE rss PUBLIC "-//An Outlet//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">
<rss version="0.91"><channel><title>Lantern</title><item><title>One</title>
<link>https://lantern.example/1</link></item></channel></rss>"""
RSS_10 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://lantern.example/">
<title>Lantern</title></channel><item rdf:about="https://lantern.example/1"><title>One</title>
<link>https://lantern.example/1</link><dc:date>2031-05-07</dc:date><dc:creator>Maren Holt</dc:creator>
</item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">The Lantern</title>
<link href="https://lantern.example/"/><link rel="self" href="https://lantern.example/atom"/>
<entry xml:base="https://lantern.example/x/"><title type="text">A &lt; B</title><link href="a.html"/>
<updated>2031-05-05T07:30:00Z</updated><published>2031-05-04T07:30:00.5-05:00</published>
<author><name>Maren Holt</name></author><author><name>Orla Venn</name></author>
<source><title>The Tern</title><link href="https://tern.example/"/></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body</p></div></content></entry>
<entry><title>Later</title><link href="https://lantern.example/b"/>
<updated>2031-05-05T07:30:00Z</updated><content>One &lt;i&gt;
Two</content></entry></feed>"""
JSON: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Lantern",
    "home_page_url": "https://lantern.example/",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "/a",
            "title": "One <b>",
            "content_html": "<p>Body</p>",
            "date_published": "2031-05-05T07:30:00-05:00",
            "date_modified": "2031-05-06T07:30:00-05:00",
            "authors": [{"name": "Maren Holt"}, {"name": 3}, "x"],
        },
        {"id": "2", "external_url": "https://tern.example/b", "content_text": "A < B\n\nC", "title": 7},
        {"id": "3", "url": "ftp://tern.example/c", "summary": "<p>Short"},
        "no item",
    ],
}


def read(text: str, base: str = BASE) -> feeds.Feed:
    return read_feed(text.encode(), base)


def test_rss() -> None:
    feed = read(RSS)
    assert (feed.title, feed.address, feed.language, feed.notes) == (
        "Quillhaven Lantern & Post",
        "https://lantern.example/",
        "en-gb",
        (),
    )
    first, second, third = feed.items
    assert first == FeedItem(
        link="https://lantern.example/a?x=1&y=2",
        title="Barge & pilot lost",
        published="2031-05-05T07:30:00+01:00",
        authors=("Maren Holt", "Orla Venn"),
        outlet="The Tern",
        outlet_address="https://tern.example/rss",
        summary="Short word",
        content_html='<p>Long <a href="https://lantern.example/rel">word</a></p>',
    )
    assert (second.link, second.published) == ("https://lantern.example/guid", "2031-05-06")
    assert second.authors == ("Ines Varrold",)
    assert (third.link, third.published) == (None, "2031-05-07T08:00:00+02:00")


@pytest.mark.parametrize(("text", "published"), [(RSS_091, None), (RSS_10, "2031-05-07")])
def test_older_rss(text: str, published: str | None) -> None:
    (item,) = read(text).items
    assert (item.title, item.link, item.published) == ("One", "https://lantern.example/1", published)


def test_atom() -> None:
    feed = read(ATOM)
    assert (feed.title, feed.address, feed.language) == ("The Lantern", "https://lantern.example/", "en")
    first, second = feed.items
    assert first.link == "https://lantern.example/x/a.html"
    assert first.title == "A < B"
    assert (first.published, first.modified) == (
        "2031-05-04T07:30:00-05:00",
        "2031-05-05T07:30:00+00:00",
    )
    assert first.authors == ("Maren Holt", "Orla Venn")
    assert (first.outlet, first.outlet_address) == ("The Tern", "https://tern.example/")
    assert first.content_html == "<p>Body</p>"
    assert (second.published, second.modified) == (None, "2031-05-05T07:30:00+00:00")
    assert second.content_html == "<p>One &lt;i&gt;</p>\n<p>Two</p>\n"


def test_json_feed() -> None:
    feed = read(json.dumps(JSON))
    assert (feed.title, feed.address, feed.language) == ("Lantern", "https://lantern.example/", "en")
    assert [note.code for note in feed.notes] == ["feed-malformed"]
    first, second, third = feed.items
    assert first.link == "https://lantern.example/a"
    assert first.title == "One <b>"
    assert (first.published, first.modified) == (
        "2031-05-05T07:30:00-05:00",
        "2031-05-06T07:30:00-05:00",
    )
    assert first.authors == ("Maren Holt",)
    assert (second.link, second.title) == ("https://tern.example/b", None)
    assert second.content_html == "<p>A &lt; B</p>\n<p>C</p>\n"
    assert (third.link, third.summary) == (None, "Short")


MOMENTS = [
    ("2031-05-05", "2031-05-05"),
    ("2031-05-05T07:30Z", "2031-05-05T07:30:00+00:00"),
    ("2031-05-05 07:30:00", "2031-05-05T07:30:00"),
    ("Mon, 05 May 2031 07:30:00 GMT", "2031-05-05T07:30:00+00:00"),
    ("Mon, 05 May 2031 07:30 EST", "2031-05-05T07:30:00-05:00"),
    ("Mon, 05 May 2031 07:30:00", "2031-05-05T07:30:00"),
    ("Mon, 05 May 2031 07:30:00 XYZT", "2031-05-05T07:30:00"),
    ("05 May 2031", "2031-05-05"),
    ("Mon, 99 May 2031 07:30:00 +0100", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (20310505, None),
    ("9" * 5000, None),
]


@pytest.mark.parametrize(("raw", "right"), MOMENTS)
def test_moments_keep_their_zone(raw: object, right: str | None) -> None:
    assert read_moment(raw) == right


@given(st.text(max_size=40))
def test_any_text_as_a_moment(text: str) -> None:
    read_moment(text)


BOMB = "".join(
    f'<!ENTITY {chr(98 + n)} "&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};&{chr(97 + n)};">'
    for n in range(20)
)
ATTACKS = [
    f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">{BOMB}]>\n',
    '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    '<!doctype rss SYSTEM "http://evil.example/x.dtd" [<!ENTITY % a SYSTEM "http://evil.example/y">%a;]>',
    '<!-- <x> --><!DOCTYPE rss [<!ENTITY a "ha">]>',
    '<?x <y> ?><!DOCTYPE rss [<!ENTITY a "ha">]>',
    'Notice: odd <!DOCTYPE rss [<!ENTITY a "ha">]>',
    '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY a "ha">]>',
    '<!ENTITY a "ha">',
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("prolog", ATTACKS)
def test_entities_are_refused_before_parsing(
    prolog: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feedparser.parse", lambda *_, **__: pytest.fail("it was parsed"))
    text = f"{prolog}<rss><channel><item><title>&a;</title></item></channel></rss>"
    with pytest.raises(FeedBroken, match="attack"):
        read_feed(text.encode(encoding), BASE)


def test_the_name_of_a_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("a file was opened"))
    for name in (b"/etc/hostname", b"https://lantern.example/feed", b"<rss>", b"<"):
        with pytest.raises(FeedBroken):
            read_feed(name, BASE)


BROKEN = [
    (b"", "no XML"),
    (b"\xff\xfe", "no XML"),
    (b"plain text", "no XML"),
    (b"<html><body><p>A page</p></body></html>", "no feed"),
    (b"<urlset><url><loc>https://a.example</loc></url></urlset>", "no feed"),
    (b'{"version": 1}', "no JSON Feed"),
    (b"{", "JSON that cannot be read"),
    (b'{"version": ' + b"[" * 100_000, "JSON that cannot be read"),
]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_what_is_no_feed_is_broken(data: bytes, reason: str) -> None:
    with pytest.raises(FeedBroken, match=reason) as caught:
        read_feed(data, BASE)
    assert BASE in caught.value.cause
    assert caught.value.remedy


def test_what_can_be_read_of_a_malformed_feed_is_read_with_a_note() -> None:
    feed = read(
        "<rss version='2.0'><channel><item><title>a&nbsp;b<link>/1</link></item><item><title>c</title>"
    )
    assert feed.items
    assert [note.code for note in feed.notes] == ["feed-malformed"]
    assert "could be read" in feed.notes[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_of_feeds(encoding: str) -> None:
    text = RSS.replace("utf-8", encoding).replace("Second", "Café Élan")
    assert read_feed(text.encode(encoding), BASE).items[1].title == "Café Élan"
    bare = text.partition("?>")[2]
    assert read_feed(bare.encode(encoding), BASE, encoding).items[1].title == "Café Élan"


NAUGHTY = [
    "",
    " ",
    "😀",
    "<script>alert(1)</script>",
    "&amp;lt;",
    "]]>",
    "%s%n{0}",
    "undefined",
    "Ω≈ç√",
    "'; DROP TABLE x; --",
    "../../etc/passwd",
    "\u202eabc",
    "A\u0000B\u0007C",
    "\x1b[31mred",
    "a\u2028b",
]


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_stay_text(text: str) -> None:
    entry = {"id": "1", "url": text, "title": text, "summary": text, "authors": [{"name": text}]}
    (item,) = read(json.dumps({**JSON, "items": [entry]})).items
    shown = (item.title or "") + (item.summary or "") + "".join(item.authors)
    assert not set(shown) & set(map(chr, range(32)))
    if text.isprintable() and text.strip():
        assert item.title == text.strip()
    assert item.link is None or item.link.startswith("https://")


def test_the_items_of_an_endless_feed_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_ITEMS", 2)
    feed = read(RSS)
    assert [item.title for item in feed.items] == ["Barge & pilot lost", "Second"]
    assert [note.code for note in feed.notes] == ["feed-cut"]


def test_a_large_feed_is_refused() -> None:
    with pytest.raises(FeedBroken, match="larger than"):
        read_feed(b"<" * (feed_items.MAX_BYTES + 1), BASE)


def test_endless_words_and_endless_markup_are_bounded() -> None:
    author = f"<author>{'a' * 900_000}</author>"
    (item,) = read(f"<rss><channel><item><title>T</title>{author}</item></channel></rss>").items
    assert item.title == "T"
    for unit in ("<a>", "&lt;!--"):
        with pytest.raises(FeedBroken, match="more markup"):
            read(f"<rss><channel><item><description>{unit * 500_000}")


def read_or_refuse(data: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own, on broken markup
        try:
            feed = read_feed(data, BASE)
        except FeedBroken:
            return
    for item in feed.items:
        assert item.link is None or item.link.startswith(("http://", "https://"))


@given(st.binary(max_size=200), st.sampled_from([b"", b"<rss><channel><item><title>", b"<feed>", b'{"']))
@settings(max_examples=60, deadline=None)
def test_any_bytes(data: bytes, head: bytes) -> None:
    read_or_refuse(head + data)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_any_mutated_feed(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([RSS, RSS_10, ATOM, json.dumps(JSON)])).encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    odd = st.sampled_from(
        [b"&#xFFFFFF;", b"<", b"&", b"]]>", b"<![CDATA[", b"\0", b"\xff", b"&#;", b"<a b='"]
    )
    read_or_refuse(whole[:start] + data.draw(odd | st.binary(max_size=8)) + whole[end:])
