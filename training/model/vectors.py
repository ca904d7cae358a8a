"""Writes the network of sentence vectors: the untouched base in small integers, over our own table.

The base was made for the likeness of sentences and loses that when it learns trees; so it is kept
beside the trained encoder. Its table of pieces is not: the trained one has moved so little that
likenesses rank the same over it (Spearman 0.998), and it lies in the package anyway. Dense weights
have 47 levels in bytes, which a wheel's compression takes down to under six bits.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import base as bases
import numpy as np
import onnx
import torch
from network import WIDTH, Encoder
from onnx import TensorProto, helper
from pieces import FIRST, LAST, Cutter, read_vocabulary
from rounding import set_mode
from texts import read

from export import IR, MICROSOFT, MICROSOFT_OPSET, OPSET, Graph, new_network, put_layer, put_norm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEVELS = 23  # to either side of zero
LONGEST = 158  # pieces of a sentence that are looked at
BATCH = 32
WATCHED = 1600  # sentences over which the ranges of states are noted


@torch.no_grad()
def watch(base: Encoder, sentences: Iterable[Sequence[int]]) -> None:
    """Have the base note the ranges of its states while it reads sentences, given as pieces."""
    set_mode(base, watching=True, rounding=False)
    waiting = list(sentences)
    for start in range(0, len(waiting), BATCH):
        rows = [[FIRST, *one[:LONGEST], LAST] for one in waiting[start : start + BATCH]]
        longest = max(map(len, rows))
        pieces = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        base(pieces, torch.zeros_like(pieces), (pieces > 0).long())
    set_mode(base, watching=False, rounding=False)


def put_mean(graph: Graph, states: str) -> None:
    """Add the mean of the states of each sentence, brought to length one."""
    wide, long = (graph.keep(np.array([axis], np.int64)) for axis in (2, 1))
    seen = graph.add("Unsqueeze", graph.add("Cast", "mask", to=TensorProto.FLOAT), wide)
    total = graph.add("ReduceSum", graph.add("Mul", states, seen), long, keepdims=0)
    graph.add("LpNormalization", total, name="vectors", axis=-1, p=2)


def make_vectors(base: Encoder) -> onnx.ModelProto:
    """Return the graph: rows [B, L, 384] of the table and mask [B, L] to vectors [B, 384]."""
    graph = Graph(LEVELS)
    mask = graph.add("Cast", "mask", to=TensorProto.INT32)
    length = graph.add("Shape", "mask", start=1, end=2)
    places = graph.floats(base.positions.weight[: LONGEST + 2] + base.cases.weight[:1])
    places = graph.add("Slice", places, graph.keep(np.zeros(1, np.int64)), length)
    states = put_norm(graph, graph.add("Add", "rows", places), base.norm)
    for layer in base.layers:
        states = put_layer(graph, states, layer, mask)
    put_mean(graph, states)
    inputs = [
        helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["batch", "length", WIDTH]),
        helper.make_tensor_value_info("mask", TensorProto.INT64, ["batch", "length"]),
    ]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", WIDTH])]
    made = helper.make_graph(graph.nodes, "dateline-vectors", inputs, outputs, graph.arrays)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, MICROSOFT_OPSET)]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR, producer_name="dateline")


def choose_sentences(data: Path, cutter: Cutter) -> list[list[int]]:
    """Return the pieces of some sentences that ``prepare.py`` wrote, those of like length together."""
    documents = [one for one in read(data / "labelled.jsonl.gz") if one.split]
    sentences = [one.words for document in documents for part in document.paragraphs for one in part]
    some = Random(1).sample(sentences, WATCHED)  # noqa: S311
    return sorted(([piece for word in one for piece in cutter.cut(word)] for one in some), key=len)


def main() -> None:
    """Write vectors.onnx for a checkpoint whose table of pieces it is to use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of the base")
    parser.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the base")
    parser.add_argument("--data", type=Path, required=True, help="what prepare.py wrote")
    shipped = Path(__file__).parents[2] / "src" / "dateline" / "language" / "model"
    parser.add_argument("--out", type=Path, default=shipped)
    given = parser.parse_args()
    network, base = new_network(), Encoder().eval()
    network.load_state_dict(torch.load(given.checkpoint, map_location="cpu")["network"])
    base.load_base(bases.read_base(given.base))
    base.pieces = network.encoder.pieces
    watch(base, choose_sentences(given.data, Cutter(read_vocabulary(given.vocabulary))))
    onnx.save(make_vectors(base), given.out / "vectors.onnx")


if __name__ == "__main__":
    main()
