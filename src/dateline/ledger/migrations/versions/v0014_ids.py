"""Claims and events are found by their ids in ledgers of any size."""

from __future__ import annotations

from typing import Final

from alembic import op

revision: Final = "0014"
down_revision: Final = "0013"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("ix_claims_id", "claims", ["id"])
    op.create_index("ix_events_id", "events", ["id"])
