"""Tunes a trained network to attributions, pronouns and happenings, and on the trees and names it knows.

``tune.py CHECKPOINT --data FOLDER --out NEW``: FOLDER is what ``prepare.py``, ``prepare_said.py`` and
``prepare_events.py`` wrote. The table of pieces stays as it is, since the sentence vectors read it. One
pass over everything takes some 25 minutes on two processor cores.
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

import torch
from losses import SHARES, lose_labels
from pieces import Cutter, read_vocabulary
from rounding import set_mode
from score import score
from score_events import score_events
from score_said import score_pairs, score_said
from shards import HELD, World, make_shard, read_stock
from texts import Document, read
from train import MASK, MASKED, to_device

from export import new_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from network import Network
    from torch import Tensor

# copies of a set's documents a pass
REPEATS = {"own": 2.0, "btc": 0.15, "wnut17": 0.3, "agate": 0.3, "ewt": 0.5, "gum": 1.3, "wikigold": 0.6}
REPEATS |= {"ecb": 0.6, "acts": 0.7, "sites": 0.7}
HEADS = {"said", "pronoun", "meant", "facts", "events", "site", "acts"}
SETS = ("labelled", "said", "pairs", "events")
PIECES = 3000
WARMUP, SMOOTH, DECAY = 0.06, 0.996, 0.01
ROUNDING = 0.4  # the share of a run after which weights are rounded as the package rounds them


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes: passes, rates, seconds that it takes at most, the seed."""

    passes: int
    rate: float
    head_rate: float
    seconds: float
    seed: int


def stream(passes: int, shards: int = 24) -> Iterator[tuple[float, dict[str, Any]]]:
    """Yield the batches of all passes, each with the share of the run that lies behind."""
    jobs = [(number, shard, shards) for number in range(passes) for shard in range(shards)]
    with get_context("fork").Pool(1) as pool:
        for at, batches in enumerate(pool.imap(make_shard, jobs)):
            for place, batch in enumerate(batches):
                yield (at + place / len(batches)) / len(jobs), batch


def groups(network: Network, plan: Plan) -> list[dict[str, Any]]:
    """Return the weights with their rates: new heads fastest, the table of pieces not at all."""
    found: dict[float, list[Tensor]] = {}
    for name, weight in network.named_parameters():
        rate = plan.head_rate if name.split(".")[0] in HEADS else plan.rate
        if name.startswith("encoder.layers."):
            rate = plan.rate * 0.9 ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = plan.rate * 0.3
        weight.requires_grad_(name != "encoder.pieces.weight")
        if weight.requires_grad:
            found.setdefault(rate, []).append(weight)
    return [{"params": weights, "lr": rate, "top": rate} for rate, weights in found.items()]


class Run:
    """A run in the making: the network, its smoothed copy, the optimiser."""

    def __init__(self, plan: Plan, given: dict[str, Tensor]) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network, self.smooth = new_network().to(self.device), new_network().to(self.device).eval()
        wanted = set(self.network.state_dict())
        given = {name: weight.float() for name, weight in given.items() if name in wanted}
        missing = self.network.load_state_dict(given, strict=False).missing_keys
        print("new:", sorted({name.split(".")[0] for name in missing}), flush=True)
        for layer in self.network.encoder.layers:
            layer.unheard = 0.0
        self.smooth.load_state_dict(self.network.state_dict())
        self.optimiser = torch.optim.AdamW(groups(self.network, plan), weight_decay=DECAY)
        self.steps = 0

    def step(self, batch: dict[str, Any], done: float) -> dict[str, float]:
        """Take one step; ``done`` is the share of the run that lies behind. Return the losses."""
        set_mode(self.network, watching=self.steps % 4 == 0, rounding=done >= ROUNDING)
        self.network.train()
        share = min(done / WARMUP, (1 - done) / (1 - WARMUP))
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * max(share, 0.01)
        losses = lose(self.network, batch)
        self.optimiser.zero_grad(set_to_none=True)
        sum(SHARES[name] * loss for name, loss in losses.items()).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        self.follow()
        return {name: loss.item() for name, loss in losses.items()}

    @torch.no_grad()
    def follow(self) -> None:
        """Move the smoothed copy towards the network."""
        rate = 1 - min(SMOOTH, self.steps / (self.steps + 10))
        torch._foreach_lerp_(list(self.smooth.parameters()), list(self.network.parameters()), rate)
        for one, other in zip(self.smooth.buffers(), self.network.buffers(), strict=True):
            one.copy_(other)

    def save(self, path: Path) -> None:
        """Write the smoothed network."""
        torch.save({"network": self.smooth.state_dict(), "steps": self.steps}, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)


def lose(network: Network, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the losses of a batch; the network counts in bfloat16."""
    pieces = batch["pieces"]
    noise = (torch.rand(pieces.shape, device=pieces.device) < MASKED) & (pieces > 102)
    given = torch.where(noise, MASK, pieces), batch["cases"], batch["mask"], batch["firsts"]
    with torch.autocast(pieces.device.type, torch.bfloat16):
        out = network(*given)
    return lose_labels(network, {name: one.float() for name, one in out.items()}, batch)


def measure(run: Run, data: Path, cutter: Cutter, share: int = 1) -> dict[str, float]:
    """Return figures on the development sets; of every ``share``-th document only."""
    set_mode(run.smooth, watching=False, rounding=True)
    run.smooth.to("cpu")
    found = score(run.smooth, list(read(data / "dev.jsonl.gz"))[::share], cutter, "cpu")
    found |= score_events(run.smooth, list(read(data / "events_dev.jsonl.gz"))[::share], cutter)
    found |= score_said(run.smooth, list(read(data / "said_dev.jsonl.gz"))[::share], cutter)
    return found | score_pairs(run.smooth, list(read(data / "pairs_dev.jsonl.gz"))[::share], cutter)


def train(run: Run, out: Path) -> None:
    """Run all passes; print losses, save the smoothed network every 200 steps."""
    started, kept = clock(), {}
    for share, batch in stream(run.plan.passes):
        done = max(share, (clock() - started) / run.plan.seconds)
        if done >= 1:
            break
        for name, loss in run.step(to_device(batch, run.device), done).items():
            kept[name] = 0.98 * kept.get(name, loss) + 0.02 * loss
        if run.steps % 50 == 0:
            told = " ".join(f"{name} {loss:.3f}" for name, loss in kept.items())
            print(f"{run.steps} {done:.3f} {clock() - started:.0f} s: {told}", flush=True)
        if run.steps % 200 == 0:
            run.save(out)
    run.save(out)


def main() -> None:
    """Tune one network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seconds", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=0, help="documents to read, for a trial")
    given = parser.parse_args()
    documents: list[Document] = []
    for name in SETS:
        documents += read(given.data / f"{name}.jsonl.gz")
    Random(given.seed).shuffle(documents)  # noqa: S311
    stock, cutter = read_stock(given.data / "stock.json"), Cutter(read_vocabulary(given.vocabulary))
    HELD.append(World(documents[: given.most or None], cutter, stock, given.seed, REPEATS, PIECES))
    told = torch.load(given.checkpoint, map_location="cpu")
    run = Run(
        Plan(given.passes, given.rate, given.head_rate, given.seconds, given.seed),
        told.get("network", told),
    )
    train(run, given.out)
    print(json.dumps(measure(run, given.data, cutter, 20 if given.most else 1)), flush=True)


if __name__ == "__main__":
    main()
