"""Lets these tests import what they share, however pytest was started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@pytest.fixture
def opened(examples_ledger: Path) -> Iterator[dateline.OpenLedger]:
    """The ledger of the example pages, open for reading."""
    with dateline.open(examples_ledger) as ledger:
        yield ledger
