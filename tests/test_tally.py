"""Counting beside linking: the same counts whoever counts, and a helper that dies costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.test_linking_steps import WEEK, fill

from dateline import counters, pipeline, tally
from dateline.counters import Counted, Helper, count_some
from dateline.ledger import Ledger
from dateline.ledger import linking as steps

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def counts(path: Path) -> dict[str, int]:
    """Link a week in small steps and return how many origins assert each incident."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger, helped=True)
        assert ledger.is_linked()
        return told(ledger)


def told(ledger: Ledger) -> dict[str, int]:
    known = ledger.incident_groups()
    found = count_some(ledger, [group.id for group in known]).counts
    again = {key: each.weight.origins for key, each in found.items()}
    articles = {article for group in known for article, _ in group.members}
    stored = {key: origins for key, _, origins in ledger.incidents_told(articles)}
    assert stored == again, "what is stored is what counting gives now"
    return stored


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of few articles, and a helper from the first on."""
    monkeypatch.setattr(steps.link_some, "__defaults__", (3,))
    monkeypatch.setattr(tally, "MANY", 1)
    monkeypatch.setattr(tally, "PIECE", 2)
    monkeypatch.setattr(tally, "SHARE", 3)
    monkeypatch.setattr(counters, "may_help", lambda: True)


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """What one process counts."""
    with monkeypatch.context() as patched:
        patched.setattr(counters, "may_help", lambda: False)
        return counts(tmp_path / "alone.db")


def test_a_helper_counts_what_one_process_counts(
    tmp_path: Path, alone: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Counted | None] = []
    answer = Helper.answer

    def watched(self: Helper[Counted]) -> Counted | None:
        answers.append(answer(self))
        return answers[-1]

    monkeypatch.setattr(Helper, "answer", watched)
    assert any(alone.values())
    assert counts(tmp_path / "helped.db") == alone
    assert any(found and found.counts for found in answers), "the helper counted something"


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_helper_that_is_killed_costs_nothing(
    tmp_path: Path, alone: dict[str, int], monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    killed: list[int | None] = []
    ask = Helper.ask

    def struck(self: Helper[Counted], ids: Sequence[str]) -> bool:
        given = ask(self, ids) if when == "after" else True
        self.process.kill()
        self.process.join()
        killed.append(self.process.exitcode)
        return given if when == "after" else ask(self, ids)

    monkeypatch.setattr(Helper, "ask", struck)
    assert counts(tmp_path / "killed.db") == alone
    assert killed == [-9], "it was started once, and not again"


def test_a_helper_that_cannot_be_started_is_done_without(
    tmp_path: Path, alone: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: str) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(counters, "make_context", none_left)
    assert counts(tmp_path / "alone-again.db") == alone


def test_a_helper_that_hangs_is_ended(
    tmp_path: Path, alone: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "PATIENCE", 0.05)
    monkeypatch.setattr(Helper, "has_answer", lambda *_: False)
    assert counts(tmp_path / "hung.db") == alone


def test_what_changed_while_it_was_counted_is_still_to_be_counted(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "changing.db", create=True) as ledger:
        fill(ledger, WEEK)
        while ledger.link_some():
            pass
        ids = ledger.uncounted()
        with tally.Tally(ledger, helped=True) as counting:
            counting.linked = len(WEEK)
            assert counting.has_helper()
            assert counting.give(ids)
            counting.spoiled = set(ids[1:])
            counting.collect(60)
        assert ledger.uncounted() == ids[1:]
