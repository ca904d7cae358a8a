"""The network of news: how it is learned (PyTorch), and how the package's model gets it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases import Case
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parents[2] / "src/dateline/language/model"
INNER, UNHEARD, PACE, DECAY, BATCH, PASSES, SEEDS = 24, 0.5, 2e-3, 1.0, 64, 15, 3
HALF = 0.5  # states are of size about 2
SIZES = {"bias": np.float32, "base": np.float32}  # of parts that are no half floats


class Head(nn.Module):
    """Inner numbers above 0, weighed, and beside them the looks weighed as they are."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.inner, self.outer = nn.Linear(looks, INNER), nn.Linear(INNER, 1)
        self.straight = nn.Linear(looks, 1)
        self.dropout = nn.Dropout(UNHEARD)

    def forward(self, looks: torch.Tensor) -> torch.Tensor:
        """Return the scores [cases] of looks [cases, LOOKS * D]."""
        looks = self.dropout(looks)
        bent = self.outer(self.dropout(F.relu(self.inner(looks))))
        return (self.straight(looks) + bent)[:, 0]


def lay_out(cases: Sequence[Case]) -> Floats:
    """Return the looks of cases [cases, LOOKS * D]."""
    return np.array([case.looks for case in cases], np.float32)


def learn(cases: Sequence[Case]) -> dict[str, Floats]:
    """Return the arrays of a network learned from cases: the mean of several, side by side."""
    looks = lay_out(cases)
    middle = looks.mean(axis=0)
    heads = [learn_one(cases, torch.from_numpy((looks - middle) * HALF), seed) for seed in range(SEEDS)]
    return join(heads, middle)


def learn_one(cases: Sequence[Case], looks: torch.Tensor, seed: int) -> Head:
    """Return one network."""
    torch.manual_seed(seed)
    head = Head(looks.shape[1])
    right = torch.tensor([float(case.right) for case in cases])
    shares = torch.tensor([case.share for case in cases])
    optimiser = torch.optim.AdamW(head.parameters(), lr=PACE, weight_decay=DECAY)
    for _ in range(PASSES):
        for some in torch.randperm(len(cases)).split(BATCH):
            lost = F.binary_cross_entropy_with_logits(head(looks[some]), right[some], reduction="none")
            optimiser.zero_grad()
            (shares[some] * lost).mean().backward()
            optimiser.step()
    return head.eval()


def join(heads: Sequence[Head], middle: Floats) -> dict[str, Floats]:
    """Return the arrays of one network that gives the mean of several, for looks as they are."""
    inner = np.hstack([array(head.inner.weight).T for head in heads])
    straight = np.mean([array(head.straight.weight)[0] for head in heads], axis=0)[:, None]
    whole = np.hstack([inner, straight]) * HALF
    bias = np.hstack([array(head.inner.bias) for head in heads])
    added = np.mean([array(head.straight.bias)[0] + array(head.outer.bias)[0] for head in heads])
    outer = np.hstack([array(head.outer.weight)[0] for head in heads]) / len(heads)
    return {"inner": whole, "bias": np.append(bias, added) - middle @ whole, "outer": outer}


def array(tensor: torch.Tensor) -> Floats:
    """Return a tensor as an array."""
    return tensor.detach().numpy()


def score(head: dict[str, Floats], cases: Sequence[Case]) -> Floats:
    """Return the scores of cases, as ``dateline.language.news`` gives them."""
    inner = lay_out(cases) @ head["inner"] + head["bias"]
    return np.maximum(inner[:, :-1], 0) @ head["outer"] + inner[:, -1]


def write(name: str, head: dict[str, Floats], folder: Path = FOLDER) -> None:
    """Put a network into the package's model: its arrays by its name, and their hash in its card."""
    path, card = folder / "heads.npz", folder / "model.json"
    with np.load(path) as stored:
        arrays = {key: stored[key] for key in stored.files if not key.startswith(f"{name}_")}
    kept = {f"{name}_{part}": array.astype(SIZES.get(part, np.float16)) for part, array in head.items()}
    np.savez(path, **arrays, **kept)
    told = json.loads(card.read_text(encoding="utf-8"))
    told["sha256"]["heads.npz"] = hashlib.sha256(path.read_bytes()).hexdigest()
    card.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
