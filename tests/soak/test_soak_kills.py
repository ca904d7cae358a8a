"""Two thousand kills: while pages are read, on the whole way, and in every other work on a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.broken_off import Bench
from tests.ledger.interrupting import assert_nothing_lost, interrupt
from tests.ledger.works import WORKS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.soak
ROUNDS = 5


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_kills_while_mostly_writing(tmp_path: Path, seed: int) -> None:
    found = interrupt(tmp_path, 18, "kill", "--times", "100", "--seed", str(100 + seed), "--planted")
    assert_nothing_lost(found)
    assert len(found) == 100


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_kills_of_the_whole_way(tmp_path: Path, seed: int) -> None:
    found = interrupt(tmp_path, 6, "kill", "--times", "100", "--seed", str(200 + seed))
    assert_nothing_lost(found)
    assert len(found) == 100


def test_a_disk_that_is_full_at_every_page_of_the_file(tmp_path: Path) -> None:
    found = interrupt(tmp_path, 12, "limit", "--times", "300", "--planted")
    assert_nothing_lost(found)


@pytest.mark.parametrize("name", WORKS)
def test_kills_while_a_ledger_is_worked_on(tmp_path: Path, name: str) -> None:
    make, work = WORKS[name]
    found = Bench(work, make(tmp_path), tmp_path / "work").break_off(250, seed=300)
    assert [one.wrong for one in found if one.wrong] == []
    assert len(found) == 250
