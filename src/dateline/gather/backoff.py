"""What passes if one waits: which failures are tried again, and how long a server asks to wait."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

    from dateline.gather.exchange import Answer

PASSING_CODES: Final = frozenset({"no-answer", "cut-short"})
PASSING_STATUSES: Final = frozenset({429, 500, 502, 503, 504})
BUSY_STATUSES: Final = frozenset({429, 503})
MAX_DIGITS: Final = 9


def read_wait(answer: Answer, now: datetime) -> float:
    """Return the seconds that a busy server asks to wait (Retry-After), 0 where it does not."""
    value = (answer.header("retry-after") or "").strip()
    if answer.status not in BUSY_STATUSES or not value:
        return 0.0
    if value.isdecimal():
        return float(value) if len(value) <= MAX_DIGITS else float("inf")
    return read_date(value, now)


def read_date(value: str, now: datetime) -> float:
    """Return the seconds until a date of HTTP, 0 where it has passed or is none."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return max(0.0, (moment - now).total_seconds())
