"""What the heads lose against labels and against teachers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from labels import FACTS, NAMES, ROLES, follows
from network import FACT_WIDTH, Bound, Network, relation_scores
from torch import Tensor
from torch.nn import functional as F

if TYPE_CHECKING:
    Batch = dict[str, Tensor]

FAR = -1e4
NO_SCORE = -9999  # of a word that no set scores
SHARES = {
    "upos": 0.5,
    "xpos": 0.5,
    "arcs": 1.0,
    "relations": 1.0,
    "names": 1.5,
    "ends": 0.5,
    "roles": 1.5,
    "cues": 1.5,
    "pronouns": 2.0,
    "facts": 1.5,
    "events": 0.7,
    "sites": 1.5,
    "acts": 2.0,
}


def mask_arcs(scores: Tensor, sentence: Tensor) -> Tensor:
    """Return arc scores with heads outside the word's sentence (the root aside) made impossible."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same &= (sentence >= 0)[:, None, :]
    same &= ~torch.eye(sentence.shape[1], dtype=torch.bool, device=sentence.device)
    same[:, :, 0] = True
    return scores.masked_fill(~same, FAR)


def forbidden(device: torch.device) -> tuple[Tensor, Tensor]:
    """Return what is added to transitions and starts: far below zero where impossible."""
    steps = [[0.0 if follows(one, other) else FAR for other in NAMES] for one in NAMES]
    starts = [FAR if name.startswith("I-") else 0.0 for name in NAMES]
    return torch.tensor(steps, device=device), torch.tensor(starts, device=device)


def chain(network: Network, emissions: Tensor, lengths: Tensor) -> Tensor:
    """Return the log of the summed weight of all paths [B] through emissions [B, W, K]."""
    steps, starts = forbidden(emissions.device)
    steps, starts = network.transitions + steps, network.starts + starts
    total = starts + emissions[:, 0]
    kept = [total]
    for place in range(1, emissions.shape[1]):
        total = torch.logsumexp(total[:, :, None] + steps, dim=1) + emissions[:, place]
        kept.append(total)
    last = torch.stack(kept, 1)[torch.arange(len(lengths), device=lengths.device), lengths - 1]
    return torch.logsumexp(last, dim=1)


@torch.no_grad()
def best_path(emissions: Tensor, steps: Tensor, starts: Tensor) -> Tensor:
    """Return the best labels [B, W] for emissions [B, W, K]."""
    total = starts + emissions[:, 0]
    back = []
    for place in range(1, emissions.shape[1]):
        scores, before = (total[:, :, None] + steps).max(1)
        total = scores + emissions[:, place]
        back.append(before)
    path = [total.argmax(1)]
    for before in reversed(back):
        path.append(before.gather(1, path[-1][:, None])[:, 0])
    return torch.stack(path[::-1], 1)


def open_names(bits: Tensor) -> Tensor:
    """Return which names are allowed, [B, W, K], from bits [B, W]."""
    places = torch.arange(len(NAMES), device=bits.device)
    return (bits[:, :, None] >> places) & 1 > 0


def lose_names(network: Network, emissions: Tensor, allowed: Tensor, words: Tensor) -> Tensor:
    """Return the summed loss of names: all allowed paths against all paths. Word 0 is left out."""
    emissions, allowed = emissions[:, 1:].float(), allowed[:, 1:]
    lengths = words[:, 1:].sum(1)
    some = (lengths > 0) & ~(allowed.all(-1) | ~words[:, 1:]).all(1)
    emissions, allowed, lengths = emissions[some], allowed[some], lengths[some]
    if not len(lengths):
        return emissions.sum()
    both = torch.cat([emissions, emissions.masked_fill(~allowed, FAR)])
    full, told = chain(network, both, lengths.repeat(2)).chunk(2)
    return (full - told).clamp(max=500).sum()


def lose_labels(network: Network, out: Batch, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every head against the labels, summed over words, divided by the words."""
    words = batch["sentence"] >= 0
    count = words.sum()
    found = {}
    for name in ("upos", "xpos"):
        found[name] = total(out[name], batch[name])
    found["arcs"] = total(mask_arcs(out["arcs"], batch["sentence"]), batch["heads"])
    known = (batch["heads"] >= 0) & (batch["relations"] >= 0)
    found["relations"] = total(
        relations_of(network, out, batch["heads"], known), batch["relations"][known]
    )
    found["names"] = lose_names(network, out["names"], open_names(batch["names"]), words)
    told = batch["ends"] >= 0
    found["ends"] = F.binary_cross_entropy_with_logits(
        out["ends"][told], batch["ends"][told].float(), reduction="sum"
    )
    found["roles"] = lose_roles(network, out, batch)
    found["cues"] = lose_cues(network, out, batch)
    found["pronouns"] = lose_pronouns(out, batch)
    found["facts"] = lose_facts(out, batch)
    found["events"] = total(out["events"], batch["kinds"])
    found["acts"] = lose_acts(out, batch)
    found["sites"] = lose_sites(network, out, batch)
    return {name: loss / count for name, loss in found.items()}


def lose_roles(network: Network, out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of the spans of all roles, where attributions are told."""
    told = (batch["source"] >= 0).any(1)
    emissions = out["roles"][told].float().unflatten(-1, (len(ROLES), 3))
    labels = torch.stack([batch[role][told] for role in ROLES], 2)
    return lose_chains(network.said, emissions, labels, slice(0, len(ROLES)))


def lose_cues(network: Network, out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of each cue's source and content."""
    emissions = network.said.score(out, batch["cue_at"], batch["sentence"])
    labels = torch.stack([batch["cue_source"], batch["cue_content"]], 2)
    return lose_chains(network.said, emissions, labels, slice(len(ROLES), None))


def lose_sites(network: Network, out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of the places of what verbs tell."""
    verbs, sentence = batch["site_at"], batch["sentence"]
    emissions = network.site.bind(out["site_word"], out["site_verb"], verbs, sentence)
    return lose_chains(network.site, emissions, batch["site_place"][..., None], slice(0, 1))


def lose_acts(out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of what whole windows tell; a type is as likely as its likeliest words."""
    gold = batch["act"][:, 0]
    words = batch["sentence"] >= 0
    scores = torch.logsumexp(out["acts"].float().masked_fill(~words[..., None], FAR), 1)
    return total(scores, gold)


def lose_facts(out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of what happened: of three classes, and of the score."""
    lost = out["facts"].sum() * 0
    for at, name in enumerate(FACTS):
        gold = batch[f"fact_{name}"]
        told = gold > NO_SCORE
        score = gold[told].float() / 1000
        found = out["facts"][told][:, at * FACT_WIDTH : (at + 1) * FACT_WIDTH].float()
        classes = (score >= -1).long() + (score > 1)
        lost = lost + F.cross_entropy(found[:, :3], classes, reduction="sum")
        lost = lost + F.smooth_l1_loss(found[:, 3], score, reduction="sum")
    return lost


def lose_chains(bound: Bound, emissions: Tensor, labels: Tensor, which: slice) -> Tensor:
    """Return the summed loss of chains of labels [N, W, R]; emissions are [N, W, R, 3], -1 ends."""
    if not len(labels):
        return emissions.sum()
    known = labels[:, :, 0] >= 0
    labels = labels.clamp(min=0)
    own = emissions.gather(3, labels[..., None])[..., 0]
    steps, starts = bound.transitions[which], bound.starts[which]
    roles = torch.arange(labels.shape[2], device=labels.device)
    moves = steps[roles, labels[:, :-1], labels[:, 1:]]
    gold = starts[roles, labels[:, 0]] + own[:, 0]
    gold = gold + ((own[:, 1:] + moves) * known[:, 1:, None]).sum(1)
    total = starts + emissions[:, 0]
    for place in range(1, emissions.shape[1]):
        after = torch.logsumexp(total[..., None] + steps, 2) + emissions[:, place]
        total = torch.where(known[:, place, None, None], after, total)
    return (torch.logsumexp(total, 2) - gold).sum()


def lose_pronouns(out: Batch, batch: Batch) -> Tensor:
    """Return the summed loss of whom pronouns mean: among all mentions of the window, and nobody."""
    row, chain, word, own = batch["mentions"].T
    asked = own > 0
    if not bool(asked.any()):
        return out["pronoun"].sum() * 0
    asking = out["pronoun"][row[asked], word[asked]].float()
    given = out["meant"][row[~asked], word[~asked]].float()
    scores = asking[:, :-1] @ given.T / asking.shape[1] ** 0.5
    here = row[asked][:, None] == row[~asked]
    right = here & (chain[asked][:, None] == chain[~asked])
    nobody = asking[:, -1:]
    scores = torch.cat([scores.masked_fill(~here, FAR), nobody], 1)
    right = torch.cat([right, ~right.any(1, keepdim=True)], 1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, FAR), 1)).sum()


def relations_of(network: Network, out: Batch, heads: Tensor, known: Tensor) -> Tensor:
    """Return the scores of relations for the chosen heads of the words in ``known``."""
    width = out["rel_head"].shape[-1]
    head = out["rel_head"].gather(1, heads.clamp(min=0)[:, :, None].expand(-1, -1, width))
    return relation_scores(network.relation, out["rel_dep"][known], head[known])


def total(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the summed cross-entropy; ``-1`` is no label."""
    return F.cross_entropy(
        scores.flatten(0, -2).float(), gold.flatten().long(), ignore_index=-1, reduction="sum"
    )
