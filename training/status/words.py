"""Scored words with their features, and nouns with how often they denote a happening."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.evaluation.scored import read_text
from dateline.reading.event_world import survey
from dateline.reading.newsroom import findings_of
from dateline.reading.predicates import features_of, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Scored:
    """A word of a text (by number) with the score that people gave, and its features."""

    text: int
    score: float
    features: Mapping[str, float]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a set."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_words(path: Path) -> list[Scored]:
    """Return the scored words of a set that the readers find."""
    found = []
    for number, row in enumerate(read_rows(path)):
        reading, article = read_text(row["text"])
        world = survey(reading, findings_of(article))
        seen = {
            reading.starts[one.site.head]: features_of(one)
            for bounds in reading.bounds
            for one in look(world, bounds)
        }
        for event in row["events"]:
            inside = (seen[at] for at in range(event["start"], event["end"]) if at in seen)
            features = next(inside, None)
            if features is not None:
                found.append(Scored(number, event["score"], features))
    return found


def count_nouns(data: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each noun is used, and how often it denotes a happening."""
    uses: Counter[str] = Counter()
    happenings: Counter[str] = Counter()
    for name in ("uw_train", "timebank_events"):
        for row in read_rows(data / f"status/{name}.jsonl"):
            reading, _ = read_text(row["text"])
            marked = {at for event in row["events"] for at in range(event["start"], event["end"])}
            for token, tag in enumerate(reading.tags):
                if tag == "NOUN":
                    uses[reading.lemmas[token]] += 1
                    happenings[reading.lemmas[token]] += reading.starts[token] in marked
    return uses, happenings
