"""Changes by their writes, the parts of first readings counted instead of told one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.ledger.told_writes import FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.ledger.change_records import Change


@dataclass(frozen=True, slots=True)
class ToldWrite:
    """One write: the changes to tell, and how many claims and events of an article are only counted."""

    changes: tuple[Change, ...]
    counted: Counter[tuple[str | None, str]]


def group_writes(changes: Iterable[Change], *, each: bool) -> Iterator[ToldWrite]:
    """Yield changes by their writes; ``each``: the parts of first readings too are told one by one."""
    for _, group in groupby(changes, key=lambda change: change.position):
        write = tuple(group)
        rest = () if each else tuple(change for change in write if is_part(change))
        told = tuple(change for change in write if change not in rest) if rest else write
        yield ToldWrite(told, Counter((change.article, change.of) for change in rest))


def is_part(change: Change) -> bool:
    """Tell whether a change is a claim or an event of a first reading."""
    return change.of in {"claim", "event"} and change.reason == FOUND and change.kind == "added"


def say_counted(write: ToldWrite, article: str) -> str:
    """Return how many claims and events of an article are counted; empty where none are."""
    parts = [
        f"{number} {what if number == 1 else what + 's'}"
        for what in ("claim", "event")
        if (number := write.counted[article, what])
    ]
    return " and ".join(parts)
