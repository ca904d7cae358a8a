"""Reads sets of happenings: whether they took place, of which kind they are, where they were."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any
from zlib import crc32

from labels import ACTS, EVENTS
from name_sets import read_lines
from texts import Document, Sentence

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.language.reading import Reading

Row = dict[str, Any]
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
MOST = 300  # characters of a story
APART = 10  # of so many rows one is kept apart, to measure


def read_facts(path: Path, source: str) -> Iterator[Document]:
    """Yield sentences with the scores of their happenings; ``source`` is one of ``labels.FACTS``."""
    for row in read_lines(path):
        words = [BRACKETS.get(word, word) for word in row["tokens"]]
        facts = [[one["tok"][1] - 1, round(1000 * one["score"])] for one in row["events"]]
        yield Document(source, [[Sentence(words, facts=facts)]], split=False)


def read_sites(path: Path, source: str, *, apart: bool) -> Iterator[Document]:
    """Yield sentences with a verb and the places where it happened; ``apart``: those to measure on."""
    for row in read_lines(path):
        if is_apart(row["text"]) == apart:
            reading = read_text(row["text"])
            verb = word_of(reading, row["verb"]["end"] - 1)
            ends = [
                end
                for one in row["places"]
                for end in (word_of(reading, one["start"]), word_of(reading, one["end"] - 1) + 1)
            ]
            words = words_of(reading, 0, len(reading.starts))
            yield Document(source, [[Sentence(words, sites=[[verb, *ends]])]], split=False)


def read_kinds(path: Path, source: str, hidden: set[str], *, apart: bool) -> Iterator[Document]:
    """Yield articles with the class of every word; sentences that are ``hidden`` are left out."""
    for row in read_lines(path):
        if is_apart(row["id"]) != apart:
            continue
        reading = read_text(row["text"])
        kinds = [EVENTS[0]] * len(reading.starts)
        for one in row["events"]:
            kinds[word_of(reading, one["end"] - 1)] = one["cls"]
        sentences = [
            Sentence(words_of(reading, first, last), kinds=kinds[first:last])
            for first, last in reading.bounds
            if bare("".join(words_of(reading, first, last))) not in hidden
        ]
        yield Document(source, [sentences], split=False)


def read_acts(path: Path, source: str, *, apart: bool) -> Iterator[Document]:
    """Yield the first words of stories written for a type of act."""
    for row in read_lines(path):
        act = row["event"].upper()
        if is_apart(row["prompt"]) == apart and act in ACTS:
            reading = read_text(f"{row['text'][:MOST]}")
            words = words_of(reading, 0, len(reading.starts))
            yield Document(source, [[Sentence(words)]], split=False, act=act)


def read_text(text: str) -> Reading:
    """Return a text as the package reads it."""
    return analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))


def words_of(reading: Reading, first: int, last: int) -> list[str]:
    """Return some words of a text."""
    return [reading.word(at) for at in range(first, last)]


def word_of(reading: Reading, place: int) -> int:
    """Return the word that holds a place of the text."""
    return max(bisect_right(reading.starts, place) - 1, 0)


def bare(text: str) -> str:
    """Return the letters and digits of a text, by which a sentence of two sets is known."""
    return re.sub(r"\W+", "", text).lower()


def is_apart(key: str) -> bool:
    """Tell whether a row is kept apart, by chance that stays the same."""
    return crc32(key.encode()) % APART == 0
