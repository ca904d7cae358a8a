"""Texts with gold chains, and pronouns between two names, to learn from."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HELD_OUT: Final = frozenset({"news", "interview"})  # genres that `dateline evaluate who` measures on
BRACKET: Final = re.compile(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)")


@dataclass(slots=True)
class Chained:
    """A text with the spans of each of its chains."""

    name: str
    text: str = ""
    chains: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    opened: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    glued: tuple[int, bool] = (0, False)  # the last part of a word of several, and a space after it

    def add(self, cells: list[str]) -> None:
        """Add a word, and the mentions that begin and end with it."""
        spaced = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            self.glued = (int(cells[0].split("-")[1]), spaced)
            return
        start = len(self.text)
        self.text += cells[1]
        self.mark(cells[9], start, len(self.text))
        number, (last, after) = int(cells[0]), self.glued
        if number < last:
            spaced = False
        elif number == last:
            spaced, self.glued = after, (0, False)
        self.text += " " if spaced else ""

    def mark(self, cell: str, start: int, end: int) -> None:
        """Open and close mentions at a word."""
        for whole, begun, ended in BRACKET.findall(entity_of(cell)):
            name = (whole or begun or ended).split("-")[0]
            if whole or begun:
                self.opened[name].append(start)
            if (whole or ended) and self.opened[name]:
                self.chains[name].append((self.opened[name].pop(), end))


def read_treebank(path: Path) -> Iterator[Chained]:
    """Yield the documents of GUM that are not held out, with the chains in the last column."""
    document = Chained("")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                if is_kept(document):
                    yield document
                document = Chained(line.split("=")[1].strip())
            elif line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + "\n\n"
            elif line[0].isdigit() and "." not in line.split("\t")[0]:
                document.add(line.rstrip("\n").split("\t"))
    if is_kept(document):
        yield document


def is_kept(document: Chained) -> bool:
    """Tell whether a document may be learned from."""
    return bool(document.text) and document.name.split("_")[1] not in HELD_OUT


def entity_of(cell: str) -> str:
    """Return what the last column says of mentions."""
    return next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")


def read_participants(path: Path) -> Iterator[Chained]:
    """Yield the documents of ECB+ with the chains of their human participants."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = Chained(row["id"], row["text"])
            for one in row["mentions"]:
                if one["chain"] is not None and one["kind"].startswith("HUMAN"):
                    spans = one["spans"]
                    document.chains[str(one["chain"])].append((spans[0]["start"], spans[-1]["end"]))
            yield document


def read_gap(path: Path) -> list[dict[str, Any]]:
    """Return the items of a GAP file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
