"""What both recipes of linking share: logistic regression over signs of pairs, figures, the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DECAY, STEPS = 1.0, 25  # Newton's steps


def learn(rows: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Return the weights [S] of signs [pairs, S] by whether pairs are one [pairs]: Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - likely) - DECAY * weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + DECAY * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def tell(name: str, called: np.ndarray, same: np.ndarray) -> None:
    """Print how many of the pairs called one are right, and how many of those that are one are."""
    right = float((called * same).sum())
    shares = 100 * right / max(1.0, called.sum()), 100 * right / max(1.0, same.sum())
    print(name, f"precision {shares[0]:.1f} recall {shares[1]:.1f}")


def write(table: Path, head: str, names: Sequence[str], weights: np.ndarray) -> None:
    """Write a table of weights by sign under its head."""
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    table.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
