"""Words and figures that threads of different texts share: the sign that they have one origin.

A run of eight words, a quotation, or an exact figure that is neither small nor round: two writers
seldom come to the same one by themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.threads import Thread

RUN = 8  # words in a row
QUOTED = 4  # words a quotation must have
REACH = 3  # how many followers under one mark a thread is paired with
MOST_WORDS = 400  # of one voice that are looked at
QUOTATION = re.compile(r"[“\"]([^“”\"]{10,600})[”\"]")

Mark = tuple[str, str]
"""What is shared: a kind of sharing, as a reason names it, and the words."""


def shared_pairs(threads: Sequence[Thread]) -> list[tuple[int, int, str]]:
    """Return index pairs of threads of different texts, one side, with the reason; each pair once."""
    places: dict[tuple[str, Mark], list[int]] = defaultdict(list)
    for index, thread in enumerate(threads):
        for mark in sorted(marks_of(thread)):
            places[thread.side, mark].append(index)
    found: dict[tuple[int, int], str] = {}
    for (_, (kind, words)), indices in sorted(places.items()):
        for a, b in near_pairs(indices, threads):
            found.setdefault((a, b), f"{kind} “{words}”")
    return [(a, b, reason) for (a, b), reason in sorted(found.items())]


def near_pairs(indices: Sequence[int], threads: Sequence[Thread]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of threads under one mark that stand near each other and in different texts."""
    for place, low in enumerate(indices):
        for high in indices[place + 1 : place + 1 + REACH]:
            if threads[low].text != threads[high].text:
                yield low, high


def marks_of(thread: Thread) -> set[Mark]:
    """Return the marks by which a thread's wording and figures can be recognised."""
    texts = {text for voice in thread.voices for text in voice.words}
    figures = {("they share the figure", figure) for voice in thread.voices for figure in voice.figures}
    quoted = {mark for voice in thread.voices for text in voice.said for mark in quotations(text)}
    return figures | quoted | {mark for text in texts for mark in (*quotations(text), *runs(text))}


def quotations(text: str) -> Iterator[Mark]:
    """Yield the quotations of a few words and more."""
    for found in QUOTATION.finditer(text):
        words = fold_words(found[1])
        if len(words) >= QUOTED:
            yield "they share the quotation", " ".join(words)


def runs(text: str) -> Iterator[Mark]:
    """Yield the runs of eight words."""
    words = fold_words(text)[:MOST_WORDS]
    for start in range(len(words) - RUN + 1):
        yield "they share the words", " ".join(words[start : start + RUN])
