"""The network of kinds of events: how it is learned (PyTorch)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from head import array
from torch import nn

from dateline.language.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kind_cases import Word
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

INNER, UNSEEN, UNHEARD, PACE, DECAY, BATCH, PASSES, SEEDS = 96, 0.3, 0.5, 1e-3, 0.05, 64, 20, 2
HALF = 0.5  # states are of size about 2


def lay_out(words: Sequence[Word]) -> Floats:
    """Return the looks of words [words, LOOKS * D]."""
    return np.array([word.looks for word in words], np.float32)


def lay_kinds(words: Sequence[Word]) -> Floats:
    """Return how likely each kind is by the marks [words, K]: several that are right share it."""
    found = np.zeros((len(words), len(KINDS)), np.float32)
    for row, word in zip(found, words, strict=True):
        row[[KINDS.index(kind) for kind in word.kinds]] = 1 / len(word.kinds)
    return found


def learn(words: Sequence[Word]) -> dict[str, Floats]:
    """Return the arrays of a network learned from words: the mean of several, side by side."""
    looks = lay_out(words)
    middle = looks.mean(axis=0)
    given = torch.from_numpy((looks - middle) * HALF)
    kinds, shares = torch.from_numpy(lay_kinds(words)), torch.tensor([word.share for word in words])
    heads = [learn_one(given, kinds, shares, seed) for seed in range(SEEDS)]
    return join(heads, middle)


def learn_one(
    looks: torch.Tensor, kinds: torch.Tensor, shares: torch.Tensor, seed: int
) -> nn.Sequential:
    """Return one network."""
    torch.manual_seed(seed)
    inner, outer = nn.Linear(looks.shape[1], INNER), nn.Linear(INNER, len(KINDS))
    head = nn.Sequential(nn.Dropout(UNSEEN), inner, nn.ReLU(), nn.Dropout(UNHEARD), outer)
    optimiser = torch.optim.AdamW(head.parameters(), lr=PACE, weight_decay=DECAY)
    for _ in range(PASSES):
        for some in torch.randperm(len(looks)).split(BATCH):
            lost = -(kinds[some] * head(looks[some]).log_softmax(1)).sum(1)
            optimiser.zero_grad()
            (shares[some] * lost).mean().backward()
            optimiser.step()
    return head.eval()


def join(heads: Sequence[nn.Sequential], middle: Floats) -> dict[str, Floats]:
    """Return the arrays of one network that gives the mean of several, for looks as they are."""
    inner = np.hstack([array(head[1].weight).T for head in heads]) * HALF
    bias = np.hstack([array(head[1].bias) for head in heads])
    outer = np.vstack([array(head[4].weight).T for head in heads]) / len(heads)
    base = np.mean([array(head[4].bias) for head in heads], axis=0)
    return {"inner": inner, "bias": bias - middle @ inner, "outer": outer, "base": base}


def score(head: dict[str, Floats], words: Sequence[Word]) -> Floats:
    """Return the scores of words [words, K], of which ``dateline.language.kinds`` makes odds."""
    inner = np.maximum(lay_out(words) @ head["inner"] + head["bias"], 0)
    found: Floats = inner @ head["outer"] + head["base"]
    return found
