"""Ledgers as older versions of the program made them."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from alembic import command
from tests.ledger.looking import all_tables, is_file
from tests.ledger.stores import connect

from dateline.ledger.engine import make_engine, writing
from dateline.ledger.migrating import make_config
from dateline.ledger.opening import switch_to_wal
from dateline.ledger.schema import METADATA
from dateline.ledger.server import make_server_engine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ledger.stores import Shell


def make_older(where: Path | str, version: str) -> None:
    """Make an empty ledger with the tables of a version; on a server in an empty database."""
    engine = make_server_engine(where, 1.0) if isinstance(where, str) else make_engine(where, 1.0)
    if engine.dialect.name == "sqlite":
        switch_to_wal(engine)
    config = make_config()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()


def make_filled(where: Path | str, version: str, source: Path | str) -> None:
    """Make a ledger with the tables of a version and what a ledger of this version holds of them."""
    make_older(where, version)
    copy_rows(source, where)


OTHERWISE = frozenset({"linkings"})  # tables of one name that once held something else


def copy_rows(source: Path | str, target: Path | str) -> None:
    """Copy all rows of the tables that both have, parents before children, in the columns of both."""
    with closing(connect(source)) as old, closing(connect(target)) as new:
        there = set(all_tables(new)) - OTHERWISE
        for table in METADATA.sorted_tables:
            if table.name in there:
                columns = columns_of(old, table.name) & columns_of(new, table.name)
                names = ", ".join(f'"{name}"' for name in sorted(columns))
                mark = "?" if is_file(new) else "%s"
                marks = ", ".join(mark for _ in columns)
                rows = old.execute(f"SELECT {names} FROM {table.name}").fetchall()  # noqa: S608  - our own tables
                for row in rows:
                    new.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", row)  # noqa: S608  - as above


def columns_of(shell: Shell, table: str) -> set[str]:
    """Return the names of a table's columns."""
    return {column[0] for column in shell.execute(f"SELECT * FROM {table}").description}  # noqa: S608  - as above
