"""What the tests of the watch share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.watch.world import SimClock, SimWeb

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


@pytest.fixture
def other_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Another empty ledger."""
    with Ledger.open(tmp_path / "other.db", create=True) as opened:
        yield opened


@pytest.fixture
def web() -> SimWeb:
    """A simulated web without any server."""
    return SimWeb(SimClock())
