"""The user's own list of actors."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from dateline.ledger.migrations.dialects import create_table, long_key

revision: Final = "0003"
down_revision: Final = "0002"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the table."""
    create_table(
        "listed_actors",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "actor", "at")),
        long_key(sa.PrimaryKeyConstraint, "key"),
    )
