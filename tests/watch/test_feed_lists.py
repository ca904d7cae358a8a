"""FEEDS: OPML or one a line; lines that name nothing are named, and nothing is watched twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.errors import FeedBroken, InputError
from dateline.watch.feed_lists import Fault, read_feed_list

if TYPE_CHECKING:
    from pathlib import Path

OPML = b"""<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour">
<outline type="rss" text="Lantern" xmlUrl="https://lantern.example/rss.xml" htmlUrl="https://lantern.example/"/>
<outline type="rss" text="Again" xmlUrl="https://lantern.example/rss.xml"/>
<outline type="rss" text="Odd" xmlUrl="gopher://lantern.example/"/>
</outline>
<outline type="rss" xmlUrl="http://tide.example/atom"/>
</body></opml>"""


def test_a_plain_list(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    lines = b"# mine\n\nhttps://lantern.example/rss.xml\n  www.tide.example/feed  \npages\n"
    found = read_feed_list(lines, "feeds.txt", tmp_path)
    assert found.feeds == [
        "https://lantern.example/rss.xml",
        "https://www.tide.example/feed",
        str(tmp_path / "pages"),
    ]
    assert found.faults == []


def test_opml_with_nested_outlines(tmp_path: Path) -> None:
    found = read_feed_list(OPML, "feeds.opml", tmp_path)
    assert found.feeds == ["https://lantern.example/rss.xml", "http://tide.example/atom"]
    assert [fault.line for fault in found.faults] == [5, 6]
    assert "stands in line 4 already" in found.faults[0].why


def test_rubbish_lines_are_named(tmp_path: Path) -> None:
    lines = (
        b"https://lantern.example/rss.xml\n\x1b[2J rubbish\nhttps://lantern.example/rss.xml#top\n"
        b"https://me:secret@tide.example/\nhttps://\nnowhere/\nftp://tide.example/\n"
    )
    found = read_feed_list(lines, "feeds.txt", tmp_path)
    assert found.feeds == ["https://lantern.example/rss.xml"]
    assert [fault.line for fault in found.faults] == [2, 3, 4, 5, 6, 7]
    assert "\x1b" not in found.faults[0].why
    assert found.faults[1] == Fault(3, "https://lantern.example/rss.xml stands in line 1 already")
    assert "secret" not in found.faults[2].why


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"rubbish\n", b"<opml><body/></opml>"])
def test_a_list_of_nothing_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="names nothing to watch"):
        read_feed_list(data, "feeds.txt", tmp_path)


def test_xml_that_is_no_opml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedBroken, match="no OPML"):
        read_feed_list(b"<rss><channel/></rss>", "feeds.xml", tmp_path)


def test_opml_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body><outline xmlUrl='&a;'/></body></opml>"
    with pytest.raises(FeedBroken, match="document type of its own"):
        read_feed_list(bomb, "feeds.opml", tmp_path)
