"""JSON Lines: the rows themselves, whole."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from tests.export.planted import rows_of

from dateline import jsons
from dateline.export.frame import Job, find_format
from dateline.export.rows import ArticleRow, ClaimRow, EventRow, IncidentRow

if TYPE_CHECKING:
    from dateline.export.rows import What

KINDS: dict[What, Any] = {
    "events": EventRow,
    "claims": ClaimRow,
    "incidents": IncidentRow,
    "articles": ArticleRow,
}


@pytest.mark.parametrize("what", KINDS)
def test_every_row_comes_back_as_it_was(what: What) -> None:
    out = BytesIO()
    rows = rows_of(what)
    find_format("jsonl").write(iter(rows), out, Job(what))
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    assert [jsons.decode(line, KINDS[what]) for line in lines] == rows
