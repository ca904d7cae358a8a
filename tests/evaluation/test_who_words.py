"""The scorer of countries and sectors: what counts, what is right, on names of our own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dateline.errors import PageUnreadable
from dateline.evaluation.who import score_who
from dateline.evaluation.who_words import facts_of, undecided

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, rows: list[dict[str, Any]]) -> str:
    file = path / "gold.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return str(file)


def row(text: str, method: str = "agent_to_code", **expect: object) -> dict[str, Any]:
    return {"id": text, "text": text, "method": method, "expect": expect}


def test_right_and_wrong_ones_are_counted(tmp_path: Path) -> None:
    rows = [
        row("Chilean soldiers", country="CHL", sector="MIL"),
        row("the Peruvian Navy", country="PER", sector="BUS"),
        row("the United Nations", country="UNO"),
    ]
    figures = score_who(write(tmp_path, rows))
    assert (figures["country"], figures["country_cases"]) == (100, 3)
    assert (figures["sector"], figures["sector_cases"]) == (50, 2)


def test_what_needs_an_encyclopedia_does_not_count(tmp_path: Path) -> None:
    skipped = row("Peruvian bakers", country="PER") | {"skipped_upstream": True}
    rows = [
        row("Mira Dovell", "query_wiki", wiki="Mira Dovell"),
        row("a cat", "trf_agent_match", nothing=True),
        row("Tom Prail", nothing=True),
        skipped,
        row("Chilean soldiers", country="CHL"),
    ]
    figures = score_who(write(tmp_path, rows))
    assert (figures["country_of_all_cases"], figures["sector_of_all_cases"]) == (1, 0)


def test_a_case_of_the_table_counts_only_among_all(tmp_path: Path) -> None:
    known = next(iter(undecided()))
    rows = [row("Mira Dovell", country="PER", sector="GOV") | {"id": known}]
    figures = score_who(write(tmp_path, [*rows, row("Chilean soldiers", country="CHL")]))
    assert (figures["country_cases"], figures["country_of_all_cases"]) == (1, 2)


def test_unidentified_ones_have_no_sector(tmp_path: Path) -> None:
    figures = score_who(write(tmp_path, [row("two men", country="", sector="UNK")]))
    assert (figures["country"], figures["sector"]) == (100, 100)


def test_a_name_that_names_nobody_has_no_facts() -> None:
    assert facts_of("was, expected") is None


@pytest.mark.parametrize(
    "broken", [{"expect": None}, {"text": 5}, {"expect": ["PER"]}, {"expect": {"country": ["US"]}}]
)
def test_a_row_without_expectation_is_refused(tmp_path: Path, broken: dict[str, object]) -> None:
    with pytest.raises(PageUnreadable, match=r"gold\.jsonl: the row Chilean soldiers lacks"):
        score_who(write(tmp_path, [row("Chilean soldiers", country="CHL") | broken]))
