"""SQLite's FTS5 indexes over the tables of words, and the triggers that keep them current."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import event

from dateline.ledger.schema import METADATA
from dateline.ledger.searching.tables import KINDS, WORDS

if TYPE_CHECKING:
    from sqlalchemy import Connection

TOKENIZER: Final = "ascii tokenchars ''_''"  # words come folded and parted by spaces
PREFIXES: Final = "3"  # beginnings of so many letters have an index of their own


def statements() -> list[str]:
    """Return what makes the indexes and their triggers."""
    made = [statement for kind in KINDS for statement in index_words(f"search_{kind}")]
    return [*made, *index_terms()]


def index_words(table: str) -> list[str]:
    """Return the index of a table of words and its triggers."""
    options = f"content='{table}', content_rowid='number', tokenize='{TOKENIZER}', prefix='{PREFIXES}'"
    return [
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({', '.join(WORDS)}, {options})",
        *follow(table, WORDS),
    ]


def index_terms() -> list[str]:
    """Return the index of groups of three letters of the terms, and its triggers."""
    options = "content='search_terms', content_rowid='number', tokenize='trigram', detail='none'"
    return [
        f"CREATE VIRTUAL TABLE search_terms_fts USING fts5(term, {options})",
        *follow("search_terms", ("term",)),
    ]


def follow(table: str, columns: tuple[str, ...]) -> list[str]:
    """Return the triggers that tell an index of rows that came and went; rows never change."""
    names = ", ".join(columns)
    new = ", ".join(f"NEW.{name}" for name in columns)
    old = ", ".join(f"OLD.{name}" for name in columns)
    came = f"INSERT INTO {table}_fts(rowid, {names}) VALUES (NEW.number, {new})"  # noqa: S608  - constants
    went = f"INSERT INTO {table}_fts({table}_fts, rowid, {names}) VALUES ('delete', OLD.number, {old})"  # noqa: S608
    changed = f"SELECT RAISE(ABORT, '{table}: rows are made anew, never changed')"
    return [
        f"CREATE TRIGGER {table}_came AFTER INSERT ON {table} BEGIN {came}; END",
        f"CREATE TRIGGER {table}_went AFTER DELETE ON {table} BEGIN {went}; END",
        f"CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} BEGIN {changed}; END",
    ]


@event.listens_for(METADATA, "after_create")
def make_indexes(_: object, connection: Connection, **__: object) -> None:
    """Make the indexes whenever the tables are made."""
    if connection.dialect.name == "sqlite":
        for statement in statements():
            connection.exec_driver_sql(statement)
