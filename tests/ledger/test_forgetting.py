"""What is forgotten is gone from every table and from the bytes of the file, and stays gone."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import ask, faults, look
from tests.ledger.planted import plant_article, plant_linkage, plant_page
from tests.ledger.remains import bytes_of
from tests.ledger.stores import connect

from dateline.errors import FetchFailed, InputError, LedgerUnusable
from dateline.gather.shelf import Fetched
from dateline.identity import article_id, capture_id, hash_bytes, hash_text
from dateline.ledger import Ledger
from dateline.records import Article, PageFacts, Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ledger.cluster import Cluster

    from dateline.ledger.forgetting import Forgotten

Page = tuple[bytes, Report]
TOLD = (
    "Nera Calder said the bridge at Port Selin was closed on day 1. "
    "Ivo Brandt said the bridge at Karavo was closed on day 2 over a quarrellous zanderfish. "
    "Sela Onwu said the bridge at Lake Mirn was closed on day 3."
)
OTHER = TOLD.replace("zanderfish", "pumpkinseed")
WORDS = (b"zanderfish", b"Zanderfish bites")


def page(text: str, url: str | None, source: str = "pages/story.html", title: str = "") -> Page:
    """Return a page's bytes and report."""
    data = f"<p>{text}</p>".encode()
    facts = PageFacts(f"sha256:{hash_bytes(data)}", source, None, url, bytes=len(data))
    story = plant_article(article_id(capture_id(facts), 0), text)
    return data, Report(facts, (replace(story, title=title or "Bridges closed", canonical_url=url),))


STORY = page(TOLD, "https://mirn.example/a", title="Zanderfish bites")


@pytest.fixture
def path(where: Path | str) -> Path | str:
    """Return a ledger with pages, of which one is to be forgotten, read twice and linked."""
    data, report = STORY
    older = replace(report, articles=(replace(report.articles[0], title="Zanderfish bites hard"),))
    with Ledger.open(where, create=True) as ledger:
        for number in range(4):
            ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.add(data, older, "reader/0", '{"hints": {"title": "Zanderfish bites harder"}}')
        ledger.add(data, report, "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
    return where


def forget(path: Path | str, wanted: str, why: str = "the outlet withdrew it") -> Forgotten:
    with Ledger.open(path, create=True) as ledger:
        gone = ledger.forget(wanted, why, "Ada")
        ledger.scrub()
        return gone


def test_the_words_are_in_the_file_before(path: Path | str) -> None:
    held = bytes_of(path)
    assert all(word in held for word in WORDS)


@pytest.mark.parametrize(
    "wanted",
    [
        STORY[1].articles[0].id,
        STORY[1].articles[0].id[:10],
        STORY[1].articles[0].id.removeprefix("art:"),
        capture_id(STORY[1].page),
        "https://mirn.example/a",
        "story.html",
        "pages/story.html",
    ],
)
def test_a_page_is_forgotten_by_any_name(path: Path | str, wanted: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        planned = ledger.plan_forgetting(wanted)
    gone = forget(path, wanted)
    assert gone == planned
    assert [one.title for one in gone.articles] == ["Zanderfish bites"]
    held = bytes_of(path)
    assert not any(word in held for word in WORDS)
    assert faults(path) == []


def test_not_even_compressed_bytes_stay(path: Path | str) -> None:
    data, _ = STORY
    packed = [
        bytes(row[0]) for row in ask(path, "SELECT report FROM revisions WHERE reader = 'reader/0'")
    ]
    forget(path, STORY[1].articles[0].id)
    held = bytes_of(path)
    assert len(packed) == 1
    assert packed[0][20:60] not in held
    assert zlib.compress(data)[10:50] not in held


def test_other_pages_are_as_they_were(path: Path | str, new_place: Callable[..., Path | str]) -> None:
    forget(path, STORY[1].articles[0].id)
    other = new_place()
    with Ledger.open(other, create=True) as ledger:
        for number in range(4):
            ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
    left, alone = look(path), look(other)
    for table in ("articles", "claims", "claim_sources", "events", "event_places", "event_actors"):
        assert left[table] == alone[table]
    assert left["incident_members"] != []
    with Ledger.open(path, create=True) as ledger:
        assert not ledger.is_linked()
        ledger.save_linkage(plant_linkage(ledger))
        assert ledger.is_linked()
        assert {one.article.title for one in ledger.articles()} == {"Bridges closed", None}


def test_the_tombstone_says_why(path: Path | str) -> None:
    _, report = STORY
    forget(path, STORY[1].articles[0].id)
    with Ledger.open(path, create=False) as ledger:
        found = ledger.stored(capture_id(report.page), "reader/1", "{}")
        assert found is not None
        assert found.articles == ()
        assert found.notes[0].message == "This page was forgotten: the outlet withdrew it"
        assert ledger.body(capture_id(report.page)) is None
        by = {one.by for one in ledger.decisions() if one.kind == "forget"}
    assert by == {"Ada"}


def test_forgetting_twice_changes_nothing(path: Path | str) -> None:
    key = STORY[1].articles[0].id
    forget(path, key)
    before = look(path)
    for wanted in (key, capture_id(STORY[1].page), "https://mirn.example/a"):
        assert forget(path, wanted, "another reason").already == "the outlet withdrew it"
    assert look(path) == before


@pytest.mark.parametrize(
    ("text", "url", "source"),
    [
        (TOLD, "https://mirn.example/a", "elsewhere/copy.html"),
        (TOLD, None, "elsewhere/copy.html"),
        (TOLD, "https://reprint.example/z", "pages/z.html"),
        (OTHER, "https://mirn.example/a", "pages/later.html"),
    ],
    ids=["the same address", "the same bytes", "the same text elsewhere", "another text there"],
)
def test_a_forgotten_page_is_not_read_again(
    path: Path | str, text: str, url: str | None, source: str
) -> None:
    forget(path, STORY[1].articles[0].id)
    before = look(path)
    data, report = page(text, url, source)
    with Ledger.open(path, create=True) as ledger:
        assert not ledger.add(data, report, "reader/2", "{}")
        gone = ledger.tombstone(report)
        assert gone is not None
        assert gone.page == report.page
        assert gone.articles == ()
    assert look(path) == before


def test_the_same_text_on_other_pages_goes_too(path: Path | str) -> None:
    reprint = page(TOLD, "https://reprint.example/z", "pages/z.html", "A reprint")
    older = page(TOLD, "https://late.example/y", "pages/y.html")
    newer = replace(older[1], articles=(plant_article(older[1].articles[0].id, OTHER),))
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*reprint, "reader/1", "{}")
        ledger.add(*older, "reader/1", "{}")
        ledger.add(older[0], newer, "reader/2", "{}")
    gone = forget(path, STORY[1].articles[0].id)
    captures = {capture_id(one[1].page) for one in (STORY, reprint, older)}
    assert set(gone.captures) == captures
    assert not any(word in bytes_of(path) for word in (*WORDS, b"pumpkinseed"))


def bare(text: str, url: str) -> Page:
    """Return a page of which nothing but its text was read."""
    data = f"<p>{text}</p><!--{url}-->".encode()
    facts = PageFacts(f"sha256:{hash_bytes(data)}", url, None, url, bytes=len(data))
    key = article_id(capture_id(facts), 0)
    return data, Report(facts, (Article(id=key, kind="story", text=text, text_sha256=hash_text(text)),))


def test_a_short_notice_does_not_drag_other_pages_along(path: Path | str) -> None:
    notice = "Subscribe to read on."
    with Ledger.open(path, create=True) as ledger:
        for name in ("n1", "n2"):
            ledger.add(*bare(notice, f"https://mirn.example/{name}"), "reader/1", "{}")
    assert len(forget(path, "https://mirn.example/n1").captures) == 1
    with Ledger.open(path, create=False) as ledger:
        kept = [one.article.text for one in ledger.articles() if one.source.endswith("n2")]
    assert kept == [notice]


def test_a_teaser_that_only_forgotten_pages_held_comes_back_with_the_next_page(
    where: Path | str,
) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
        ledger.forget(capture_id(plant_page(0)[1].page), "asked to", "Ada")
        ledger.add(*plant_page(1), "reader/1", "{}")
        texts = [one.article.text for one in ledger.articles()]
    assert len(texts) == 2
    assert all(texts)


def answer(address: str, body: bytes, url: str = "") -> Fetched:
    headers = (("link", "<zanderfish>"),) if b"anderfish" in body else ()
    return Fetched(address, url or address, 200, headers, body, "2031-03-05T10:00:00Z")


def test_what_servers_answered_is_erased_and_not_fetched_again(path: Path | str) -> None:
    data, _ = STORY
    feed = b"<rss><item><link>https://mirn.example/a</link><title>Zanderfish bites</title></item></rss>"
    with Ledger.open(path, create=True) as ledger:
        shelf = ledger.shelf()
        shelf.keep(answer("https://short.example/1", data, "https://mirn.example/a"))
        shelf.keep(answer("https://mirn.example/rss", feed))
        shelf.keep(answer("https://mirn.example/robots.txt", b"User-agent: *"))
    assert forget(path, "https://short.example/1").feeds == 1
    assert not any(word in bytes_of(path) for word in WORDS)
    with Ledger.open(path, create=True) as ledger:
        shelf = ledger.shelf()
        for address in ("https://short.example/1", "https://mirn.example/a"):
            with pytest.raises(FetchFailed, match="was forgotten"):
                shelf.find(address)
        assert shelf.find("https://mirn.example/rss") is None
        assert shelf.find("https://mirn.example/robots.txt") is not None
        shelf.keep(
            answer("https://third.example/3", b"<p>Zanderfish bites</p>", "https://mirn.example/a")
        )
        shelf.keep(answer("https://third.example/4", data))
    assert not any(word in bytes_of(path) for word in WORDS)


def test_a_page_fetched_anew_whose_text_was_forgotten_leaves_no_bytes(path: Path | str) -> None:
    forget(path, STORY[1].articles[0].id)
    data, report = page(TOLD, "https://reprint.example/z", "https://reprint.example/z")
    data += b"<p>other bytes</p>"
    facts = replace(report.page, id=f"sha256:{hash_bytes(data)}")
    with Ledger.open(path, create=True) as ledger:
        ledger.shelf().keep(answer("https://reprint.example/z", data))
        assert not ledger.add(data, replace(report, page=facts), "reader/1", "{}")
    assert ask(path, "SELECT body FROM bodies JOIN fetches ON page_sha256 = sha256") == [(None,)]


def test_what_nothing_fits_is_refused(path: Path | str) -> None:
    with Ledger.open(path, create=False) as ledger:
        for wanted in (
            "",
            "  ",
            "art:",
            "nothing.html",
            "zanderfish",
            "%",
            "story.htm",
            "a" * 9_000,
            "\0",
            "\udc80",
        ):
            with pytest.raises(InputError, match=r"Nothing in the ledger|fits"):
                ledger.plan_forgetting(wanted)


def test_a_name_of_two_pages_is_refused(path: Path | str) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*page(OTHER, None, "older/story.html"), "reader/1", "{}")
        with pytest.raises(InputError, match=r"fits 2: .* Give a whole address"):
            ledger.plan_forgetting("story.html")


def test_two_versions_at_one_address_go_together(path: Path | str) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.add(*page(OTHER, "https://mirn.example/a", "later"), "reader/1", "{}")
    assert len(forget(path, STORY[1].articles[0].id).captures) == 2
    assert b"pumpkinseed" not in bytes_of(path)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_copies_of_the_ledger_are_named(path: Path) -> None:
    kept = path.with_name(f"{path.name}.before-0003")
    kept.write_bytes(path.read_bytes())
    path.with_name(f"{path.name}.txt").write_text("notes")
    with Ledger.open(path, create=False) as ledger:
        assert ledger.copies() == (str(kept),)
        assert ledger.remains() == ""


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_server_keeps_more_than_its_tables(path: str) -> None:
    with Ledger.open(path, create=False) as ledger:
        assert ledger.copies() == ()
        assert "backups" in ledger.remains()
        assert "owner" not in ledger.remains()


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_writer_is_told_what_only_the_owner_can_do(cluster: Cluster, path: str) -> None:
    with closing(connect(cluster.address("postgres"))) as shell:
        shell.execute("CREATE ROLE writer_bo LOGIN")
    with Ledger.open(path, create=True) as owner:
        owner.grant("writer_bo", "write")
    with Ledger.open(path.replace("keeper@", "writer_bo@"), create=True) as writer:
        writer.forget(STORY[1].articles[0].id, "asked to", "Bo")
        writer.scrub()
        assert "until their owner gives this command too" in writer.remains()
    assert forget(path, STORY[1].articles[0].id).already == "asked to"
    assert not any(word in bytes_of(path) for word in WORDS)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_reader_of_the_ledger_keeps_its_log_from_being_emptied(path: Path) -> None:
    key = STORY[1].articles[0].id
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM texts").fetchone()
        with Ledger.open(path, create=True, wait=0.2) as ledger:
            ledger.forget(key, "asked to", "Ada")
            with pytest.raises(LedgerUnusable, match="another process is reading"):
                ledger.scrub()
    assert forget(path, key).already == "asked to"
    assert not any(word in bytes_of(path) for word in WORDS)
