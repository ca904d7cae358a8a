"""Adding rows: those that are not there yet, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from dateline.ledger.rows import Row

INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add_missing(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows whose key is not there yet."""
    if rows:
        statement = INSERT[connection.dialect.name](table).on_conflict_do_nothing()
        connection.execute(statement, rows)


def add_all(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows, none of which may be there yet."""
    if rows:
        connection.execute(insert(table), rows)


def add_tuples(connection: Connection, table: Table, rows: Sequence[tuple[float, ...]]) -> None:
    """Insert rows given in the order of a table's columns, where their key is not there yet.

    For many small rows: what they cost is then the database's work alone.
    """
    if rows:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        marks = ", ".join([mark] * len(table.columns))
        statement = f"INSERT INTO {table.name} VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  - a name of ours
        connection.exec_driver_sql(statement, list(rows))
