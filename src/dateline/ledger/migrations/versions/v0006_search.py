"""What searches ask: articles, claims and events as folded words; saved searches.

The rows are made by ``searching.rebuilding`` after the migrations, from the readings.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from dateline.ledger.migrations.dialects import on_server, refuse_changes

revision: Final = "0006"
down_revision: Final = "0005"
branch_labels: Final = None
depends_on: Final = None

NUMBER: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS: Final = ("title", "words", "sources", "actors", "places", "outlet", "facets")
THREES: Final = "CREATE INDEX ix_search_terms_words ON search_terms USING gin (term gin_trgm_ops)"
FTS5: Final = "tokenize='ascii tokenchars ''_''', prefix='3'"


def upgrade() -> None:
    """Make the tables, and on SQLite their indexes and triggers."""
    for kind in ("articles", "claims", "events"):
        make_rows(f"search_{kind}")
    op.create_table(
        "search_terms",
        sa.Column("number", NUMBER, nullable=False, autoincrement=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("term"),
    )
    make_saved()
    refuse_changes("saved_searches")
    if on_server():
        index_on_server()
        return
    for kind in ("articles", "claims", "events"):
        index(f"search_{kind}", WORDS, FTS5)
    index("search_terms", ("term",), "tokenize='trigram', detail='none'")


def index_on_server() -> None:
    """Make PostgreSQL's indexes; that of groups of letters only where the server knows them."""
    for table in ("search_articles", "search_claims", "search_events"):
        op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin ({', '.join(WORDS)})")
    bind = op.get_bind()
    try:
        with bind.begin_nested():
            bind.execute(sa.text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            bind.execute(sa.text(THREES))
    except sa.exc.DBAPIError:
        return  # parts of words are then looked for in all words one by one


def make_rows(table: str) -> None:
    """Make one table of words."""
    words: sa.types.TypeEngine[Any] = sa.Text().with_variant(TSVECTOR(), "postgresql")
    op.create_table(
        table,
        sa.Column("number", NUMBER, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("article", "item")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("start", "end")),
        sa.Column("told", sa.Text(), nullable=False),
        *(sa.Column(name, words, nullable=False) for name in WORDS),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(f"ix_{table}_article", table, ["article"])


def make_saved() -> None:
    """Make the saved searches, kept for good."""
    op.create_table(
        "saved_searches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "number"),
    )


def index(table: str, columns: tuple[str, ...], options: str) -> None:
    """Make an index of words and the triggers that keep it current."""
    names = ", ".join(columns)
    new, old = (", ".join(f"{side}.{name}" for name in columns) for side in ("NEW", "OLD"))
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, "
        f"content='{table}', content_rowid='number', {options})"
    )
    came = f"INSERT INTO {table}_fts(rowid, {names}) VALUES (NEW.number, {new})"  # noqa: S608  - constants
    went = f"INSERT INTO {table}_fts({table}_fts, rowid, {names}) VALUES ('delete', OLD.number, {old})"  # noqa: S608
    changed = f"SELECT RAISE(ABORT, '{table}: rows are made anew, never changed')"
    op.execute(f"CREATE TRIGGER {table}_came AFTER INSERT ON {table} BEGIN {came}; END")
    op.execute(f"CREATE TRIGGER {table}_went AFTER DELETE ON {table} BEGIN {went}; END")
    op.execute(f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} BEGIN {changed}; END")
