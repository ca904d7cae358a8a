"""Lets these tests import what they share; the ledger of the example pages, made once."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dateline
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session")
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the pages in ``examples/``, read and linked."""
    where = tmp_path_factory.mktemp("python") / "examples.db"
    with Ledger.open(where, create=True) as ledger:
        pages = sorted(map(str, (ROOT / "examples").glob("*.html")))
        for outcome in read_sources(gather(pages, BytesIO()), Told(), ledger):
            assert outcome.kind == "read"
        link_ledger(ledger)
    return where


@pytest.fixture
def opened(examples_ledger: Path) -> Iterator[dateline.OpenLedger]:
    """The ledger of the example pages, open for reading."""
    with dateline.open(examples_ledger) as ledger:
        yield ledger
