"""Pages go in once and whole, come out as they were, and the latest reading counts."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import ask, look
from tests.ledger.planted import plant_page

from dateline.errors import HouseError
from dateline.identity import capture_id, hash_bytes
from dateline.ledger import Ledger
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dateline.records import Report

UNIQUE = "(?i)unique constraint"


def add_pages(where: Path | str, count: int) -> list[Report]:
    pages = [plant_page(number) for number in range(count)]
    with Ledger.open(where, create=True) as ledger:
        for data, report in pages:
            assert ledger.add(data, report, "reader/1", "{}")
    return [report for _, report in pages]


def test_a_stored_report_comes_back_as_it_was(where: Path | str) -> None:
    (report,) = add_pages(where, 1)
    with Ledger.open(where, create=False) as ledger:
        assert ledger.stored(capture_id(report.page), "reader/1", "{}") == report


def test_what_is_not_stored_is_none(where: Path | str) -> None:
    (report,) = add_pages(where, 1)
    with Ledger.open(where, create=False) as ledger:
        assert ledger.stored("cap:none", "reader/1", "{}") is None
        assert ledger.stored(capture_id(report.page), "reader/2", "{}") is None
        assert ledger.stored(capture_id(report.page), "reader/1", '{"published": "2031"}') is None


def test_the_same_reading_again_changes_nothing(where: Path | str) -> None:
    add_pages(where, 3)
    before = look(where)
    data, report = plant_page(1)
    with Ledger.open(where, create=True) as ledger:
        assert not ledger.add(data, report, "reader/1", "{}")
    assert look(where) == before


def test_another_reader_adds_a_revision_and_keeps_the_old_one(where: Path | str) -> None:
    data, old = plant_page(0)
    story = replace(old.articles[0], title="Bridges open", claims=old.articles[0].claims[:2])
    new = replace(old, articles=(story,))
    with Ledger.open(where, create=True) as ledger:
        ledger.add(data, old, "reader/1", "{}")
        ledger.add(data, new, "reader/2", "{}")
        assert ledger.stored(capture_id(old.page), "reader/1", "{}") == old
        assert ledger.stored(capture_id(old.page), "reader/2", "{}") == new
        assert [linked.article for linked in ledger.articles()] == [story]
    assert ask(where, "SELECT number, reader FROM revisions ORDER BY number") == [
        (1, "reader/1"),
        (2, "reader/2"),
    ]
    assert ask(where, "SELECT title FROM articles") == [("Bridges open",)]
    assert ask(where, "SELECT count(*) FROM claims") == [(2,)]
    assert ask(where, "SELECT count(*) FROM bodies") == [(1,)]


def test_the_captured_bytes_are_kept(where: Path | str) -> None:
    (report,) = add_pages(where, 1)
    data, _ = plant_page(0)
    with Ledger.open(where, create=False) as ledger:
        assert ledger.body(capture_id(report.page)) == data
        assert ledger.body("cap:none") is None
    assert ask(where, "SELECT sha256 FROM bodies") == [(hash_bytes(data),)]


def test_one_text_under_two_addresses_is_two_captures_and_one_text(where: Path | str) -> None:
    reports = add_pages(where, 3)  # the third reprints the second
    texts = {article.text_sha256 for report in reports for article in report.articles}
    assert len(texts) == 3
    assert ask(where, "SELECT count(*) FROM captures") == [(3,)]
    assert ask(where, "SELECT count(*) FROM texts") == [(3,)]
    assert ask(where, "SELECT count(*) FROM bodies") == [(2,)]
    assert ask(where, "SELECT count(*) FROM claims") == [(15,)]
    assert ask(where, "SELECT count(DISTINCT id) FROM claims") == [(10,)]


def test_no_text_stands_in_the_stored_report(where: Path | str) -> None:
    (report,) = add_pages(where, 1)
    ((packed,),) = ask(where, "SELECT report FROM revisions")
    assert report.articles[0].text.encode() not in zlib.decompress(packed)


def test_events_can_be_searched_by_place_actor_and_day(where: Path | str) -> None:
    add_pages(where, 1)
    query = """
        SELECT events.type, events.earliest, event_places.name, event_actors.name
        FROM events JOIN event_places USING (article) JOIN event_actors
          ON event_actors.article = events.article AND event_actors.event = events.id
        WHERE event_places.event = events.id AND event_places.name = 'Karavo' GROUP BY 1, 2, 3, 4
    """
    assert ask(where, query) == [("OTHER", "2031-03-05", "Karavo", "Ivo Brandt")]


def test_claims_stand_with_their_source_and_offsets(where: Path | str) -> None:
    (report,) = add_pages(where, 1)
    text = report.articles[0].text
    rows = ask(where, "SELECT span_start, span_end FROM claims ORDER BY position LIMIT 1")
    assert [text[start:end] for start, end in rows] == ["the bridge at Port Selin was closed on day 0"]
    source = "SELECT text, kind, named FROM claim_sources ORDER BY text LIMIT 1"
    assert ask(where, source) == [("Ivo Brandt", "official", 1)]


def test_articles_come_in_one_order_whatever_the_order_of_storing(
    new_place: Callable[[], Path | str],
) -> None:
    orders = []
    for numbers in (range(6), reversed(range(6))):
        with Ledger.open(new_place(), create=True) as ledger:
            for number in numbers:
                ledger.add(*plant_page(number), "reader/1", "{}")
            orders.append([linked.article.id for linked in ledger.articles()])
    assert orders[0] == orders[1]
    assert len(orders[0]) == 12


def test_articles_by_id_come_in_the_order_of_their_ids(where: Path | str) -> None:
    reports = add_pages(where, 3)
    ids = [article.id for report in reports for article in report.articles]
    many = [f"art:{number}" for number in range(40_000)]  # more than one query can hold
    with Ledger.open(where, create=False) as ledger:
        found = ledger.articles_of([*many, *reversed(ids), ids[0]])
        assert [linked.article.id for linked in found] == sorted(ids)
        assert ledger.articles_of([]) == ()
    linked = found[0]
    assert linked.capture in {capture_id(report.page) for report in reports}
    assert linked.source.startswith("pages/page00")


def test_stories_are_found_by_the_address_they_live_at(where: Path | str) -> None:
    addresses = [
        ("https://mirn.example/dam", None),
        ("http://www.mirn.example/dam/", None),
        ("https://mirn.example/dam?from=feed", "https://mirn.example/dam"),
        ("https://mirn.example/dams", None),
        (None, None),
    ]
    ids = []
    with Ledger.open(where, create=True) as ledger:
        for number, (url, own) in enumerate(addresses):
            data, report = plant_page(number)
            page = replace(report.page, url=url)
            named = tuple(replace(one, canonical_url=own) for one in report.articles)
            assert ledger.add(data, replace(report, page=page, articles=named), "reader/1", "{}")
            ids.append([one.id for one in named if one.kind == "story"])
        found = ledger.stories_at(["mirn.example/dam", "mirn.example/none"])
        assert found == tuple(sorted(key for keys in ids[:3] for key in keys))
        assert ledger.stories_at([]) == ()


def test_hashes_that_do_not_fit_are_refused(where: Path | str) -> None:
    data, report = plant_page(0)
    wrong = replace(report.articles[0], text="Another text.")
    with Ledger.open(where, create=True) as ledger:
        with pytest.raises(HouseError, match="do not fit"):
            ledger.add(data, replace(report, articles=(wrong,)), "reader/1", "{}")
        with pytest.raises(HouseError, match="do not fit"):
            ledger.add(b"other bytes", report, "reader/1", "{}")
        assert ledger.revisions() == 0


def test_a_report_that_breaks_a_rule_of_the_tables_leaves_nothing(where: Path | str) -> None:
    data, report = plant_page(0)
    story = report.articles[0]
    twice = replace(story, claims=(*story.claims, story.claims[0]))
    with Ledger.open(where, create=True) as ledger, pytest.raises(HouseError, match=UNIQUE):
        ledger.add(data, replace(report, articles=(twice,)), "reader/1", "{}")
    assert all(rows == [] for name, rows in look(where).items() if name != "dateline_version")


def test_a_skipped_page_is_recorded_once_a_reason(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for code in ("empty", "empty", "binary"):
            ledger.skip("pages/x.html", Note("error", code, f"The page is {code}."))
    assert ask(where, "SELECT source, code, message FROM skips ORDER BY code") == [
        ("pages/x.html", "binary", "The page is binary."),
        ("pages/x.html", "empty", "The page is empty."),
    ]
