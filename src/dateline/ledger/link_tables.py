"""What linking found last: replaced as a whole by the next linking, in one transaction."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from dateline.ledger.schema import METADATA

LINKINGS: Final = Table(
    "linkings",
    METADATA,
    Column("revisions", Integer, primary_key=True),  # how many the last linking took in; one row
)
COPY_GROUPS: Final = Table(
    "copy_groups",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("score", Float, nullable=False),
)
COPY_MEMBERS: Final = Table(
    "copy_members",
    METADATA,
    Column("copy_group", Integer, ForeignKey("copy_groups.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("article", Text, nullable=False),
    PrimaryKeyConstraint("copy_group", "position"),
    Index("ix_copy_members_article", "article"),
)
TIES: Final = Table(
    "ties",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("by", Text, nullable=False),
    Index("ix_ties_a", "a"),
    Index("ix_ties_b", "b"),
)
INCIDENT_MEMBERS: Final = Table(
    "incident_members",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False),
    Column("position", Integer, nullable=False),  # 0 is the founding member
    Column("article", Text, nullable=False),
    Column("event", Text, nullable=False),
    PrimaryKeyConstraint("incident", "position"),
    Index("ix_incident_members_article", "article"),
)
INCIDENT_ORIGINS: Final = Table(
    "incident_origins",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False),
    Column("origins", Integer, nullable=False),  # independent ones that assert it
    PrimaryKeyConstraint("incident"),
)
INCIDENT_REASONS: Final = Table(
    "incident_reasons",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("incident", "position"),
)
