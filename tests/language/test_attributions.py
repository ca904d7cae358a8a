"""Attributions from scores: cues by their best chain, sources and contents for each cue."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.language.attributions import MOST, Scores, find_attributions
from dateline.language.bound import APART, STEPS, Weights, make_weights, spans_of

NEVER = -50.0
WIDTH = 4


def weights(**given: object) -> Weights:
    """Weights that add nothing, but for those given."""
    transitions = np.zeros((5, 3, 3), np.float32)
    transitions[:, 0, 2] = NEVER
    plain = {
        "far": np.zeros((2 * len(STEPS) + 1, WIDTH), np.float32),
        "apart": np.zeros((2 * APART + 1, WIDTH), np.float32),
        "weight": np.zeros((2 * WIDTH, 6), np.float32),
        "bias": np.zeros(6, np.float32),
        "transitions": transitions,
        "starts": np.zeros((5, 3), np.float32),
    }
    return Weights(**{**plain, **given})  # type: ignore[arg-type]


def scores(source: str, cue: str, content: str) -> Scores:
    """Scores that speak for labels written as O, B and I, one a word."""
    rows = np.zeros((len(source), 3, 3), np.float32)
    for role, labels in enumerate((source, cue, content)):
        for word, label in enumerate(labels):
            rows[word, role, "OBI".index(label)] = 5.0
    flat = np.zeros((len(source), WIDTH), np.float32)
    return Scores(rows.reshape(len(source), 9), flat, flat)


def test_a_cue_has_the_source_and_the_content_of_its_window() -> None:
    told = scores("BIOOOOO", "OOBOOOO", "OOOBIIO")
    found = find_attributions(weights(), told, [(0, 7)], np.zeros(7, np.int64))
    assert [(one.cue, one.sources, one.contents) for one in found] == [((2, 3), ((0, 2),), ((3, 6),))]
    assert 0.9 < found[0].odds <= 1


def test_windows_are_read_apart_and_their_words_keep_their_numbers() -> None:
    told = scores("BOOOBOOO", "OBOOOBOO", "OOBIOOBI")
    found = find_attributions(weights(), told, [(0, 4), (4, 8)], np.zeros(8, np.int64))
    assert [(one.cue, one.sources, one.contents) for one in found] == [
        ((1, 2), ((0, 1),), ((2, 4),)),
        ((5, 6), ((4, 5),), ((6, 8),)),
    ]


def test_without_a_cue_there_is_no_attribution() -> None:
    told = scores("BOO", "OOO", "OBI")
    assert find_attributions(weights(), told, [(0, 3)], np.zeros(3, np.int64)) == ()
    assert find_attributions(weights(), scores("", "", ""), [], np.zeros(0, np.int64)) == ()


def test_two_cues_of_a_window_part_its_spans_by_distance() -> None:
    near = np.zeros((2 * len(STEPS) + 1, WIDTH), np.float32)
    near[[0, 1, 2, 3, 13, 14, 15, 16], 0] = 10.0  # farther than four words: no part of it
    weight = np.zeros((2 * WIDTH, 6), np.float32)
    weight[0] = (2, 0, 0, 2, 0, 0)
    told = scores("BOOOOOOOOBOOO", "OBOOOOOOOOBOO", "OOBIOOOOOOOBI")
    found = find_attributions(weights(far=near, weight=weight), told, [(0, 13)], np.zeros(13, np.int64))
    assert [(one.sources, one.contents) for one in found] == [
        (((0, 1),), ((2, 4),)),
        (((9, 10),), ((11, 13),)),
    ]


def test_of_very_many_cues_in_a_window_the_surest_are_looked_at() -> None:
    size = 3 * MOST
    told = scores("O" * size, "B" * size, "O" * size)
    told.roles[: 2 * MOST, 4] = 4.0
    found = find_attributions(weights(), told, [(0, size)], np.zeros(size, np.int64))
    assert [one.cue[0] for one in found] == list(range(2 * MOST, size))


def test_a_content_in_two_pieces_is_two_spans() -> None:
    told = scores("OOOBOOO", "OOOOBOO", "BIOOOBI")
    [found] = find_attributions(weights(), told, [(0, 7)], np.zeros(7, np.int64))
    assert found.contents == ((0, 2), (5, 7))


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ([], []),
        ([0, 1, 2, 2, 0], [(1, 4)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([2, 2, 0, 2], [(0, 2), (3, 4)]),
    ],
)
def test_spans_are_what_labels_mark(labels: list[int], spans: list[tuple[int, int]]) -> None:
    assert list(spans_of(labels)) == spans


def test_a_model_without_these_weights_knows_no_attributions() -> None:
    assert make_weights({"rel_weight": np.zeros(1, np.float32)}, "said") is None
    stored = {f"said_{name}": np.asarray(part) for name, part in weights()._asdict().items()}
    assert make_weights(stored, "said") is not None
