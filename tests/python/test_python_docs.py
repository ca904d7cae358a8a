"""docs/python.md under test: every name and keyword stands in it, and its code runs."""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import dateline
from dateline.python.asked import ClaimFilters, IncidentFilters

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
SHELL = ("dateline ", "pip ")


def blocks() -> Iterator[str]:
    for indented, lines in groupby(TEXT.splitlines(), lambda line: not line or line.startswith("    ")):
        code = "\n".join(line[4:] for line in lines) if indented else ""
        if code.strip() and not code.strip().startswith(SHELL):
            yield code


def test_every_public_name_is_documented() -> None:
    assert [name for name in dateline.__all__ if f"`{name}`" not in TEXT] == []


@pytest.mark.parametrize("kind", [dateline.OpenLedger, dateline.Results])
def test_every_method_is_documented(kind: type) -> None:
    methods = [name for name in vars(kind) if not name.startswith("_") and callable(getattr(kind, name))]
    assert methods
    missing = [name for name in methods if f".{name}" not in TEXT and f"`{name}(" not in TEXT]
    assert missing == [], f"describe {missing} in docs/python.md"


@pytest.mark.parametrize("filters", [IncidentFilters, ClaimFilters])
def test_every_keyword_is_documented_and_told_by_the_methods(filters: Any) -> None:
    names = filters.__required_keys__ | filters.__optional_keys__
    assert [name for name in names if f"`{name}`" not in TEXT] == []
    method = dateline.OpenLedger.incidents if filters is IncidentFilters else dateline.OpenLedger.claims
    assert [name for name in names if f"``{name}``" not in str(method.__doc__)] == []


def test_the_code_runs(
    examples_ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(examples_ledger, tmp_path / "examples.db")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for library in ("pyarrow", "polars", "pandas"):
        pytest.importorskip(library)
    names: dict[str, Any] = {}
    found = list(blocks())
    for code in found:
        exec(compile(code, "docs/python.md", "exec"), names)  # noqa: S102  - our own text
    printed = capsys.readouterr().out
    assert len(found) == 4
    assert "Libyan officials and American officials say: Russia" in printed
    assert "denies" in printed
