"""The example pages give the right answer that stands beside them, made by hand."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.answers.who_says import who_says
from dateline.gather.sources import gather
from dateline.ledger.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answered import IncidentAnswer
    from dateline.records import Report

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ANSWER = json.loads((EXAMPLES / "answer.json").read_text(encoding="utf-8"))
AIRLIFT, ATTACK = ANSWER["incidents"]


@pytest.fixture(scope="module")
def reports(ledger: Ledger) -> dict[str, Report]:
    """The reports by file name; reading again gives what the ledger keeps."""
    outcomes = read_sources(gather([str(EXAMPLES)], io.BytesIO()), Told(), ledger)
    return {Path(outcome.source).name: outcome.report for outcome in outcomes if outcome.report}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("examples") / "examples.db"
    with Ledger.open(path, create=True) as opened:
        list(read_sources(gather([str(EXAMPLES)], io.BytesIO()), Told(), opened))
        link_ledger(opened)
        yield opened


@pytest.fixture(scope="module")
def files(reports: dict[str, Report]) -> dict[str, str]:
    """File names by article id."""
    return {article.id: name for name, report in reports.items() for article in report.articles}


@pytest.fixture(scope="module")
def airlift(ledger: Ledger) -> IncidentAnswer:
    return who_says(ledger, None)[0]


@pytest.fixture(scope="module")
def attack(ledger: Ledger) -> IncidentAnswer:
    return who_says(ledger, "Tillaberi gunmen")[0]


def test_twelve_stories_are_read_and_fit_the_schema(reports: dict[str, Report], validate: Any) -> None:
    assert len(reports) == 12
    for report in reports.values():
        validate(report)
        assert report.articles[0].kind == "story"


@pytest.mark.parametrize("name", sorted(ANSWER["pages"]))
def test_anatomy_is_right(name: str, reports: dict[str, Report]) -> None:
    right, report = ANSWER["pages"][name], reports[name]
    story = report.articles[0]
    assert story.outlet == right["outlet"]
    assert (story.published.value or "")[:10] == right["published"]["value"][:10]
    assert story.title == right["title"]
    assert sum(article.kind == "teaser" for article in report.articles) == right["teasers"]


def test_the_lead_incident_has_its_articles(airlift: IncidentAnswer, files: dict[str, str]) -> None:
    assert sorted(files[article] for article in airlift.article_ids) == AIRLIFT["articles"]
    assert airlift.articles == AIRLIFT["article_count"]
    assert airlift.outlets == AIRLIFT["outlets"]


def test_the_lead_incident_has_its_copies(airlift: IncidentAnswer, files: dict[str, str]) -> None:
    groups = [sorted(files[article] for article in group) for group in airlift.copies]
    assert groups == [group["articles"] for group in AIRLIFT["copies"]]


def test_the_lead_incident_has_its_origins(airlift: IncidentAnswer) -> None:
    assert airlift.asserting_origins == AIRLIFT["asserting_origins"]
    assert airlift.denying_origins == AIRLIFT["denying_origins"]
    assert airlift.doubting_origins == AIRLIFT["doubting_origins"]
    assert airlift.not_established == AIRLIFT["not_established"]


@pytest.mark.parametrize("name", AIRLIFT["chains"])
def test_the_lead_incident_has_its_chains(
    name: str, airlift: IncidentAnswer, reports: dict[str, Report]
) -> None:
    outlet = reports[name].articles[0].outlet
    found = {chain for origin in airlift.origins for chain in origin.chains if chain[0] == outlet}
    right = {tuple(chain[:-1]) for chain in AIRLIFT["chains"][name]["chains"]}
    assert right <= {chain[:-1] for chain in found}, found


def test_the_attack_stays_apart_and_its_tolls_agree(
    airlift: IncidentAnswer, attack: IncidentAnswer, files: dict[str, str]
) -> None:
    assert sorted(files[article] for article in attack.article_ids) == ATTACK["articles"]
    assert not set(attack.article_ids) & set(airlift.article_ids)
    assert [dispute for dispute in attack.disputes if dispute.kind == "count"] == []


def test_no_title_states_an_accusation_as_fact(ledger: Ledger) -> None:
    for answer in who_says(ledger, None):
        if answer.incident.type == "ASSAULT":
            assert " say" in answer.incident.title or " reports" in answer.incident.title


def test_the_same_pages_give_the_same_answer_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    answers = set()
    for seed in "0", "1", "2", "3":
        used = {**os.environ, "PYTHONHASHSEED": seed}
        where = tmp_path / f"{seed}.db"
        command = [sys.executable, "-m", "dateline"]
        read = [*command, "read", "examples", "--into", str(where), "--json"]
        ask = [*command, "who-says", str(where), "--json"]
        answers.add(
            tuple(
                subprocess.run(
                    words, cwd=EXAMPLES.parent, env=used, capture_output=True, check=True
                ).stdout
                for words in (read, ask)
            )
        )
    assert len(answers) == 1


def test_evidence_stands_in_the_articles(airlift: IncidentAnswer, reports: dict[str, Report]) -> None:
    texts = {article.id: article.text for report in reports.values() for article in report.articles}
    assert airlift.evidence
    for piece in airlift.evidence:
        assert texts[piece.article][piece.span.start : piece.span.end] == piece.span.text
