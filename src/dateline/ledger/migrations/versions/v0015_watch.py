"""What a watch keeps between runs."""

from __future__ import annotations

from typing import Final

from alembic import op
from sqlalchemy import Boolean, Column, Float, Integer, PrimaryKeyConstraint, Text

from dateline.ledger.migrations.dialects import create_table

revision: Final = "0015"
down_revision: Final = "0014"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the tables."""
    make_feeds()
    make_items()
    make_alerts()


def make_feeds() -> None:
    """Make the tables of feeds and of servers that rest."""
    create_table(
        "watch_feeds",
        Column("key", Text, primary_key=True),
        Column("address", Text, nullable=False),
        Column("listed", Boolean, nullable=False),
        Column("asked_at", Text),
        Column("wait", Float, nullable=False),
        Column("pace", Float, nullable=False),
        Column("succeeded_at", Text),
        Column("changed_at", Text),
        Column("failures", Integer, nullable=False),
        Column("code", Text, nullable=False),
        Column("message", Text, nullable=False),
        Column("validators", Text, nullable=False),
        Column("digest", Text, nullable=False),
    )
    create_table(
        "watch_hosts",
        Column("host", Text, primary_key=True),
        Column("failures", Integer, nullable=False),
        Column("failed_at", Text, nullable=False),
        Column("wait", Float, nullable=False),
    )


def make_items() -> None:
    """Make the table of articles that feeds listed."""
    create_table(
        "watch_items",
        Column("key", Text, primary_key=True),
        Column("feed", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("link", Text),
        Column("hints", Text),
        Column("marks", Text, nullable=False),
        Column("tries", Integer, nullable=False),
        Column("asked_at", Text),
        Column("wait", Float, nullable=False),
        Column("body", Text, nullable=False),
        Column("words", Text, nullable=False),
    )
    op.create_index("ix_watch_items_state", "watch_items", ["state", "feed"])


def make_alerts() -> None:
    """Make the tables of alerts and of how they were sent."""
    create_table(
        "watch_positions",
        Column("search", Text, primary_key=True),
        Column("position", Integer, nullable=False),
    )
    create_table(
        "watch_alerts",
        Column("key", Text, primary_key=True),
        Column("number", Integer, nullable=False, unique=True),
        Column("at", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("search", Text, nullable=False),
        Column("incident", Text),
        Column("article", Text),
        Column("position", Integer),
        Column("detail", Text, nullable=False),
    )
    create_table(
        "watch_deliveries",
        Column("alert", Text, nullable=False),
        Column("channel", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("tries", Integer, nullable=False),
        Column("asked_at", Text),
        Column("wait", Float, nullable=False),
        Column("message", Text, nullable=False),
        PrimaryKeyConstraint("alert", "channel"),
    )
