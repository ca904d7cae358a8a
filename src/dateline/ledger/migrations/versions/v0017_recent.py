"""Linking writes its newest entries into a small table; an index alone tells what is least sure."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0017"
down_revision: Final = "0016"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table, empty, and the indexes of claims and events by id anew."""
    op.create_table(
        "link_recent",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "ref"),
        sqlite_with_rowid=False,
    )
    for table in ("claims", "events"):
        op.drop_index(f"ix_{table}_id", table)
        op.create_index(f"ix_{table}_id", table, ["id", "confidence", "article"])
