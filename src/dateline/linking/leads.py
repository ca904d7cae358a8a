"""Which of an article's events it is mostly about: the first of each kind, told at its beginning.

Where a text opens with none, it is the first of which the text tells no second of its kind.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.linking import days
from dateline.linking.openings import SENTENCES, read_opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.traits import Traits
    from dateline.records import Article

LOOSE: Final = frozenset({"OTHER", "move"})
"""Families whose events may be of any kind, or have two ends."""


def mark_leads(article: Article, events: Sequence[Traits]) -> list[Traits]:
    """Return the events of an article; those that lead know what it opens with."""
    leading = {id(event) for event in find_leads(events)}
    if not leading:
        return list(events)
    opening = read_opening(article, events, days.published_day(article))
    return [replace(one, opening=opening) if id(one) in leading else one for one in events]


def find_leads(events: Sequence[Traits]) -> list[Traits]:
    """Return the first events of each kind that an article opens with, else its first lone event."""
    able = sorted((one for one in events if may_lead(one)), key=lambda one: one.sentence)
    first: dict[tuple[str, str], Traits] = {}
    for event in able:
        if 0 <= event.sentence < SENTENCES:
            first.setdefault((event.family, event.unreal), event)
    return list(first.values()) or [event for event in able if event.lone][:1]


def may_lead(event: Traits) -> bool:
    """Tell whether an event may be what its article is about."""
    return not (event.habit or event.spoken or event.family in LOOSE)
