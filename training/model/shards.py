"""What a run reads, cut into shards: batches of one shard of one pass, made by a worker ahead of use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from augment import Stock
from windows import make_batches, make_windows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pieces import Cutter
    from texts import Document

HELD: list[World] = []  # what the workers, which are forks of the run, read: one at a time


@dataclass(frozen=True, slots=True)
class World:
    """Documents and how they are cut; ``repeats`` are the copies of a set's documents a pass."""

    documents: list[Document]
    cutter: Cutter
    stock: Stock
    seed: int
    repeats: Mapping[str, float]
    pieces: int


def make_shard(job: tuple[int, int, int]) -> list[dict[str, Any]]:
    """Return the batches of a job (pass, shard, shards of a pass); the same for the same job."""
    number, shard, shards = job
    world = HELD[-1]
    random = Random(f"{world.seed} {number} {shard}")  # noqa: S311  - chance that a seed repeats
    windows = []
    for document in world.documents[shard::shards]:
        times = world.repeats.get(document.source, 1.0)
        for _ in range(int(times) + (random.random() < times % 1)):
            windows += make_windows(document, world.cutter, random, world.stock)
    return list(make_batches(windows, random, world.pieces))


def read_stock(path: Path) -> Stock:
    """Return the words that names are swapped with; countries count as much as six cities."""
    stock = json.loads(path.read_text(encoding="utf-8"))
    places = tuple(one for one in stock["cities"] + stock["countries"] * 6 if one.isalpha())
    return Stock(tuple(stock["given"]), tuple(stock["family"]), places, stock.get("genders", {}))
