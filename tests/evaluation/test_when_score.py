"""The scorer of time expressions counts what it says it counts, on invented sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.when import score_when

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def write(path: Path, rows: Iterable[Any]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def row(text: str, *times: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """Return a row with the words, type, value and perhaps mod of some expressions."""
    spans = [
        {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            **dict(zip(("type", "value", "mod"), rest, strict=False)),
        }
        for words, *rest in times
    ]
    return {"id": "row", "text": text, "spans": spans, "dct": "2024-12-20", **more}


RIGHT = row(
    "The ferry sank on Dec. 3, 2024 off Karvel.",
    ("Dec. 3, 2024", "DATE", "2024-12-03"),
)
OTHER_BOUNDS = row(
    "The mill shut on the 3rd of December 2024.",
    ("3rd of December 2024", "DATE", "2024-12-03"),
)
WRONG_VALUE = row("The mill opened in early October.", ("early October", "DATE", "2024-11", "START"))
MISSED = row(
    "The choir will sing when the moon is full.", ("when the moon is full", "DATE", "2025-01-13")
)
EXTRA = row("The choir sang in 2019.")
ROWS = [RIGHT, OTHER_BOUNDS, WRONG_VALUE, MISSED, EXTRA]


def test_spans_values_types_and_mods_are_counted(tmp_path: Path) -> None:
    figures = score_when(write(tmp_path / "gold.jsonl", ROWS)).figures
    assert (figures["documents"], figures["expressions"], figures["found"]) == (5, 4, 4)
    assert figures["strict_f1"] == pytest.approx(100 * 2 * 2 / 8)
    assert figures["relaxed_f1"] == pytest.approx(100 * 2 * 3 / 8)
    assert figures["value_f1"] == pytest.approx(100 * 2 * 2 / 8)
    assert figures["type_f1"] == pytest.approx(100 * 2 * 3 / 8)
    assert (figures["mod_precision"], figures["mod_recall"]) == (100, 100)


def test_errors_are_told_by_kind_with_both_values(tmp_path: Path) -> None:
    mistakes = score_when(write(tmp_path / "gold.jsonl", ROWS)).mistakes
    assert [mistake.kind for mistake in mistakes] == ["too long", "wrong value", "missed", "extra"]
    line = "The mill opened in <[early October]>.  [DATE 2024-11 START] <DATE 2024-10 START>"
    assert mistakes[1].line == line


def test_each_expression_is_paired_once(tmp_path: Path) -> None:
    text = "It lasted from 2019 to 2020."
    gold = row(text, ("2019 to 2020", "DATE", "2019"))
    figures = score_when(write(tmp_path / "gold.jsonl", [gold])).figures
    assert (figures["relaxed_recall"], figures["relaxed_precision"]) == (100, 50)


def test_without_its_own_date_a_text_fixes_no_day(tmp_path: Path) -> None:
    gold = row("The ferry sank yesterday.", ("yesterday", "DATE", "XXXX-XX-XX"), dct=None)
    assert score_when(write(tmp_path / "gold.jsonl", [gold])).figures["value_f1"] == 100


def test_what_the_gold_does_not_give_has_no_figure(tmp_path: Path) -> None:
    text = "The ferry sank in 2019."
    figures = score_when(write(tmp_path / "gold.jsonl", [row(text, ("2019",))])).figures
    assert figures["strict_f1"] == 100
    assert (figures["value_f1"], figures["type_f1"], figures["type_precision"]) == (None,) * 3


def test_halves_part_the_rows(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", ROWS)
    odd, even = (score_when(gold, half).figures for half in ("odd", "even"))
    assert (odd["documents"], even["documents"]) == (3, 2)
    assert (odd["expressions"], even["expressions"]) == (2, 2)


def test_command_prints_errors_and_figures(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", ROWS)
    result = CliRunner().invoke(cli, ["evaluate", "when", gold, "--errors", "4", "--json"])
    assert "wrong value (1 in all)" in result.output
    assert json.loads(result.output.splitlines()[-1])["documents"] == 5


@pytest.mark.parametrize(
    ("spans", "fault"),
    [
        ([{"start": 0, "end": 99}], "beyond the end"),
        ([{"start": 3, "end": 3}], "is empty"),
        ([{"start": 0}], "end"),
        ([], "no time expressions"),
    ],
)
def test_bad_gold_is_refused_by_its_cause(
    tmp_path: Path, spans: list[dict[str, Any]], fault: str
) -> None:
    bad = {"id": "row", "text": "It sank.", "spans": spans}
    with pytest.raises(PageUnreadable, match=fault):
        score_when(write(tmp_path / "gold.jsonl", [bad]))
