"""Incidents are found by the article that founded them, and changes by theirs, as linking asks."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

HELD: Final = "article IS NOT NULL"

revision: Final = "0018"
down_revision: Final = "0017"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_incidents_founding_article", "incidents", ["founding_article"])
    op.create_index(
        "ix_changes_article",
        "changes",
        ["article"],
        sqlite_where=sa.text(HELD),
        postgresql_where=sa.text(HELD),
    )
