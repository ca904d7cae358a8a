"""Answers that were made are kept, and their incidents are listed as disputed or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.ledger.answers_kept import find_claimed, keep
from dateline.ledger.incident_lists import enter_disputed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from dateline.answered import IncidentAnswer


def keep_answers(connection: Connection, claim: str, made: Mapping[str, IncidentAnswer]) -> None:
    """Keep answers that were made under a claim, but for those that lapsed, and list what they say."""
    claimed = find_claimed(connection, claim)
    told = {key: bool(one.disputes) for key, one in made.items() if key in claimed}
    enter_disputed(connection, told)
    keep(connection, claim, made)
