"""Runs that are broken off at any point leave a whole ledger, and a rerun ends as an unbroken run.

A hundred kills and more: while pages are read, read again, linked, reviewed, and a ledger is migrated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.broken_off import Bench
from tests.ledger.interrupting import assert_nothing_lost, interrupt
from tests.ledger.works import WORKS

if TYPE_CHECKING:
    from pathlib import Path

KILLS = {"reading again": 15, "linking": 10, "reading and linking": 10, "reviewing": 15, "migrating": 15}


def test_thirty_kills_while_mostly_writing(tmp_path: Path) -> None:
    found = interrupt(tmp_path, 12, "kill", "--times", "30", "--seed", "1", "--planted")
    assert_nothing_lost(found)
    assert len(found) == 30
    assert sum(one["inside_write"] for one in found) >= 8
    assert any(0 < one["acknowledged"] < 12 for one in found)


def test_twenty_kills_of_the_whole_way(tmp_path: Path) -> None:
    found = interrupt(tmp_path, 6, "kill", "--times", "20", "--seed", "2")
    assert_nothing_lost(found)
    assert len(found) == 20
    assert any(0 < one["acknowledged"] < 6 for one in found)


def test_a_disk_that_is_full_at_any_point(tmp_path: Path) -> None:
    found = interrupt(tmp_path, 12, "limit", "--times", "25", "--planted")
    assert_nothing_lost(found)
    full = [one for one in found if one["code"]]
    assert any(one["acknowledged"] for one in full)
    assert any(one["inside_write"] for one in full)
    assert any(not one["code"] for one in found)
    for one in full:
        assert one["code"] == 1
        assert one["said"].startswith("dateline: The ledger ")
        assert "cannot be written: the disk is full" in one["said"]


@pytest.mark.parametrize(("name", "kills"), KILLS.items())
def test_kills_while_a_ledger_is_worked_on(tmp_path: Path, name: str, kills: int) -> None:
    make, work = WORKS[name]
    found = Bench(work, make(tmp_path), tmp_path / "work").break_off(kills, seed=3)
    assert [one.wrong for one in found if one.wrong] == []
    assert len(found) == kills
    assert any(not one.ended for one in found)
    assert name == "migrating" or any(one.acknowledged and not one.ended for one in found)
