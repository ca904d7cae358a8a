"""The long checks run when they are asked for only: ``pytest -m soak``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked as long unless the marker was named."""
    if "soak" not in config.option.markexpr:
        skip = pytest.mark.skip(reason="long; run by `make soak` only")
        for item in items:
            if item.get_closest_marker("soak"):
                item.add_marker(skip)
