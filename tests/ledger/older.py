"""Ledgers as older versions of the program made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command

from dateline.ledger.engine import make_engine, writing
from dateline.ledger.migrating import make_config
from dateline.ledger.opening import switch_to_wal

if TYPE_CHECKING:
    from pathlib import Path


def make_older(path: Path, version: str) -> None:
    """Make an empty ledger with the tables of a version."""
    engine = make_engine(path, 1.0)
    switch_to_wal(engine)
    config = make_config()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()
