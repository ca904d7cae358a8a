"""Figures of a network: whether happenings took place, which words they are, where verbs happened."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import torch
from labels import EVENTS, FACTS
from losses import FAR, NO_SCORE, best_path
from network import FACT_WIDTH
from score_said import finish, spans_of, tell
from windows import make_batches, make_windows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from network import Network
    from pieces import Cutter
    from texts import Document
    from torch import Tensor

Batch = dict[str, "Tensor"]
CLASSES = ("denied", "unsure", "happened")


@torch.no_grad()
def score_events(network: Network, documents: Iterable[Document], cutter: Cutter) -> dict[str, float]:
    """Return, in percent, F1 of classes of facts, of event words and of places; Pearson's r of facts."""
    counts: Counter[str] = Counter()
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in FACTS}
    windows = [window for one in documents for window in make_windows(one, cutter, None, None)]
    for batch in make_batches(windows, None, 4000):
        told = {name: torch.tensor(rows).long() for name, rows in batch.items()}
        mask = (told["pieces"] > 0).long()
        out = network(told["pieces"], told["cases"], mask, told["firsts"])
        for at, name in enumerate(FACTS):
            gold = told[f"fact_{name}"]
            given = out["facts"][gold > NO_SCORE][:, at * FACT_WIDTH : (at + 1) * FACT_WIDTH]
            score = gold[gold > NO_SCORE] / 1000
            tell_classes(counts, name, given[:, :3].argmax(1), (score >= -1).long() + (score > 1))
            pairs[name] += list(zip(given[:, 3].tolist(), score.tolist(), strict=True))
        tell_kinds(counts, out["events"].argmax(-1), told["kinds"])
        acts = torch.logsumexp(
            out["acts"].masked_fill((told["sentence"] < 0)[..., None], FAR), 1
        ).argmax(-1)
        known = told["act"][:, 0] >= 0
        own, theirs = acts[known].tolist(), told["act"][known, 0].tolist()
        tell(counts, "acts", set(enumerate(own)), set(enumerate(theirs)))
        tell_sites(counts, network, out, told)
    found = finish(counts)
    for name, some in pairs.items():
        if len(some) > 1:
            found[f"fact.{name}.r"] = round(float(np.corrcoef(np.array(some).T)[0, 1]), 3)
    return found


def tell_classes(counts: Counter[str], name: str, mine: Tensor, gold: Tensor) -> None:
    """Count the classes of one set."""
    for number, label in enumerate(CLASSES):
        some = set((mine == number).nonzero()[:, 0].tolist())
        tell(counts, f"fact.{name}.{label}", some, set((gold == number).nonzero()[:, 0].tolist()))


def tell_kinds(counts: Counter[str], mine: Tensor, gold: Tensor) -> None:
    """Count the words that are events, and those of the right class."""
    mine, gold = mine[gold >= 0].tolist(), gold[gold >= 0].tolist()
    own = {(at, kind) for at, kind in enumerate(mine) if EVENTS[kind] != "none"}
    theirs = {(at, kind) for at, kind in enumerate(gold) if EVENTS[kind] != "none"}
    tell(counts, "event.class", own, theirs)
    tell(counts, "event.word", {at for at, _ in own}, {at for at, _ in theirs})


def tell_sites(counts: Counter[str], network: Network, out: Batch, told: Batch) -> None:
    """Count the words of places, and the verbs whose place is wholly right, none among them."""
    verbs = told["site_at"]
    if not len(verbs):
        return
    scores = network.site.bind(out["site_word"], out["site_verb"], verbs, told["sentence"])[:, :, 0]
    known = told["site_place"] >= 0
    path = best_path(scores, network.site.transitions[0], network.site.starts[0]).masked_fill(~known, -1)
    mine, gold = spans_of(path), spans_of(told["site_place"])
    tell(counts, "site.words", words_of(mine), words_of(gold))
    tell(counts, "site.spans", mine, gold)


def words_of(spans: set[tuple[int, int, int]]) -> set[tuple[int, int]]:
    """Return the words of spans."""
    return {(row, word) for row, first, last in spans for word in range(first, last)}
