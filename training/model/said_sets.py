"""Reads PolNeAR and GAP as training reads them: words, trees and names as the package reads them now.

The trees and names are those of the exported model that the network is tuned from: they hold it where
it is. What is learned are attributions, and whom pronouns mean.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from labels import ROLES
from name_sets import read_lines
from texts import Document, Sentence

from dateline.identity import hash_text
from dateline.language.analyse import cut
from dateline.language.model import load
from dateline.language.structure import Drafts, Structure, read_structure
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, Any]
Part = tuple[int, int, int, int]  # attribution, role, first word, word after the last


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a text, where they stand, and what the exported model says of them."""

    words: tuple[str, ...]
    starts: list[int]
    ends: list[int]
    found: Structure


def read_said(path: Path, source: str) -> Iterator[Document]:
    """Yield articles with their attributions."""
    for row in read_lines(path):
        reading = read_text(row["text"])
        yield lay_out(source, reading, parts_of(reading, row), [], told=True)


def read_pairs(path: Path, source: str) -> Iterator[Document]:
    """Yield texts with a pronoun and two names, of which it means one or none."""
    for row in read_lines(path):
        reading = read_text(row["text"])
        chains = [1 if row[side]["coref"] else number for number, side in ((2, "a"), (3, "b"))]
        mentions = [
            (chain, word_of(reading, row[side]["start"]), 0)
            for chain, side in zip(chains, "ab", strict=True)
        ]
        mentions.append((1, word_of(reading, row["pronoun"]["start"]), 1))
        yield lay_out(source, reading, [], mentions, told=False)


def read_text(text: str) -> Read:
    """Return the words of a text, read by the exported model."""
    model = load()
    if model is None:
        raise SystemExit("There is no exported model: run export.py first.")
    parts = cut(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    spaced = np.array([*parts.starts[1:], 0]) > np.array(parts.ends)
    found = read_structure(model, Drafts(parts.words, parts.sentences, spaced, parts.held))
    return Read(parts.words, parts.starts, parts.ends, found)


def word_of(reading: Read, start: int) -> int:
    """Return the word that holds a place of the text."""
    return max(bisect_right(reading.starts, start) - 1, 0)


def parts_of(reading: Read, row: Row) -> list[Part]:
    """Return the parts of all attributions in words."""
    return [
        (number, role, first, last)
        for number, one in enumerate(row["attributions"])
        for role, name in enumerate(ROLES)
        for span in one[name]
        for first, last in [words_of(reading, span["start"], span["end"])]
        if first < last
    ]


def words_of(reading: Read, start: int, end: int) -> tuple[int, int]:
    """Return the words that a span touches."""
    return bisect_right(reading.ends, start), bisect_left(reading.starts, end)


def lay_out(
    source: str, reading: Read, parts: list[Part], mentions: list[tuple[int, int, int]], *, told: bool
) -> Document:
    """Return a text as a document."""
    paragraphs: dict[int, list[Sentence]] = {}
    labels = name_labels(reading)
    for first, last, paragraph in reading.found.sentences:
        one = take(reading, labels, first, last)
        one.said = [
            [number, role, max(begin, first) - first, min(end, last) - first, int(begin < first)]
            for number, role, begin, end in parts
            if begin < last and end > first
        ]
        one.mentions = [
            [chain, head - first, own] for chain, head, own in mentions if first <= head < last
        ]
        paragraphs.setdefault(paragraph, []).append(one)
    return Document(source, list(paragraphs.values()), told=told)


def take(reading: Read, labels: list[str], first: int, last: int) -> Sentence:
    """Return a sentence with its trees and names."""
    found, edges = reading.found, [*reading.starts[1:], -1]
    return Sentence(
        words=list(reading.words[first:last]),
        glued=[reading.ends[at] == edges[at] for at in range(first, last)],
        upos=list(found.upos[first:last]),
        xpos=list(found.xpos[first:last]),
        heads=[head - first + 1 if head >= 0 else 0 for head in found.heads[first:last]],
        relations=list(found.relations[first:last]),
        names=labels[first:last],
    )


def name_labels(reading: Read) -> list[str]:
    """Return the label of every word."""
    labels = ["O"] * len(reading.words)
    for one in reading.found.names:
        if one.label:
            inner = [f"I-{one.label}"] * (one.last - one.first - 1)
            labels[one.first : one.last] = [f"B-{one.label}", *inner]
    return labels
