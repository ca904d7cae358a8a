"""Lists of incidents in the order in which they are shown: a page of one is read off an index."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from dateline.ledger.schema import METADATA

INCIDENT_LISTS: Final = Table(
    "incident_lists",
    METADATA,
    Column("list", Text, nullable=False),  # all, disputed, or a type of events
    Column(
        "minus_origins", Integer, nullable=False
    ),  # what incidents weigh, negated: the heaviest first
    Column("minus_texts", Integer, nullable=False),
    Column("minus_latest", Integer, nullable=False),
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False),
    Column("first", Integer),  # the first day on which it may have been, as dates are counted; or null
    Column("last", Integer),
    PrimaryKeyConstraint("list", "minus_origins", "minus_texts", "minus_latest", "incident"),
    Index("ix_incident_lists_incident", "incident"),
    sqlite_with_rowid=False,
)
