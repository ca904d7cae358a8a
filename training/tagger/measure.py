"""Measures the shipped tagger on gold tokens: ``python training/tagger/measure.py``."""

from __future__ import annotations

import argparse
from pathlib import Path

from treebank import read_treebank

from dateline.language.tagger import NAME_PART, batch, tag_batch

SETS = ("ewt_dev.conllu", "gum_dev.conllu")


def measure(path: Path) -> tuple[int, float, float]:
    """Return the words, the accuracy on released UPOS, and that with PROPN throughout names."""
    sentences = list(read_treebank(path))
    rows = [row for sentence in sentences for row in sentence]
    bounds, place = [], 0
    for sentence in sentences:
        bounds.append((place, place + len(sentence)))
        place += len(sentence)
    found: list[str] = []
    words = [row.form for row in rows]
    for first, part in batch(bounds):
        found += tag_batch(words[first : first + part[-1][1]], part)
    pairs = list(zip(found, rows, strict=True))
    released = sum((name if name != NAME_PART else "ADJ") == row.upos for name, row in pairs)
    named = sum(propn(name) == propn(row.label) for name, row in pairs)
    return len(rows), 100 * released / len(rows), 100 * named / len(rows)


def propn(label: str) -> str:
    """Return the label as a Reading gives it: PROPN for every part of a name."""
    return "PROPN" if label == NAME_PART else label


def main() -> None:
    """Print a line of figures for each development set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    folder = parser.parse_args().data / "language"
    print("set              words   UPOS as released   UPOS, PROPN throughout names")
    for name in SETS:
        words, released, named = measure(folder / name)
        print(f"{name:15} {words:6}   {released:16.2f}   {named:28.2f}")


if __name__ == "__main__":
    main()
