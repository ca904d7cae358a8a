"""Vectors of sentences: alike where sentences say alike things, whatever their words.

They come from the base that the language model was trained from, untouched (``vectors.onnx``), since a
network that has learnt trees ranks likenesses worse. A vector is that of a sentence alone, of its first
158 pieces; it costs somewhat more than the language model's own pass, so that it is made only where it
is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from dateline.errors import ModelBroken
from dateline.language.model import NETWORK, REINSTALL, find_folder, load, open_session, read_files
from dateline.language.tokens import tokenise
from dateline.language.wordpiece import CLS, SEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from dateline.language.model import Model, Session
    from dateline.language.reading import Reading

    Floats = NDArray[np.float32]
    Pieces = list[int]

VECTORS: Final = "vectors.onnx"
LONGEST: Final = 158  # pieces of a sentence that are looked at
BUDGET: Final = 640  # pieces of a batch, filled up
WIDTH: Final = 384


@dataclass(frozen=True, slots=True, eq=False)
class Embedder:
    """What makes vectors: the network, and the rows that stand for pieces with their scales."""

    session: Session
    rows: NDArray[np.int8]
    scales: Floats


def sentence_vectors(reading: Reading) -> Floats:
    """Return a vector of length one for each sentence of a reading: [sentences, 384].

    Where the language model is switched off there are none: [0, 384].
    """
    model = load()
    if model is None:
        return np.zeros((0, WIDTH), np.float32)
    words = [[reading.word(at) for at in range(first, last)] for first, last in reading.bounds]
    return embed_pieces([cut(model, sentence) for sentence in words])


def embed(texts: Sequence[str]) -> Floats:
    """Return a vector of length one for each text, read as one sentence: [texts, 384].

    Where the language model is switched off there are none: [0, 384].
    """
    model = load()
    if model is None:
        return np.zeros((0, WIDTH), np.float32)
    offsets = [zip(*tokenise(text, 0, len(text)), strict=True) for text in texts]
    words = [
        [text[start:end] for start, end in places] for text, places in zip(texts, offsets, strict=True)
    ]
    return embed_pieces([cut(model, one) for one in words])


def cut(model: Model, words: Sequence[str]) -> Pieces:
    """Return a sentence's pieces, with those that open and close it."""
    found: Pieces = []
    for word in words:
        found += model.pieces(word)
        if len(found) >= LONGEST:
            break
    return [CLS, *found[:LONGEST], SEP]


def embed_pieces(sentences: Sequence[Pieces]) -> Floats:
    """Return the vectors of sentences given as pieces, read in batches of like length."""
    found = np.zeros((len(sentences), WIDTH), np.float32)
    for batch in batches(sentences):
        found[batch] = run(load_embedder(), [sentences[number] for number in batch])
    return found


def batches(sentences: Sequence[Pieces]) -> Iterator[list[int]]:
    """Yield the numbers of sentences that are read together, the longest first."""
    held: list[int] = []
    for number in sorted(range(len(sentences)), key=lambda number: -len(sentences[number])):
        if held and (len(held) + 1) * len(sentences[held[0]]) > BUDGET:
            yield held
            held = []
        held.append(number)
    if held:
        yield held


def run(embedder: Embedder, sentences: Sequence[Pieces]) -> Floats:
    """Return the vectors of one batch."""
    long = max(map(len, sentences))
    pieces = np.array([[*one, *[0] * (long - len(one))] for one in sentences], np.int64)
    lengths = np.array([[len(one)] for one in sentences])
    rows = embedder.rows[pieces].astype(np.float32) * embedder.scales[pieces][:, :, None]
    feed = {"rows": rows, "mask": (np.arange(long) < lengths).astype(np.int64)}
    (found,) = embedder.session.run(["vectors"], feed)
    return np.asarray(found, np.float32)


@cache
def load_embedder() -> Embedder:
    """Return what makes vectors, opened once; raises ModelBroken where its files are damaged."""
    folder = find_folder()
    if folder is None:
        raise ModelBroken("There is no language model to make vectors with.", REINSTALL)
    return open_embedder(folder)


def open_embedder(folder: Path) -> Embedder:
    """Return what makes vectors of a model's folder; raises ModelBroken where it cannot."""
    try:
        card, data = read_files(folder, (NETWORK, VECTORS))
        table = card.table
        if table is None:
            raise ModelBroken(f"The language model in {folder} makes no vectors.", REINSTALL)
        rows = np.frombuffer(data[NETWORK], np.int8, table.pieces * table.width, table.rows)
        scales = np.frombuffer(data[NETWORK], np.float32, table.pieces, table.scales)
        kept = rows.reshape(table.pieces, table.width).copy(), scales.copy()
        return Embedder(open_session(data[VECTORS]), *kept)
    except (OSError, ValueError, msgspec.DecodeError, RuntimeError) as error:
        cause = (
            f"The vectors of the model in {folder} cannot be opened ({type(error).__name__}: {error})."
        )
        raise ModelBroken(cause, REINSTALL) from error
