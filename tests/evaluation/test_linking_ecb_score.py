"""Events across documents are scored beside the baseline of one head lemma."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dateline.errors import PageUnreadable
from dateline.evaluation.linking_ecb import score_ecb, split
from dateline.evaluation.linking_ecb_groups import join_average
from dateline.evaluation.linking_ecb_network import learn

TOPICS = [
    ("blast", "explosion", "the grain silo of Dunmere harbour"),
    ("vote", "ballot", "the fishing bill of the Orle council"),
    ("arrest", "detention", "the painter Ansa Prail at Tolm"),
    ("resignation", "departure", "the minister of rail in Vesk"),
    ("flood", "flooding", "the lower bank of the Marr valley"),
    ("visit", "trip", "the queen of Sarn to the glass works"),
]


def make_row(topic: int, number: int, word: str, where: str) -> dict[str, Any]:
    told = f"The {word} was told of at {where} ."
    text = f"http : //outlet{number} . example\n{told}\nNothing more was told ."
    start = text.index(word)
    span = {"start": start, "end": start + len(word), "text": word}
    mention = {"kind": "ACTION_OCCURRENCE", "spans": [span], "sent": 1, "chain": f"c{topic}"}
    said = {"start": text.rindex("told"), "end": text.rindex("told") + 4}
    alone = {"kind": "ACTION_REPORTING", "spans": [said], "sent": 2, "chain": None}
    return {
        "id": f"{topic}_{number}",
        "topic": topic,
        "text": text,
        "sentence_numbers": [0, 1, 2],
        "selected_sentences": [1],
        "first_sentence_is_url": True,
        "mentions": [mention, alone],
    }


def test_scores_beside_the_baseline() -> None:
    rows = [
        make_row(topic, number, word, where)
        for topic, (one, other, where) in enumerate(TOPICS)
        for number, word in enumerate((one, other, one))
    ]
    figures = score_ecb("gold", rows).figures
    assert figures["mentions"] == 18  # the sentence that is not selected does not count
    assert figures["lemma_topic_muc_f1"] == 66.67  # of three mentions of one event the lemma joins two
    assert figures["lemma_topic_ceaf_e_f1"] == 53.33
    conll, base = figures["conll"], figures["lemma_topic_conll"]
    assert conll is not None
    assert base is not None
    assert figures["gain_over_lemma_topic"] == pytest.approx(conll - base, abs=0.02)


def test_rows_without_mentions_of_events_are_refused() -> None:
    row = make_row(1, 1, "blast", "the silo") | {"mentions": []}
    with pytest.raises(PageUnreadable, match="no mentions of events"):
        score_ecb("gold", [row])


def test_a_row_that_lacks_its_topic_is_refused() -> None:
    row = make_row(1, 1, "blast", "the silo")
    del row["topic"]
    with pytest.raises(PageUnreadable, match="topic"):
        score_ecb("gold", [row])


def test_the_closest_on_average_are_joined() -> None:
    close = np.array([[0, 0.9, 0.1], [0.9, 0, 0.6], [0.1, 0.6, 0]])
    assert join_average(close, 0.5).tolist() == [0, 0, 2]
    assert join_average(close, 0.3).tolist() == [0, 0, 0]


def test_clusters_fall_into_parts_that_share_nothing() -> None:
    wanted = [frozenset({1, 2}), frozenset({3})]
    found = [frozenset({1}), frozenset({2}), frozenset({3})]
    assert [(len(a), len(b)) for a, b in split(wanted, found)] == [(1, 2), (1, 1)]


def test_learning_is_the_same_each_time() -> None:
    signs = np.eye(40, 4, dtype=np.float32)
    same = signs[:, 0]
    assert learn(signs, same).likely(signs).tolist() == learn(signs, same).likely(signs).tolist()
