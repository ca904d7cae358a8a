"""Measures an exported model as the package runs it: ``measure.py --data FOLDER --model FOLDER``.

Tags, trees (gold tokens and sentences), sentence ends and names on the development sets that
``prepare.py`` wrote, and how the sentence vectors rank pairs of sentences against the untouched base.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import base
import numpy as np
import onnxruntime
import torch
from network import Encoder
from pieces import FIRST, LAST, Cutter, read_vocabulary
from score import count, summarise
from texts import Document, read
from vectors import LONGEST
from windows import make_batches, make_windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

PAIRS = 2000


class Exported:
    """An exported model in the network's place: the same call, the same outputs."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self.session = onnxruntime.InferenceSession(folder / "encoder.onnx", options)
        self.outputs = [one.name for one in self.session.get_outputs()]
        arrays = np.load(folder / "heads.npz")
        self.relation = torch.from_numpy(arrays["rel_weight"])
        self.transitions = torch.from_numpy(arrays["names_transitions"])
        self.starts = torch.from_numpy(arrays["names_starts"])

        self.vectors = onnxruntime.InferenceSession(folder / "vectors.onnx", options)
        self.rows = read_rows(folder)

    def embed(self, pieces: list[int]) -> NDArray[np.float32]:
        """Return the vector of a sentence's pieces."""
        feed = {"rows": self.rows[[pieces]], "mask": np.ones((1, len(pieces)), np.int64)}
        found: NDArray[np.float32] = self.vectors.run(["vectors"], feed)[0][0]
        return found

    def __call__(self, pieces: Tensor, cases: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Return all outputs for one batch."""
        given = {"pieces": pieces, "cases": cases, "mask": mask, "firsts": firsts}
        out = self.session.run(None, {name: part.numpy() for name, part in given.items()})
        return {name: torch.from_numpy(part) for name, part in zip(self.outputs, out, strict=True)}


def read_rows(folder: Path) -> NDArray[np.float32]:
    """Return the rows that stand for pieces, from where the card says that the encoder holds them."""
    table = json.loads((folder / "model.json").read_text(encoding="utf-8"))["table"]
    data, shape = (folder / "encoder.onnx").read_bytes(), (table["pieces"], table["width"])
    rows = np.frombuffer(data, np.int8, shape[0] * shape[1], table["rows"]).reshape(shape)
    scales = np.frombuffer(data, np.float32, shape[0], table["scales"])
    return rows.astype(np.float32) * scales[:, None]


def measure(model: Exported, documents: list[Document], cutter: Cutter) -> dict[str, float]:
    """Return the figures of one set, in percent."""
    counts: Counter[str] = Counter()
    windows = [window for one in documents for window in make_windows(one, cutter, None, None)]
    for batch in make_batches(windows, None, 2000):
        count(model, {name: torch.tensor(rows).long() for name, rows in batch.items()}, counts)
    return summarise(counts)


def compare_vectors(model: Exported, given: Encoder, documents: list[Document], cutter: Cutter) -> float:
    """Return Spearman's rank correlation of the similarities of pairs, ours against the base's.

    Ours are those that the package gives for the sentences' pieces. Half of the pairs are of one
    document.
    """
    sentences, places = [], []
    for number, document in enumerate(documents):
        for paragraph in document.paragraphs:
            told = [[piece for word in one.words for piece in cutter.cut(word)] for one in paragraph]
            sentences += told
            places += [number] * len(told)
    mine = np.stack([model.embed([FIRST, *one[:LONGEST], LAST]) for one in sentences])
    base_own = np.array([base_vector(given, one[:LONGEST]) for one in sentences])
    left, right = np.array(choose_pairs(places)).T
    return spearman((mine[left] * mine[right]).sum(1), (base_own[left] * base_own[right]).sum(1))


def choose_pairs(places: list[int]) -> list[list[int]]:
    """Return pairs of sentences by chance, given their documents' numbers; half within one document."""
    random = Random(1)  # noqa: S311
    pairs = [random.sample(range(len(places)), 2) for _ in range(PAIRS // 2)]
    while len(pairs) < PAIRS:
        one = random.randrange(len(places) - 1)
        other = min(one + random.randint(1, 8), len(places) - 1)
        if other != one and places[one] == places[other]:
            pairs.append([one, other])
    return pairs


@torch.no_grad()
def base_vector(given: Encoder, pieces: list[int]) -> NDArray[np.float32]:
    """Return the untouched base's vector of a sentence alone."""
    told = torch.tensor([[FIRST, *pieces, LAST]])
    mean = given(told, torch.zeros_like(told), torch.ones_like(told))[0].mean(0)
    return (mean / mean.norm()).numpy()


def spearman(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Return the correlation of the ranks of two lists."""
    ranks = [np.argsort(np.argsort(values)).astype(float) for values in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def main() -> None:
    """Print the figures of every set as JSON, one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what prepare.py wrote")
    shipped = Path(__file__).parents[2] / "src" / "dateline" / "language" / "model"
    parser.add_argument("--model", type=Path, default=shipped)
    parser.add_argument(
        "--base", type=Path, help="model.safetensors of the base, to compare vectors with"
    )
    given = parser.parse_args()
    model, cutter = Exported(given.model), Cutter(read_vocabulary(given.model / "vocab.txt"))
    by_source: dict[str, list[Document]] = {}
    for document in read(given.data / "dev.jsonl.gz"):
        by_source.setdefault(document.source, []).append(document)
    for source, documents in by_source.items():
        print(source, json.dumps(measure(model, documents, cutter)), flush=True)
    if given.base:
        untouched = Encoder().eval()
        untouched.load_base(base.read_base(given.base))
        some = by_source["gum_dev"][:6] + by_source["ewt_dev"][:20]
        print("vectors, Spearman", round(compare_vectors(model, untouched, some, cutter), 4))


if __name__ == "__main__":
    main()
