"""Multinomial logistic regression over three groups, by gradient descent (Adam): the same each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from words import Scored

GROUPS = 3  # did not happen, open, happened
MODEL = ("news ", "web ")  # features of the language model begin so
DECAY, STEPS, RATE = 30.0, 300, 0.06


@dataclass(frozen=True, slots=True)
class Sheet:
    """Words as rows: the values of their features [words, K], the group and the text of each [words]."""

    values: np.ndarray
    groups: np.ndarray
    texts: np.ndarray

    def pick(self, rows: np.ndarray) -> Sheet:
        """Return some of the rows."""
        return Sheet(self.values[rows], self.groups[rows], self.texts[rows])


def group_of(score: float) -> int:
    """Return the group of a score from -3 to 3."""
    return 0 if score < -1 else 2 if score > 1 else 1


def make_sheet(words: Sequence[Scored], names: Sequence[str]) -> Sheet:
    """Return words as a sheet."""
    places = {name: at for at, name in enumerate(names)}
    values = np.zeros((len(words), len(names)), np.float32)
    for row, word in enumerate(words):
        for name, value in word.features.items():
            if name in places:
                values[row, places[name]] = value
    groups = np.array([group_of(word.score) for word in words])
    return Sheet(values, groups, np.array([word.text for word in words]))


def odds(scores: np.ndarray) -> np.ndarray:
    """Return scores as odds that sum to one."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return shares


def fit(sheet: Sheet) -> np.ndarray:
    """Return the weights [K, 3] that make the groups likeliest."""
    count, size = sheet.values.shape
    wanted = np.eye(GROUPS, dtype=np.float32)[sheet.groups]
    weights = np.zeros((size, GROUPS), np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = sheet.values.T @ (odds(sheet.values @ weights) - wanted) / count
        slope += DECAY * weights / count
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        rate = RATE if step < STEPS * 0.7 else RATE / 4
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights
