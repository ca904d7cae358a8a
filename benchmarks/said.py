"""What attribution costs: its share of the processor time that reading an article takes.

    python benchmarks/said.py TEXTS [--rounds N]

TEXTS is JSON Lines with `text`, an article a line. Everything is measured in the same run, one core and
one thread, processor time, the best of the rounds after one that loads what is loaded once: the whole
reading (structure, places, times, actors, claims, events, numbers), the reading of claims within it, and
the language model's pass with and without what attributions and the meaning of pronouns add to it. The
last line gives the share of both together.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

os.environ["DATELINE_THREADS"] = "1"

from dateline.identity import hash_text
from dateline.language import analyse as analysis
from dateline.reading import newsroom
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.model import Model

load = analysis.load


def read_articles(path: Path) -> list[Article]:
    """Return the texts of a file of JSON Lines as articles."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Article(id="art:0", kind="story", text=row["text"], text_sha256=hash_text(row["text"]))
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


def time_model(articles: list[Article], rounds: int, model: Model | None) -> float:
    """Return the seconds of the language's part with a model."""
    analysis.load = lambda: model
    try:
        return best(rounds, lambda: [analysis.analyse(one) for one in articles])
    finally:
        analysis.load = load


class Clock:
    """Adds up the processor seconds that a function takes while it is watched."""

    def __init__(self) -> None:
        self.spent = 0.0

    def watch(self, act: Callable[..., object]) -> Callable[..., object]:
        """Return the function, its time added up."""

        def timed(*given: object) -> object:
            started = process_time()
            try:
                return act(*given)
            finally:
                self.spent += process_time() - started

        return timed


def main() -> None:
    """Print the seconds and shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    articles, model = read_articles(given.texts), load()
    if model is None:
        raise SystemExit("The language model is switched off: unset DATELINE_MODEL.")
    deep = time_model(articles, given.rounds, model)
    plain = time_model(articles, given.rounds, replace(model, said=None))
    clock, readings = Clock(), [analysis.analyse(one) for one in articles]
    claims, newsroom.read_claims = newsroom.read_claims, clock.watch(newsroom.read_claims)
    rest = []
    for _ in range(given.rounds + 1):
        clock.spent, started = 0.0, process_time()
        for reading in readings:
            newsroom.read_article(reading)
        rest.append((process_time() - started, clock.spent))
    newsroom.read_claims = claims
    whole, said = min(rest[1:])
    words = sum(len(one.starts) for one in readings)
    print(f"{words} words of {len(articles)} articles, best of {given.rounds}, one core")
    print(f"{'whole reading':32} {words / (deep + whole):9.0f} words/s")
    for name, spent in (("claims", said), ("their part of the model's pass", deep - plain)):
        print(f"{name:32} {spent / words * 1e6:9.1f} us a word")
    without = deep + whole - said - (deep - plain)
    print(f"{'attribution adds':32} {100 * (said + deep - plain) / without:9.1f} % to all the rest")


if __name__ == "__main__":
    main()
