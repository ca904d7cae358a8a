"""The scorer of places counts what it says it counts, on invented texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageUnreadable
from dateline.evaluation.where import score_where
from dateline.evaluation.where_toponyms import FARTHEST_KM, auc

if TYPE_CHECKING:
    from pathlib import Path

CAIRO = {"lat": 30.06, "lon": 31.25, "geonameid": "360630", "country": "Egypt"}
OSLO = {"lat": 59.91, "lon": 10.75, "geonameid": "3143244", "country": "Norway"}
TEXT = "A ferry sank near Cairo. Egyptian divers came from Oslo. The University of Damascus is shut."


def span(text: str, words: str, **facts: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), **facts}


def score(path: Path, *spans: dict[str, Any]) -> dict[str, float | None]:
    gold = path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "one", "text": TEXT, "spans": spans}) + "\n", encoding="utf-8")
    return score_where(str(gold)).figures


def test_what_is_placed_rightly_wrongly_and_what_is_missed(tmp_path: Path) -> None:
    figures = score(
        tmp_path,
        span(TEXT, "Cairo", **CAIRO),
        span(TEXT, "Oslo", **CAIRO),
        span(TEXT, "divers", **OSLO),
    )
    assert (figures["located"], figures["texts"]) == (3, 1)
    assert figures["found"] == pytest.approx(66.67)
    assert figures["reach"] == pytest.approx(33.33)
    assert (figures["placed_right"], figures["exact_id"], figures["country"]) == (50, 50, 50)
    assert figures["mean_km"] == pytest.approx(1830, abs=60)


def test_an_allusion_counts_as_found_and_what_no_gold_has_as_wrong(tmp_path: Path) -> None:
    figures = score(tmp_path, span(TEXT, "Egyptian", **CAIRO))
    assert figures["recognition_recall"] == 100
    assert figures["recognition_precision"] == 25
    assert figures["placed_right"] == 0  # the middle of Egypt lies far from its capital


def test_what_is_marked_as_no_place_is_passed_over(tmp_path: Path) -> None:
    others = [span(TEXT, words, type="Demonym") for words in ("Egyptian", "Oslo", "Damascus")]
    figures = score(tmp_path, span(TEXT, "Cairo", type="Literal", **CAIRO), *others)
    assert (figures["recognition_precision"], figures["given_right"]) == (100, 100)


def test_uses_are_told_apart(tmp_path: Path) -> None:
    figures = score(
        tmp_path,
        span(TEXT, "Cairo", type="Literal", **CAIRO),
        span(TEXT, "divers", type="Metonymic", **CAIRO),
    )
    assert (figures["reach_literal"], figures["reach_associative"]) == (100, 0)


def test_the_area_under_the_errors() -> None:
    assert auc([]) is None
    assert auc([0.0, 0.0, 0.0]) == 0
    assert auc([FARTHEST_KM] * 3) == 1
    assert auc([0.0, FARTHEST_KM]) == 0.5


@pytest.mark.parametrize(
    "facts",
    [
        {"start": 3, "end": 3},
        {"start": 0, "end": 2, "lat": 91, "lon": 0},
        {"start": 0, "end": 2, "lat": 0, "lon": -181},
        {"start": 0, "end": 2, "lat": 10},
        {"start": 0},
    ],
)
def test_a_bad_span_is_told(tmp_path: Path, facts: dict[str, Any]) -> None:
    with pytest.raises(PageUnreadable, match="one"):
        score(tmp_path, facts)


def test_another_kind_of_gold_is_told(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "one", "text": "Words."}\n', encoding="utf-8")
    with pytest.raises(PageUnreadable, match="spans"):
        score_where(str(gold))


def test_errors_are_listed(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    spans = [span(TEXT, "Oslo", **CAIRO), span(TEXT, "divers", **OSLO)]
    gold.write_text(json.dumps({"id": "one", "text": TEXT, "spans": spans}) + "\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["evaluate", "where", str(gold), "--errors", "9"]).output
    assert "misplaced" in shown
    assert "[Oslo]" in shown
    assert "missed" in shown
    assert "extra" in shown


DESCRIBED = """# crossing 1
Aid came to Chad. Lorries cross
the country now.
country = Chad

# crossing 2
Rain fell. The city slept in the city.
city = ~
city = Oslo
"""


def test_descriptions_are_scored_in_the_order_of_the_text(tmp_path: Path) -> None:
    gold = tmp_path / "crossing.txt"
    gold.write_text(DESCRIBED, encoding="utf-8")
    figures = score_where(str(tmp_path)).figures
    assert (figures["texts"], figures["descriptions"]) == (2, 3)
    assert (figures["described_precision"], figures["described_recall"]) == (100, 50)
    assert (figures["left_open"], figures["right_crossing"]) == (100, 66.67)


@pytest.mark.parametrize(
    "text", ["# crossing\nRain.\n", "# crossing 1\n\n", "# crossing 1\nRain.\ncity = ~\n"]
)
def test_a_text_with_marks_that_are_none_is_refused(tmp_path: Path, text: str) -> None:
    gold = tmp_path / "crossing.txt"
    gold.write_text(text, encoding="utf-8")
    with pytest.raises(PageUnreadable, match=r"described_gold/README\.md"):
        score_where(str(gold))
