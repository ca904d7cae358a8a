"""The feed of changes: Atom that others can read, with ids that stay, whatever a page holds."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import feedparser

from dateline.answers.atom import ATOM
from dateline.answers.feed import make_feed
from dateline.answers.writes import group_writes, say_counted
from dateline.ledger.change_records import Change, FieldChange
from dateline.ledger.told_writes import FOUND

AT = "2031-02-03T04:05:06.000007+00:00"
NASTY = 'A "title" <b>&amp; ]]> \x00\x1b[31m\ud800\ufffe'


def make(position: int = 7, **given: object) -> Change:
    plain: dict[str, object] = {
        "kind": "withdrawn",
        "of": "claim",
        "id": "clm:1",
        "article": "art:1",
        "source": "https://mirn.example/bridge?a=1&b=2",
        "words": NASTY,
        "reason": "The page changed and no longer holds it.",
        "by": "reader/1",
        "changes": (FieldChange("status", "happened", None), FieldChange("actors", [], ["Ivo", "Sela"])),
    }
    return Change(position=position, at=AT, **{**plain, **given})  # type: ignore[arg-type]


def ids(feed: bytes) -> list[str | None]:
    return [one.findtext(f"{{{ATOM}}}id") for one in ET.fromstring(feed)]  # noqa: S314  - our own


def test_a_feed_holds_what_a_page_holds_as_text() -> None:
    read = feedparser.parse(make_feed([make()], "ledger"))
    assert not read.bozo
    assert read.version == "atom10"
    (entry,) = read.entries
    assert entry.title.startswith('withdrawn claim: A "title"')
    assert "\x00" not in entry.title
    assert entry.link == "https://mirn.example/bridge?a=1&b=2"
    assert [tag.term for tag in entry.tags] == ["withdrawn", "claim"]
    assert "status: happened → none" in entry.summary
    assert "actors: none → Ivo; Sela" in entry.summary


def test_ids_stay_and_differ() -> None:
    changes = [make(7), make(8), make(7, kind="added"), make(7, id="clm:2")]
    first = ids(make_feed(changes, "ledger"))
    assert first == ids(make_feed(changes, "ledger"))
    found = [one for one in first if one]
    assert len(set(found)) == 4
    assert all(one.startswith("urn:uuid:") for one in found)
    assert not set(found) & set(ids(make_feed(changes, "another ledger")))


def test_what_is_no_web_address_is_no_link() -> None:
    feed = make_feed([make(source="javascript:alert(1)"), make(source="pages/a.html")], "ledger")
    assert b"<link" not in feed


def test_an_empty_feed_is_a_feed() -> None:
    read = feedparser.parse(make_feed([], ""))
    assert not read.bozo
    assert read.entries == []


def test_parts_of_a_first_reading_are_counted_or_told() -> None:
    article = make(kind="added", of="article", id="art:1", reason=FOUND)
    parts = [make(kind="added", id=f"clm:{number}", reason=FOUND) for number in range(2)]
    event = make(kind="added", of="event", id="evt:1", reason=FOUND)
    (write,) = group_writes([article, *parts, event], each=False)
    assert write.changes == (article,)
    assert say_counted(write, "art:1") == "2 claims and 1 event"
    assert say_counted(write, "art:2") == ""
    (write,) = group_writes([article, *parts, event], each=True)
    assert len(write.changes) == 4
    assert len(feedparser.parse(make_feed([article, *parts, event], "ledger")).entries) == 1
