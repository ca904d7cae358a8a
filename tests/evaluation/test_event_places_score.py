"""The scorer of the places of given verbs counts what it says it counts, on invented sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.where import score_where

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def spot(text: str, word: str) -> dict[str, int]:
    return {"start": text.index(word), "end": text.index(word) + len(word)}


def row(text: str, verb: str, *places: str) -> dict[str, Any]:
    """Return a row with a verb and the words of its places."""
    return {
        "id": "row",
        "text": text,
        "verb": spot(text, verb),
        "places": [spot(text, name) for name in places],
    }


ROWS = [
    row("Gunmen shot a teacher in Nairobi on Friday.", "shot", "Nairobi"),
    row("Thieves robbed a bakery in the old town of Lagos.", "robbed", "Lagos", "old town"),
    row("The choir sang for an hour.", "sang"),
    row("Police arrested two men in Cairo.", "arrested"),
    row("The baker shouted loudly.", "shouted", "baker"),
]


def test_words_and_verbs_without_a_place_are_counted(tmp_path: Path) -> None:
    figures = score_where(write(tmp_path / "gold.jsonl", ROWS)).figures
    assert (figures["rows"], figures["placed"]) == (5, 3)
    assert figures["place_words_precision"] == 66.67
    assert figures["place_words_recall"] == 40.0
    assert (figures["placed_right"], figures["placed_without"]) == (66.67, 33.33)
    assert figures["placeless_without"] == 50.0


def test_errors_show_what_was_wanted_and_found(tmp_path: Path) -> None:
    mistakes = score_where(write(tmp_path / "gold.jsonl", ROWS)).mistakes
    assert [mistake.kind for mistake in mistakes] == ["other words", "has no place", "place missed"]
    assert mistakes[1].line == "[] <Cairo> Police *arrested* two men in Cairo."


def test_command_prints_errors_and_figures(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", ROWS)
    result = CliRunner().invoke(cli, ["evaluate", "where", gold, "--errors", "1", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout.splitlines()[-1])["rows"] == 5


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([], "holds no rows"),
        ([{"id": "a", "text": "A word."}], "neither places and verb"),
        ([{**ROWS[0], "verb": {"start": 2, "end": 2}}], "no gold of its kind"),
        ([{**ROWS[0], "verb": {"start": 2, "end": 200}}], "beyond the end"),
    ],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, rows: list[Any], fault: str) -> None:
    with pytest.raises(PageUnreadable, match=fault):
        score_where(write(tmp_path / "gold.jsonl", rows))
