"""Invented openings with their types, which nobody who makes frames looks at: in how many they are read.

``python -m tests.reading.test_leads`` prints it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.model import load
from dateline.reading.newsroom import read_article
from dateline.records import Article

HELD = Path(__file__).parent / "leads_held.jsonl"
READ = 138  # of 200: the bound; the figure stands in docs/figures.md


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in HELD.read_text(encoding="utf-8").splitlines()]


def is_read(row: dict[str, Any]) -> bool:
    """Tell whether an event of the marked type is read where the happening stands."""
    text = f"{row['title']}\n\n{row['text']}"
    article = read_article(
        analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    )
    start = text.index(row["happening"])
    here = range(start, start + len(row["happening"]))
    good = {row["type"], *row["also"]}
    return any(event.type in good and event.trigger.start in here for event in article.events)


@pytest.mark.skipif(load() is None, reason="the language model is switched off")
def test_the_happening_of_most_openings_is_read() -> None:
    assert sum(map(is_read, rows())) >= READ


def test_openings_are_well_formed() -> None:
    for row in rows():
        assert row["happening"] in row["text"], row["id"]
        assert row["trigger"] in row["happening"], row["id"]


if __name__ == "__main__":
    print(f"{sum(map(is_read, rows()))} of {len(rows())}")  # noqa: T201  - the figure
