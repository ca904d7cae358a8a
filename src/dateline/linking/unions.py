"""Disjoint sets: who belongs together once every pair has been judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Unions:
    """Disjoint sets over the numbers 0..n-1; the least number stands for its set."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))

    def find(self, item: int) -> int:
        """Return the least number of the set that holds ``item``."""
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a: int, b: int) -> None:
        """Make the sets of ``a`` and ``b`` one."""
        low, high = sorted((self.find(a), self.find(b)))
        self.parent[high] = low

    def groups(self, items: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Return the sets among ``items``, each in order, ordered by their least number."""
        found: dict[int, list[int]] = {}
        for item in sorted(items):
            found.setdefault(self.find(item), []).append(item)
        return tuple(tuple(group) for group in found.values())
