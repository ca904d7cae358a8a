"""The network: the base encoder with case classes, and its light heads, in PyTorch.

Names of the encoder's parts are those of the base, so that its weights load by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from labels import ACTS, EVENTS, FACTS, ROLES
from rounding import Dense, Rounder, Table
from torch import Tensor, nn
from torch.nn import functional as F

if TYPE_CHECKING:
    from base import Weights

WIDTH, LAYERS, ATTENTION_HEADS, INNER, PIECES = 384, 6, 12, 1536, 30522
POSITIONS = 192  # the longest window has 160 pieces


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head knows, and how wide the heads of the tree are."""

    upos: int
    xpos: int
    names: int
    relations: int
    arc: int = 192
    relation: int = 48
    said: int = 96
    site: int = 48
    meant: int = 64


class Layer(nn.Module):
    """One layer of the encoder: attention, then two dense layers, each added and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = Dense(WIDTH, WIDTH)
        self.key = Dense(WIDTH, WIDTH)
        self.value = Dense(WIDTH, WIDTH)
        self.attended = Dense(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = Dense(WIDTH, INNER)
        self.outer = Dense(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.unheard = dropout  # the share of attention left out; without it a processor is far faster
        self.rounders = nn.ModuleList(Rounder() for _ in range(4))

    def forward(self, states: Tensor, seen: Tensor) -> Tensor:
        """Return the next states [B, L, 384]; ``seen`` [B, 1, 1, L] tells pieces from padding."""
        before, told, within, after = self.rounders
        shape = (*states.shape[:2], ATTENTION_HEADS, -1)
        rounded = before(states)
        query, key, value = (
            part(rounded).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        rate = self.unheard if self.training else 0.0
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=seen, dropout_p=rate)
        mixed = self.attended(told(mixed.transpose(1, 2).flatten(2)))
        states = self.attended_norm(states + self.dropout(mixed))
        inner = F.gelu(self.inner(within(states)))
        return self.outer_norm(states + self.dropout(self.outer(after(inner))))


class Encoder(nn.Module):
    """Word pieces and case classes to states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = Table(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(8, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Return states [B, L, 384] of pieces, cases and mask, all [B, L]."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places) + self.cases(cases)
        states = self.dropout(self.norm(states))
        seen = mask.bool()[:, None, None, :]
        for layer in self.layers:
            states = layer(states, seen)
        return states

    def load_base(self, base: Weights) -> None:
        """Take over the base's weights; all case classes start as the base's only token type."""
        with torch.no_grad():
            for name, own in self.named_parameters():
                given = torch.tensor(base[base_name(name)], dtype=own.dtype)
                own.copy_(given[: len(own)] if name != "cases.weight" else given[:1].expand_as(own))


BASE_NAMES = {
    "pieces": "embeddings.word_embeddings",
    "positions": "embeddings.position_embeddings",
    "cases": "embeddings.token_type_embeddings",
    "norm": "embeddings.LayerNorm",
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "outer_norm": "output.LayerNorm",
}


def base_name(name: str) -> str:
    """Return the base's name of one of our weights: ``layers.0.query.bias`` and the like."""
    *place, part, kind = name.split(".")
    head = f"encoder.layer.{place[1]}." if place else ""
    return f"{head}{BASE_NAMES[part]}.{kind}"


class Bound(nn.Module):
    """Spans bound to a cue: from what word and cue are to each other and from how far they are apart.

    Spans are chains of labels: 0 outside, 1 a span begins, 2 it goes on. ``chains`` counts all that the
    module keeps transitions for; the last ``roles`` of them are the bound ones.
    """

    def __init__(self, width: int, roles: int, chains: int) -> None:
        super().__init__()
        self.word = Dense(WIDTH, width)
        self.cue = Dense(WIDTH, width)
        self.far = nn.Parameter(torch.zeros(2 * len(FAR) + 1, width))
        self.apart = nn.Parameter(torch.zeros(2 * APART + 1, width))
        self.out = nn.Linear(2 * width, roles * 3)
        self.transitions = nn.Parameter(torch.zeros(chains, 3, 3))
        self.starts = nn.Parameter(torch.zeros(chains, 3))
        for table in (self.far, self.apart):
            nn.init.normal_(table, std=0.1)

    def bind(self, words: Tensor, told: Tensor, cues: Tensor, sentence: Tensor) -> Tensor:
        """Return scores [C, W, roles, 3] of every word's labels for each of the cues [C, 3].

        A cue is given as row, first word, word after the last; ``words`` and ``told`` [B, W, D] are all
        words as such and as cues, ``sentence`` [B, W] numbers sentences.
        """
        row, first, last = cues.T
        places = torch.arange(sentence.shape[1], device=cues.device)
        inside = (places >= first[:, None]) & (places < last[:, None])
        share = inside.float() / inside.sum(1, keepdim=True).clamp(min=1)
        cue = torch.einsum("cw,cwd->cd", share, told[row].float())[:, None]
        word = words[row].float()
        given = self.far[how_far(places, first, last)] + self.apart[how_apart(sentence[row], first)]
        both = torch.cat([F.relu(word + cue + given), word * cue], -1)
        return self.out(both).unflatten(-1, (-1, 3))


class Said(Bound):
    """Attributions: spans of sources, cues and contents, and those of one cue's source and content."""

    def __init__(self, width: int) -> None:
        super().__init__(width, 2, len(ROLES) + 2)
        self.roles = Dense(WIDTH, len(ROLES) * 3)

    def score(self, out: dict[str, Tensor], cues: Tensor, sentence: Tensor) -> Tensor:
        """Return scores [C, W, 2, 3] of every word's labels as source and content of the cues [C, 3]."""
        roles = out["roles"][cues[:, 0]].float().unflatten(-1, (len(ROLES), 3))[:, :, [0, 2]]
        return self.bind(out["said_word"], out["said_cue"], cues, sentence) + roles


FAR = (1, 2, 3, 5, 8, 13, 21, 40)  # words from a cue: the bounds of steps
FACT_WIDTH = 4  # of a happening: did not happen, unsure, happened; and its score, -3 to 3
APART = 2  # sentences from a cue: what is farther counts as this


def how_far(places: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Return the step [C, W] of every word before or after each cue; the middle one is within."""
    bounds = torch.tensor(FAR, device=places.device)
    before, after = first[:, None] - places, places - last[:, None] + 1
    steps = torch.bucketize(after.clamp(min=0), bounds, right=True) - torch.bucketize(
        before.clamp(min=0), bounds, right=True
    )
    return steps + len(FAR)


def how_apart(sentence: Tensor, first: Tensor) -> Tensor:
    """Return how many sentences [C, W] every word lies from each cue's first word."""
    own = sentence.gather(1, first[:, None])
    return (sentence - own).clamp(-APART, APART) + APART


class Network(nn.Module):
    """The encoder with its heads. All heads read the states of the words' first pieces."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(dropout)
        self.upos = Dense(WIDTH, sizes.upos)
        self.xpos = Dense(WIDTH, sizes.xpos)
        self.names = Dense(WIDTH, sizes.names)
        self.ends = Dense(WIDTH, 1)
        self.arc_dependent = Dense(WIDTH, sizes.arc)
        self.arc_head = Dense(WIDTH, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc)
        self.relation_dependent = Dense(WIDTH, sizes.relation)
        self.relation_head = Dense(WIDTH, sizes.relation)
        wide = sizes.relation + 1
        self.relation = nn.Parameter(torch.zeros(sizes.relations, wide, wide))
        self.transitions = nn.Parameter(torch.zeros(sizes.names, sizes.names))
        self.starts = nn.Parameter(torch.zeros(sizes.names))
        self.said = Said(sizes.said)
        self.pronoun = Dense(WIDTH, sizes.meant + 1)  # the last: how much speaks for nobody
        self.meant = Dense(WIDTH, sizes.meant)
        self.facts = Dense(WIDTH, len(FACTS) * FACT_WIDTH)
        self.events = Dense(WIDTH, len(EVENTS))
        self.acts = Dense(WIDTH, len(ACTS))
        self.site = Bound(sizes.site, 1, 1)  # the place of what a verb tells
        self.head_dropout = nn.Dropout(head_dropout)
        self.rounder = Rounder()
        nn.init.normal_(self.relation, std=0.05)

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Return the outputs of all heads, as the exported model gives them."""
        states = self.encoder(pieces, cases, mask)
        words = states.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        told = self.head_dropout(self.rounder(words))
        dependent = self.head_dropout(F.relu(self.arc_dependent(told)))
        head = self.head_dropout(F.relu(self.arc_head(told)))
        return {
            "upos": self.upos(told),
            "xpos": self.xpos(told),
            "names": self.names(told),
            "ends": self.ends(told)[:, :, 0],
            "arcs": self.arc(dependent) @ head.transpose(1, 2),
            "rel_dep": self.head_dropout(F.relu(self.relation_dependent(told))),
            "rel_head": self.head_dropout(F.relu(self.relation_head(told))),
            "roles": self.said.roles(told),
            "said_word": self.said.word(told),
            "said_cue": self.said.cue(told),
            "pronoun": self.pronoun(told),
            "meant": self.meant(told),
            "facts": self.facts(told),
            "events": self.events(told),
            "acts": self.acts(told),
            "site_word": self.site.word(told),
            "site_verb": self.site.cue(told),
            "states": words,
        }


def relation_scores(weight: Tensor, dependent: Tensor, head: Tensor) -> Tensor:
    """Return scores [N, relations] of N pairs of dependent and head vectors [N, R]."""
    dependent, head = F.pad(dependent, (0, 1), value=1.0), F.pad(head, (0, 1), value=1.0)
    mixed = torch.einsum("nd,rdh->nrh", dependent, weight)
    return torch.einsum("nrh,nh->nr", mixed, head)
