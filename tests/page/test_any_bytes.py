"""Whatever the bytes: articles whose spans hold, or a refusal; never anything else."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import PageUnreadable
from dateline.gather.captures import Capture, CorpusRow
from dateline.identity import hash_text
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

LINES = st.sampled_from(
    [
        "By Ines Varrold, Harbour correspondent",
        "By JOSS TEMBARRO\nMarrowgate Press Agency",
        "PORT SARELLE, Jan 9 (Marrowgate) - Customs officers seized a ship, an official said.",
        "A PAPER TRAIL",
        "The ship was stopped on Tuesday. “We knew nothing,” its captain said.",
        "© 2031 Marrowgate. All rights reserved.",
        "More from Marrowgate",
        "Related stories",
        "Twenty hurt as tram jumps rails",
        "Read more: Norland lowers duty on steel",
        "Reporting by Lena Quist; Editing by Hugh Bantry",
        "This article was originally published on Deepmere Dispatch.",
        "9 January 2031",
        "Share this article",
        "'s and, so on",
        "\u200b",
        "",
    ]
)
TAGS = st.sampled_from(
    ["p", "div", "li", "h2", "h3", "a href='/x'", "span", "b", "br", "td", "article", "time"]
)
PIECES = st.tuples(TAGS, st.one_of(LINES, st.text(max_size=40))).map(
    lambda pair: f"<{pair[0]}>{pair[1]}"
)
PAGES = st.lists(PIECES, max_size=30).map(lambda parts: "<html><body><h1>T</h1>" + "".join(parts))
TEXTS = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=30).map("\n".join)


def hold(taken: TakenApart) -> None:
    story, *others = taken.articles
    assert story.kind == "story"
    assert {other.kind for other in others} <= {"teaser", "story"}
    several = any(other.kind == "story" for other in others)
    assert several == any(note.code == "split" for note in taken.notes)
    for article in taken.articles:
        spans = [*article.subheads, *(link.span for link in article.links)]
        spans += [one.span for one in article.credits if one.span]
        for span in spans:
            assert article.text[span.start : span.end] == span.text != ""
        assert article.text.strip()
        assert article.text_sha256 == hash_text(article.text)
        article.text.encode("utf-8")


def take_any(data: bytes, source: str) -> None:
    try:
        taken = take_apart(Capture(source, data), Told())
    except PageUnreadable as error:
        assert error.cause  # noqa: PT017  - both ways out are right; each is looked at
        return
    hold(taken)


@settings(deadline=None)
@given(data=st.binary(max_size=300), source=st.sampled_from(["a.html", "a.txt"]))
def test_any_bytes(data: bytes, source: str) -> None:
    take_any(data, source)


@settings(deadline=None)
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_any_text(text: str, encoding: str) -> None:
    take_any(text.encode(encoding, "replace"), "a.txt")


@settings(deadline=None)
@given(page=PAGES)
def test_any_web_page(page: str) -> None:
    take_any(page.encode("utf-8", "replace"), "a.html")


@settings(deadline=None)
@given(text=TEXTS)
def test_a_row_keeps_its_text_to_the_code_point(text: str) -> None:
    capture = Capture("c.jsonl", b"{}", row=CorpusRow("1", text))
    if not text.strip():
        with pytest.raises(PageUnreadable):
            take_apart(capture, Told())
        return
    taken = take_apart(capture, Told())
    hold(taken)
    assert len(taken.articles) == 1
    assert taken.articles[0].text == text


@pytest.mark.parametrize(
    "unit",
    [
        "x",
        "By A ",
        "Copyright ",
        "(c) ",
        "by Ann ",
        "A (",
        "LONDON, ",
        "a\n",
        "© \n",
        "Reporting by A B; ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Eight times the text in eight times the time, give or take; a square would be 64 times.

    The collector rests meanwhile, since it walks what every other test left, and the best of
    three passes counts, since the machine may have other work.
    """

    def spend(size: int) -> float:
        start = time.process_time()
        take_any((unit * (size // len(unit))).encode(), "a.txt")
        return time.process_time() - start

    spend(1000)
    gc.disable()
    try:
        short, long = (min(spend(size) for _ in range(3)) for size in (100_000, 800_000))
    finally:
        gc.enable()
    assert long < 40 * max(short, 0.02)


@pytest.mark.parametrize("line", ["a", "© ", "By A B", "More from A", "Related", "LONDON (A) - B"])
def test_many_lines_are_no_trap(line: str) -> None:
    start = time.process_time()
    take_any(f"{line}\n".encode() * 20_000, "a.txt")
    assert time.process_time() - start < 30


@pytest.mark.parametrize("tag", ["div", "b", "a href=x", "li", "table"])
def test_deep_nesting_is_no_trap(tag: str) -> None:
    take_any(f"<html><body>{f'<{tag}>' * 3000}text of the page".encode(), "a.html")
