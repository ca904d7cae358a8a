"""Starts the harness and reads what it found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.ledger.planted import write_pages

ROOT = Path(__file__).resolve().parents[2]


def interrupt(tmp_path: Path, pages: int, *options: str) -> list[dict[str, Any]]:
    """Run the harness and return what it found after each interruption."""
    folder = write_pages(tmp_path / "pages", pages)
    mode, *rest = options
    harness = [sys.executable, "-m", "tests.ledger.harness"]
    command = [*harness, mode, str(folder), str(tmp_path / "work"), *rest]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=570)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_nothing_lost(found: list[dict[str, Any]]) -> None:
    troubled = [one for one in found if one["lost"] or one["faults"] or one["differs"]]
    assert troubled == []
