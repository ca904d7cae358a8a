"""Lets these tests import what they share, however pytest was started, and gives them their stores."""

import sys
from pathlib import Path

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.ledger.stores import (  # noqa: E402  - the path comes first
    cluster,
    new_place,
    store,
    template,
    where,
)

__all__ = ["cluster", "new_place", "store", "template", "where"]
