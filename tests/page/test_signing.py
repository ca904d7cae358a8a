"""Who signs and who else worked on a text: agencies, handles, photographers, other homes of a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import take_apart
from dateline.page.bylines import read_byline
from dateline.page.syndication import find_first_home
from dateline.page.told import Told

if TYPE_CHECKING:
    from dateline.records import Article

TITLE = "Dam above Quillhaven bursts after a night of rain"
PROSE = (
    "A dam burst above the town on Monday, the mayor said, and two people were hurt by the water.",
    "Rain is expected to go on until Friday, the weather service said in a note to the town hall.",
    "The bridge at the mill is closed to all traffic, the police said on Monday in the afternoon.",
)

BYLINES = [
    ("By Ines Varrold (AFP)", [("Ines Varrold", None)], "AFP"),
    ("By Ines Varrold @inesvarrold", [("Ines Varrold", None)], None),
    ("By Ines Varrold ines@courier.example", [("Ines Varrold", None)], None),
    ("By Dr. Ines Varrold", [("Ines Varrold", None)], None),
    ("By Ines Varrold For The Courier", [("Ines Varrold", None)], "The Courier"),
    (
        "Story by Ines Varrold / Photographs by Tobin Ashgrove",
        [("Ines Varrold", None), ("Tobin Ashgrove", "photographs")],
        None,
    ),
    (
        "By Ines Varrold, edited by Mara Quill",
        [("Ines Varrold", None), ("Mara Quill", "edited")],
        None,
    ),
    (
        "By Ines Varrold, as told to Mara Quill",
        [("Ines Varrold", None), ("Mara Quill", "as told")],
        None,
    ),
    (
        "By INES VARROLD and MARA QUILL Associated Press Writers",
        [("Ines Varrold", None), ("Mara Quill", "Writers")],
        "Associated Press",
    ),
    ("By Ines Varrold and agencies", [("Ines Varrold", None)], None),
]


@pytest.mark.parametrize(("line", "people", "agency"), BYLINES)
def test_byline(line: str, people: list[tuple[str, str | None]], agency: str | None) -> None:
    signature = read_byline(line)
    assert signature is not None
    assert [(one.name, one.role) for one in signature.people] == people
    assert signature.agency == agency


def take(*parts: str) -> Article:
    return take_apart(Capture("page.txt", "\n\n".join(parts).encode()), Told()).articles[0]


@pytest.mark.parametrize(
    ("line", "agency"),
    [("AFP", "AFP"), ("REUTERS", "Reuters"), ("Reuters Staff", "Reuters"), ("AGENCIES", "Agencies")],
)
def test_an_agency_alone_signs(line: str, agency: str) -> None:
    story = take(TITLE, line, "4 March 2031", *PROSE)
    assert (story.agency, story.title, story.text) == (agency, TITLE, "\n\n".join(PROSE))
    assert [(one.name, one.relation) for one in story.credits] == [(agency, "agency")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("With reporting by AP", ["AP"]),
        ("With AP, Reuters", ["AP", "Reuters"]),
        ("(With inputs from agencies)", ["agencies"]),
        ("With agency inputs", ["agencies"]),
    ],
)
def test_who_contributed(line: str, names: list[str]) -> None:
    story = take(TITLE, "By Ines Varrold", *PROSE, line)
    assert [(one.name, one.relation) for one in story.credits] == [
        (name, "contributed") for name in names
    ]
    assert story.text == "\n\n".join(PROSE)


def test_agencies_behind_a_name_contributed() -> None:
    story = take(TITLE, "By Ines Varrold and agencies", *PROSE)
    assert [one.name for one in story.bylines] == ["Ines Varrold"]
    assert [(one.name, one.relation) for one in story.credits] == [("agencies", "contributed")]


def test_a_sentence_that_ends_in_agencies_is_no_credit() -> None:
    line = "The mayor said that help was to come from the army, the church and agencies"
    assert line in take(TITLE, "By Ines Varrold", *PROSE[:2], line, PROSE[2]).text


@pytest.mark.parametrize(
    ("url", "canonical", "metas", "home"),
    [
        ("https://news.example.org/a", "https://www.example.com/b", {}, None),
        ("https://news.example.org/a", "https://first.test-agency.com/b", {}, "test-agency.com"),
        ("https://a.invented-post.com/a", "https://www.invented-post.com/b", {}, None),
        ("https://invented-post.com/a", "https://invented-post.co.uk/b", {}, None),
        ("https://web.archive.org/x", "https://invented-post.com/b", {}, None),
        (None, "https://invented-post.com/b", {}, None),
        (
            None,
            "https://test-agency.com/b",
            {"og:url": "https://invented-post.com/b"},
            "test-agency.com",
        ),
        (
            "https://invented-post.com/a",
            "https://invented-post.com/a",
            {"original-source": "https://test-agency.com/x"},
            "test-agency.com",
        ),
        ("https://invented-post.com/a", None, {"syndication-source": "no address"}, None),
    ],
)
def test_first_home(
    url: str | None, canonical: str | None, metas: dict[str, str], home: str | None
) -> None:
    assert find_first_home(url, canonical, metas) == home


def read_page(head: str, url: str | None = None) -> Article:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    html = f"<html><head><title>{TITLE}</title>{head}</head><body><main>{body}</main></body></html>"
    return take_apart(Capture("page.html", html.encode()), Told(url=url)).articles[0]


def test_a_canonical_address_elsewhere_is_a_reprint() -> None:
    head = '<link rel="canonical" href="https://test-agency.com/dam">'
    story = read_page(head, "https://invented-post.com/dam")
    assert story.originally_published_on == "test-agency.com"
    assert [(one.name, one.relation) for one in story.credits] == [("test-agency.com", "reprint")]


def test_who_holds_the_copyright_is_the_agency_where_it_is_one() -> None:
    for holder, agency in (("AFP", "AFP"), ("The Tarnbrook Courier", None)):
        about = {"@type": "NewsArticle", "headline": TITLE, "copyrightHolder": {"name": holder}}
        script = f'<script type="application/ld+json">{json.dumps(about)}</script>'
        assert read_page(script).agency == agency
