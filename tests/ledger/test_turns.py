"""One watch at a time: the second is refused with the reason, until the first has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.errors import LedgerUnusable
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path


def test_a_ledger_is_watched_by_one_at_a_time(where: Path | str) -> None:
    with Ledger.open(where, create=True) as first, Ledger.open(where, create=True) as second:
        with (
            first.watched_alone(),
            pytest.raises(LedgerUnusable, match=r"Another watch is at work on .*Wait until"),
            second.watched_alone(),
        ):
            raise AssertionError
        with second.watched_alone():
            assert second.watch_book().feeds() == ()
        with first.watched_alone():
            assert first.saved_searches() == ()
