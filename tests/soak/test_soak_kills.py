"""A thousand kills: half of them where most of the time is spent in writing, half on the whole way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.interrupting import assert_nothing_lost, interrupt

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
