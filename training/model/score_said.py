"""Figures of a network: attributions (exact spans by role, in words), pronouns between two names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import torch
from labels import ROLES
from losses import best_path
from windows import make_batches, make_windows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from network import Network
    from pieces import Cutter
    from texts import Document
    from torch import Tensor

Spans = set[tuple[int, int, int]]


@torch.no_grad()
def score_said(network: Network, documents: Iterable[Document], cutter: Cutter) -> dict[str, float]:
    """Return F1 of exact spans in percent: of the roles alone, and of what the found cues have."""
    counts: Counter[str] = Counter()
    windows = [window for one in documents for window in make_windows(one, cutter, None, None)]
    for batch in make_batches(windows, None, 4000):
        told = {name: torch.tensor(rows).long() for name, rows in batch.items()}
        told["mask"] = (told["pieces"] > 0).long()
        out = network(told["pieces"], told["cases"], told["mask"], told["firsts"])
        alone = decode_roles(network, out, told["source"] >= 0)
        gold = [spans_of(told[role]) for role in ROLES]
        cues = torch.tensor(sorted(alone[1])).reshape(-1, 3).long()
        linked = decode_cues(network, out, cues, told["sentence"])
        true = decode_cues(network, out, told["cue_at"], told["sentence"])
        for role, name in enumerate(ROLES):
            tell(counts, f"said.{name}", alone[role], gold[role])
        for role, name in ((0, "source"), (2, "content")):
            tell(counts, f"said.{name}_linked", {one[1:] for one in linked[role // 2]}, gold[role])
            theirs = {(number, *one) for number, one in spans_by_row(told[f"cue_{name}"])}
            mine = {(one[0], *one[2:]) for one in true[role // 2]}
            tell(counts, f"said.{name}_of_cue", mine, theirs)
    return finish(counts)


def spans_by_row(labels: Tensor) -> list[tuple[int, tuple[int, int]]]:
    """Return the spans of every row."""
    return [(row, (first, last)) for row, first, last in spans_of(labels)]


def tell(counts: Counter[str], name: str, mine: set, theirs: set) -> None:
    """Add spans to the counts."""
    counts[f"{name}+both"] += len(mine & theirs)
    counts[f"{name}+mine"] += len(mine)
    counts[f"{name}+gold"] += len(theirs)


def finish(counts: Counter[str]) -> dict[str, float]:
    """Return F1 of all counts, in percent."""
    names = dict.fromkeys(name.split("+")[0] for name in counts)
    return {
        name: round(
            200 * counts[f"{name}+both"] / max(1, counts[f"{name}+mine"] + counts[f"{name}+gold"]), 2
        )
        for name in names
    }


def decode_roles(network: Network, out: dict[str, Tensor], known: Tensor) -> list[Spans]:
    """Return the spans (row, first word, word after the last) of each role by its best chain."""
    emissions = out["roles"].float().unflatten(-1, (len(ROLES), 3))
    return [
        spans_of(
            best_path(
                emissions[:, :, role], network.said.transitions[role], network.said.starts[role]
            ).masked_fill(~known, -1)
        )
        for role in range(len(ROLES))
    ]


def decode_cues(
    network: Network, out: dict[str, Tensor], cues: Tensor, sentence: Tensor
) -> list[set[tuple[int, int, int, int]]]:
    """Return the spans (cue, row, first word, word after the last) of sources, and of contents."""
    if not len(cues):
        return [set(), set()]
    emissions = network.said.score(out, cues, sentence)
    known = sentence[cues[:, 0]] >= 0
    known[:, 0] = True
    found = []
    for role in (0, 1):
        at = len(ROLES) + role
        path = best_path(emissions[:, :, role], network.said.transitions[at], network.said.starts[at])
        some = spans_of(path.masked_fill(~known, -1))
        found.append({(cue, int(cues[cue, 0]), first, last) for cue, first, last in some})
    return found


def spans_of(labels: Tensor) -> Spans:
    """Return the spans (row, first, after the last) of labels [N, W]."""
    found: Spans = set()
    for number, row in enumerate(labels.tolist()):
        first = -1
        for place, label in enumerate([*row, 0]):
            if first >= 0 and label != 2:
                found.add((number, first, place))
                first = -1
            if label == 1 or (label == 2 and first < 0):
                first = place
    return found


@torch.no_grad()
def score_pairs(network: Network, documents: Iterable[Document], cutter: Cutter) -> dict[str, float]:
    """Return how often the right one of two names is chosen, where one is right; in percent."""
    right = count = 0
    windows = [window for one in documents for window in make_windows(one, cutter, None, None)]
    for batch in make_batches(windows, None, 4000):
        told = {name: torch.tensor(rows).long() for name, rows in batch.items()}
        mask = (told["pieces"] > 0).long()
        out = network(told["pieces"], told["cases"], mask, told["firsts"])
        for row, chain, word, own in told["mentions"].tolist():
            if own:
                others = [one for one in told["mentions"].tolist() if one[0] == row and not one[3]]
                if not any(one[1] == chain for one in others) or len(others) < 2:
                    continue
                scores = [
                    float(out["pronoun"][row, word, :-1] @ out["meant"][row, one[2]]) for one in others
                ]
                right += others[scores.index(max(scores))][1] == chain
                count += 1
    return {"pairs.right": round(100 * right / max(1, count), 2), "pairs.count": count}
