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


def copy_rows(source: Path | str, target: Path | str) -> None:
    """Copy all rows of the tables that both have, parents before children."""
    with closing(connect(source)) as old, closing(connect(target)) as new:
        there = set(all_tables(new))
        for table in METADATA.sorted_tables:
            if table.name in there:
                mark = "?" if is_file(new) else "%s"
                rows = old.execute(f"SELECT * FROM {table.name}").fetchall()  # noqa: S608  - our own tables
                for row in rows:
                    marks = ", ".join(mark for _ in row)
                    new.execute(f"INSERT INTO {table.name} VALUES ({marks})", row)  # noqa: S608  - as above
