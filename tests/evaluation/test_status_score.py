"""The scorer of status counts what it says it counts, on invented sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.status import SIDES, scale, score_status
from dateline.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def row(text: str, **scores: float) -> dict[str, Any]:
    """Return a row with a score for each of some words of its text."""
    events = [
        {"start": text.index(word), "end": text.index(word) + len(word), "score": score}
        for word, score in scores.items()
    ]
    return {"id": "row", "text": text, "events": events}


ROWS = [
    row("The bakery of Karvel did not open on Sunday.", open=-3.0),
    row("The choir sang in the square.", sang=3.0, square=2.0),
    row("The ferry might sail tonight.", sail=0.4),
    row("The council repainted the bridge.", repainted=-2.0),
]


def test_every_status_has_a_score_and_a_class() -> None:
    assert set(scale()) == set(get_args(Status))
    assert {side for _, side in scale().values()} == set(SIDES)


def test_classes_errors_and_missing_words_are_counted(tmp_path: Path) -> None:
    figures = score_status(write(tmp_path / "gold.jsonl", ROWS)).figures
    assert figures["words"] == 5
    assert figures["no_status"] == 20
    assert (figures["not_recall"], figures["not_precision"]) == (50, 100)
    assert (figures["uncertain_recall"], figures["uncertain_precision"]) == (100, 100)
    assert (figures["happened_recall"], figures["happened_precision"]) == (50, 50)
    assert (figures["unreal_recall"], figures["unreal_precision"]) == (66.67, 100)
    assert figures["mae"] == pytest.approx((0 + 0 + 1 + 0.4 + 5) / 5)
    assert figures["mae_of_found"] == pytest.approx((0 + 0 + 0.4 + 5) / 4)
    assert figures["mae_if_all_happened"] == pytest.approx((6 + 0 + 1 + 2.6 + 5) / 5)


def test_scores_of_the_report_are_held_against_those_of_the_gold(tmp_path: Path) -> None:
    rows = [
        row("The robbery in Karvel was foiled.", robbery=-3.0),
        row("The choir will sing in the square.", sing=-2.0),
        row("The council repainted the bridge.", repainted=3.0),
    ]
    figures = score_status(write(tmp_path / "gold.jsonl", rows)).figures
    assert (figures["news_not_recall"], figures["news_not_precision"]) == (50, 100)
    assert (figures["web_not_recall"], figures["web_not_precision"]) == (100, 100)


def test_what_does_not_vary_has_no_correlation(tmp_path: Path) -> None:
    figures = score_status(write(tmp_path / "gold.jsonl", ROWS[:1])).figures
    assert figures["pearson_r"] is None
    assert figures["happened_f1"] is None


def test_errors_show_word_score_and_status(tmp_path: Path) -> None:
    mistakes = score_status(write(tmp_path / "gold.jsonl", ROWS)).mistakes
    assert [mistake.kind for mistake in mistakes] == [
        "happened found as no status",
        "not found as happened",
    ]
    assert mistakes[1].line == "-2.0 happened: The council [repainted] the bridge."


def test_command_prints_errors_and_figures(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", ROWS)
    result = CliRunner().invoke(cli, ["evaluate", "status", gold, "--errors", "2", "--json"])
    assert "not found as happened (1 in all)" in result.output
    assert json.loads(result.output.splitlines()[-1])["words"] == 5


@pytest.mark.parametrize(
    ("events", "fault"),
    [
        ([{"start": 0, "end": 99, "score": 3.0}], "beyond the end"),
        ([{"start": 3, "end": 3, "score": 3.0}], "is empty"),
        ([{"start": 0, "end": 3}], "score"),
        ([], "no scored words"),
    ],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, events: list[Any], fault: str) -> None:
    gold = write(tmp_path / "gold.jsonl", [{"id": "a", "text": "Choirs sang.", "events": events}])
    with pytest.raises(PageUnreadable, match=fault):
        score_status(gold)
