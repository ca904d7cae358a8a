"""Reads treebanks for the tagger, and makes the copies of sentences that news text calls for."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

NAME_PART = "NAME"


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a treebank. ``label`` is its UPOS, or NAME for what is no PROPN within a name."""

    form: str
    upos: str
    label: str
    xpos: str
    head: int
    relation: str
    glued: bool  # no space after it


Sentence = list[Row]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, plain or gzipped."""
    rows: Sentence = []
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0].isdigit():
                rows.append(make_row(cells))
            elif rows and not cells[0]:
                yield rows
                rows = []
    if rows:
        yield rows


def make_row(cells: list[str]) -> Row:
    """Return the row of one line's cells."""
    named = cells[4].startswith("NNP") and cells[3] != "PROPN"
    return Row(
        form=cells[1],
        upos=cells[3],
        label=NAME_PART if named else cells[3],
        xpos=cells[4],
        head=int(cells[6]),
        relation=cells[7].split(":")[0],
        glued="SpaceAfter=No" in cells[9],
    )


def merge_hyphens(sentence: Sentence) -> tuple[list[str], list[str]] | None:
    """Return words and labels with hyphenated words as one token; None where there is none.

    The treebanks cut "Russian-backed" in three, the package's tokens do not.
    """
    words: list[str] = []
    labels: list[str] = []
    place = 0
    while place < len(sentence):
        after = place + 1
        while is_hyphenated(sentence, after):
            after += 2
        group = sentence[place:after]
        words.append("".join(row.form for row in group))
        labels.append(label_group(group, place + 1))
        place = after
    return (words, labels) if len(words) < len(sentence) else None


def is_hyphenated(sentence: Sentence, place: int) -> bool:
    """Tell whether a hyphen glued on both sides stands at ``place``."""
    if not 0 < place < len(sentence) - 1:
        return False
    row = sentence[place]
    return row.form in {"-", "‐", "‑"} and row.xpos == "HYPH" and row.glued and sentence[place - 1].glued


def label_group(group: Sentence, first: int) -> str:
    """Return the label of a hyphenated word whose parts have the numbers ``first`` and on."""
    if all(row.label in {"PROPN", NAME_PART} for row in group[::2]):
        return group[-1].label
    inside = range(first, first + len(group))
    top = next((row for row in group if row.head not in inside), group[-1])
    if len(group) > 1 and top.relation in {"amod", "compound", "nummod"} and top.label != "PROPN":
        return "ADJ"
    return top.label


def recase(words: list[str], random: Random) -> list[str]:
    """Return the words of a sentence as a headline sets them: Title Case or ALL CAPS."""
    if random.random() < 0.35:
        return [word.upper() for word in words]
    return [
        word[:1].upper() + word[1:] if len(word) > 3 or random.random() < 0.3 else word for word in words
    ]
