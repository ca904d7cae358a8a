"""How soon a happening is taken for one that did not take place: two ways of choosing it.

Both give a number to be added to what speaks against a happening.
"""

from __future__ import annotations

import numpy as np
from logistic import Sheet, fit

FOLDS = (5, 7, 9, 10)  # cut into so many parts by turns: one cut alone gives a chance result
LEANS = np.arange(-20, 61) / 20  # those tried


def settle(weights: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Return weights [K, 3] with what is open weighing nothing, each cut to its share [K]."""
    settled: np.ndarray = (weights - weights[:, 1:2]) * kept[:, None]
    return settled


def gaps(sheet: Sheet, weights: np.ndarray) -> np.ndarray:
    """Return how far each word [words] is from being taken for what did not happen: below 0 it is."""
    raw = sheet.values @ weights
    wide: np.ndarray = np.logaddexp(raw[:, 1], raw[:, 2]) - raw[:, 0]
    return wide


def even(sheet: Sheet, weights: np.ndarray) -> float:
    """Return the lean by which as many words are taken for what did not happen as there are."""
    return float(np.sort(gaps(sheet, weights))[(sheet.groups == 0).sum()])


def held_out(sheet: Sheet, kept: np.ndarray, folds: int) -> np.ndarray:
    """Return the gaps of all words, each by weights learned from the other folds of the texts."""
    found = np.zeros(len(sheet.groups))
    fold = sheet.texts % folds
    for one in range(folds):
        weights = settle(fit(sheet.pick(fold != one)), kept)
        found[fold == one] = gaps(sheet.pick(fold == one), weights)
    return found


def best(sheet: Sheet, kept: np.ndarray, beta: float) -> float:
    """Return the lean that does best on held-out folds, by F with recall weighing beta times as much."""
    cuts = [held_out(sheet, kept, folds) for folds in FOLDS]
    denied = sheet.groups == 0
    scores = [np.mean([f_score(wide < lean, denied, beta) for wide in cuts]) for lean in LEANS]
    return float(LEANS[int(np.argmax(scores))])


def f_score(found: np.ndarray, denied: np.ndarray, beta: float) -> float:
    """Return F of what was found, from 0 to 1, recall weighing beta times as much as precision."""
    right, square = (found & denied).sum(), beta * beta
    return float((1 + square) * right / max(1, square * denied.sum() + found.sum()))
