"""The indexes stay true to the ledger: new readings, forgetting, rebuilding; saved searches; origins."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete
from tests.ledger.looking import ask, look
from tests.ledger.planted import plant_linkage, plant_page
from tests.ledger.searching.articles import add, article, event, report_of

from dateline.errors import InputError
from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.searching.indexing import purge
from dateline.ledger.searching.rebuilding import rebuild
from dateline.searches import Query

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("search_articles", "search_claims", "search_events", "search_terms")


def sound(path: Path | str) -> None:
    """Have SQLite compare its indexes of words with the tables; it raises where they differ."""
    if isinstance(path, str):
        return
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            check = f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            connection.execute(check)


def indexed(where: Path | str) -> dict[str, list[str]]:
    return {name: rows for name, rows in look(where).items() if name in TABLES[:3]}


def terms(where: Path | str) -> set[str]:
    return {row[0] for row in ask(where, "SELECT term FROM search_terms")}


def test_new_readings_leave_the_indexes_sound(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for reader in ("reader/1", "reader/2"):
            for number in range(5):
                ledger.add(*plant_page(number), reader, "{}")
    sound(where)
    assert len(indexed(where)["search_articles"]) == 5


def test_rebuilding_gives_the_same_rows(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(5):
            ledger.add(*plant_page(number), "reader/1", "{}")
        before, words = indexed(where), terms(where)
        with writing(ledger._engine) as connection:
            assert rebuild(connection) == 5
    assert indexed(where) == before
    assert terms(where) == words
    sound(where)


def test_what_goes_with_its_article_leaves_no_word_behind(where: Path | str) -> None:
    secret, other = (
        article("Zanzara", "Quillabee spoke of jars."),
        article("Other", "Some spoke of jars."),
    )
    with Ledger.open(where, create=True) as ledger:
        add(ledger, secret, other)
        with writing(ledger._engine) as connection:
            connection.execute(delete(ARTICLES).where(ARTICLES.c.title == "Zanzara"))
            purge(connection)
        assert ledger.search(Query(words="quillabee")) == ()
        assert [hit.title for hit in ledger.search(Query(words="jars"))] == ["Other"]
    assert terms(where) == {"other", "some", "spoke", "of", "jars"}
    sound(where)
    if not isinstance(where, str):
        with closing(sqlite3.connect(where)) as connection:
            blocks = [row[0] for row in connection.execute("SELECT block FROM search_articles_fts_data")]
        assert not any(b"quillabee" in bytes(block) for block in blocks)


def test_a_forgotten_page_is_found_no_more(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        add(ledger, article("Zanzara", "Quillabee spoke."))
        (hit,) = ledger.search(Query(words="quillabee"))
        ledger.forget(hit.article, "a test", "Ada")
        assert ledger.search(Query(words="quillabee")) == ()
    assert terms(where) == set()


def test_two_articles_whose_numbers_would_be_one_are_both_found(
    where: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "dateline.ledger.searching.indexing.base_number", lambda _, turn=0: (turn + 1) << 14
    )
    with Ledger.open(where, create=True) as ledger:
        add(ledger, article("A", "Same words."), article("B", "Same words too."))
        assert len(ledger.search(Query(words="same"))) == 2


def test_searches_are_saved_changed_listed_and_removed(where: Path | str) -> None:
    first, second = (
        Query(words="bridge"),
        Query(words="bridge", within="claims", box=(1.0, 2.0, 3.0, 4.0)),
    )
    with Ledger.open(where, create=True) as ledger:
        ledger.save_search("bridges", first)
        ledger.save_search("bridges", first)
        ledger.save_search("bridges", second)
        ledger.save_search("all", Query())
        assert [each.name for each in ledger.saved_searches()] == ["all", "bridges"]
        assert ledger.saved_search("bridges").query == second
        for _ in range(2):  # the answer to the first may have got lost
            ledger.remove_search("bridges")
        with pytest.raises(InputError, match="No search is saved as 'roads'"):
            ledger.remove_search("roads")
        assert [each.name for each in ledger.saved_searches()] == ["all"]
        with pytest.raises(InputError, match="No search is saved as 'bridges'"):
            ledger.saved_search("bridges")
        for name in ("", "two\nlines", "x" * 101):
            with pytest.raises(InputError, match="no name"):
                ledger.save_search(name, first)
    assert ask(where, "SELECT count(*) FROM saved_searches WHERE name = 'bridges'") == [(3,)]


def test_incidents_are_found_by_their_origins(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
        linkage = plant_linkage(ledger)
        karavo = next(group.id for group in linkage.incidents if "Karavo" in group.reasons[0])
        ledger.save_linkage(replace(linkage, origins=((karavo, 2),)))
        for words in ("", "bridge"):
            hits = ledger.search(Query(words=words, within="events", origins=2))
            assert {hit.places for hit in hits} == {("Karavo",)}
            assert len(ledger.search(Query(words=words, origins=2))) == 3
            assert ledger.search(Query(words=words, within="events", origins=3)) == ()
        ledger.save_linkage(linkage)
        assert ledger.search(Query(origins=2)) == ()


def test_a_page_with_more_than_one_vector_holds_is_kept_and_found(where: Path | str) -> None:
    text = " ".join(f"word{number}" for number in range(150_000))
    with Ledger.open(where, create=True) as ledger:
        add(ledger, article("Long", text))
        (hit,) = ledger.search(Query(words="word12"))
        assert len(hit.snippet) < 300


def test_an_event_without_a_day_is_not_found_by_days(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*report_of(event(article("T", "Troops shelled."), "shelled", "ASSAULT")), "r", "{}")
        assert ledger.search(Query(event_from="2000-01-01")) == ()
        assert len(ledger.search(Query(types=("ASSAULT",)))) == 1
