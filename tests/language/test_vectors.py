"""Vectors of sentences: the runtime's part with a stand-in, and the shipped network's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dateline.errors import ModelBroken
from dateline.language import vectors
from dateline.language.model import find_folder
from dateline.language.vectors import Embedder, batches, embed, open_embedder, run, sentence_vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dateline.language.reading import Reading


class Echo:
    """Gives the sum of the rows it is fed, and remembers the masks."""

    def __init__(self) -> None:
        self.masks: list[Any] = []

    def run(self, names: Sequence[str], feed: Mapping[str, Any]) -> Sequence[Any]:
        """Return one vector a sentence."""
        assert list(names) == ["vectors"]
        self.masks.append(feed["mask"].tolist())
        return [(feed["rows"] * feed["mask"][:, :, None]).sum(axis=1)]


def test_rows_are_scaled_and_filled_up_places_are_masked() -> None:
    echo = Echo()
    embedder = Embedder(echo, np.array([[1, 2], [3, 4]], np.int8), np.array([0.5, 2], np.float32))
    found = run(embedder, [[1, 1, 0], [1]])
    assert found.tolist() == [[12.5, 17], [6, 8]]
    assert echo.masks == [[[1, 1, 1], [1, 0, 0]]]


def test_batches_hold_every_sentence_once_within_the_budget() -> None:
    sentences = [[0] * length for length in (160, 5, 160, 160, 160, 160, 7)]
    found = list(batches(sentences))
    assert sorted(number for batch in found for number in batch) == list(range(7))
    assert all(len(one) * max(len(sentences[n]) for n in one) <= vectors.BUDGET for one in found)


def test_likeness_is_of_what_is_said() -> None:
    told, same, other = embed(
        [
            "Two soldiers were killed when a mine exploded near the border.",
            "A landmine blast at the frontier left two troops dead.",
            "The central bank kept its main interest rate unchanged.",
        ]
    )
    assert told @ same > 0.5
    assert told @ other < 0.3
    assert np.linalg.norm(told) == pytest.approx(1, abs=1e-5)


def test_a_sentence_has_the_vector_that_it_has_alone(read: Callable[[str], Reading]) -> None:
    text = "The bridge fell at dawn. Nobody was hurt.\n\nThe mayor blamed the rain that fell for days."
    found = sentence_vectors(read(text))
    assert found.shape == (3, 384)
    assert found[1] == pytest.approx(embed(["Nobody was hurt."])[0], abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "a" * 200_000, "你好" * 5_000, "\ud800 \x00", "x " * 100_000])
def test_any_text_has_a_vector(text: str) -> None:
    assert np.isfinite(embed([text])).all()


def test_no_sentences_no_vectors() -> None:
    assert embed([]).shape == (0, 384)


def test_without_the_model_there_are_no_vectors(
    monkeypatch: pytest.MonkeyPatch, read: Callable[[str], Reading]
) -> None:
    monkeypatch.setattr(vectors, "load", lambda: None)
    assert embed(["Nobody was hurt."]).shape == (0, 384)
    assert sentence_vectors(read("Nobody was hurt.")).shape == (0, 384)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = find_folder()
    assert folder is not None
    for one in folder.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes())
    (tmp_path / "vectors.onnx").write_bytes(b"no network")
    with pytest.raises(ModelBroken, match=r"vectors\.onnx is damaged"):
        open_embedder(tmp_path)
