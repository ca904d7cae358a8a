"""What linking found, and what it keeps to find the next step by (``linking/shelf.py``)."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from dateline.ledger.schema import METADATA

LINKINGS: Final = Table(
    "linkings",
    METADATA,
    Column("rules", Text, primary_key=True),  # by which the last linking linked; one row
    Column("step", Integer, nullable=False),  # how many there were
)
LINK_WAITING: Final = Table(
    "link_waiting",  # articles that are new, read anew, decided on or gone since they were linked
    METADATA,
    Column("article", Text, primary_key=True),
    Column("rank", Text, nullable=False),  # the least goes first: the day of publication, as a rule
)
LINK_UNCOUNTED: Final = Table(
    "link_uncounted",  # incidents whose origins are to be counted
    METADATA,
    Column("incident", Text, primary_key=True),
)
LINK_ARTICLES: Final = Table(
    "link_articles",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article", Text, nullable=False, unique=True),
    Column("text_sha256", Text, nullable=False),
    Column("gathering", Integer, nullable=False),  # the number of the first of its copies
    Column("sketch", LargeBinary, nullable=False),  # msgpack, zlib
    Index("ix_link_articles_text_sha256", "text_sha256"),
    Index("ix_link_articles_gathering", "gathering"),
)
LINK_GATHERINGS: Final = Table(
    "link_gatherings",  # of several articles
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("gathering", LargeBinary, nullable=False),  # msgpack, zlib
)
LINK_POSTS: Final = Table(
    "link_posts",
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("ref", BigInteger, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("key", "ref"),
    sqlite_with_rowid=False,
)
LINK_RECENT: Final = Table(
    "link_recent",  # entries that came since others were filed into ``link_posts``
    METADATA,
    Column("key", BigInteger, nullable=False),
    Column("ref", BigInteger, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("key", "ref"),
    sqlite_with_rowid=False,
)
LINK_EDGES: Final = Table(
    "link_edges",
    METADATA,
    Column("kind", Integer, nullable=False),  # 0 text, 1 same, 2 apart
    Column("a", BigInteger, nullable=False),
    Column("b", BigInteger, nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    PrimaryKeyConstraint("kind", "a", "b"),
    Index("ix_link_edges_b", "kind", "b"),
    sqlite_with_rowid=False,
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
    Column("owner", Text, nullable=False),  # the incident; "teaser", or nothing, of copies
    Index("ix_ties_a", "a"),
    Index("ix_ties_b", "b"),
    Index("ix_ties_owner", "owner"),
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
    Column("texts", Integer),  # articles, copies counted once; null where not counted yet
    Column("latest", Integer),  # the last day that tells of it, as dates are counted; 0 without any
    PrimaryKeyConstraint("incident"),
)
UNKNOWN: Final = INCIDENT_ORIGINS.c.texts.is_(None)
Index(
    "ix_incident_origins_unknown",
    INCIDENT_ORIGINS.c.incident,
    sqlite_where=UNKNOWN,
    postgresql_where=UNKNOWN,
)
INCIDENT_REASONS: Final = Table(
    "incident_reasons",
    METADATA,
    Column("incident", Text, ForeignKey("incidents.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("incident", "position"),
)
