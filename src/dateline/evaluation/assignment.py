"""The best way to pair rows with columns: the assignment problem, by the Hungarian method."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

FREE: Final = -1


def best_pairs(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of greatest total weight, each row and column at most once.

    ``weights`` [rows, columns], none below 0; pairs of no weight are left out. Takes time in
    rows² · columns.
    """
    if not weights.size:
        return []
    turned = weights.shape[0] > weights.shape[1]
    costs = -(weights.T if turned else weights)
    rows = pair_rows(costs)
    pairs = [(row, column) for column, row in enumerate(rows) if row != FREE and costs[row, column] < 0]
    return sorted((column, row) if turned else (row, column) for row, column in pairs)


def pair_rows(costs: NDArray[np.float64]) -> list[int]:
    """Return the row that each column is paired with, FREE for none; no more rows than columns."""
    of_rows, of_columns = np.zeros(costs.shape[0]), np.zeros(costs.shape[1])
    paired = [FREE] * costs.shape[1]
    for row in range(costs.shape[0]):
        end, before = find_path(costs, row, paired, (of_rows, of_columns))
        while end != FREE:
            column = before[end]
            paired[end] = paired[column] if column != FREE else row
            end = column
    return paired


def find_path(
    costs: NDArray[np.float64],
    start: int,
    paired: list[int],
    potentials: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[int, list[int]]:
    """Return the free column that the cheapest path from a new row ends in, and the column before each.

    The potentials of rows and columns are brought up to date on the way.
    """
    of_rows, of_columns = potentials
    least, before = np.full(costs.shape[1], np.inf), [FREE] * costs.shape[1]
    seen = np.zeros(costs.shape[1], np.bool_)
    row, column = start, FREE
    while row != FREE:
        if column != FREE:
            seen[column] = True
        gaps = costs[row] - of_rows[row] - of_columns
        for better in np.flatnonzero(~seen & (gaps < least)):
            least[better], before[better] = gaps[better], column
        nearest = int(np.argmin(np.where(seen, np.inf, least)))
        step = least[nearest]
        met = [start, *(paired[place] for place in np.flatnonzero(seen))]
        of_rows[met] += step
        of_columns[seen] -= step
        least[~seen] -= step
        column, row = nearest, paired[nearest]
    return column, before
