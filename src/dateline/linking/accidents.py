"""Accidents and disasters: one kind of happening, whatever the word it is told by, with its dead.

"A ferry sank", "the boat overturned", "23 people drowned": PLOVER has no type for them, and what has no
type is compared by its words alone, by which these are three. A text that tells of accidents only
means by its dead theirs.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.linking import alike
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.linking.traits import Traits

ACCIDENT: Final = "accident"
DEAD: Final = "dead"


def mark_accidents(events: Sequence[Traits]) -> list[Traits]:
    """Return the events of a text; of those without a type, accidents and their dead as one family."""
    told = [kind_of(event) for event in events]
    if ACCIDENT not in told:
        return list(events)
    return [
        replace(event, family=ACCIDENT) if kind else event
        for event, kind in zip(events, told, strict=True)
    ]


def kind_of(event: Traits) -> str:
    """Return whether an event without a type is an accident or tells of its dead; else nothing."""
    if event.type != "OTHER" or event.habit:
        return ""
    kinds = {words_of()[word] for word in alike.look(event.trigger).words if word in words_of()}
    return next((kind for kind in (ACCIDENT, DEAD) if kind in kinds), "")


@cache
def words_of() -> Mapping[str, str]:
    """Return the kind of each word of the table."""
    return {word: row["kind"] for row in read_table("link_accidents") for word in row["words"].split()}
