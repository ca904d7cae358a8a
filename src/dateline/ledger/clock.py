"""The one clock of the ledger: when rows were stored. Readings know no clock."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return this moment in UTC as ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat()
