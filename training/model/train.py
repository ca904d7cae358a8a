"""Trains the network: alone on labels (a teacher), or on labels and teachers (what ships).

Runs on a processor or a graphics card; an interrupted run goes on where its last checkpoint stands.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import monotonic as clock
from typing import TYPE_CHECKING, Any

import base
import numpy as np
import torch
from losses import (
    SHARES,
    best_path,
    forbidden,
    lose_labels,
    lose_names,
    mask_arcs,
    open_names,
    relations_of,
)
from pieces import Cutter, read_vocabulary
from rounding import set_mode
from score import score
from shards import HELD, World, make_shard, read_stock
from texts import Document, read
from torch import Tensor
from torch.nn import functional as F
from windows import BATCH_PIECES

from export import new_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from network import Network

    Batch = dict[str, Tensor]

REPEATS = {"own": 4.0, "btc": 0.5, "agate": 0.6, "gum": 1.5}  # copies of a set's documents an epoch
MASK, MASKED = 103, 0.03
DECAY, WARMUP, SMOOTH = 0.01, 0.08, 0.998


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: passes, rates, the share of steps after which weights are rounded."""

    epochs: int
    rate: float
    head_rate: float
    rounding_from: float
    seed: int
    device: str
    seconds: float  # a run takes no longer, however many epochs are left


def stream(
    plan: Plan, workers: int, first: int, shards: int = 24
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield every epoch's batches, made by workers ahead of their use."""
    jobs = [(epoch, shard, shards) for epoch in range(first, plan.epochs) for shard in range(shards)]
    random = Random(plan.seed)  # noqa: S311
    with get_context("fork").Pool(workers) as pool:
        held: list[tuple[int, dict[str, Any]]] = []
        for (epoch, shard, _), batches in zip(
            jobs, pool.imap(make_shard, jobs, chunksize=1), strict=True
        ):
            held += [(epoch, batch) for batch in batches]
            random.shuffle(held)
            while held and (len(held) > 150 or (shard == shards - 1)):
                yield held.pop()


def to_device(batch: dict[str, Any], device: str) -> Batch:
    """Return a batch's arrays as tensors, with its mask."""
    told = {
        name: torch.from_numpy(rows).to(device, non_blocking=True).long() for name, rows in batch.items()
    }
    told["mask"] = (told["pieces"] > 0).long()
    return told


def groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Return the weights with their rates: slower the nearer to the words."""
    found: dict[float, list[Tensor]] = {}
    for name, weight in network.named_parameters():
        rate = plan.head_rate
        if name.startswith("encoder.layers."):
            rate = plan.rate * 0.9 ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = plan.rate * (0.3 if "cases" not in name else 2.0)
        found.setdefault(rate, []).append(weight)
    return [{"params": weights, "lr": rate, "top": rate} for rate, weights in found.items()]


@torch.no_grad()
def ask(teachers: list[Network], batch: Batch) -> Batch:
    """Return what the teachers say of a batch, averaged."""
    outs = [one(batch["pieces"], batch["cases"], batch["mask"], batch["firsts"]) for one in teachers]

    def mean(parts: list[Tensor]) -> Tensor:
        return torch.stack(parts).mean(0)

    told = {name: mean([out[name].softmax(-1) for out in outs]) for name in ("upos", "xpos")}
    told["arcs"] = mean([mask_arcs(out["arcs"], batch["sentence"]).softmax(-1) for out in outs])
    told["heads"] = torch.where(batch["heads"] >= 0, batch["heads"], told["arcs"].argmax(-1))
    words = batch["sentence"] >= 0
    scores = [
        relations_of(one, out, told["heads"], words) for one, out in zip(teachers, outs, strict=True)
    ]
    told["relations"] = mean([one.softmax(-1) for one in scores])
    told["ends"] = mean([out["ends"].sigmoid() for out in outs])
    emissions = mean([out["names"] for out in outs])
    told["names"] = emissions.softmax(-1)
    steps, starts = forbidden(emissions.device)
    steps = steps + mean([one.transitions for one in teachers])
    starts = starts + mean([one.starts for one in teachers])
    allowed = open_names(batch["names"])
    path = best_path(emissions.masked_fill(~allowed, -1e4)[:, 1:], steps, starts)
    told["path"] = F.pad(F.one_hot(path, emissions.shape[-1]).bool(), (0, 0, 1, 0))
    return told


def lose_taught(network: Network, out: Batch, batch: Batch, told: Batch) -> dict[str, Tensor]:
    """Return the loss of every head against the teachers."""
    words = batch["sentence"] >= 0
    found = {name: soft(out[name][words], told[name][words]) for name in ("upos", "xpos")}
    found["arcs"] = soft(mask_arcs(out["arcs"], batch["sentence"])[words], told["arcs"][words])
    found["relations"] = soft(relations_of(network, out, told["heads"], words), told["relations"])
    wrong = F.binary_cross_entropy_with_logits(out["ends"][words], told["ends"][words], reduction="sum")
    found["ends"] = wrong
    allowed = told["path"] | ~words[:, :, None]
    found["names"] = 0.5 * soft(out["names"][words], told["names"][words])
    found["names"] = found["names"] + lose_names(network, out["names"], allowed, words)
    return {name: loss / words.sum() for name, loss in found.items()}


def soft(scores: Tensor, told: Tensor) -> Tensor:
    """Return the summed cross-entropy against probabilities."""
    return -(told * scores.float().log_softmax(-1)).sum()


def lose(network: Network, batch: Batch, teachers: list[Network]) -> Tensor:
    """Return the whole loss of a batch."""
    pieces = batch["pieces"]
    noise = (torch.rand(pieces.shape, device=pieces.device) < MASKED) & (pieces > 102)
    out = network(torch.where(noise, MASK, pieces), batch["cases"], batch["mask"], batch["firsts"])
    losses = lose_labels(network, out, batch)
    whole = sum(SHARES[name] * loss for name, loss in losses.items())
    if teachers:
        taught = lose_taught(network, out, batch, ask(teachers, batch))
        whole = 0.5 * whole + sum(SHARES[name] * loss for name, loss in taught.items())
    return whole


class Run:
    """A run in the making: network, its smoothed copy, optimiser, and where it stands."""

    def __init__(self, plan: Plan, given: dict[str, Any], teachers: list[Network]) -> None:
        self.plan, self.teachers = plan, teachers
        torch.manual_seed(plan.seed)
        self.network = new_network()
        self.network.encoder.load_base(given)
        self.network.to(plan.device)
        self.smooth = new_network().to(plan.device).eval()
        self.smooth.load_state_dict(self.network.state_dict())
        fused = plan.device != "cpu"
        self.optimiser = torch.optim.AdamW(groups(self.network, plan), weight_decay=DECAY, fused=fused)
        self.epoch = self.steps = 0

    def step(self, batch: Batch, done: float) -> Tensor:
        """Take one step; ``done`` is the share of the run that lies behind."""
        rounding = done >= self.plan.rounding_from
        set_mode(self.network, watching=not rounding and self.steps % 4 == 0, rounding=rounding)
        self.network.train()
        share = min(done / WARMUP, (1 - done) / (1 - WARMUP))
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * max(share, 0.01)
        loss = lose(self.network, batch, self.teachers)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        self.follow()
        return loss.detach()

    @torch.no_grad()
    def follow(self) -> None:
        """Move the smoothed copy towards the network."""
        rate = 1 - min(SMOOTH, self.steps / (self.steps + 10))
        own, given = list(self.smooth.parameters()), list(self.network.parameters())
        torch._foreach_lerp_(own, given, rate)
        for one, other in zip(self.smooth.buffers(), self.network.buffers(), strict=True):
            one.copy_(other)

    def save(self, path: Path) -> None:
        """Write a checkpoint that a later run goes on from."""
        state = {"network": self.smooth.state_dict(), "raw": self.network.state_dict()}
        state |= {"optimiser": self.optimiser.state_dict(), "epoch": self.epoch, "steps": self.steps}
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location=self.plan.device)
        self.smooth.load_state_dict(state["network"])
        self.network.load_state_dict(state["raw"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.epoch, self.steps = state["epoch"], state["steps"]


def train(run: Run, out: Path, workers: int, dev: list[Document]) -> None:
    """Run all epochs, with a checkpoint after each and figures at the end."""
    plan, started, count = run.plan, clock(), 0
    last, total, seen = run.epoch, 0.0, 0
    whole = [0] * plan.epochs
    for epoch, batch in stream(plan, workers, run.epoch):
        if epoch != last:
            print(
                f"epoch {last + 1}: loss {float(total) / max(1, seen):.3f}, {clock() - started:.0f} s",
                flush=True,
            )
            whole[last], last, total, seen = seen, epoch, 0.0, 0
            run.epoch, count = epoch, 0
            if plan.device == "cpu":
                run.save(out)
        expected = (whole[epoch - 1] if epoch else 0) or expected_steps()
        count += 1
        done = (epoch + min(count / max(1, expected), 1.0)) / plan.epochs
        done = max(done, (clock() - started) / plan.seconds)
        if done >= 1:
            break
        total = total + run.step(to_device(batch, plan.device), done)
        seen += 1
    print(
        f"epoch {last + 1}: loss {float(total) / max(1, seen):.3f}, {clock() - started:.0f} s",
        flush=True,
    )
    run.epoch = plan.epochs
    run.save(out)
    for rounding in {False, plan.rounding_from < 1}:
        set_mode(run.smooth, watching=False, rounding=rounding)
        print(
            out.name,
            f"rounded {rounding}",
            json.dumps(score(run.smooth, dev, HELD[-1].cutter, plan.device)),
            flush=True,
        )


def expected_steps() -> int:
    """Return about how many steps the first epoch takes."""
    words = (one.words for doc in HELD[-1].documents for part in doc.paragraphs for one in part)
    return sum(map(len, words)) // 4800


def load_teachers(paths: list[Path], device: str) -> list[Network]:
    """Return trained networks that only tell."""
    found = []
    for path in paths:
        one = new_network()
        one.load_state_dict(torch.load(path, map_location="cpu")["network"])
        found.append(one.to(device).eval().requires_grad_(requires_grad=False))
    return found


def read_given(path: Path) -> dict[str, Any]:
    """Return the base's weights: of the pinned file, or of halves made from it."""
    if path.suffix == ".npz":
        return {name: array.astype(np.float32) for name, array in np.load(path).items()}
    return base.read_base(path)


def main() -> None:
    """Train one network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what prepare.py wrote")
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of the base")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the base")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint")
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1.5e-3)
    parser.add_argument("--rounding-from", type=float, default=1.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--most", type=int, default=0, help="documents to read, for a trial")
    given = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.set_float32_matmul_precision("high")
    plan = Plan(
        given.epochs, given.rate, given.head_rate, given.rounding_from, given.seed, device, given.seconds
    )
    documents = list(read(given.data / "labelled.jsonl.gz"))
    if given.teachers:
        documents += read(given.data / "plain.jsonl.gz")
    Random(given.seed).shuffle(documents)  # noqa: S311
    documents = documents[: given.most or None]
    stock, cutter = read_stock(given.data / "stock.json"), Cutter(read_vocabulary(given.vocabulary))
    HELD.append(World(documents, cutter, stock, given.seed, REPEATS, BATCH_PIECES))
    run = Run(plan, read_given(given.base), load_teachers(given.teachers, device))
    if given.out.exists():
        run.load(given.out)
    train(
        run,
        given.out,
        given.workers,
        list(read(given.data / "dev.jsonl.gz"))[:: 40 if given.most else 1],
    )


if __name__ == "__main__":
    main()
