"""Ties the dateline of a dispatch to the place it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.findings import Findings
    from dateline.records import Dateline


def place_dateline(dateline: Dateline | None, text: str, found: Findings) -> Dateline | None:
    """Return the dateline with the id of the first place that is mentioned within its words.

    The dateline stands at the head of the reading text, or behind a standfirst.
    """
    start = text.find(dateline.text) if dateline else -1
    if dateline is None or start < 0:
        return dateline
    within = (
        (mention.start, place.id)
        for place in found.places
        for mention in place.mentions
        if start <= mention.start and mention.end <= start + len(dateline.text)
    )
    return replace(dateline, place=min(within, default=(0, None))[1])
