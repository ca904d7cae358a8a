"""The scores of linking, against sums done by hand; gates on the sets where they are at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.evaluation.linking import (
    b_cubed,
    evaluate_copies,
    evaluate_stories,
    score_clustering,
)

if TYPE_CHECKING:
    from pathlib import Path

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2"}


def test_scores_by_hand() -> None:
    found = {"a": "x", "b": "x", "c": "y", "d": "y"}
    scores = b_cubed(GOLD, found)
    assert scores["b_cubed_precision"] == 75.0
    assert scores["b_cubed_recall"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=0.01)
    pairs = score_clustering(GOLD, found)
    assert pairs["pair_precision"] == 50.0
    assert pairs["pair_recall"] == pytest.approx(33.33, abs=0.01)
    assert pairs["adjusted_rand"] == 0.0


def test_all_right_is_one_and_all_apart_is_nothing() -> None:
    assert score_clustering(GOLD, GOLD)["adjusted_rand"] == 1.0
    apart = score_clustering(GOLD, {name: name for name in GOLD})
    assert (apart["adjusted_rand"], apart["pair_recall"]) == (0.0, 0.0)
    assert b_cubed(GOLD, {name: name for name in GOLD})["b_cubed_precision"] == 100.0


def write(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("\n".join(map(json.dumps, rows)))
    return str(path)


WORDS = (
    "The harbour master of Port Selin closed the old quay on Tuesday because its piles had rotted away"
)
TEXT = f"{WORDS}. {WORDS[::-1]}. " * 4


def test_copies_and_pairs_from_files(tmp_path: Path) -> None:
    other = " ".join(f"word{number} stands alone" for number in range(60))
    texts = [
        {"id": "a", "text": TEXT, "label": "1"},
        {"id": "b", "text": f"Another headline\n\n{TEXT}", "label": "1"},
        {"id": "c", "text": other, "label": "2"},
    ]
    gold = write(tmp_path / "gold.jsonl", texts)
    assert evaluate_copies(gold).figures["adjusted_rand"] == 1.0
    rows = [
        {"id": "1", "a": "a", "b": "b", "copy": True},
        {"id": "2", "a": "a", "b": "c", "copy": False},
    ]
    scored = evaluate_copies(gold, write(tmp_path / "pairs.jsonl", rows))
    assert (scored.figures["copies_found"], scored.figures["wrongly_merged"]) == (100.0, 0)
    wrong = [{"id": "1", "a": "a", "b": "b", "copy": False}]
    scored = evaluate_copies(gold, write(tmp_path / "wrong.jsonl", wrong))
    assert (scored.figures["wrongly_merged"], len(scored.mistakes)) == (1, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "a", "text": "x", "date": "2031-03-05"}, "neither story nor event"),
        ({"id": "a", "text": "x", "story": "1"}, "neither time nor date"),
        ({"id": "a", "story": "1"}, "lacks text"),
    ],
)
def test_gold_that_is_none_is_refused(tmp_path: Path, row: dict[str, Any], said: str) -> None:
    done = CliRunner().invoke(
        cli, ["evaluate", "linking", "stories", write(tmp_path / "g.jsonl", [row])]
    )
    assert done.exit_code != 0
    assert said in str(done.exception)


def test_pairs_of_other_texts_are_refused(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", [{"id": "a", "text": "x"}])
    pairs = write(tmp_path / "pairs.jsonl", [{"id": "1", "a": "a", "b": "z", "copy": False}])
    done = CliRunner().invoke(cli, ["evaluate", "linking", "copies", gold, "--pairs", pairs])
    assert "the texts of 1 are not there" in str(done.exception)


@pytest.mark.shared
def test_no_independent_report_is_merged_and_copies_are_found(shared: Path) -> None:
    stories = f"{shared}/data/stories/basil_dev.jsonl"
    pairs = f"{shared}/data/copies/independent_pairs.jsonl"
    assert evaluate_copies(stories, pairs).figures["wrongly_merged"] == 0
    found = evaluate_copies(f"{shared}/data/copies/synthetic_syndication.jsonl").figures["adjusted_rand"]
    assert found
    assert found >= 0.985


@pytest.mark.shared
def test_stories_are_found(shared: Path) -> None:
    found = evaluate_stories(f"{shared}/data/stories/basil_dev.jsonl").figures["b_cubed_f1"]
    assert found
    assert found >= 98
