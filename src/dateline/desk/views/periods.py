"""Periods that end with the latest day of a ledger: one of old news has a last week too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.ledger.ledger import Ledger

PERIODS: Final = {"day": 1, "week": 7, "month": 31}  # days


def last_day(ledger: Ledger) -> date | None:
    """Return the day of the latest article; None where no article states a day of the calendar."""
    try:
        return date.fromisoformat(ledger.last_day() or "")
    except ValueError:
        return None


def beginning(newest: date, period: str) -> str:
    """Return the first day (ISO) of a period that ends with a day."""
    return (newest - timedelta(days=PERIODS[period])).isoformat()
