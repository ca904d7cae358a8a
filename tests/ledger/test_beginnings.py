"""Ids that begin with given digits: looked up in an index, taken literally."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Column, MetaData, Table, Text, create_engine, insert, select

from dateline.ledger.beginnings import begins
from dateline.ledger.query_tables import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

NAMES = Table("names", MetaData(), Column("id", Text, primary_key=True))
IDS = ("clm:0", "clm:01", "clm:01f", "clm:01\U0001f600", "clm:02", "clm:0%", "clm:0_1", "CLM:01", "")


@pytest.fixture
def connection() -> Iterator[Connection]:
    with create_engine("sqlite://").connect() as connection:
        NAMES.create(connection)
        connection.execute(insert(NAMES), [{"id": one} for one in IDS])
        yield connection


@pytest.mark.parametrize("word", ["clm:0", "clm:01", "clm:0%", "clm:0_", "clm:03", ""])
def test_what_begins_so_is_found_and_nothing_else(connection: Connection, word: str) -> None:
    query = select(NAMES.c.id).where(begins(connection, NAMES.c.id, word))
    assert set(connection.scalars(query)) == {one for one in IDS if one.startswith(word)}


def test_sqlite_finds_it_by_the_index(connection: Connection) -> None:
    query = select(NAMES.c.id).where(begins(connection, NAMES.c.id, "clm:0"))
    told = query.compile(connection, compile_kwargs={"literal_binds": True})
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}").fetchall()
    assert "SEARCH" in plan[0][3]
    assert "(id>? AND id<?)" in plan[0][3]


def test_other_databases_are_asked_for_the_beginning(connection: Connection) -> None:
    connection.dialect.name = "postgresql"
    told = select(CLAIMS.c.id).where(begins(connection, CLAIMS.c.id, "clm:0"))
    assert "LIKE" in str(told)
