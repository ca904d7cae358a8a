"""Which version of the tables this program writes, and which one a ledger has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSIONS: Final = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
)  # the migrations in order; the last one is what this program writes
SEARCHED_ALIKE: Final = "0014"  # ledgers since then hold what searches ask as this program makes it
TOLD_SINCE: Final = "0021"  # ledgers since then keep what stories tell
VERSION_TABLE: Final = "dateline_version"


def read_version(connection: Connection) -> str | None:
    """Return the ledger's version, ``""`` for a database without any table, None for a foreign one."""
    names = inspect(connection).get_table_names()
    if not names:
        return ""
    if VERSION_TABLE not in names:
        return None
    version: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608  - a constant
    return version
