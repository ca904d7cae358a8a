"""What training reads: documents of paragraphs of sentences, words with the labels that a set gives."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(slots=True)
class Sentence:
    """Words and their labels, all lists as long as ``words``; a list is empty where the set has none.

    ``heads`` count words from 1, 0 is the root. ``names`` are labels as ``labels.allowed`` reads them.
    ``said`` are parts of attributions, each [attribution, role, first word, word after the last, 1 if it
    goes on from the sentence before]; roles are source, cue and content. ``mentions`` are those of
    persons and things, each [chain, head word, 1 for a pronoun]. ``facts`` are happenings, each [word,
    score times 1000, from -3000 for did not happen to 3000 for happened]; ``kinds`` the class of every
    word as ``labels.EVENTS`` has it; ``sites`` verbs, each [word, first word of the place where it
    happened, word after the last, more places], with the verb alone where no place is told.
    """

    words: list[str]
    glued: list[bool] = field(default_factory=list)  # no space after it
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    said: list[list[int]] = field(default_factory=list)
    mentions: list[list[int]] = field(default_factory=list)
    facts: list[list[int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sites: list[list[int]] = field(default_factory=list)

    @property
    def marked(self) -> bool:
        """Tell whether words are counted by what would not follow a change of them."""
        return bool(self.said or self.facts or self.kinds or self.sites)


@dataclass(slots=True)
class Document:
    """Paragraphs of sentences; ``split``: their ends are gold, ``told``: their attributions are.

    ``act`` is the PLOVER type of what a whole text tells, if that is known.
    """

    source: str
    paragraphs: list[list[Sentence]]
    split: bool = True
    told: bool = False
    act: str = ""


def write(documents: Iterable[Document], path: Path) -> None:
    """Write documents as gzipped JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=9) as out:
        for one in documents:
            told = [[pack(sentence) for sentence in part] for part in one.paragraphs]
            line = [one.source, one.split, told, one.told, one.act]
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def pack(sentence: Sentence) -> list[Any]:
    """Return a sentence as a list of lists."""
    return [
        sentence.words,
        [int(one) for one in sentence.glued],
        sentence.upos,
        sentence.xpos,
        sentence.heads,
        sentence.relations,
        sentence.names,
        sentence.said,
        sentence.mentions,
        sentence.facts,
        sentence.kinds,
        sentence.sites,
    ]


def read(path: Path) -> Iterator[Document]:
    """Yield documents from gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            source, split, paragraphs, *more = json.loads(line)
            told = [[Sentence(*sentence) for sentence in part] for part in paragraphs]
            yield Document(source, told, split, *more)
