"""From an address to captures, with a fetcher that knows a few answers by heart."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Literal

import pytest

from dateline.errors import DiskFull, FeedBroken, FetchFailed
from dateline.gather.captures import Capture, Hints, Missed
from dateline.gather.shelf import Fetched
from dateline.gather.sniffing import is_named_feed, looks_like_feed, read_content_type, tell_kind
from dateline.gather.web import Following, walk_address

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE = "https://lantern.example"
FEED = f"{SITE}/feed"
PAGE = b"<!DOCTYPE html><html><head><title>t</title></head><body><p>A page.</p></body></html>"
HTML = "text/html; charset=ISO-8859-1"


class Web:
    """Answers by address; what is not known fails. ``asked`` is what was asked for, in order."""

    def __init__(self, answers: Mapping[str, bytes], media_type: str = HTML) -> None:
        self.answers = answers
        self.media_type = media_type
        self.asked: list[tuple[str, str]] = []
        self.kept: set[str] = set()

    def __call__(self, address: str, *, kind: Literal["page", "feed"]) -> Fetched:
        self.asked.append((address, kind))
        if address not in self.answers:
            raise FetchFailed(f"{address} is not there.", "Check it.")
        headers = (("content-type", self.media_type),)
        kept = kind == "page" and address in self.kept
        when = "2031-05-05T00:00:00+00:00"
        return Fetched(address, address, 200, headers, self.answers[address], when, kept=kept)


def feed(*links: str, title: str = "Lantern", extra: str = "") -> bytes:
    items = "".join(
        f"<item><title>{link[-1]}</title><link>{link}</link>{extra}</item>" for link in links
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def index(*links: str) -> bytes:
    inside = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f"<sitemapindex>{inside}</sitemapindex>".encode()


def urlset(*links: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>".encode()


def pages(*links: str) -> dict[str, bytes]:
    return dict.fromkeys(links, PAGE)


def walk(web: Web, address: str = FEED, following: Following | None = None) -> list[Capture | Missed]:
    return list(walk_address(address, web, following))


def sources(found: list[Capture | Missed]) -> list[str]:
    return [one.source if isinstance(one, Capture) else f"missed {one.source}" for one in found]


def test_a_page_is_one_capture_with_what_its_server_said() -> None:
    web = Web(pages(f"{SITE}/a"))
    assert walk(web, f"{SITE}/a") == [
        Capture(
            f"{SITE}/a",
            PAGE,
            gathered="2031-05-05T00:00:00+00:00",
            url=f"{SITE}/a",
            media_type="text/html",
            charset="iso-8859-1",
        )
    ]
    assert web.asked == [(f"{SITE}/a", "page")]


def test_what_cannot_be_fetched_is_missed() -> None:
    (found,) = walk(Web({}))
    assert isinstance(found, Missed)
    assert isinstance(found.error, FetchFailed)


def test_a_feed_leads_to_its_pages_in_its_order_and_a_failure_costs_one() -> None:
    links = [f"{SITE}/c", f"{SITE}/gone", f"{SITE}/a"]
    found = walk(Web({FEED: feed(*links), **pages(links[0], links[2])}))
    assert sources(found) == [links[0], f"missed {links[1]}", links[2]]
    assert isinstance(found[0], Capture)
    assert found[0].hints == Hints(title="c", outlet="Lantern", via=FEED)


def test_pages_are_fetched_when_they_are_asked_for() -> None:
    web = Web({FEED: feed(f"{SITE}/a", f"{SITE}/b"), **pages(f"{SITE}/a", f"{SITE}/b")})
    found = walk_address(FEED, web)
    assert web.asked == []
    next(found)
    assert web.asked == [(FEED, "feed"), (f"{SITE}/a", "page")]


def test_a_feed_that_is_not_named_so_is_asked_whether_it_has_changed() -> None:
    web = Web({f"{SITE}/x": feed(f"{SITE}/a"), **pages(f"{SITE}/a")})
    assert sources(walk(web, f"{SITE}/x")) == [f"{SITE}/a"]
    assert web.asked == [(f"{SITE}/x", "page"), (f"{SITE}/a", "page")]
    web.kept.add(f"{SITE}/x")
    walk(web, f"{SITE}/x")
    assert web.asked[2:4] == [(f"{SITE}/x", "page"), (f"{SITE}/x", "feed")]


def test_a_full_disk_ends_the_walk() -> None:
    def fetch(address: str, *, kind: str) -> Fetched:
        raise DiskFull(f"No room for {address} ({kind}).", "Make room.")

    with pytest.raises(DiskFull):
        list(walk_address(FEED, fetch))


def test_one_page_is_fetched_once_whatever_tracks_it() -> None:
    one, same, other = f"{SITE}/a?utm_source=rss", f"{SITE}/a?utm_medium=x", f"{SITE}/a?cid=2"
    items = "".join(
        f"<item><title>T</title><link>{link.replace('&', '&amp;')}</link></item>" for link in (one, same)
    )
    text = f"<rss><channel>{items}<item><title>U</title><link>{other}</link></item></channel></rss>"
    found = walk(Web({FEED: text.encode(), **pages(one, same, other)}))
    assert sources(found) == [one, other]


def test_the_name_of_a_feed_is_the_outlet_of_its_own_pages_only() -> None:
    away = "https://tern.example/b"
    source = "<source url='https://tern.example/rss'>The Tern</source>"
    found = walk(Web({FEED: feed(f"{SITE}/a", away), **pages(f"{SITE}/a", away)}))
    assert [one.hints.outlet for one in found if isinstance(one, Capture) and one.hints] == [
        "Lantern",
        None,
    ]
    (named,) = walk(Web({FEED: feed(away, extra=source), **pages(away)}))
    assert isinstance(named, Capture)
    assert named.hints
    assert named.hints.outlet == "The Tern"


def test_the_limit_is_kept_and_said() -> None:
    links = [f"{SITE}/{n}" for n in range(5)]
    found = walk(Web({FEED: feed(*links), **pages(*links)}), following=Following(most=2))
    assert sources(found) == links[:2]
    assert [[note.code for note in one.notes] for one in found if isinstance(one, Capture)] == [
        [],
        ["feed-cut"],
    ]
    whole = walk(Web({FEED: feed(*links[:2]), **pages(*links)}), following=Following(most=2))
    assert all(isinstance(one, Capture) and one.notes == () for one in whole)


def test_what_is_missed_behind_the_limit_is_said_and_so_is_the_cut() -> None:
    maps = [f"{SITE}/{n}.xml" for n in range(3)]
    web = Web(
        {
            f"{SITE}/i.xml": index(*maps),
            maps[0]: urlset(f"{SITE}/a"),
            maps[2]: urlset(f"{SITE}/b"),
            **pages(f"{SITE}/a", f"{SITE}/b"),
        }
    )
    first, missed = walk(web, f"{SITE}/i.xml", Following(most=1))
    assert isinstance(first, Capture)
    assert [note.code for note in first.notes] == ["feed-cut"]
    assert isinstance(missed, Missed)
    assert missed.source == maps[1]


def test_the_notes_of_a_malformed_feed_are_on_its_first_page() -> None:
    broken = feed(f"{SITE}/a", f"{SITE}/b").replace(b"</channel>", b"&nbsp;")
    first, second = walk(Web({FEED: broken, **pages(f"{SITE}/a", f"{SITE}/b")}))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert [note.code for note in first.notes] == ["feed-malformed"]
    assert second.notes == ()


@pytest.mark.parametrize("body", [feed(), urlset(), b"<rss><channel>", b"<urlset"])
def test_a_list_without_pages_is_missed(body: bytes) -> None:
    (found,) = walk(Web({FEED: body}))
    assert isinstance(found, Missed)
    assert isinstance(found.error, FeedBroken)
    assert FEED in found.error.cause


def test_a_link_to_another_feed_is_not_followed() -> None:
    found = walk(Web({FEED: feed(FEED, f"{SITE}/a"), **pages(f"{SITE}/a")}))
    assert sources(found) == [f"missed {FEED}", f"{SITE}/a"]


MAP = f"{SITE}/sitemap.xml"


def test_an_index_is_followed_in_order_with_packed_site_maps_and_robots() -> None:
    answers = {
        f"{SITE}/robots.txt": f"User-agent: *\nSitemap: {MAP}\n".encode(),
        MAP: index(f"{SITE}/1.xml.gz", f"{SITE}/gone.xml", f"{SITE}/2.txt"),
        f"{SITE}/1.xml.gz": gzip.compress(urlset(f"{SITE}/b", f"{SITE}/a"), mtime=0),
        f"{SITE}/2.txt": f"{SITE}/a\n{SITE}/c\n".encode(),
        **pages(f"{SITE}/a", f"{SITE}/b", f"{SITE}/c"),
    }
    right = [f"{SITE}/b", f"{SITE}/a", f"missed {SITE}/gone.xml", f"{SITE}/c"]
    for start in (MAP, f"{SITE}/robots.txt"):
        assert sources(walk(Web(answers), start)) == right


def test_loops_of_site_maps_end() -> None:
    answers = {MAP: index(MAP, f"{SITE}/1.xml"), f"{SITE}/1.xml": index(MAP, f"{SITE}/1.xml")}
    web = Web(answers)
    (found,) = walk(web, MAP)
    assert "lists no pages" in str(found.error if isinstance(found, Missed) else "")
    assert len(web.asked) == 2


def test_deep_and_wide_indexes_are_bounded() -> None:
    deep = Web({f"{SITE}/{n}.xml": index(f"{SITE}/{n + 1}.xml") for n in range(50)})
    walk(deep, f"{SITE}/0.xml")
    assert len(deep.asked) == 1 + Following().depth
    links = [f"{SITE}/{n}.xml" for n in range(500)]
    wide = Web({MAP: index(*links), **dict.fromkeys(links, urlset(f"{SITE}/a")), f"{SITE}/a": PAGE})
    walk(wide, MAP)
    assert sum(kind == "feed" for _, kind in wide.asked) == 1 + Following().site_maps


KINDS = [
    (PAGE, "application/rss+xml", "page"),
    (feed(), "text/html", "feed"),
    (b"\xef\xbb\xbf\n<?xml version='1.0'?><!-- <html> --><feed>", None, "feed"),
    ("<?xml version='1.0'?><rss>".encode("utf-16"), None, "feed"),
    (b'{"version": "https://jsonfeed.org/version/1"}', None, "feed"),
    (b'{"a": 1}', "application/json", "page"),
    (b"Notice: odd <rss>", "application/rss+xml", "feed"),
    (b"<p>how to write <rss> and <urlset></p>", "text/html", "page"),
    (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", None, "feed"),
    (b"<rdf:RDF xmlns:owl='x'><owl:Class>", None, "page"),
    (urlset(), None, "sitemap"),
    (gzip.compress(index("x"), mtime=0), None, "sitemap"),
    (b"https://a.example/1\nhttps://a.example/2\n", "text/plain", "sitemap"),
    (b"See https://a.example/1\n", "text/plain", "page"),
    (b"\x1f\x8bxx", None, "page"),
    (b"", None, "page"),
]


@pytest.mark.parametrize(("body", "media_type", "kind"), KINDS)
def test_the_content_tells_what_an_answer_is(body: bytes, media_type: str | None, kind: str) -> None:
    assert tell_kind(body, "https://a.example/x", media_type) == kind
    if media_type != "application/rss+xml":
        assert (looks_like_feed(body) or "page") == kind


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (None, (None, None)),
        ("text/html", ("text/html", None)),
        ('Text/HTML; Charset="UTF-8"', ("text/html", "utf-8")),
        ("text/html;charset=windows-1251; x=y", ("text/html", "windows-1251")),
        ("nonsense", (None, None)),
        ("text/html\r\nX: y; charset=a", ("text/html x: y", "a")),
    ],
)
def test_content_types(value: str | None, right: tuple[str | None, str | None]) -> None:
    assert read_content_type(value) == right


def test_names_of_feeds() -> None:
    for named in ("/feed", "/a/rss.xml", "/news-sitemap.xml", "/atom/", "/sitemap_index.xml", "/x.json"):
        assert is_named_feed(SITE + named)
    for other in (
        "/",
        "/feeding-the-town",
        "/plan-to-feed-a-city",
        "/how-robots-work",
        "/feed/a-story",
        "/a/atomic",
        "/news/1.html",
        "://[",
    ):
        assert not is_named_feed(SITE + other)
