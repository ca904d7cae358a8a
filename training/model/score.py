"""Figures of a network on development sets: tags, trees, sentence ends, names of three types."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import torch
from labels import NAMES
from losses import best_path, forbidden, mask_arcs, relations_of
from windows import make_batches, make_windows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from network import Network
    from pieces import Cutter
    from texts import Document

THREE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "PLACE": "LOC"}
Spans = set[tuple[int, int, int, str]]


@torch.no_grad()
def score(
    network: Network, documents: Iterable[Document], cutter: Cutter, device: str
) -> dict[str, float]:
    """Return figures in percent, by set: greedy heads within gold sentences, names by the best path."""
    by_source: dict[str, list[Document]] = {}
    for document in documents:
        by_source.setdefault(document.source, []).append(document)
    found: dict[str, float] = {}
    for source, some in by_source.items():
        counts: Counter[str] = Counter()
        windows = [window for one in some for window in make_windows(one, cutter, None, None)]
        # a window's gold names by their labels, kept beside it in the order of the batches
        for batch in make_batches(windows, None, 20000):
            told = {name: torch.tensor(rows, device=device).long() for name, rows in batch.items()}
            count(network, told, counts)
        found |= {f"{source}.{name}": value for name, value in summarise(counts).items()}
    return found


def count(network: Network, batch: dict[str, torch.Tensor], counts: Counter[str]) -> None:
    """Add what a batch gets right to the counts."""
    batch["mask"] = (batch["pieces"] > 0).long()
    out = network(batch["pieces"], batch["cases"], batch["mask"], batch["firsts"])
    words = batch["sentence"] >= 0
    tree = batch["heads"] >= 0
    counts["words"] += int(tree.sum())
    counts["upos"] += int((out["upos"].argmax(-1) == batch["upos"])[tree].sum())
    counts["xpos"] += int((out["xpos"].argmax(-1) == batch["xpos"])[tree].sum())
    heads = mask_arcs(out["arcs"], batch["sentence"]).argmax(-1)
    right = heads == batch["heads"]
    scores = relations_of(network, out, heads, tree)
    scores[:, 48] = -1e4
    labels = torch.where(heads[tree] == 0, 48, scores.argmax(-1))
    counts["uas"] += int(right[tree].sum())
    counts["las"] += int((right[tree] & (labels == batch["relations"][tree])).sum())
    ends, told = (out["ends"] > 0) & words, batch["ends"]
    counts["ends_both"] += int((ends & (told == 1)).sum())
    counts["ends_found"] += int((ends & (told >= 0)).sum())
    counts["ends_gold"] += int((told == 1).sum())
    steps, starts = forbidden(batch["pieces"].device)
    path = best_path(out["names"][:, 1:], network.transitions + steps, network.starts + starts)
    own = spans([[NAMES[label] for label in row] for row in path.tolist()], words[:, 1:].sum(1).tolist())
    gold = spans(
        [[label_of(bits) for bits in row] for row in batch["names"][:, 1:].tolist()],
        words[:, 1:].sum(1).tolist(),
    )
    for kind in ("PER", "ORG", "LOC"):
        mine, theirs = ({one for one in some if one[3] == kind} for some in (own, gold))
        counts[f"{kind}_both"] += len(mine & theirs)
        counts[f"{kind}_found"] += len(mine)
        counts[f"{kind}_gold"] += len(theirs)


def label_of(bits: int) -> str:
    """Return a label of three types from the allowed names."""
    names = [name for number, name in enumerate(NAMES) if bits >> number & 1]
    return names[0] if "O" not in names and len({THREE.get(name[2:]) for name in names}) == 1 else "O"


def spans(rows: list[list[str]], lengths: list[int]) -> Spans:
    """Return spans of three types."""
    found: Spans = set()
    for number, (row, length) in enumerate(zip(rows, lengths, strict=True)):
        first, kind = 0, ""
        for place, label in enumerate([*row[:length], "O"]):
            if kind and not (label.startswith("I-") and THREE.get(label[2:]) == kind):
                found.add((number, first, place, kind))
                kind = ""
            if label.startswith("B-"):
                first, kind = place, THREE.get(label[2:], "")
    return found


def summarise(counts: Counter[str]) -> dict[str, float]:
    """Return percentages of the counts."""
    found: dict[str, float] = {}
    if counts["words"]:
        found = {name: 100 * counts[name] / counts["words"] for name in ("upos", "xpos", "uas", "las")}
        found["ends"] = 200 * counts["ends_both"] / max(1, counts["ends_found"] + counts["ends_gold"])
    both = gold = mine = 0
    for kind in ("PER", "ORG", "LOC"):
        right, theirs, own = (counts[f"{kind}_{name}"] for name in ("both", "gold", "found"))
        both, gold, mine = both + right, gold + theirs, mine + own
        if theirs:
            found[kind] = 200 * right / max(1, theirs + own)
    if gold:
        found["names"] = 200 * both / (gold + mine)
        found["precision"], found["recall"] = 100 * both / max(1, mine), 100 * both / gold
    return {name: round(value, 2) for name, value in found.items()}
