"""Small integers in training: what int8 inference will round is rounded here, slopes pass through.

Weights have 7 bits with a scale for each output (so that sums of pairs never overflow on processors
without the newer instructions), activations 8 bits with one fixed range for each place in the
network: what a window gives does not depend on the other windows of its batch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WEIGHT_LEVELS, TABLE_LEVELS, ACTIVATION_LEVELS = 63, 127, 255


class Rounder(nn.Module):
    """Watches the range of the states at one place, and rounds them to 256 levels within it."""

    low: Tensor
    high: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("low", torch.zeros(()))
        self.register_buffer("high", torch.zeros(()))
        self.watching = False
        self.rounding = False

    def forward(self, states: Tensor) -> Tensor:
        """Return the states, rounded if rounding is on."""
        if self.watching:
            self.watch(states.detach())
        if not self.rounding:
            return states
        scale, zero = self.scale()
        levels = (states / scale + zero).clamp(0, ACTIVATION_LEVELS)
        levels = levels + (levels.round() - levels).detach()
        return (levels - zero) * scale

    def watch(self, states: Tensor) -> None:
        """Move the range towards that of a batch, less its rarest outliers."""
        flat = states.flatten().float()
        sample = flat[torch.randint(len(flat), (1 << 18,), device=flat.device)].sort().values
        low, high = sample[4], sample[-5]  # all but two of 100,000 on either side
        rate = torch.where(self.high > self.low, 0.02, 1.0)
        self.low += rate * (low.clamp(max=0.0) - self.low)
        self.high += rate * (high - self.high)

    def scale(self) -> tuple[Tensor, Tensor]:
        """Return the width of a level, and the level that stands for zero."""
        scale = ((self.high - self.low) / ACTIVATION_LEVELS).clamp(min=1e-8)
        return scale, (-self.low / scale).round()


class Dense(nn.Linear):
    """A linear layer whose weights are rounded if rounding is on."""

    rounding = False

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002  - the name in the base class
        """Return the layer's outputs."""
        return F.linear(input, self.told(), self.bias)

    def told(self) -> Tensor:
        """Return the weights as they will be told: rounded if rounding is on."""
        return through(self.weight, WEIGHT_LEVELS) if self.rounding else self.weight


class Table(nn.Embedding):
    """Embeddings that are rounded, each with a scale of its own, if rounding is on."""

    rounding = False

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002  - the name in the base class
        """Return the rows asked for."""
        rows = super().forward(input)
        return through(rows, TABLE_LEVELS) if self.rounding else rows


def through(weight: Tensor, levels: int) -> Tensor:
    """Return the weights rounded row by row; the slopes pass as if they were not."""
    scale = weight.detach().abs().amax(dim=-1, keepdim=True).clamp(min=1e-8) / levels
    rounded = (weight.detach() / scale).round() * scale
    return weight + (rounded - weight.detach())


def set_mode(network: nn.Module, *, watching: bool, rounding: bool) -> None:
    """Switch watching and rounding on or off throughout a network."""
    for part in network.modules():
        if isinstance(part, Rounder):
            part.watching, part.rounding = watching, rounding
        if isinstance(part, Dense | Table):
            part.rounding = rounding
