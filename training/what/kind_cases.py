"""Words of texts with the kind of event that each tells: what the network of kinds is learned from.

A word of a marked happening has its types. In texts whose events are all marked, every other word that
the language model takes for a happening tells nothing that is to be coded, unless it hangs together
with a marked one or a frame knows it; so do all words of texts that tell of none.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from states import look

from dateline.evaluation.what_texts import read_what_texts
from dateline.evaluation.who_figures import gold_files
from dateline.identity import hash_text
from dateline.language.kinds import NOTHING
from dateline.reading.event_frames import triggers
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from dateline.evaluation.what_texts import WhatText
    from dateline.language.reading import Reading

    Floats = NDArray[np.float32]

OWN = 0.6  # how much a word of the texts counts that were marked for other ends


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its happenings: (start, end, types) each; ``whole``: it tells of no others."""

    name: str
    text: str
    happenings: tuple[tuple[int, int, tuple[str, ...]], ...]
    whole: bool
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """One word: the name of its text, its kinds (the first best), how much it counts, its looks."""

    name: str
    kinds: tuple[str, ...]
    share: float
    looks: Floats


def read_leads(path: Path) -> Iterator[Marked]:
    """Yield the leads of a file, each with the one word that most tells what happened."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not row["happening"]:
                yield Marked(row["id"], row["text"], (), whole=True)
                continue
            trigger = re.search(rf"\b{re.escape(row['trigger'])}\b", row["happening"])
            start = row["text"].index(row["happening"]) + (trigger.start() if trigger else 0)
            types = (row["type"], *row["also"])
            happening = (start, start + len(row["trigger"]), types)
            yield Marked(row["id"], row["text"], (happening,), whole=False)


def read_openings(path: Path) -> Iterator[Marked]:
    """Yield the articles of a file up to the sentence that tells what they are about."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            start = row["text"].index(row["happening"])
            end = start + len(row["happening"])
            yield Marked(row["id"], row["text"][:end], ((start, end, (row["type"],)),), whole=False)


def read_own(folder: Path) -> Iterator[Marked]:
    """Yield the texts of a folder with all their events marked."""
    for file in gold_files(str(folder)):
        for gold in read_what_texts(file):
            happenings = tuple(happenings_of(gold))
            yield Marked(gold.name, gold.text, happenings, whole=not gold.other_free, share=OWN)


def happenings_of(gold: WhatText) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the events of a text."""
    for event in gold.events:
        for start, end in event.trigger:
            yield start, end, event.roots


def words_of(marked: Marked) -> Iterator[Word]:
    """Yield the words of a text that are learned from."""
    text = marked.text
    article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
    reading, looks = look(article)
    told = {head_of(reading, start, end): types for start, end, types in marked.happenings}
    others = {word for word in reading.happenings if marked.whole and is_plain(reading, word)}
    for word in sorted(told.keys() | others):
        if word in told or not hangs_together(reading, word, told.keys()):
            kinds = told.get(word, (NOTHING,))
            yield Word(marked.name, kinds, marked.share, looks[word])


def is_plain(reading: Reading, word: int) -> bool:
    """Tell whether no frame knows a word: what is said in play is for the network of news to see."""
    return reading.lemmas[word] not in triggers()


def hangs_together(reading: Reading, word: int, told: Collection[int]) -> bool:
    """Tell whether a word is the head or a dependent of one that is marked."""
    return any(reading.heads[word] == other or reading.heads[other] == word for other in told)


def head_of(reading: Reading, start: int, end: int) -> int:
    """Return the word of a stretch of text on which its other words hang."""
    words = [
        at for at in range(len(reading.starts)) if reading.starts[at] < end and start < reading.ends[at]
    ]
    return next((at for at in words if reading.heads[at] not in words), words[0])
