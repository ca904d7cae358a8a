"""A small network that learns from signs whether two mentions are of one event: one layer, seeded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

INNER: Final = 48  # inner numbers
ROUNDS, BATCH, RATE, DECAY = 3, 512, 3e-3, 3e-3
FIRST, SECOND = 0.9, 0.999  # how much of the running means of slopes and of their squares is kept
SEEDS: Final = (0, 1, 2)  # so many networks are asked, and their answers averaged


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights of S signs: ``parts`` are [S, INNER], [INNER], [INNER] and [1]."""

    parts: tuple[Floats, ...]

    def run(self, signs: Floats) -> tuple[Floats, Floats]:
        """Return the inner numbers [pairs, INNER] and how likely each pair is of one event [pairs]."""
        inner, bias, outer, at = self.parts
        held = np.maximum(signs @ inner + bias, 0)
        sums = np.clip(held @ outer + at, -30, 30)
        return held, 1 / (1 + np.exp(-sums))

    def slopes(self, signs: Floats, same: Floats) -> tuple[Floats, ...]:
        """Return how the loss on a batch changes with each part."""
        held, likely = self.run(signs)
        off = ((likely - same) / len(same)).astype(np.float32)
        back = np.outer(off, self.parts[2]) * (held > 0)
        slopes = (signs.T @ back, back.sum(0), held.T @ off, off.sum(keepdims=True))
        return tuple(np.asarray(slope, np.float32) for slope in slopes)


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """Networks that were learned from the same pairs, and how signs are brought to one size."""

    middle: Floats
    spread: Floats
    networks: tuple[Network, ...]

    def likely(self, signs: Floats) -> Floats:
        """Return how likely each pair [pairs, S] is of one event, [pairs], 0..1."""
        even = (signs - self.middle) / self.spread
        answers: Floats = np.mean([one.run(even)[1] for one in self.networks], axis=0)
        return answers


def learn(signs: Floats, same: Floats) -> Judge:
    """Learn from the signs of pairs [pairs, S] and whether they are of one event [pairs]."""
    middle, spread = signs.mean(0), signs.std(0) + np.float32(1e-6)
    even = (signs - middle) / spread
    return Judge(middle, spread, tuple(train(even, same, seed) for seed in SEEDS))


def train(signs: Floats, same: Floats, seed: int) -> Network:
    """Return a network learned by Adam, its steps shrinking to nothing; the same for the same seed."""
    chance = np.random.default_rng(seed)
    width = signs.shape[1]
    parts = [
        chance.normal(0, width**-0.5, (width, INNER)).astype(np.float32),
        np.zeros(INNER, np.float32),
        chance.normal(0, INNER**-0.5, INNER).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    means = [(np.zeros_like(part), np.zeros_like(part)) for part in parts]
    batches = [
        order[at : at + BATCH]
        for order in (chance.permutation(len(same)) for _ in range(ROUNDS))
        for at in range(0, len(same), BATCH)
    ]
    for step, rows in enumerate(batches, start=1):
        slopes = Network(tuple(parts)).slopes(signs[rows], same[rows])
        rate = RATE * (1 - step / (len(batches) + 1))
        for part, mean, slope in zip(parts, means, slopes, strict=True):
            move(part, mean, slope, (step, rate))
    return Network(tuple(parts))


def move(part: Floats, mean: tuple[Floats, Floats], slope: Floats, when: tuple[int, float]) -> None:
    """Move one part of a network against its slope, in place; ``when`` is the step and its rate."""
    step, rate = when
    first, second = mean
    first += (1 - FIRST) * (slope - first)
    second += (1 - SECOND) * (slope**2 - second)
    even = np.sqrt(second / (1 - SECOND**step)) + 1e-8
    part -= rate * (first / (1 - FIRST**step) / even + DECAY * part)
