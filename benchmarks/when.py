"""What the reading of times costs: milliseconds a sentence, beside dateparser's search in the same run.

    python benchmarks/when.py TEXTS [--rounds N] [--sample N]

TEXTS is JSON Lines with `text` and perhaps `dct`, an article a line. One core, processor time, the
best of the rounds after one that does not count: finding and reckoning the times of sentences that are
cut already; dateparser's search (a dependency of htmldate) on a sample of the same sentences, each with
its text's own date as base; and, to compare with, the whole of the language's part. Ratios are those of
one run, so they hold where the machine is shared.
"""

from __future__ import annotations

import argparse
import json
import os
from datetime import datetime
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

os.environ["DATELINE_THREADS"] = "1"

from dateparser.search import search_dates

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.records import Article, Published

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading


def read_articles(path: Path) -> list[Article]:
    """Return the texts of a file of JSON Lines as articles."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Article(
            id="art:0",
            kind="story",
            text=row["text"],
            text_sha256=hash_text(row["text"]),
            published=Published(row.get("dct"), "argument" if row.get("dct") else "none"),
        )
        for row in rows
    ]


def best(rounds: int, act: Callable[[], object]) -> float:
    """Return the least processor seconds that an act takes, after one that does not count."""
    act()
    found = []
    for _ in range(rounds):
        started = process_time()
        act()
        found.append(process_time() - started)
    return min(found)


def sample(readings: list[Reading], number: int) -> list[tuple[str, datetime | None]]:
    """Return so many sentences, evenly over the texts, each with its text's date."""
    every = [
        (reading.text[one.start : one.end], base_of(reading.article))
        for reading in readings
        for one in reading.sentences
    ]
    number = min(number, len(every))
    return [every[at * len(every) // number] for at in range(number)]


def base_of(article: Article) -> datetime | None:
    """Return the day an article was published on."""
    value = article.published.value
    return datetime.fromisoformat(value[:10]) if value else None


def search(sentences: list[tuple[str, datetime | None]]) -> None:
    """Search dates with dateparser."""
    for text, base in sentences:
        search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base} if base else {})


def main() -> None:
    """Print milliseconds a sentence and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int, default=200)
    given = parser.parse_args()
    articles = read_articles(given.texts)
    started = process_time()
    readings = [analyse(one) for one in articles]
    language = process_time() - started
    count = sum(len(one.sentences) for one in readings)
    times = best(given.rounds, lambda: [read_times(one, Findings()) for one in readings]) / count
    chosen = sample(readings, given.sample)
    known = best(1, lambda: search(chosen)) / len(chosen)
    print(f"{count} sentences of {len(articles)} texts, best of {given.rounds}, one core")
    for name, spent in (
        ("times", times),
        ("dateparser's search", known),
        ("language", language / count),
    ):
        print(f"{name:22} {1000 * spent:8.3f} ms a sentence, {spent / times:6.1f} times the first")


if __name__ == "__main__":
    main()
