"""What is never overwritten: bodies, captures, fetches, texts, revisions, decisions, given incident ids.

The types are portable; times are ISO 8601 in UTC. Triggers (``append_only.py``) refuse changes.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

NAMING: Final = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}
METADATA: Final = MetaData(naming_convention=NAMING)

BODIES: Final = Table(
    "bodies",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary),  # the captured bytes, zlib; null once forgotten
)
CAPTURES: Final = Table(
    "captures",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("page_sha256", Text, ForeignKey("bodies.sha256"), nullable=False),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("given_id", Text),
    Column("media_type", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("encoding", Text),
    Column("gathered", Text),
    Column("kept_at", Text, nullable=False),
    Index("ix_captures_page_sha256", "page_sha256"),
    Index("ix_captures_source", "source"),
    Index("ix_captures_url", "url"),
)
FETCHES: Final = Table(
    "fetches",
    METADATA,
    Column("asked", Text, nullable=False),  # the address asked for
    Column("gathered", Text, nullable=False),
    Column("url", Text, nullable=False),  # the address that answered
    Column("status", Integer, nullable=False),
    Column("headers", Text, nullable=False),  # JSON: [[name, value], ...]
    Column("notes", Text, nullable=False),  # JSON
    Column("page_sha256", Text, ForeignKey("bodies.sha256"), nullable=False),
    PrimaryKeyConstraint("asked", "gathered"),
)
TEXTS: Final = Table(
    "texts",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("text", Text),  # null once forgotten
)
REVISIONS: Final = Table(
    "revisions",
    METADATA,
    Column("capture", Text, ForeignKey("captures.id"), nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, ... within the capture; the last one counts
    Column("reader", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("report", LargeBinary),  # JSON without the articles' texts, zlib; null once forgotten
    PrimaryKeyConstraint("capture", "number"),
    UniqueConstraint("capture", "reader", "options"),
)
DECISIONS: Final = Table(
    "decisions",
    METADATA,
    Column("kind", Text, nullable=False),  # merge, split, review, forget
    Column("subject", Text, nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, ... within kind and subject
    Column("target", Text),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("kind", "subject", "number"),
)
INCIDENTS: Final = Table(
    "incidents",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("founding_article", Text, nullable=False),
    Column("founding_event", Text, nullable=False),
    Column("given_at", Text, nullable=False),
    Index("ix_incidents_founding_article", "founding_article"),
)
SKIPS: Final = Table(
    "skips",
    METADATA,
    Column("source", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("source", "code", "message"),
)
