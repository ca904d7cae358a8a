"""The tables that searches ask: a row an article, a claim and an event, as folded words.

``number`` orders rows: by the day of publication (the latest is the highest), then in a fixed way. On
SQLite an FTS5 index of each table is kept current by triggers; on PostgreSQL the columns of words
are vectors with an index on them. Rows go with their article. ``terms`` holds each word once, for
searching by parts of words.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

from dateline.ledger.schema import METADATA

WORDS: Final = ("title", "words", "sources", "actors", "places", "outlet", "facets")  # columns of words
KINDS: Final = ("articles", "claims", "events")
NUMBER: Final = BigInteger().with_variant(Integer(), "sqlite")  # SQLite's own row number
VECTOR: Final = Text().with_variant(TSVECTOR(), "postgresql")


def make_table(kind: str) -> Table:
    """Return the table of one kind of rows.

    ``start`` and ``end``: the passage shown, in code points of the article's text. ``told``: the events
    that filters ask about, and the claims that bear what is shown, as JSON.
    """
    return Table(
        f"search_{kind}",
        METADATA,
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        Column("item", Text, nullable=False),  # the id of the claim or event; the article's own id
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("told", Text, nullable=False),
        *(Column(name, VECTOR, nullable=False) for name in WORDS),
        Index(f"ix_search_{kind}_article", "article"),
    )


TABLES: Final = {kind: make_table(kind) for kind in KINDS}
TERMS: Final = Table(
    "search_terms",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),  # made of the word
    Column("term", Text, nullable=False, unique=True),
)
SAVED: Final = Table(
    "saved_searches",
    METADATA,
    Column("name", Text, nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, ... within the name; the last one counts
    Column("query", Text),  # JSON; null where the search was removed
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("name", "number"),
)
