"""Moments as feeds and site maps write them: ISO 8601 with the zone they were written in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from time import struct_time

LONGEST: Final = 100  # characters
MIDNIGHT: Final = "00:00:00"  # added to a day, for which no time is told then
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
ISO: Final = re.compile(r"\d{4}-?\d\d-?\d\d[Tt ]")
NO_ZONE: Final = "-0000"  # a moment in UTC, written where the zone is not known


def read_moment(raw: object, parsed: struct_time | None = None) -> str | None:
    """Return a moment as an ISO 8601 date or datetime; None where none can be read.

    ``parsed`` is a reading of the same words in UTC, taken where they are in no usual form. A zone that
    is not known is left out, never guessed.
    """
    text = raw.strip()[:LONGEST] if isinstance(raw, str) else ""
    return read_iso(text) or read_mail(text) or (read_parsed(parsed) if text else None)


def read_iso(text: str) -> str | None:
    """Return a moment in the form of ISO 8601."""
    try:
        if DAY.fullmatch(text):
            return datetime.fromisoformat(text).date().isoformat()
        return tell(datetime.fromisoformat(text)) if ISO.match(text) else None
    except (ValueError, OverflowError):
        return None


def read_mail(text: str) -> str | None:
    """Return a moment in the form of e-mail and RSS: ``Mon, 05 May 2031 07:30:00 +0100``."""
    try:
        moment = parsedate_to_datetime(text if ":" in text else f"{text} {MIDNIGHT}")
        if ":" not in text:
            return moment.date().isoformat()
        return tell(moment.replace(tzinfo=UTC) if text.endswith(NO_ZONE) else moment)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def read_parsed(parsed: struct_time | None) -> str | None:
    """Return a moment that was read in UTC already."""
    try:
        return tell(datetime(*parsed[:6], tzinfo=UTC)) if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def tell(moment: datetime) -> str:
    """Return a moment to the second."""
    return moment.isoformat(timespec="seconds")
