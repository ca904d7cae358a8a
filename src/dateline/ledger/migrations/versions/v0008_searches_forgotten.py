"""Saved searches may be blacked out where they name somebody who was forgotten."""

from __future__ import annotations

from typing import Final

from dateline.ledger.migrations.dialects import allow_changes

revision: Final = "0008"
down_revision: Final = "0007"
branch_labels: Final = None
depends_on: Final = None

FORGOTTEN: Final = (
    "EXISTS (SELECT 1 FROM decisions WHERE kind = 'forget' AND subject IN ('masked:searches'))"
)


def upgrade() -> None:
    """Put a new trigger in the place of the one before."""
    allow_changes("saved_searches", ("at",), [f"(({FORGOTTEN}))"])
