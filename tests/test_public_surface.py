"""The public surface is this list and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline

SURFACE = [
    "Actor",
    "Article",
    "Claim",
    "DatelineError",
    "Event",
    "IncidentAnswer",
    "OpenLedger",
    "Origin",
    "Place",
    "Quantity",
    "Report",
    "Results",
    "Source",
    "Span",
    "Time",
    "open",
    "read",
    "schema",
]


def test_surface_is_the_list() -> None:
    assert sorted(dateline.__all__, key=str.casefold) == sorted(SURFACE, key=str.casefold)


@pytest.mark.parametrize("name", SURFACE)
def test_name_is_there(name: str) -> None:
    assert getattr(dateline, name).__name__ == name


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = dateline.nonsense


def test_import_is_light() -> None:
    code = "import sys, dateline; sys.exit('lxml' in sys.modules or 'sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
