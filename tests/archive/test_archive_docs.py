"""The page on archives names every column, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from dateline.archive.columns import TABLES, Part
from dateline.archive.link_columns import LINK_TABLES
from dateline.export.tables import INCIDENTS

PAGE: Final = (Path(__file__).resolve().parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")
SHARED: Final = set(TABLES["claims"].names) & set(TABLES["articles"].names) & set(TABLES["events"].names)
FIELD: Final = re.compile(r"`([a-z][a-z0-9_]*)`")
NEXT: Final = re.compile(r"\n`[a-z]+\.parquet`|\n## ")
OTHER: Final = {"story", "teaser", "article", "gathered"}  # values, and the borders of a list


@pytest.mark.parametrize("part", TABLES)
def test_the_columns_of_each_table_are_listed(part: Part) -> None:
    section = PAGE.split(f"\n`{part}.parquet`: ", 1)[1]
    section = NEXT.split(section)[0]
    named = set(FIELD.findall(section))
    wanted = set(TABLES[part].names) | ({"data"} if part == "pages" else set())
    if part in {"claims", "events"}:
        named |= SHARED
    assert named - OTHER == wanted - OTHER


@pytest.mark.parametrize("part", LINK_TABLES)
def test_the_columns_of_what_linking_finds_are_listed(part: str) -> None:
    section = PAGE.split(f"`{part}.parquet`: ", 1)[1].split(".parquet", 1)[0].split("\n\n")[0]
    own = {name for each in INCIDENTS for name in [getattr(each, "name", "")]}
    wanted = set(LINK_TABLES[part].names) - (own if part == "incidents" else set())  # type: ignore[index]
    assert wanted <= set(FIELD.findall(section))
