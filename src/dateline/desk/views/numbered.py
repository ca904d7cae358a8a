"""The evidence of an incident with a number each: what is read first, and the rest for an appendix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.desk.views.claims import ClaimRow

WHOLE: Final = 40  # pieces up to which nothing is left for an appendix
OF_A_SIDE: Final = 12  # pieces of one side that are read first, where there are more
OF_OUTLETS: Final = 4  # of these, what outlets say themselves


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of the evidence under its number; ``pages``: the numbers of the pages it stands on."""

    number: int
    row: ClaimRow
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The pieces of evidence: ``first`` those to be read first, ``rest`` all others."""

    first: tuple[Piece, ...]
    rest: tuple[Piece, ...]

    def of_origins(self) -> Mapping[str, tuple[int, ...]]:
        """Return the numbers of the pieces that lead to each origin, by its id."""
        found: dict[str, list[int]] = {}
        for piece in chain(self.first, self.rest):
            for key in piece.row.origin_ids:
                found.setdefault(key, []).append(piece.number)
        return {key: tuple(numbers) for key, numbers in found.items()}


def number_claims(rows: Sequence[ClaimRow], pages: Mapping[str, int]) -> Numbered:
    """Return claims under numbers; ``pages``: the numbers of articles by their ids.

    Of many, first come the words of each origin that nothing before was said by, a few of each side.
    """
    leading = set(range(len(rows))) if len(rows) <= WHOLE else pick_leading(rows)
    first = [row for at, row in enumerate(rows) if at in leading]
    rest = [row for at, row in enumerate(rows) if at not in leading]
    numbers = count(1)
    made = [Piece(next(numbers), row, pages_of(row, pages)) for row in (*first, *rest)]
    return Numbered(tuple(made[: len(first)]), tuple(made[len(first) :]))


def pick_leading(rows: Iterable[ClaimRow]) -> set[int]:
    """Return where the rows stand that are read first."""
    taken: Counter[tuple[str, bool]] = Counter()
    heard: set[str] = set()
    found = set()
    for at, row in enumerate(rows):
        side = row.side, row.established
        room = OF_A_SIDE if row.origin_ids else OF_OUTLETS
        if taken[side] < room and (not row.origin_ids or not heard.issuperset(row.origin_ids)):
            taken[side] += 1
            heard |= set(row.origin_ids)
            found.add(at)
    return found


def pages_of(row: ClaimRow, pages: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of the pages that print a row's words, in order."""
    return tuple(sorted({pages[spot.article] for spot in row.spots if spot.article in pages}))
