"""Adding rows: those that are not there yet, or all of them; and many small ones by the driver alone."""

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
    add_quickly(connection, table, rows, "NOTHING")


def put_tuples(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows given in the order of a table's columns, in the place of those of the same key."""
    key = ", ".join(column.name for column in table.primary_key)
    rest = [column.name for column in table.columns if not column.primary_key]
    values = ", ".join(f"{name} = excluded.{name}" for name in rest)
    add_quickly(connection, table, rows, f"UPDATE SET {values}", f"({key})")


def add_quickly(
    connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]], do: str, key: str = ""
) -> None:
    """Insert rows by the driver alone; ``do``: what is done where the ``key`` is there."""
    if rows:
        marks = ", ".join([mark_of(connection)] * len(table.columns))
        statement = f"INSERT INTO {table.name} VALUES ({marks}) ON CONFLICT {key} DO {do}"  # noqa: S608  - names of ours
        connection.exec_driver_sql(statement, list(rows))


def drop_tuples(connection: Connection, table: Table, rows: Sequence[tuple[float, ...]]) -> None:
    """Delete rows by the values of their key, in its columns' order; not all need be there."""
    if rows:
        mark = mark_of(connection)
        where = " AND ".join(f"{column.name} = {mark}" for column in table.primary_key)
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE {where}", list(rows))  # noqa: S608  - as above


def fetch_bare(connection: Connection, query: str, values: tuple[Any, ...]) -> Sequence[tuple[Any, ...]]:
    """Return rows as the driver gives them: to wrap each costs more than to find it."""
    result = connection.exec_driver_sql(query, values)
    cursor: Any = result.cursor
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    result.close()
    return rows


def mark_of(connection: Connection) -> str:
    """Return how a database's driver marks the place of a value."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"
