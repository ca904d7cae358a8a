"""What a person decided of something that was read, as the report tells it beside the thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accepted", "corrected", "rejected", "added"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The decision in force: by whom, when (UTC) and why; ``fields`` are those that were corrected."""

    verdict: Verdict
    by: str
    at: str
    note: str = ""
    fields: tuple[str, ...] = ()


Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]
GradedKind = Literal["source", "outlet", "claim"]


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """An analyst's own grade: given by a person, never computed, and no part of any count.

    ``reliability`` is that of a source or outlet, ``credibility`` that of a claim (``name`` is its id);
    the other is null. ``claims`` are those of the answer that it is about.
    """

    of: GradedKind
    name: str
    reliability: Reliability | None
    credibility: Credibility | None
    by: str
    at: str
    why: str
    claims: tuple[str, ...] = ()
