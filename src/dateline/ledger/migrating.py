"""Brings a ledger to the newest version of its tables (Alembic). Import it only when there is need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from dateline.ledger.searching.rebuilding import rebuild
from dateline.ledger.tellings import keep_linked
from dateline.ledger.versions import SEARCHED_ALIKE, TOLD_SINCE, read_version
from dateline.ledger.views import drop_views, make_views

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = "dateline.ledger:migrations"


def make_config() -> Config:
    """Return Alembic's settings; the scripts lie inside the package."""
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.set_main_option("path_separator", "os")
    return config


def migrate(connection: Connection) -> None:
    """Bring the ledger to the newest version within the transaction of ``connection``.

    What searches ask is made anew from the readings where the ledger is older than the version since
    which it is made as now (``SEARCHED_ALIKE``), and what stories tell where it is older than
    ``TOLD_SINCE``. The views are made anew each time: a migration may change what is beneath them.
    """
    before = read_version(connection) or ""
    config = make_config()
    config.attributes["connection"] = connection
    drop_views(connection)
    command.upgrade(config, "head")
    if before < SEARCHED_ALIKE:
        rebuild(connection)
    if before < TOLD_SINCE:
        keep_linked(connection)
    make_views(connection)
