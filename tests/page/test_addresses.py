"""Addresses are made whole against the page's own; what leads nowhere is no link."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture
from dateline.page.addresses import make_whole
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

BASE = "https://courier.example/news/2031/dam.html"
LEAD = "A dam burst above the town on Monday, the mayor said, and two people were hurt by the water."
BODY = (
    '<p>The <a href="{}">report of the mill</a> says that the dam was old, and that nobody had '
    "looked at it since the flood of the year before, the mayor said at the town hall.</p>"
)


@pytest.mark.parametrize(
    ("href", "base", "whole"),
    [
        ("https://mill.example/a?b=1#c", BASE, "https://mill.example/a?b=1#c"),
        ("/mill", BASE, "https://courier.example/mill"),
        ("mill.html", BASE, "https://courier.example/news/2031/mill.html"),
        ("../mill", BASE, "https://courier.example/news/mill"),
        ("//mill.example/x", BASE, "https://mill.example/x"),
        (" /mill\n", BASE, "https://courier.example/mill"),
        ("mailto:desk@courier.example", BASE, "mailto:desk@courier.example"),
        ("/mill", None, "/mill"),
        ("#top", BASE, None),
        ("", BASE, None),
        ("javascript:void(0)", BASE, None),
        ("tel:+100", None, None),
        ("https://[broken", BASE, None),
    ],
)
def test_make_whole(href: str, base: str | None, whole: str | None) -> None:
    assert make_whole(href, base) == whole


def take_links(head: str, href: str, url: str | None = None) -> list[str]:
    body = f"<body><p>{LEAD}</p>{BODY.format(href)}<p>{LEAD}</p></body>"
    text = f"<html><head><title>Dam</title>{head}</head>{body}</html>"
    article = take_apart(Capture("page.html", text.encode()), Told(url=url)).articles[0]
    return [link.href for link in article.links]


def test_links_start_from_what_the_page_is_called() -> None:
    canonical = f'<link rel="canonical" href="{BASE}">'
    assert take_links("", "/mill", BASE) == ["https://courier.example/mill"]
    assert take_links(canonical, "/mill") == ["https://courier.example/mill"]
    assert take_links('<base href="https://other.example/x/">', "mill", BASE) == [
        "https://other.example/x/mill"
    ]
    assert take_links("", "/mill") == ["/mill"]
    assert take_links("", "javascript:open()", BASE) == []


def test_a_relative_canonical_address_is_made_whole() -> None:
    head = '<head><link rel="canonical" href="/dam"></head>'
    text = f"<html>{head}<body><p>{LEAD}</p><p>{LEAD}</p></body></html>"
    article = take_apart(Capture("page.html", text.encode()), Told(url=BASE)).articles[0]
    assert article.canonical_url == "https://courier.example/dam"
