"""Reads the treebanks: trees and tags, and GUM's mentions as names."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from texts import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lexicon import Lexicon

BRACKET = re.compile(r"\(([^()]*)|([^()]*)\)")
KINDS = {"person": "PER", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
PROPER = frozenset({"NNP", "NNPS"})
HELD_OUT = ("news", "interview")  # genres whose chains `dateline evaluate who` measures on
INNER = frozenset(
    {"of", "for", "on", "and", "&", "the", "de", "la", "al", "del", "von", "van", "bin", "-", "'s"}
)


@dataclass(slots=True)
class Mention:
    """A mention of GUM: words ``first`` to ``last`` (inclusive, from 0), kind, head word, chain."""

    kind: str
    first: int
    last: int
    head: int
    chain: int


@dataclass(slots=True)
class Reader:
    """Reads one CoNLL-U file, line by line. ``opened`` holds mentions, the latest last."""

    source: str
    lexicon: Lexicon
    gum: bool
    opened: list[tuple[str, str, str, int]] = field(default_factory=list)
    chains: dict[str, int] = field(default_factory=dict)
    held: bool = False

    def documents(self, path: Path) -> Iterator[Document]:
        """Yield the documents of a file."""
        document = Document(self.source, [])
        for comments, rows in blocks(path):
            if any(line.startswith("# newdoc") for line in comments):
                if document.paragraphs:
                    yield document
                document = Document(self.source, [])
                self.opened, self.chains = [], {}
                self.held = any(f"_{genre}_" in line for line in comments for genre in HELD_OUT)
            if not document.paragraphs or any(line.startswith("# newpar") for line in comments):
                document.paragraphs.append([])
            document.paragraphs[-1].append(self.sentence(rows))
        yield document

    def sentence(self, rows: list[list[str]]) -> Sentence:
        """Return the sentence of its rows."""
        sentence = Sentence(
            words=[row[1] for row in rows],
            glued=["SpaceAfter=No" in row[9] for row in rows],
            upos=[row[3] for row in rows],
            xpos=[row[4] for row in rows],
            heads=[int(row[6]) for row in rows],
            relations=[row[7] for row in rows],
        )
        if self.gum:
            mentions = self.mentions(rows)
            sentence.names = name_mentions(sentence, mentions, self.lexicon)
            sentence.mentions = (
                []
                if self.held
                else [
                    [one.chain, one.head, int(sentence.xpos[one.head] in {"PRP", "PRP$"})]
                    for one in mentions
                ]
            )
        else:
            sentence.names = [
                "O" if is_plain(word, tag, place) else "OPEN"
                for place, (word, tag) in enumerate(zip(sentence.words, sentence.xpos, strict=True))
            ]
        return sentence

    def mentions(self, rows: list[list[str]]) -> list[Mention]:
        """Return the mentions that begin and end within a sentence."""
        found: list[Mention] = []
        for place, row in enumerate(rows):
            told = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part).get(
                "Entity", ""
            )
            for opened, closed in BRACKET.findall(told):
                if opened:
                    parts = opened.split("-")
                    self.opened.append((parts[0], parts[1], parts[5] if len(parts) > 5 else "1", place))
                elif self.opened:
                    self.close(closed or self.opened[-1][0], place, found)
        self.opened = []
        return found

    def close(self, chain: str, place: int, found: list[Mention]) -> None:
        """Close the latest open mention of a chain."""
        for at in range(len(self.opened) - 1, -1, -1):
            if self.opened[at][0] == chain:
                _, kind, least, first = self.opened.pop(at)
                number = least.split(",")[0]
                head = first + (int(number) - 1 if number.isdigit() else 0)
                found.append(Mention(kind, first, place, min(head, place), self.number(chain)))
                return

    def number(self, chain: str) -> int:
        """Return the number of a chain."""
        return self.chains.setdefault(chain, len(self.chains))


def blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield comments and word rows of each sentence of a CoNLL-U file, plain or gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    comments: list[str] = []
    rows: list[list[str]] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                comments.append(line)
            elif cells[0].isdigit():
                rows.append(cells)
            elif rows and not cells[0]:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def is_plain(word: str, tag: str, place: int) -> bool:
    """Tell whether a word is no name's: no proper noun, and small or first."""
    return (
        tag not in PROPER and tag not in {"FW", "GW", "ADD"} and (not word[:1].isupper() or place == 0)
    )


def name_mentions(sentence: Sentence, mentions: list[Mention], lexicon: Lexicon) -> list[str]:  # noqa: C901
    """Return a label for every word: names cut out of the mentions, the longest first."""
    tags, words = sentence.xpos, sentence.words
    labels = ["REST" if tag in PROPER else "O" for tag in tags]
    for place, word in enumerate(words):
        if lexicon.is_people(word) and (tags[place] in PROPER or tags[place] == "JJ"):
            labels[place] = "B-NORP"
    taken = [False] * len(words)
    found = []
    for mention in mentions:
        if tags[mention.head] not in PROPER or mention.kind == "time":
            continue
        span = narrow(sentence, mention, mentions, lexicon)
        if span:
            found.append((span[1] - span[0], span, mention.kind))
    for _, (first, last), kind in sorted(found, key=lambda one: (-one[0], one[1])):
        if any(taken[first:last]):
            continue
        taken[first:last] = [True] * (last - first)
        if last - first == 1 and lexicon.is_people(words[first]):
            continue
        label = KINDS.get(kind)
        if label is None:
            wide = "THING" if kind == "object" else "REST"
            labels[first:last] = [wide] * (last - first)
            continue
        if label == "PLACE":
            label = lexicon.place_type(words[first:last])
        labels[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return labels


def narrow(  # noqa: C901
    sentence: Sentence, mention: Mention, mentions: list[Mention], lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return the words of a mention that are its name, as a range; None where it is a title alone."""
    tags, words = sentence.xpos, sentence.words
    fenced = {
        place
        for other in mentions
        if other is not mention and not other.first <= mention.head <= other.last
        for place in range(other.first, other.last + 1)
    }
    person = mention.kind == "person"

    def inside(place: int) -> bool:
        proper = tags[place] in PROPER or (
            not person and tags[place] in {"NNP", "CD"} and words[place].isalnum()
        )
        proper = proper or (not person and tags[place] == "JJ" and words[place][:1].isupper())
        return proper and not (person and place in fenced)

    first = last = mention.head
    while first > mention.first and inside(first - 1):
        first -= 1
    while last < mention.last:
        if inside(last + 1):
            last += 1
            continue
        after = last + 1
        while (
            after <= mention.last
            and words[after].lower() in INNER
            and (not person or words[after] == "-")
        ):
            after += 1
        if after == last + 1 or after > mention.last or tags[after] not in PROPER:
            break
        if words[last + 1] == "'s" or (
            words[last + 1] == "and" and not lexicon.is_body(words[first : last + 1])
        ):
            break
        if mention.kind == "place" and not lexicon.opens_place(words[last]):
            break
        last = after
    while first > mention.first + 1 and words[first - 1] == "-" and inside(first - 2):
        first -= 2
        while first > mention.first and inside(first - 1):
            first -= 1
    if person:
        while first <= last and lexicon.is_title(words[first]):
            first += 1
    return (first, last + 1) if first <= last else None
