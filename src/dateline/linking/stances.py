"""What sources do, in words: asserted by X and by Y; denied by Z."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.records import Stance


@cache
def passives() -> Mapping[str, str]:
    """Return the passive of what a source does by its stance: ``denied`` of ``denies``."""
    return {row["stance"]: row["passive"] for row in read_table("link_stance_verbs")}


def say_stances(told: Iterable[tuple[Stance, str]]) -> str:
    """Return who does what in words, those of one stance together, in the order they come."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for stance, name in told:
        found[stance][name] = None
    return "; ".join(f"{passives()[stance]} {join_names(names)}" for stance, names in found.items())


def join_names(names: Iterable[str]) -> str:
    """Return ``by A, by B and by C``."""
    *first, last = (f"by {name}" for name in names)
    return f"{', '.join(first)} and {last}" if first else last
