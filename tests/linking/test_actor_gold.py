"""Actors across the texts of ``actor_gold.txt``, read and grouped: B-cubed over their marked names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.linking.gold_rows import actor_rows, write_rows

from dateline.evaluation.linking_actors import evaluate_actors

if TYPE_CHECKING:
    from pathlib import Path


def test_actors_of_the_gold_are_found_across_texts(tmp_path: Path) -> None:
    figures = evaluate_actors(write_rows(tmp_path / "actors.jsonl", actor_rows())).figures
    assert (figures["b_cubed_recall"] or 0) >= 92
    assert (figures["b_cubed_precision"] or 0) >= 98
