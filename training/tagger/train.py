"""Trains the tagger that the package ships: ``python training/tagger/train.py --data ../shared/data``.

Multinomial logistic regression over hashed features with AdaGrad and feature dropout, in numpy
alone; some two minutes on one core. The same data and seed give the same weights.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from treebank import merge_hyphens, read_treebank, recase

from dateline.language.features import BITS, TEMPLATES, index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Weights = NDArray[np.float32]

SETS = ("ewt_train.conllu.gz", "gum_train.conllu.gz")
TAGS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X", "NAME"),
)
SEED = 20240501
EPOCHS, BATCH, RATE, DROPOUT = 8, 2048, 0.1, 0.1
RECASED = 0.08  # share of sentences that get a copy set as a headline
CLIP, LEVELS, LEAST = 1.5, 31, 0.06  # weights beyond CLIP are cut, those under LEAST are zero

Example = tuple[list[str], list[str]]


def examples(folder: Path) -> Iterator[Example]:
    """Yield words and labels: every sentence, and copies with hyphens merged or letters recased."""
    random = Random(SEED)  # noqa: S311  - a recipe wants the same copies every time
    for name in SETS:
        for sentence in read_treebank(folder / "language" / name):
            words, labels = [row.form for row in sentence], [row.label for row in sentence]
            yield words, labels
            merged = merge_hyphens(sentence)
            if merged:
                yield merged
            if random.random() < RECASED:
                yield recase(words, random), labels


def make_matrix(found: list[Example]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the feature rows and the label numbers of all words."""
    lengths = np.array([len(words) for words, _ in found])
    ends = lengths.cumsum()
    bounds = list(zip((ends - lengths).tolist(), ends.tolist(), strict=True))
    rows = index([word for words, _ in found for word in words], bounds)
    return rows, np.array([TAGS.index(label) for _, labels in found for label in labels])


@dataclass(frozen=True, slots=True)
class State:
    """What a step of training changes: the weights and the sums of squared slopes, in place."""

    weights: Weights
    squares: Weights
    random: np.random.Generator


def train(rows: NDArray[np.int32], gold: NDArray[np.int64]) -> Weights:
    """Return the weights, averaged over the second half of the epochs."""
    weights = np.zeros((1 << BITS, len(TAGS)), dtype=np.float32)
    state = State(weights, np.full_like(weights, 1e-3), np.random.default_rng(SEED))
    total = np.zeros_like(weights)
    for epoch in range(EPOCHS):
        order = state.random.permutation(len(gold))
        chosen = np.split(order, range(BATCH, len(order), BATCH))
        loss = sum(step(state, rows[some], gold[some]) for some in chosen)
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {loss / len(gold):.4f} a word", flush=True)
        if epoch >= EPOCHS // 2:
            total += weights / (EPOCHS - EPOCHS // 2)
    return total


def step(state: State, rows: NDArray[np.int32], gold: NDArray[np.int64]) -> float:
    """Take one step of AdaGrad on a batch; return the batch's loss."""
    kept = state.random.random(rows.shape) >= DROPOUT
    scores = np.zeros((len(rows), len(TAGS)), dtype=np.float32)
    for column, mask in zip(rows.T, kept.T, strict=True):
        scores += state.weights[column] * mask[:, None]
    scores = np.exp((scores - scores.max(axis=1, keepdims=True)) / (1 - DROPOUT))
    scores /= scores.sum(axis=1, keepdims=True)
    loss = -np.log(scores[np.arange(len(gold)), gold] + 1e-9).sum()
    scores[np.arange(len(gold)), gold] -= 1
    descend(state, rows[kept], scores[np.nonzero(kept)[0]])
    return float(loss)


def descend(state: State, touched: NDArray[np.int32], slopes: Weights) -> None:
    """Move the touched weights against the sum of their slopes."""
    order = np.argsort(touched, kind="stable")
    features, firsts = np.unique(touched[order], return_index=True)
    slope = np.add.reduceat(slopes[order], firsts, axis=0) / (BATCH / 64)
    state.squares[features] += slope * slope
    state.weights[features] -= RATE * slope / np.sqrt(state.squares[features])


def quantise(weights: Weights) -> NDArray[np.int8]:
    """Return the weights as small integers, with those that say little set to zero."""
    told = np.where(np.abs(weights) < LEAST, 0, weights)
    return np.clip(np.rint(told * (LEVELS / CLIP)), -LEVELS, LEVELS).astype(np.int8)


def main() -> None:
    """Train on the sets under ``--data`` and write the weights to ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    shipped = Path(__file__).parents[2] / "src" / "dateline" / "language" / "tagger.npz"
    parser.add_argument("--out", type=Path, default=shipped)
    given = parser.parse_args()
    found = list(examples(given.data))
    rows, gold = make_matrix(found)
    print(f"{len(found)} sentences, {len(gold)} words, {len(TEMPLATES)} features a word")
    np.savez_compressed(given.out, weights=quantise(train(rows, gold)), tags=np.array(TAGS))
    print(f"{given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
