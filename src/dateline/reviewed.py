"""What a person decided of something that was read, as the report tells it beside the thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accepted", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The decision in force: by whom, when (UTC) and why; ``fields`` are those that were corrected."""

    verdict: Verdict
    by: str
    at: str
    note: str = ""
    fields: tuple[str, ...] = ()
