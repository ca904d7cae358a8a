"""Groups of events in the making, kept free of contradiction while pairs are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from dateline.linking import days, places
from dateline.linking.places import narrowest
from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.days import Days
    from dateline.linking.places import PlaceKey
    from dateline.linking.traits import Traits


class Join(NamedTuple):
    """Two events, by index, taken for one happening: how sure (0..1) and why."""

    a: int
    b: int
    score: float
    reason: str
    by: Literal["machine", "person"] = "machine"


Parts = tuple[frozenset["PlaceKey"], ...]
"""The places of a group by the part they play: at, from, to."""


class Clusters:
    """Disjoint groups of events by index; each knows its places, its days and why it was joined."""

    def __init__(self, events: Sequence[Traits]) -> None:
        self.unions = Unions(len(events))
        self.parts: list[Parts] = [place_parts(event) for event in events]
        self.ends: list[Days | None] = [None if event.stated else event.days for event in events]
        self.reaches: list[Days | None] = [event.reach for event in events]
        self.told: list[Days | None] = [
            event.days if event.stated and event.family != "move" else None for event in events
        ]
        self.reasons: list[list[str]] = [[] for _ in events]
        self.joins: list[Join] = []
        self.foes: dict[int, dict[int, str]] = {}

    def join(self, join: Join) -> None:
        """Make the groups of two events one, and keep why.

        Nothing where they are one already; where a person keeps them apart, only the reason is kept.
        """
        a, b = sorted((self.unions.find(join.a), self.unions.find(join.b)))
        if a == b:
            return
        if kept_apart := self.hostile(a, b):
            self.note(a, f"not joined though {join.reason}: {kept_apart}")
            return
        self.unions.join(a, b)
        if b in self.foes:
            self.foes[a] = {**self.foes.pop(b), **self.foes.get(a, {})}
        mine, other = self.parts[a], self.parts[b]
        self.parts[a] = tuple(narrowest(one | two) for one, two in zip(mine, other, strict=True))
        self.ends[a] = tighten(self.ends[a], self.ends[b])
        self.reaches[a] = tighten(self.reaches[a], self.reaches[b])
        self.told[a] = tighten(self.told[a], self.told[b])
        self.reasons[a] += self.reasons[b]
        self.joins.append(join)

    def are_one(self, a: int, b: int) -> bool:
        """Tell whether two events are in one group."""
        return self.unions.find(a) == self.unions.find(b)

    def forbid(self, a: int, b: int, why: str) -> None:
        """Keep two events apart from now on, whatever speaks for joining their groups."""
        for one, other in ((a, b), (b, a)):
            self.foes.setdefault(self.unions.find(one), {})[other] = why

    def hostile(self, a: int, b: int) -> str:
        """Return why two groups (by their least event) are kept apart by a person, or nothing."""
        foes = self.foes.get(a, {})
        return next((why for event, why in foes.items() if self.unions.find(event) == b), "")

    def note(self, event: int, reason: str) -> None:
        """Keep a reason with the group of an event."""
        self.reasons[self.unions.find(event)].append(reason)

    def contradiction(self, a: int, b: int) -> str:
        """Return why the groups of two events cannot be one, or nothing."""
        a, b = self.unions.find(a), self.unions.find(b)
        if kept_apart := self.hostile(a, b):
            return kept_apart
        if clash(self.parts[a], self.parts[b]):
            return "other events of the two groups lie in different places"
        for ends in (tighten(self.ends[a], self.ends[b]), tighten(self.reaches[a], self.reaches[b])):
            if ends and ends[0] - ends[1] > days.WEEK:
                return "other events of the two groups lie more than a week apart"
        told = tighten(self.told[a], self.told[b])
        if self.told[a] and self.told[b] and told and told[0] - told[1] > 1:
            return "their texts give different days"
        return ""


def place_parts(event: Traits) -> Parts:
    """Return the places of an event by the part they play."""
    return event.at, event.origin, event.destination


def clash(a: Parts, b: Parts) -> bool:
    """Tell whether two groups have different places in the same part."""
    return any(places.agree(mine, other) == "apart" for mine, other in zip(a, b, strict=True))


def tighten(a: Days | None, b: Days | None) -> Days | None:
    """Return the latest first day and the earliest last day of two groups, in this order."""
    if a is None or b is None:
        return a or b
    return max(a[0], b[0]), min(a[1], b[1])
