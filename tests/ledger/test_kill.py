"""Runs that are broken off at any point leave a whole ledger, and a rerun ends as an unbroken run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ledger.interrupting import assert_nothing_lost, interrupt

if TYPE_CHECKING:
    from pathlib import Path


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
