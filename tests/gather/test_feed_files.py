"""A feed saved as a file gives the texts that it carries, and fetches nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from dateline.errors import FeedBroken
from dateline.gather.captures import Capture, Missed
from dateline.gather.feed_files import read_feed_file
from dateline.gather.sources import gather
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "The harbour of Quillhaven was closed on Monday after a barge sank there, the pilot said."
BODY = "".join(f"<p>{SENTENCE} This is part {n} of what she told the council.</p>" for n in range(6))
FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Quillhaven Lantern</title><link>https://lantern.example/</link>
<item><title>Barge &lt;closes&gt; harbour</title><link>https://lantern.example/a</link>
<author>desk@lantern.com (Maren Holt)</author><pubDate>Mon, 05 May 2031 07:30:00 +0100</pubDate>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Short</title><link>https://lantern.example/b</link>
<description>Only this.</description></item>
</channel></rss>"""


def test_items_with_whole_texts_are_pages_and_the_others_are_missed(tmp_path: Path) -> None:
    path = tmp_path / "saved.xml"
    path.write_text(FEED)
    first, second = read_feed_file(str(path))
    assert isinstance(first, Capture)
    assert (first.source, first.url) == (str(path), "https://lantern.example/a")
    (story,) = take_apart(first, Told()).articles
    assert story.text.count(SENTENCE) == 6
    assert story.outlet == "Quillhaven Lantern"
    assert [one.name for one in story.bylines] == ["Maren Holt"]
    assert story.published.value == "2031-05-05T07:30:00+01:00"
    assert isinstance(second, Missed)
    assert "item 2 (Short): the feed holds only the summary" in second.error.cause
    assert "https://lantern.example/b" in second.error.remedy


def test_a_site_map_and_a_broken_feed_are_missed(tmp_path: Path) -> None:
    for text, words in (
        ("<urlset><url><loc>https://a.example/</loc></url></urlset>", "Give its address"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "attack"),
        ("<rss version='2.0'><channel/></rss>", "lists no items"),
    ):
        path = tmp_path / "saved.xml"
        path.write_text(text)
        (found,) = read_feed_file(str(path))
        assert isinstance(found, Missed)
        assert isinstance(found.error, FeedBroken)
        assert words in str(found.error)
        assert str(path) in found.error.cause


def test_feeds_are_found_by_their_content_wherever_they_are_given(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text(FEED)
    (tmp_path / "other.xml").write_text("<note>no feed</note>")
    kinds = [type(one).__name__ for one in gather([str(tmp_path)], io.BytesIO())]
    assert kinds == ["Capture", "Missed", "LeftAlone"]
    kinds = [type(one).__name__ for one in gather(["-"], io.BytesIO(FEED.encode()))]
    assert kinds == ["Capture", "Missed"]
    (page,) = gather([str(tmp_path / "other.xml")], io.BytesIO())
    assert isinstance(page, Capture)
