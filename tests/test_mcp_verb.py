"""``dateline mcp`` where something is missing: a clear reason on standard error, and no answer."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT = (
    "import sys; name, *sys.argv = sys.argv[1:]; sys.modules[name] = None;"
    "from dateline.cli import main; main()"
)


def run(missing: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, missing, "dateline", *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=60
    )


def test_without_the_packages_the_extra_is_named(tmp_path: Path) -> None:
    done = run("mcp", "mcp", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "pip install 'dateline[mcp]'" in done.stderr


def test_a_ledger_that_is_not_there_is_said_and_the_desk_of_the_web_is_not_needed(
    tmp_path: Path,
) -> None:
    done = run("fastapi", "mcp", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "There is no ledger" in done.stderr
    assert "dateline[" not in done.stderr
