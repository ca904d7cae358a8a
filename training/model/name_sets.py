"""Reads the sets that mark names, each with its own types, and our own marked sentences."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from typing import TYPE_CHECKING, Any

from cutting import cut_text, labels_of
from texts import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lexicon import Lexicon

Row = dict[str, Any]
WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "PLACE", "MISC": "REST"}
BTC = {"PER": "PER", "ORG": "ORG", "LOC": "PLACE"}
WNUT = {
    "person": "PER",
    "location": "PLACE",
    "corporation": "ORG",
    "group": "GROUP",
    "product": "THING",
    "creative-work": "O",
}
ECB = {
    "HUMAN_PART_PER": "PER",
    "HUMAN_PART_ORG": "ORG",
    "HUMAN_PART_MET": "ORG",
    "HUMAN_PART_GPE": "GPE",
    "HUMAN_PART_VEH": "VEHICLE",
    "LOC_GEO": "PLACE",
    "LOC_FAC": "FAC",
}


def read_lines(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of JSON lines, plain or gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_tokens(path: Path, source: str, types: dict[str, str], lexicon: Lexicon) -> Iterator[Document]:
    """Yield documents of a set that is given as tokens with flat spans, one sentence a line."""
    for row in read_lines(path):
        sentences = []
        for number, words in enumerate(row["tokens"]):
            labels = [outside(word, place, lexicon) for place, word in enumerate(words)]
            for span in row["spans"]:
                if span["sent"] == number:
                    put(labels, words, span["tok"], types[span["label"]], lexicon)
            hide_handles(words, labels)
            if words:
                sentences.append(Sentence(words=words, names=labels))
        if source == "wikigold":
            yield Document(source, [sentences])
        else:
            yield Document(source, [sentences], split=False)


def outside(word: str, place: int, lexicon: Lexicon) -> str:
    """Return the label of a word outside the spans of a set that knows fewer types."""
    if lexicon.is_people(word):
        return "B-NORP"
    return "REST" if word[:1].isupper() and (place or not word.isalpha()) else "O"


def put(labels: list[str], words: list[str], span: list[int], kind: str, lexicon: Lexicon) -> None:
    """Set the labels of a span."""
    first, last = span
    if kind == "PLACE":
        kind = lexicon.place_type(words[first:last])
    if kind in {"REST", "THING", "O"}:
        people = last - first == 1 and lexicon.is_people(words[first])
        labels[first:last] = ["B-NORP" if people else kind] * (last - first)
        return
    labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]


def hide_handles(words: list[str], labels: list[str]) -> None:
    """Leave the names of users open: the sets differ over them, and news has none."""
    for place, word in enumerate(words):
        if word.startswith("@"):
            labels[place] = "OPEN"
            if word == "@" and place + 1 < len(words):
                labels[place + 1] = "OPEN"
                if place + 2 < len(words) and labels[place + 2].startswith("I-"):
                    labels[place + 2] = "OPEN"


def read_ecb(path: Path, lexicon: Lexicon) -> Iterator[Document]:  # noqa: C901
    """Yield the annotated sentences of ECB+: participants that are names; other capitals are open."""
    for row in read_lines(path):
        sentences = []
        for number in row["selected_sentences"]:
            if number not in row["sentence_numbers"]:
                continue
            place = row["sentence_numbers"].index(number)
            words = row["tokens"][place]
            labels = ["OPEN" if word[:1].isupper() else "O" for word in words]
            if 2 * sum(word[:1].isupper() for word in words) > len(words):
                continue  # a headline: its capitals tell nothing
            offsets = spread(row, place)
            for mention in row["mentions"]:
                kind = ECB.get(mention["kind"])
                if kind is None or mention["sent"] != place or len(mention["spans"]) != 1:
                    continue
                told = mention["spans"][0]
                inside = [
                    at
                    for at, (start, end) in enumerate(offsets)
                    if start < told["end"] and told["start"] < end
                ]
                while inside and (words[inside[0]].islower() or lexicon.is_title(words[inside[0]])):
                    inside = inside[1:]
                if inside and all(words[at][:1].isupper() for at in inside):
                    put(labels, words, [inside[0], inside[-1] + 1], kind, lexicon)
            labels = [
                "B-NORP" if lexicon.is_people(word) else one
                for word, one in zip(words, labels, strict=True)
            ]
            if any(one[:2] == "B-" for one in labels):
                sentences.append([Sentence(words=words, names=labels)])
        if sentences:
            yield Document("ecb", sentences)


def spread(row: Row, number: int) -> list[tuple[int, int]]:
    """Return the offsets of a sentence's words: words parted by blanks, sentences by line breaks."""
    start = sum(len(" ".join(words)) + 1 for words in row["tokens"][:number])
    found = []
    for word in row["tokens"][number]:
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


def read_own(folder: Path) -> Iterator[Document]:
    """Yield our own marked sentences, cut by the package's own rules."""
    reader = load_reader(folder / "read.py")
    for path in sorted(folder.glob("*.txt")):
        documents: dict[int, list[list[Sentence]]] = {}
        for line in reader.read_file(path):
            spans = [(span.start, span.end, span.label) for span in line.spans]
            documents.setdefault(line.document, []).append(marked(line.text, spans))
        for paragraphs in documents.values():
            yield Document("own", paragraphs)


def load_reader(path: Path) -> Any:
    """Return the module that reads the markup."""
    spec = importlib.util.spec_from_file_location("names_reader", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["names_reader"] = module
    spec.loader.exec_module(module)
    return module


def marked(
    text: str, spans: list[tuple[int, int, str]], rest: Callable[[str, int], str] | None = None
) -> list[Sentence]:
    """Return a paragraph's sentences with the labels of its spans; ``rest`` labels other words."""
    sentences = []
    for words, glued, offsets in cut_text(text):
        names = labels_of(words, offsets, spans, rest)
        sentences.append(Sentence(words=words, glued=glued, names=names))
    return sentences


def read_places(path: Path, source: str, field: str | None) -> Iterator[Document]:
    """Yield articles in which the names of places are marked, perhaps within other names."""
    for row in read_lines(path):
        spans = [
            (span["start"], span["end"], "TOPONYM")
            for span in row["spans"]
            if (field is None or "iteral" in (span.get(field) or "")) and span["text"][:1].isupper()
        ]
        paragraphs = []
        at = 0
        for block in row["text"].split("\n"):
            inside = [
                (start - at, end - at, kind)
                for start, end, kind in spans
                if at <= start and end <= at + len(block)
            ]
            if block.strip():
                paragraphs.append(
                    marked(block, inside, lambda word, _: "OPEN" if word[:1].isupper() else "O")
                )
            at += len(block) + 1
        yield Document(source, paragraphs, split=False)


def read_plain(path: Path, source: str) -> Iterator[Document]:
    """Yield articles without any labels."""
    for row in read_lines(path):
        text = row["text"]
        paragraphs = [
            marked(block, [], lambda *_: "OPEN") for block in text.split("\n") if block.strip()
        ]
        yield Document(source, paragraphs, split=False)
