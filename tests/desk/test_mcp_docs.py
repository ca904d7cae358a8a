"""docs/mcp.md tells of every tool, argument and field of the assistants' interface."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from dateline.desk.envelope import CLOSE, OPEN, enclose
from dateline.desk.passages import WITHHELD
from dateline.desk.told import IncidentTold
from dateline.desk.tools import LONGEST, PIECE, TOOLS
from dateline.rights.quotations import LIMITS

TEXT = (Path(__file__).resolve().parents[2] / "docs/mcp.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|$", TEXT, re.MULTILINE))


def test_every_tool_is_documented_with_its_arguments() -> None:
    assert list(ROWS) == [tool.name for tool in TOOLS]
    for tool in TOOLS:
        known = set(tool.asked.model_fields)
        missing = {name for name in known if f"`{name}`" not in ROWS[tool.name]}
        assert missing == set(), f"describe {missing} of {tool.name} in docs/mcp.md"


def test_every_field_of_an_incident_is_documented() -> None:
    missing = [one.name for one in fields(IncidentTold) if f"`{one.name}`" not in TEXT]
    assert missing == []


def test_limits_and_marks_are_as_documented() -> None:
    for number in (LONGEST, PIECE, LIMITS.quotation, LIMITS.article):
        assert f"{number:,} " in TEXT or f"{number:,}\n" in TEXT
    assert f"{OPEN}begin quoted web content 3f9a1c0de5b47a28{CLOSE}" in TEXT
    assert f"{OPEN}begin quoted web content" in enclose("x")
    assert "--full-texts" in WITHHELD
