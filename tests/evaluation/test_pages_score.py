"""The scorer of pages counts what it says it counts."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.errors import PageMissing, PageUnreadable
from dateline.evaluation.bodies import average, compare_bodies, count_runs
from dateline.evaluation.leftovers import name_leftover
from dateline.evaluation.page_runs import list_misses, score_pages, sum_up
from dateline.evaluation.pages import score_article
from dateline.identity import hash_text
from dateline.records import Article, Byline, Published, Span

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "The harbour of Quillmouth was closed on Monday after a barge ran aground."
HEAD = "Weeks of repairs"
SECOND = "Pilots said that the channel would stay shut until the wreck had been lifted."
TEXT = f"{FIRST}\n\n{HEAD}\n\n{SECOND}"
GOLD: dict[str, Any] = {
    "id": "quillmouth",
    "title": "Barge shuts Quillmouth harbour",
    "authors": ["Ottoline Marrack"],
    "date": "2024-03-04T23:30:00+00:00",
    "agency": "Corvane Press",
    "text": TEXT,
    "blocks": [
        {"kind": "paragraph", "text": FIRST},
        {"kind": "head", "text": HEAD},
        {"kind": "paragraph", "text": SECOND},
    ],
}


def article(text: str, **more: Any) -> Article:
    return Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text), **more)


def found() -> Article:
    place = TEXT.index(HEAD)
    return article(
        TEXT,
        title=GOLD["title"],
        bylines=(Byline("Ottoline Marrack"),),
        published=Published("2024-03-05T01:30:00+02:00", "metadata"),
        agency="the Corvane Press",
        subheads=(Span(place, place + len(HEAD), HEAD),),
    )


def test_a_perfect_page_has_no_faults() -> None:
    score = score_article(GOLD, found())
    figures = sum_up([score])
    named = ("body_f1", "title", "title_contained", "authors", "date", "agency", "subheads_f1")
    assert [figures[name] for name in named] == [1] * len(named)
    assert (figures["furniture"], figures["first_lost"], figures["failed"]) == (0, 0, 0)
    assert list_misses([score], 5) == []


def test_runs_are_of_four_words_and_counted_as_often_as_they_stand() -> None:
    assert count_runs("a b c d e").total() == 2
    assert count_runs("a b").total() == 1
    assert not count_runs("… —")
    body = compare_bodies("a b c d a b c d", "a b c d")
    assert (body.precision, body.recall) == (1.0, 0.2)


def test_precision_and_recall_are_means_over_pages_and_f1_is_theirs() -> None:
    whole, none = compare_bodies("a b c d", "a b c d"), compare_bodies("a b c d", "")
    assert average([whole, none]) == (1.0, 0.5, 2 / 3)


def test_what_is_lost_and_what_is_left_in() -> None:
    text = f"{SECOND}\n\nRead more: Gulls take over the fish market\n\nThe band will play on Saturday."
    score = score_article(GOLD, article(text))
    assert (score.first_lost, score.lost) == (True, (FIRST,))
    assert len(score.surplus) == 2
    assert score.leftovers == ("Read more: Gulls take over the fish market",)
    assert sum_up([score, score_article(GOLD, found())])["furniture"] == 0.5


def test_a_line_of_the_gold_is_no_furniture_whatever_its_words() -> None:
    line = "Sign up for the lifeboat crew, the poster said."
    assert name_leftover(line) == "newsletter"
    assert score_article({"id": "one", "text": f"{FIRST}\n\n{line}"}, article(line)).leftovers == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more: Ferry sails again", "teaser"),
        ("© 2024 Quillmouth Observer", "copyright"),
        ("The quay at dawn. Ada Quince/Getty Images", "credit"),
        ("Follow Ottoline Marrack on Twitter", "footer"),
        ("3 min read", "footer"),
        (FIRST, None),
        ("She read more than forty letters.", None),
    ],
)
def test_leftovers(line: str, kind: str | None) -> None:
    assert name_leftover(line) == kind


def test_facts_that_are_wrong_are_told() -> None:
    wrong = replace(
        found(),
        title="Barge shuts Quillmouth harbour - Observer",
        bylines=(Byline("Ottoline"),),
        published=Published("2024-03-07"),
        agency=None,
    )
    score = score_article(GOLD, wrong)
    assert (score.title, score.title_contained) == (False, True)
    assert (score.authors, score.date, score.agency) == (False, False, False)
    assert [fault.split()[0] for fault in score.faults] == ["title", "authors", "date", "agency"]


def test_what_the_gold_does_not_have_is_not_scored() -> None:
    score = score_article({"id": "bare", "must_have": ["harbour of", "lighthouse"]}, found())
    assert (score.body, score.title, score.date, score.agency, score.subheads) == (None,) * 5
    assert (score.segments_kept, score.segments_left_out) == (0.5, None)
    assert score_article({"id": "no agency", "agency": None}, found()).agency is False


def write_gold(folder: Path, page: str) -> Path:
    (folder / "page.html.gz").write_bytes(gzip.compress(page.encode()))
    gold = folder / "gold.jsonl"
    gold.write_text(json.dumps(GOLD | {"file": "page.html.gz"}) + "\n", encoding="utf-8")
    return gold


def test_the_command_prints_misses_first_and_figures_last(tmp_path: Path) -> None:
    page = f"<html><body><h1>{GOLD['title']}</h1><p>{SECOND}</p><p>{SECOND}</p></body></html>"
    gold = write_gold(tmp_path, page)
    done = CliRunner().invoke(cli, ["evaluate", "pages", str(gold), "--misses", "1", "--json"])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert f"  lost: {FIRST}" in lines
    figures = json.loads(lines[-1])
    assert (figures["pages"], figures["first_lost"], figures["title"]) == (1, 1, 1)


def test_a_page_that_cannot_be_taken_apart_counts_as_empty(tmp_path: Path) -> None:
    (score,) = score_pages(str(write_gold(tmp_path, "<html><body></body></html>")))
    figures = sum_up([score])
    assert (figures["failed"], figures["body_recall"], figures["title"]) == (1, 0, 0)
    assert score.failed
    assert list_misses([score], 1) == [score]


def test_a_list_that_is_no_gold_says_so(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    with pytest.raises(PageMissing):
        score_pages(str(gold))
    gold.write_text('{"id": "one"}', encoding="utf-8")
    with pytest.raises(PageUnreadable, match="lacks id or file"):
        score_pages(str(gold))
    gold.write_text('{"id": "one", "file": "away.html"}', encoding="utf-8")
    with pytest.raises(PageMissing, match="away"):
        score_pages(str(gold))
