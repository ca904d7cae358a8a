"""Ties the dateline of a dispatch to the place it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.findings import Findings
    from dateline.records import Dateline


def place_dateline(dateline: Dateline | None, found: Findings) -> Dateline | None:
    """Return the dateline with the id of the place mentioned within its words at the text's head."""
    if dateline is None:
        return None
    within = (
        place.id
        for place in found.places
        for mention in place.mentions
        if mention.end <= len(dateline.text) and mention.text.casefold() in dateline.text.casefold()
    )
    return replace(dateline, place=next(within, None))
