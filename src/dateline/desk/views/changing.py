"""What would change the count of an incident: each condition with the count that it would lead to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A condition that the texts leave open, and how many origins it leads to ("" if unsaid)."""

    condition: str
    count: str


def read_change(remark: str) -> Change:
    """Return a remark of an answer, "if A is B: 4", in its two parts."""
    condition, colon, count = remark.rpartition(": ")
    return Change(condition, count) if colon and count.isdecimal() else Change(remark, "")
