"""What linking keeps to link step by step; every article waits to be linked anew."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0010"
down_revision: Final = "0009"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the tables, and have all articles wait."""
    op.drop_table("linkings")
    op.create_table(
        "linkings",
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("rules"),
    )
    make_queues()
    make_shelf()
    remake_ties()
    op.execute(
        "INSERT INTO link_waiting (article, rank) SELECT id, COALESCE(published, '9') FROM articles"
    )
    op.execute(
        "UPDATE link_waiting SET rank = '' WHERE article IN (SELECT founding_article FROM incidents)"
    )


def make_queues() -> None:
    """Make the tables of what is to be done."""
    op.create_table(
        "link_waiting",
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article"),
    )
    op.create_table(
        "link_uncounted",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident"),
    )


def make_shelf() -> None:
    """Make the tables of what linking keeps."""
    op.create_table(
        "link_articles",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("gathering", sa.Integer(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("article"),
    )
    op.create_index("ix_link_articles_text_sha256", "link_articles", ["text_sha256"])
    op.create_index("ix_link_articles_gathering", "link_articles", ["gathering"])
    op.create_table(
        "link_gatherings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("gathering", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "link_posts",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "ref"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link_edges",
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("a", sa.BigInteger(), nullable=False),
        sa.Column("b", sa.BigInteger(), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "a", "b"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_link_edges_b", "link_edges", ["kind", "b"])


def remake_ties() -> None:
    """Make the table of ties anew: each belongs to an incident, a teaser or copies; linking fills it."""
    op.drop_table("ties")
    op.create_table(
        "ties",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_ties_a", "ties", ["a"])
    op.create_index("ix_ties_b", "ties", ["b"])
    op.create_index("ix_ties_owner", "ties", ["owner"])
