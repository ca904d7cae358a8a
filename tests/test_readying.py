"""Answers kept ready are the same whoever made them, and a process that dies costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.test_linking_steps import WEEK, fill

from dateline import counters, jsons, pipeline, readying
from dateline.counters import Helper
from dateline.ledger import Ledger, answers_kept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers on all incidents are kept, a few at a time, and there are processors to spare."""
    monkeypatch.setattr(answers_kept, "MANY", 1)
    monkeypatch.setattr(readying, "PIECE", 4)
    monkeypatch.setattr(counters, "may_help", lambda: True)


def kept(path: Path, *, helped: bool) -> dict[str, str]:
    """Link a week and return the answers that are kept, as JSON."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        with ledger._engine.begin() as connection:  # as if none had been made
            connection.exec_driver_sql("UPDATE incident_answers SET made_by = '', answer = NULL")
        readying.keep_answers(ledger, helped=helped)
        ids = [group.id for group in ledger.incident_groups()]
        found = ledger.kept_answers(ids)
        assert set(found) == set(ids)
        return {key: jsons.encode_text(one) for key, one in found.items()}


@pytest.mark.parametrize("struck", [False, True])
def test_two_processes_make_what_one_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, struck: bool
) -> None:
    alone = kept(tmp_path / "alone.db", helped=False)
    asked: list[int] = []
    ask = Helper.ask

    def watched(self: Helper[object], ids: Sequence[str]) -> bool:
        asked.append(len(ids))
        given = ask(self, ids)
        if struck:
            self.process.kill()
            self.process.join()
        return given

    monkeypatch.setattr(Helper, "ask", watched)
    assert kept(tmp_path / "helped.db", helped=True) == alone
    assert asked[0] == 2
    assert (len(asked) == 1) == struck, "one that died is not asked again"
