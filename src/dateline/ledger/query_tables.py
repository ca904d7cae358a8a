"""Tables to search in, made from each capture's latest revision and replaced by the next one.

Two articles with one text share the ids of their claims and events, so rows are keyed by the
article's id together with these. ``position`` counts from 0 in the report's order.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from dateline.ledger.schema import METADATA

ARTICLES: Final = Table(
    "articles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("capture", Text, ForeignKey("captures.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("language", Text, nullable=False),
    Column("outlet", Text),
    Column("agency", Text),
    Column("originally_published_on", Text),
    Column("canonical_url", Text),
    Column("published", Text),
    Column("published_basis", Text, nullable=False),
    Column("text_sha256", Text, ForeignKey("texts.sha256"), nullable=False),
    Index("ix_articles_capture", "capture"),
    Index("ix_articles_text_sha256", "text_sha256"),
    Index("ix_articles_canonical_url", "canonical_url"),
)
CLAIMS: Final = Table(
    "claims",
    METADATA,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sentence", Integer, nullable=False),
    Column("span_start", Integer, nullable=False),  # of the content, in code points of the text
    Column("span_end", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("venue", Text, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("conditional", Boolean, nullable=False),
    Column("implicit", Boolean, nullable=False),
    Column("within", Text),
    Column("confidence", Float, nullable=False),
    PrimaryKeyConstraint("article", "id"),
    Index("ix_claims_id", "id", "confidence", "article"),  # alone tells what is least sure
)
CLAIM_SOURCES: Final = Table(
    "claim_sources",
    METADATA,
    Column("article", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("actor", Text),
    Column("text", Text),
    Column("affiliation", Text),
    PrimaryKeyConstraint("article", "claim", "position"),
    ForeignKeyConstraint(["article", "claim"], ["claims.article", "claims.id"], ondelete="CASCADE"),
)
EVENTS: Final = Table(
    "events",
    METADATA,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", Text),
    Column("status", Text, nullable=False),
    Column("hedged", Boolean, nullable=False),
    Column("span_start", Integer, nullable=False),  # of the anchor, in code points of the text
    Column("span_end", Integer, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("confidence", Float, nullable=False),
    PrimaryKeyConstraint("article", "id"),
    Index("ix_events_id", "id", "confidence", "article"),
    Index("ix_events_type", "type", "earliest"),
)
EVENT_PLACES: Final = Table(
    "event_places",
    METADATA,
    Column("article", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("name", Text),
    Column("geonames_id", Integer),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("country", Text),
    PrimaryKeyConstraint("article", "event", "position"),
    ForeignKeyConstraint(["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"),
    Index("ix_event_places_country", "country"),
)
EVENT_ACTORS: Final = Table(
    "event_actors",
    METADATA,
    Column("article", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("role", Text, nullable=False),  # actor, recipient
    Column("position", Integer, nullable=False),
    Column("actor", Text),
    Column("name", Text),
    Column("country", Text),
    Column("sector", Text),
    PrimaryKeyConstraint("article", "event", "role", "position"),
    ForeignKeyConstraint(["article", "event"], ["events.article", "events.id"], ondelete="CASCADE"),
    Index("ix_event_actors_name", "name"),
)
