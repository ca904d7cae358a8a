"""Ids that begin with the digits that somebody gave, found by the index of their column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_

if TYPE_CHECKING:
    from sqlalchemy import Column, Connection

LAST: Final = "\U0010ffff"  # of all characters


def begins(connection: Connection, column: Column[Any], word: str) -> Any:
    """Return the condition that a column begins with a word, taken literally.

    SQLite looks LIKE up in no index where a character is escaped, and compares texts by their bytes:
    there it is a range. Others may sort by the rules of a language, and a range may leave ids out.
    """
    if connection.dialect.name == "sqlite":
        return and_(column >= word, column < word + LAST)
    return column.startswith(word, autoescape=True)
