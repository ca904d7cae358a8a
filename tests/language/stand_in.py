"""A stand-in for the language model: small, made by hand, with an answer for every word it knows.

It knows some thirty words. A word's answers depend on its first piece alone, and arcs on how much a
word wants to be a head, so that a test can say beforehand what comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dateline.language.model import OUTPUTS, Card, build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.language.model import Model

UPOS: Final = ("NOUN", "VERB", "PROPN", "ADP", "PUNCT", "DET", "X", "ADJ")
XPOS: Final = ("NN", "VBD", "NNP", "IN", ".", "DT", "FW", "JJ")
NAMES: Final = ("O", "B-PER", "I-PER", "B-GPE", "I-GPE", "B-ORG", "I-ORG")
RELATIONS: Final = ("dep", "root", "nsubj", "punct", "parataxis")


class Answer(NamedTuple):
    """What the stand-in says of a word; ``ends`` is the logit that a sentence ends after it."""

    upos: str = "X"
    xpos: str = "FW"
    name: str = "O"
    ends: float = -8.0
    weight: float = 0.0  # how much it wants to be a head


ANSWERS: Final = {
    "[PAD]": Answer(),
    "[UNK]": Answer(),
    "the": Answer("DET", "DT"),
    "mayor": Answer("NOUN", "NN"),
    "bridge": Answer("NOUN", "NN"),
    "left": Answer("VERB", "VBD", weight=9),
    "fell": Answer("VERB", "VBD", weight=9),
    "in": Answer("ADP", "IN"),
    "mara": Answer("PROPN", "NNP", "B-PER"),
    "tol": Answer("PROPN", "NNP", "I-PER"),
    "##in": Answer(),
    "central": Answer("ADJ", "NNP", "B-ORG"),
    "bank": Answer("PROPN", "NNP", "I-ORG"),
    "norland": Answer("PROPN", "NNP", "B-GPE"),
    ".": Answer("PUNCT", ".", ends=8),
    ",": Answer("PUNCT", "."),
    "m": Answer("NOUN", "NN", ends=8),
    "p": Answer("NOUN", "NN"),
    "inc": Answer("NOUN", "NN", ends=-8),
    "a": Answer("DET", "DT"),
    "nobody": Answer("NOUN", "NN"),
}
SPECIAL: Final = {"[CLS]": 101, "[SEP]": 102}
SPARE: Final = [f"[unused{number}]" for number in range(101 - len(ANSWERS))]
VOCABULARY: Final = "\n".join([*ANSWERS, *SPARE, *SPECIAL, "##s", "##.", "2", "##3"])
LIST: Final = VOCABULARY.split("\n")


class StandIn:
    """Answers as onnxruntime's session does, and remembers what it was fed."""

    def __init__(self) -> None:
        self.fed: list[dict[str, NDArray[np.int64]]] = []

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[np.int64]]) -> Sequence[Any]:
        """Return the answers for the words whose first pieces are fed."""
        self.fed.append(dict(feed))
        assert tuple(names) == OUTPUTS
        firsts = np.take_along_axis(feed["pieces"], feed["firsts"], axis=1)
        rows = [[ANSWERS.get(LIST[number], Answer()) for number in row] for row in firsts.tolist()]
        return [np.array(part, np.float32) for part in answer(rows)]


def answer(rows: list[list[Answer]]) -> Sequence[Any]:
    """Return the model's outputs for the answers of some windows' words."""
    width = len(rows[0])
    weights = [
        [[one.weight - 0.1 * abs(h - d) for h, one in enumerate(row)] for d in range(width)]
        for row in rows
    ]
    arcs = np.array(weights)
    arcs[:, :, 0] = [[one.weight - 5 for one in row] for row in rows]
    relations = np.array([[one_hot(relation_of(one), RELATIONS) for one in row] for row in rows])
    return [
        [[one_hot(one.upos, UPOS) for one in row] for row in rows],
        [[one_hot(one.xpos, XPOS) for one in row] for row in rows],
        [[one_hot(one.name, NAMES) for one in row] for row in rows],
        [[one.ends for one in row] for row in rows],
        arcs,
        relations,
        np.zeros_like(relations),
    ]


def relation_of(one: Answer) -> str:
    """Return the relation that a word likes best; the root's is the runtime's to give."""
    return {"NOUN": "nsubj", "PUNCT": "punct"}.get(one.upos, "dep")


def one_hot(label: str, labels: Sequence[str]) -> list[float]:
    """Return the scores that make a label the best one."""
    return [9.0 * (label == other) for other in labels]


def make_model(session: StandIn | None = None, window: int = 24, **more: Any) -> Model:
    """Return the stand-in as an opened model with windows of a few pieces."""
    size = len(RELATIONS)
    weight = np.zeros((size, size + 1, size + 1))
    for number in range(size):
        weight[number, number, size] = 1  # a word's own wish, whatever its head
    small = {
        "rel_weight": weight,
        **more,
    }
    card = Card("0", window, UPOS, XPOS, NAMES, RELATIONS)
    return build(card, session or StandIn(), VOCABULARY, small)
