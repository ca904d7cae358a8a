"""Makes the tables that searches ask anew from the readings of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from dateline.ledger.queries import latest_reports, load_report
from dateline.ledger.schema import CAPTURES
from dateline.ledger.searching.indexing import index_report
from dateline.ledger.searching.tables import TABLES, TERMS

if TYPE_CHECKING:
    from sqlalchemy import Connection


def rebuild(connection: Connection) -> int:
    """Drop all rows and make those of every capture's latest reading; return how many captures."""
    for table in (*TABLES.values(), TERMS):
        connection.execute(delete(table))
    captures = list(connection.scalars(select(CAPTURES.c.id).order_by(CAPTURES.c.id)))
    for capture in captures:
        row = connection.execute(latest_reports().where(CAPTURES.c.id == capture)).first()
        if row is not None and row.report is not None:
            index_report(connection, load_report(connection, row))
    return len(captures)
