"""Numbers under which things are found in a document: their marks, and runs of them told shortly."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def say_numbers(numbers: Iterable[int], mark: str) -> str:
    """Return numbers with a mark before each, in order, runs of three and more told by their ends.

    ``say_numbers([1, 2, 3, 7], "P")`` is "P1–P3, P7".
    """
    return ", ".join(say_run(first, last, mark) for first, last in runs(numbers))


def say_run(first: int, last: int, mark: str) -> str:
    """Return a run of numbers by its ends."""
    if first == last:
        return f"{mark}{first}"
    return f"{mark}{first}{', ' if last == first + 1 else '–'}{mark}{last}"


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each run of numbers that follow each other."""
    ordered = enumerate(sorted(set(numbers)))
    for _, members in groupby(ordered, key=lambda one: one[1] - one[0]):
        held = [number for _, number in members]
        yield held[0], held[-1]
