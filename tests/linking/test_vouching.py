"""Who vouches for a happening by a detail: 220 own articles whose sources are marked by whether they do.

``python -m tests.linking.test_vouching`` prints the figures. In ``vouching.jsonl`` a row is an invented
article: ``happening`` is the sentence that first tells what it opens with, ``sources`` names everybody
whom it has something from, and whether what they say presents that happening, or a part of it, as having
taken place (``asserts``), ``denies`` or ``doubts`` it, or does none of these (``no``: comment, demand,
consequence, background). Outlets, officials and firms in it do not exist, and nothing told happened.
The rules were written with these articles in view: the figures are no measure on unseen text.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.linking.details import Details
from dateline.linking.folding import fold_words
from dateline.linking.introduced import Speakers
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article

ROWS = Path(__file__).parent / "vouching.jsonl"
EMPTY = frozenset({"the", "a", "an", "of", "in", "its", "their"})
ALIKE = 0.6  # share of the fewer words by which two names call one source


def read_rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]


def read_row(row: dict[str, Any]) -> Article:
    facts = CorpusRow(row["id"], row["text"], title=row["title"], outlet=row["outlet"], language="en")
    return read_page(Capture(row["id"], row["text"].encode(), facts), Told()).articles[0]


def names_of(article: Article) -> Iterator[str]:
    """The names of the sources that vouch by a detail."""
    speakers = Speakers(article)
    for claim in filter(Details(article).tells, article.claims):
        for place, source in enumerate(claim.sources):
            meant = speakers.meant.get((claim.id, place), source)
            actor = speakers.actors.get(meant.actor or "")
            yield f"{meant.text or ''} {actor.name if actor else ''}"


def is_called(name: str, found: str) -> bool:
    """Tell whether words call the source of a name."""
    a, b = set(fold_words(name)) - EMPTY, set(fold_words(found)) - EMPTY
    return bool(a and b) and len(a & b) >= ALIKE * min(len(a), len(b))


def count(rows: list[dict[str, Any]]) -> Counter[tuple[str, bool]]:
    """How many sources of each mark were taken to vouch, and how many were not."""
    counts: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        found = list(names_of(read_row(row)))
        for source in row["sources"]:
            counts[source["tells"], any(is_called(source["name"], name) for name in found)] += 1
    return counts


def figures(counts: Counter[tuple[str, bool]]) -> dict[str, float]:
    """Precision and recall of those who vouch, in percent."""
    made = sum(number for (_, found), number in counts.items() if found)
    wanted = counts["asserts", True] + counts["asserts", False]
    right = counts["asserts", True]
    return {"precision": round(100 * right / made, 1), "recall": round(100 * right / wanted, 1)}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return read_rows()


def test_every_row_is_whole(rows: list[dict[str, Any]]) -> None:
    assert len({row["id"] for row in rows}) == len(rows) > 200
    for row in rows:
        assert row["happening"] in row["text"]
        for source in row["sources"]:
            assert source["name"] in row["text"], (row["id"], source["name"])
            assert source["tells"] in {"asserts", "denies", "doubts", "no"}


def test_who_vouches_by_a_detail_mostly_does(rows: list[dict[str, Any]]) -> None:
    found = figures(count(rows))
    assert found["precision"] >= 84, found
    assert found["recall"] >= 35, found


if __name__ == "__main__":
    counted = count(read_rows())
    sys.stdout.write(f"{figures(counted)} {dict(sorted(counted.items()))}\n")
