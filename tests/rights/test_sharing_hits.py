"""Searches and articles for sharing: private people masked in every field, little quoted, no folders."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.rights.conftest import FIRE
from tests.rights.test_masks import HIDDEN

from dateline import jsons
from dateline.answers.article_hits import list_hits
from dateline.answers.sharing import SHARING, Sharing
from dateline.answers.sharing_hits import share_hits
from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.linking.neighbours import LinkedArticle
from dateline.rights.quotations import Limits
from dateline.searches import Query

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.records import Article, Report
    from dateline.searches import Hit

LIMIT = 900  # of an article, as docs/rights.md has it


@pytest.fixture
def story(fire: Report) -> Article:
    return fire.articles[0]


@pytest.fixture
def where(tmp_path: Path, fire: Report) -> str:
    path = str(tmp_path / "ledger.db")
    with Ledger.open(path, create=True) as opened:
        opened.add(FIRE.encode(), fire, "reader/1", "{}")
    return path


def search(where: str, **asked: Any) -> tuple[Hit, ...]:
    with Ledger.open(where, create=False) as opened:
        return opened.search(Query(**asked))


def leaks(value: Any) -> list[str]:
    said = jsons.encode_text(value)
    return [word for word in HIDDEN if word in said]


@pytest.mark.parametrize("within", ["articles", "claims", "quotations", "events"])
def test_no_name_is_left_in_any_field(where: str, story: Article, within: Any) -> None:
    hits = search(where, within=within)
    assert hits
    assert leaks(share_hits(hits, [story])) == []


def test_the_source_of_a_claim_is_masked_and_officials_are_not(where: str, story: Article) -> None:
    shared = share_hits(search(where, within="claims"), [story])
    names = " ".join(f"{sayer.text} {sayer.name}" for hit in shared for sayer in hit.said_by)
    assert "a person [" in names
    assert "Dana Ibarra" in names


def test_marks_follow_their_words_and_none_tells_a_masked_name(where: str, story: Article) -> None:
    (hit,) = search(where, words="ibarra karavo husband")
    assert "ibarra" in {hit.snippet[mark.start : mark.end].lower() for mark in hit.marks}
    (shared,) = share_hits([hit], [story])
    marked = [shared.snippet[mark.start : mark.end] for mark in shared.marks]
    assert marked
    assert {word.lower() for word in marked} <= {"karavo", "husband"}
    assert shared.cursor == ""


def test_words_that_cut_a_name_show_none_of_it(story: Article) -> None:
    head = list_hits(LinkedArticle(story, "sha256:0", None, "pages/fire.txt"))[0]
    at = story.text.index("Lena Ibarra")
    hit = replace(head, snippet=f"… {story.text[at + 5 : at + 14]} …", start=0, end=len(story.text))
    (shared,) = share_hits([hit], [story])
    assert shared.snippet == "… a person [1], 3 …"
    assert shared.source == "fire.txt"


def test_words_that_stand_elsewhere_now_are_masked_all_the_same(story: Article) -> None:
    head = list_hits(LinkedArticle(story, "sha256:0", None, "fire.txt"))[0]
    assert leaks(share_hits([replace(head, snippet="Here Lena Ibarra\xa0lived.", end=9)], [story])) == []


def test_an_article_that_is_gone_is_not_shared(where: str) -> None:
    assert share_hits(search(where), []) == ()


def test_no_article_is_told_by_its_hits(where: str, story: Article) -> None:
    hits = search(where, within="claims") * 20
    shared = share_hits(hits, [story], Sharing(masked=False))
    assert len(shared) == len(hits)
    assert LIMIT / 2 < sum(len(hit.snippet) for hit in shared) <= LIMIT
    assert shared[-1].said_by == hits[-1].said_by
    assert "Lena Ibarra" in jsons.encode_text(search(where))
    short = share_hits(hits, [story], Sharing(limits=Limits(quotation=30)))
    assert max(len(hit.snippet) for hit in share_hits(hits, [story], SHARING)) > 30
    assert all(len(hit.snippet) <= 30 + len("a person [9]") for hit in short)


def run(*words: str) -> Any:
    return CliRunner().invoke(cli, words)


def test_the_search_verb_shares(where: str) -> None:
    ask = ["search", where, "lena", "--in", "articles"]
    assert "Lena" in run(*ask).stdout
    for more in ([], ["--json"], ["--limit", "1", "--json"]):
        shared = run(*ask, "--for-sharing", *more)
        assert shared.exit_code == 0
        assert "a person [1]" in shared.stdout
        assert [word for word in HIDDEN if word in shared.stdout] == []
        assert "pages/" not in shared.stdout
    assert "--after" in run(*ask, "--for-sharing", "--limit", "1", "--json").stderr
    assert "Lena" in run(*ask, "--for-sharing", "--named").stdout
    assert run(*ask, "--named").exit_code == 2


def test_the_show_verb_shares_claims_and_events_and_no_text(where: str, story: Article) -> None:
    assert "Lena Ibarra" in run("show", where, "fire.txt").stdout
    shared = run("show", where, "fire.txt", "--for-sharing", "--json")
    hits = [json.loads(line) for line in shared.stdout.splitlines()]
    kinds = [hit["kind"] for hit in hits]
    assert kinds == ["article", *["claim"] * len(story.claims), *["event"] * len(story.events)]
    assert [word for word in HIDDEN if word in shared.stdout] == []
    assert "text" not in hits[0]
    assert sum(len(hit["snippet"]) for hit in hits) < LIMIT + 200
    shown = run("show", where, "fire.txt", "--for-sharing", "--revision", "1").stdout
    assert "asserted by" in shown
    assert [word for word in HIDDEN if word in shown] == []
    assert "Lena" in run("show", where, "fire.txt", "--for-sharing", "--named").stdout
    assert run("show", where, "fire.txt", "--named").exit_code == 2
