"""Many ids, in parts that fit into one query."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")

BATCH: Final = 500  # ids in one query; SQLite takes 32,766 at most


def batches(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield ids in parts that fit into one query."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield what comes one by one in parts that fit into one query."""
    rest = iter(items)
    while part := list(islice(rest, BATCH)):
        yield part
