"""Which happenings a text tells as the only one of their kind: on one day and in one place.

Of such a happening a text mostly says once when and where it was, and goes on: "the blast", "they sat
down". Its events lend each other their day. A text that names two days or two towns for events of one
kind may tell of several, and lends nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from dateline.linking import days, places
from dateline.linking.likeness import ALIKE_KINDS, befell_others
from dateline.linking.places import POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.days import Days
    from dateline.linking.places import PlaceKey
    from dateline.linking.traits import Traits

MOST = 40  # events of one kind in a text that may all be one happening
UNLIKE = frozenset({"move", "OTHER"})
"""Families whose events may be of any kind, or have two ends."""


def mark_lone(events: Sequence[Traits]) -> list[Traits]:
    """Return the events of a text; those of its only happening of a kind say so, and have its day."""
    kinds: dict[tuple[str, str], list[Traits]] = defaultdict(list)
    for event in events:
        if event.family not in UNLIKE and not event.habit:
            kinds[event.family, event.unreal].append(event)
    lone = {id(event): day_of(group) for group in kinds.values() if is_one(group) for event in group}
    return [
        replace(event, lone=True, inside=event.inside or lone[id(event)]) if id(event) in lone else event
        for event in events
    ]


def is_one(group: Sequence[Traits]) -> bool:
    """Tell whether no two events of a text differ in day, in place or in the person befallen.

    Of very many events nobody says so.
    """
    return len(group) <= MOST and not any(lie_apart(a, b) for a, b in combinations(group, 2))


def lie_apart(a: Traits, b: Traits) -> bool:
    """Tell whether a text gives two of its events different days, places or persons befallen."""
    if a.inside and b.inside and days.gap(a.inside, b.inside) > 1:
        return True
    return places.agree(points(a), points(b)) == "apart" or befell_others(a, b)


def is_set_apart(a: Traits, b: Traits) -> bool:
    """Tell whether a text tells of two events beside other days and in or beside other towns."""
    if not (a.beside and b.beside) or days.gap(a.beside, b.beside) <= 1:
        return False
    return places.agree(a.places, b.places) == "apart"


def points(event: Traits) -> frozenset[PlaceKey]:
    """Return the towns that a text gives for an event."""
    return frozenset(place for place in event.at if place.level == POINT)


def day_of(group: Sequence[Traits]) -> Days | None:
    """Return the one day that a text gives for any of some events, else that which all stand beside."""
    inside = {event.inside for event in group if event.inside}
    beside = {event.beside for event in group}
    found = inside or beside if group[0].family in ALIKE_KINDS else ()
    one = next(iter(found)) if len(found) == 1 else None
    return one if one and one[0] == one[1] else None
