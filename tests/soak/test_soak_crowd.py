"""Ten readers and four writers for a minute: no error, and nothing lost that was acknowledged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.ledger.crowd import Length, run_crowd
from tests.ledger.test_together import assert_all_is_there

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.soak


def test_ten_readers_and_four_writers_for_a_minute(where: Path | str) -> None:
    Ledger.open(where, create=True).close()
    acknowledged = run_crowd(where, readers=10, writers=4, length=Length(until=time.monotonic() + 60))
    assert len(acknowledged) >= 4
    assert_all_is_there(where, acknowledged)
