"""Keeps the tables that searches ask in step with the ledger's articles: within the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.ledger.searching.documents import LAST_ITEM, base_number, make_documents
from dateline.ledger.searching.stores import store_of
from dateline.ledger.searching.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from dateline.ledger.rows import Row
    from dateline.records import Article, Report

SHOWN_WORDS: Final = ("title", "words", "sources")  # columns whose words may be searched by their parts


def index_report(connection: Connection, report: Report) -> None:
    """Add the rows of a report's stories; rows of the revision before went with its articles.

    Teasers are left out: every page of an outlet has them, and the stories they point to are found.
    """
    store = store_of(connection)
    terms: set[str] = set()
    for article in (one for one in report.articles if one.kind == "story"):
        base = find_base(connection, article)
        for kind, rows in make_documents(article, report.page.url, base).items():
            terms.update(words_of(rows))
            store.add(connection, TABLES[kind], rows)
    store.add_terms(connection, sorted(terms))


def find_base(connection: Connection, article: Article) -> int:
    """Return the first number of an article's rows; another one where a different article has it."""
    table = TABLES["articles"]
    turn = 0
    while True:
        base = base_number(article, turn)
        within = table.c.number.between(base, base + LAST_ITEM)
        if connection.scalar(select(table.c.number).where(within)) is None:
            return base
        turn += 1


def words_of(rows: Iterable[Row]) -> set[str]:
    """Return the words of rows that may be searched by their parts."""
    return {word for row in rows for name in SHOWN_WORDS for word in row[name].split()} - {"_"}


def purge(connection: Connection) -> None:
    """Leave nothing in the indexes of rows that were deleted, here or with their articles."""
    store_of(connection).purge(connection)
