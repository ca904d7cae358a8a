"""Events found in texts of which is known whether they hold any: what the weights are learned from."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from states import look

from dateline.evaluation.what_facts import false_events
from dateline.evaluation.what_matched import WhatReading, pair_events
from dateline.evaluation.what_texts import read_what_texts
from dateline.evaluation.who_figures import gold_files
from dateline.identity import hash_text
from dateline.reading import what
from dateline.reading.event_news import COMPANY
from dateline.reading.newsroom import read_article
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from dateline.language.reading import Reading
    from dateline.records import Event

    Floats = NDArray[np.float32]

STORIES, LONGEST = 500, 1500  # of the written stories: how many are taken, and letters of each
PLACES = 1500  # sentences of newswire that are taken
LIVES = 800  # paragraphs of GAP that are taken
NO_NEWS = ("academic", "bio", "conversation", "textbook", "vlog", "voyage")  # genres of GUM
NO_PRESS = ("answers", "reviews")  # kinds of texts of EWT
SHARES = {
    "own": 1.0,
    "wikievents": 0.3,
    "ewt": 0.2,
    "stories": 0.15,
    "wire": 0.2,
    "gum": 0.15,
    "gap": 0.1,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One event found: where, its word, its signs, whether it is one, and how much it counts.

    ``looks`` [LOOKS * D]: what the network of news sees of its word.
    """

    source: str
    text: str
    word: str
    signs: Mapping[str, float]
    right: bool
    looks: Floats

    @property
    def share(self) -> float:
        """How much the case counts."""
        return SHARES[self.source]


@dataclass(frozen=True, slots=True)
class Found:
    """A text read without the weights: its article; the signs and looks of its events by their ids."""

    article: Article
    signs: Mapping[str, Mapping[str, float]]
    looks: Mapping[str, Floats]


def read(text: str) -> Found:
    """Read a text; no event is passed over for its signs."""
    seen: dict[str, Mapping[str, float]] = {}

    def keep(event: Event, signs: Mapping[str, float]) -> bool:
        seen[event.id] = {name: value for name, value in signs.items() if name != COMPANY}
        return True

    kept, what.is_news = what.is_news, keep
    try:
        reading, looks = look(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
        article = read_article(reading)
        heads = {event.id: head_of(reading, event) for event in article.events}
        return Found(article, seen, {key: looks[head] for key, head in heads.items()})
    finally:
        what.is_news = kept


def head_of(reading: Reading, event: Event) -> int:
    """Return the head of an event's word or words."""
    words = [
        at
        for at in range(len(reading.starts))
        if reading.starts[at] < event.trigger.end and event.trigger.start < reading.ends[at]
    ]
    return next((at for at in words if reading.heads[at] not in words), words[0])


def cases_of(source: str, name: str, text: str, judge: Callable[[Event], bool | None]) -> Iterator[Case]:
    """Yield the events found in a text that ``judge`` calls right or wrong; None leaves one out."""
    found = read(text)
    for event in found.article.events:
        right = judge(event)
        if right is not None and event.id in found.signs:
            signs, looks = found.signs[event.id], found.looks[event.id]
            yield Case(source, name, event.trigger.text, signs, right, looks)


def read_own(folder: Path) -> Iterator[Case]:
    """Yield the cases of texts with their events marked."""
    for gold in (gold for file in gold_files(str(folder)) for gold in read_what_texts(file)):
        found = read(gold.text)
        marked = WhatReading(gold, replace(found.article, text=gold.text))
        pairs = pair_events(marked)
        false = {event.id for event in false_events(marked, pairs)}
        met = {pair.found.id for pair in pairs} if not gold.eventless else set()
        for event in found.article.events:
            if event.id in found.signs and event.id in false | met:
                signs, looks = found.signs[event.id], found.looks[event.id]
                yield Case("own", gold.name, event.trigger.text, signs, event.id in met, looks)


def read_triggers(path: Path) -> Iterator[Case]:
    """Yield the events found at the marked words of WikiEvents: they are right. The others stay out."""
    for row in read_lines(path):
        marked = [(one["trigger"]["start"], one["trigger"]["end"]) for one in row["events"]]

        def judge(event: Event, marked: list[tuple[int, int]] = marked) -> bool | None:
            span = event.trigger
            return True if any(a < span.end and span.start < b for a, b in marked) else None

        yield from cases_of("wikievents", row["id"], row["text"], judge)


def read_stories(path: Path) -> Iterator[Case]:
    """Yield the events of the type a story was written for: they are right. The others stay out."""
    rows = list(read_lines(path))
    random.Random(1).shuffle(rows)  # noqa: S311  - the same stories each time
    for row in rows[:STORIES]:
        wanted = row["event"]

        def judge(event: Event, wanted: str = wanted) -> bool | None:
            return True if event.type == wanted else None

        yield from cases_of("stories", row["id"], row["text"][:LONGEST], judge)


def read_places(path: Path) -> Iterator[Case]:
    """Yield the events found at the marked verbs of newswire that have a place: they are right."""
    for row in islice((row for row in read_lines(path) if row["places"]), PLACES):
        start, end = row["verb"]["start"], row["verb"]["end"]

        def judge(event: Event, start: int = start, end: int = end) -> bool | None:
            return True if event.trigger.start < end and start < event.trigger.end else None

        yield from cases_of("wire", row["id"], row["text"], judge)


def read_treebank(path: Path) -> Iterator[Case]:
    """Yield the events found in the genres of GUM that tell no news: they are wrong."""
    for name, text in documents_of(path):
        if name.split("_")[1] in NO_NEWS:
            yield from cases_of("gum", name, text, lambda _: False)


def read_web(path: Path) -> Iterator[Case]:
    """Yield the events found in reviews and answers of EWT: they are wrong."""
    for name, text in documents_of(path):
        if name.split("-")[0] in NO_PRESS:
            yield from cases_of("ewt", name, text, lambda _: False)


def documents_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of the documents of a treebank."""
    found: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            name, _, value = line.partition("=")
            if name.strip() == "# newdoc id":
                found[value.strip()] = parts = []
            elif line.startswith("# newpar"):
                parts.append("\n\n")
            elif name.strip() == "# text":
                parts.append(f"{value.strip()} ")
    for name, parts in found.items():
        yield name, "".join(parts).strip()


def read_lives(path: Path) -> Iterator[Case]:
    """Yield the events found in paragraphs of an encyclopedia (GAP): they are no news."""
    for row in islice(read_lines(path), LIVES):
        yield from cases_of("gap", row["id"], row["text"], lambda _: False)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:  # type: ignore[operator]
        yield from (json.loads(line) for line in lines)
