"""Writes a trained network as the package reads it: int8 ONNX graphs, arrays, a list of labels.

The graph is written node by node, so that it holds just the operators that measured fastest: fused
attention, no fused SkipLayerNormalization, fixed ranges for activations.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import base
import numpy as np
import onnx
import torch
from labels import ACTS, EVENTS, FACTS, NAMES, RELATIONS, ROLES, UPOS, XPOS, follows
from network import ATTENTION_HEADS, FACT_WIDTH, WIDTH, Bound, Network, Sizes
from onnx import TensorProto, helper, numpy_helper
from pieces import CASES, MOST
from rounding import TABLE_LEVELS, WEIGHT_LEVELS, Rounder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

VERSION = "1"
WINDOW = 160
FORBIDDEN = -1e4
KEPT = {"rel_weight": np.float16}  # the greatest of the small arrays; its numbers are near zero
BOUND = ("far", "apart", "transitions", "starts")  # weights of bound spans that are told as they are
INNER = {"roles": "said.roles", "said_word": "said.word", "said_cue": "said.cue"}  # outputs' own parts
INNER |= {"site_word": "site.word", "site_verb": "site.cue"}
MICROSOFT = "com.microsoft"
OPSET, MICROSOFT_OPSET, IR = 17, 1, 9


class Graph:
    """A graph in the making: nodes and the arrays they read; dense weights get ``levels`` a side."""

    def __init__(self, levels: int = WEIGHT_LEVELS) -> None:
        self.levels = levels
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, name: str = "", domain: str = "", **given: Any) -> str:
        """Add a node with one output and return the output's name."""
        out = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **given))
        return out

    def keep(self, array: Array) -> str:
        """Add an array and return its name."""
        name = f"array_{len(self.arrays)}"
        self.arrays.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def floats(self, tensor: torch.Tensor) -> str:
        """Add weights as they are and return their name."""
        return self.keep(tensor.detach().numpy().astype(np.float32))


def small(weight: torch.Tensor, levels: int) -> tuple[Array, Array]:
    """Return int8 weights and their scales, one a row."""
    full = weight.detach().numpy().astype(np.float32)
    scale = np.maximum(np.abs(full).max(axis=-1, keepdims=True), 1e-8) / levels
    return np.rint(full / scale).astype(np.int8), scale.astype(np.float32)


def put_rounded(graph: Graph, states: str, rounder: Rounder) -> tuple[str, str, str]:
    """Add the rounding of states; return their name and those of scale and zero."""
    scale, zero = rounder.scale()
    kept = (
        graph.keep(np.float32(scale.item()).reshape(())),
        graph.keep(np.uint8(zero.item()).reshape(())),
    )
    return graph.add("QuantizeLinear", states, *kept), *kept


def put_dense(
    graph: Graph, told: tuple[str, str, str], parts: list[torch.nn.Linear], *, bias: bool
) -> str:
    """Add linear layers side by side over one rounded input."""
    weight, scale = small(torch.cat([part.weight for part in parts]), graph.levels)
    inputs = [told[0], graph.keep(weight.T), told[1], graph.keep(scale[:, 0]), told[2], ""]
    if bias:
        inputs.append(graph.floats(torch.cat([part.bias for part in parts])))
    return graph.add("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)


def put_norm(graph: Graph, states: str, norm: torch.nn.LayerNorm) -> str:
    """Add a normalisation."""
    weights = graph.floats(norm.weight), graph.floats(norm.bias)
    return graph.add("LayerNormalization", states, *weights, axis=-1, epsilon=1e-12)


def put_embeddings(graph: Graph, network: Network) -> str:
    """Add what makes states of pieces, their positions and their cases."""
    encoder = network.encoder
    table, scale = small(encoder.pieces.weight, TABLE_LEVELS)
    rows = graph.add("Gather", graph.keep(table), "pieces")
    rows = graph.add("Cast", rows, to=TensorProto.FLOAT)
    rows = graph.add("Mul", rows, graph.add("Gather", graph.keep(scale), "pieces"))
    length = graph.add("Shape", "pieces", start=1, end=2)
    zero = graph.keep(np.zeros(1, np.int64))
    places = graph.add("Slice", graph.floats(encoder.positions.weight), zero, length)
    rows = graph.add("Add", rows, places)
    cases = graph.add("Gather", graph.floats(encoder.cases.weight), "cases")
    return put_norm(graph, graph.add("Add", rows, cases), encoder.norm)


def put_layer(graph: Graph, states: str, layer: torch.nn.Module, mask: str) -> str:
    """Add one layer of the encoder."""
    before, told, within, after = layer.rounders
    parts = [layer.query, layer.key, layer.value]
    weight, scale = small(torch.cat([part.weight for part in parts]), graph.levels)
    bias = graph.floats(torch.cat([part.bias for part in parts]))
    rounded, width, zero = put_rounded(graph, states, before)
    inputs = [rounded, graph.keep(weight.T), bias, width, graph.keep(scale[:, 0]), mask, zero]
    mixed = graph.add("QAttention", *inputs, domain=MICROSOFT, num_heads=ATTENTION_HEADS)
    mixed = put_dense(graph, put_rounded(graph, mixed, told), [layer.attended], bias=True)
    states = put_norm(graph, graph.add("Add", mixed, states), layer.attended_norm)
    inner = put_dense(graph, put_rounded(graph, states, within), [layer.inner], bias=False)
    inner = graph.add("BiasGelu", inner, graph.floats(layer.inner.bias), domain=MICROSOFT)
    outer = put_dense(graph, put_rounded(graph, inner, after), [layer.outer], bias=True)
    return put_norm(graph, graph.add("Add", outer, states), layer.outer_norm)


def put_heads(graph: Graph, states: str, network: Network) -> None:
    """Add the heads over the states of the words' first pieces."""
    axes = graph.keep(np.array([2], np.int64))
    places = graph.add("Unsqueeze", "firsts", axes)
    words = graph.add("GatherND", states, places, name="states", batch_dims=1)
    flat = ("upos", "xpos", "names", "ends", "roles", "said_word", "said_cue", "pronoun", "meant")
    flat += ("facts", "events", "acts", "site_word", "site_verb")
    deep = ("arc_dependent", "arc_head", "relation_dependent", "relation_head")
    parts = [network.get_submodule(INNER.get(name, name)) for name in (*flat, *deep)]
    told = put_dense(graph, put_rounded(graph, words, network.rounder), parts, bias=True)
    split = graph.keep(np.array([part.out_features for part in parts], np.int64))
    outs = [f"{name}_" if name in {"ends", *deep} else name for name in (*flat, *deep)]
    graph.nodes.append(helper.make_node("Split", [told, split], outs, axis=-1))
    graph.add("Squeeze", "ends_", axes, name="ends")
    dependent, head = graph.add("Relu", "arc_dependent_"), graph.add("Relu", "arc_head_")
    dependent = graph.add("MatMul", dependent, graph.floats(network.arc.weight.T))
    dependent = graph.add("Add", dependent, graph.floats(network.arc.bias))
    graph.add("MatMul", dependent, graph.add("Transpose", head, perm=[0, 2, 1]), name="arcs")
    graph.add("Relu", "relation_dependent_", name="rel_dep")
    graph.add("Relu", "relation_head_", name="rel_head")


def make_graph(network: Network) -> onnx.ModelProto:
    """Return the whole graph, checked."""
    graph = Graph()
    mask = graph.add("Cast", "mask", to=TensorProto.INT32)
    states = put_embeddings(graph, network)
    for layer in network.encoder.layers:
        states = put_layer(graph, states, layer, mask)
    put_heads(graph, states, network)
    sizes = network.sizes
    widths = {
        "upos": sizes.upos,
        "xpos": sizes.xpos,
        "names": sizes.names,
        "ends": None,
        "arcs": "words",
    }
    widths |= {"roles": len(ROLES) * 3, "said_word": sizes.said, "said_cue": sizes.said}
    widths |= {"pronoun": sizes.meant + 1, "meant": sizes.meant}
    widths |= {"facts": len(FACTS) * FACT_WIDTH, "events": len(EVENTS), "acts": len(ACTS)}
    widths |= {"site_word": sizes.site, "site_verb": sizes.site}
    widths |= {"rel_dep": sizes.relation, "rel_head": sizes.relation, "states": WIDTH}
    outputs = [
        helper.make_tensor_value_info(
            name, TensorProto.FLOAT, ["batch", "words", width][: 2 if width is None else 3]
        )
        for name, width in widths.items()
    ]
    inputs = [
        helper.make_tensor_value_info(
            name, TensorProto.INT64, ["batch", "words" if name == "firsts" else "length"]
        )
        for name in ("pieces", "cases", "mask", "firsts")
    ]
    made = helper.make_graph(graph.nodes, "dateline", inputs, outputs, graph.arrays)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, MICROSOFT_OPSET)]
    return helper.make_model(made, opset_imports=opsets, ir_version=IR, producer_name="dateline")


def write_heads(network: Network, path: Path) -> None:
    """Write the arrays that the package applies itself, in numpy."""
    transitions = network.transitions.detach().numpy().copy()
    for row, before in enumerate(NAMES):
        for column, after in enumerate(NAMES):
            if not follows(before, after):
                transitions[row, column] = FORBIDDEN
    starts = network.starts.detach().numpy().copy()
    starts[[name.startswith("I-") for name in NAMES]] = FORBIDDEN
    arrays = {
        "rel_weight": network.relation.detach().numpy(),
        "names_transitions": transitions,
        "names_starts": starts,
        **write_bound("said", network.said),
        **write_bound("site", network.site),
    }
    stored = {
        name: np.ascontiguousarray(array, KEPT.get(name, np.float32)) for name, array in arrays.items()
    }
    np.savez(path, **stored)


def write_bound(name: str, bound: Bound) -> dict[str, Array]:
    """Return the arrays of bound spans, by their names."""
    found = {f"{name}_{part}": getattr(bound, part).detach().numpy() for part in BOUND}
    found[f"{name}_weight"] = bound.out.weight.detach().numpy().T
    found[f"{name}_bias"] = bound.out.bias.detach().numpy()
    return found


def find_table(path: Path, network: Network) -> dict[str, int]:
    """Return where a written graph holds the rows of the pieces, so that vectors read them there."""
    table, scale = small(network.encoder.pieces.weight, TABLE_LEVELS)
    data = path.read_bytes()
    found = {"rows": data.index(table.tobytes()), "scales": data.index(scale.tobytes())}
    return found | {"pieces": table.shape[0], "width": table.shape[1]}


def export(network: Network, vocabulary: Path, folder: Path) -> None:
    """Write encoder.onnx, heads.npz, vocab.txt and model.json into a folder, beside vectors.onnx."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(make_graph(network.eval()), folder / "encoder.onnx")
    write_heads(network, folder / "heads.npz")
    (folder / "vocab.txt").write_bytes(vocabulary.read_bytes())
    write_card(folder, find_table(folder / "encoder.onnx", network))


def write_card(folder: Path, table: dict[str, int]) -> None:
    """Write model.json for the files of a folder."""
    files = ("encoder.onnx", "vectors.onnx", "heads.npz", "vocab.txt")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    told = {
        "version": VERSION,
        "window": WINDOW,
        "pieces_a_word": MOST,
        "upos": UPOS,
        "xpos": XPOS,
        "names": NAMES,
        "relations": RELATIONS,
        "roles": ROLES,
        "facts": FACTS,
        "events": EVENTS,
        "acts": ACTS,
        "cases": CASES,
        "base": {"name": "all-MiniLM-L6-v2", "sha256": base.SHA256},
        "table": table,
        "sha256": hashes,
    }
    (folder / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def new_network(**given: Any) -> Network:
    """Return a network for the labels of this folder, its weights not yet trained."""
    return Network(Sizes(len(UPOS), len(XPOS), len(NAMES), len(RELATIONS)), **given)


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True)
    shipped = Path(__file__).parents[2] / "src" / "dateline" / "language" / "model"
    parser.add_argument("--out", type=Path, default=shipped)
    given = parser.parse_args()
    network = new_network()
    network.load_state_dict(torch.load(given.checkpoint, map_location="cpu")["network"])
    export(network, given.vocabulary, given.out)


if __name__ == "__main__":
    main()
