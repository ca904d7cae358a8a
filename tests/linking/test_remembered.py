"""What linking remembers to be quick: it is bounded, it is never another's, and nobody can change it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.linking.builders import Draft

from dateline.linking import shingles
from dateline.linking.matching import Verdict
from dateline.linking.memory import MemoryShelf
from dateline.linking.shelf import Post
from dateline.linking.tellings import telling_of

TEXT = "The ferry left Kelp Quay at noon with nine crates of lamps on board"


def test_the_telling_of_a_record_is_kept_and_is_no_other_records() -> None:
    one = Draft("Kelp Courier", TEXT).finish()
    other = replace(one, article=replace(one.article, outlet="Moss Tribune"))
    assert telling_of(one) is telling_of(one)
    assert telling_of(other) is not telling_of(one)
    assert telling_of(other).one.article.outlet == "Moss Tribune"


def test_the_runs_of_a_text_are_those_of_its_words_and_cannot_be_changed() -> None:
    runs = shingles.shingle_text(TEXT)
    assert runs.tolist() == shingles.shingle(shingles.text_words(TEXT)).tolist()
    with pytest.raises(ValueError, match="read-only"):
        runs[0] = 1


def test_no_more_words_are_remembered_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shingles, "WORDS_KEPT", 3)
    known = shingles.WordNumbers()
    found = [known[word] for word in ("gull", "crane", "quay", "lamp", "gull")]
    assert found == [shingles.word_number(word) for word in ("gull", "crane", "quay", "lamp", "gull")]
    assert len(known) <= 3


def test_a_reason_is_put_into_words_when_it_is_asked_for() -> None:
    said: list[str] = []

    def say() -> str:
        said.append("the same place")
        return said[-1]

    verdict = Verdict(joined=True, score=1.0, say=say)
    assert not said
    assert verdict.reason == "the same place"


def test_entries_of_other_days_are_not_fetched() -> None:
    shelf = MemoryShelf({})
    shelf.post([Post(1, 10, 5, 6), Post(1, 11, 8, 9), Post(2, 12, 5, 6), Post(3, 13, 5, 6)])
    found = {post.ref for post in shelf.posted_within({1: (6, 7), 2: (7, 9), 4: (0, 99)})}
    assert found == {10}
