"""Measures the shipped tagger on gold tokens: ``python training/tagger/measure.py``."""

from __future__ import annotations

import argparse
from itertools import accumulate
from pathlib import Path

from treebank import Row, read_treebank

from dateline.language.tagger import NAME_PART, batch, is_address, tag, tag_batch

SETS = ("ewt_dev.conllu", "gum_dev.conllu")


def measure(path: Path) -> tuple[int, float, float]:
    """Return the words, the model's accuracy on released UPOS, and that of the package's own tags."""
    sentences = list(read_treebank(path))
    rows = [row for sentence in sentences for row in sentence]
    words = [row.form for row in rows]
    ends = list(accumulate(map(len, sentences)))
    bounds = list(zip([0, *ends], ends, strict=False))
    released = ["ADJ" if name == NAME_PART else name for name in by_model(words, bounds)]
    own = [as_package(row) for row in rows]
    return (
        len(rows),
        agreement(released, [row.upos for row in rows]),
        agreement(tag(words, bounds), own),
    )


def as_package(row: Row) -> str:
    """Return the gold tag by the package's rules: PROPN throughout names, X for addresses."""
    if is_address(row.form):
        return "X"
    return "PROPN" if row.label == NAME_PART else row.label


def by_model(words: list[str], bounds: list[tuple[int, int]]) -> list[str]:
    """Return the model's tags alone, before the package's rule on capitals."""
    return [
        name
        for first, part in batch(bounds)
        for name in tag_batch(words[first : first + part[-1][1]], part)
    ]


def agreement(found: list[str], gold: list[str]) -> float:
    """Return how many of the found tags are the gold ones, in percent."""
    same = sum(one == other for one, other in zip(found, gold, strict=True))
    return 100 * same / len(gold)


def main() -> None:
    """Print a line of figures for each development set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    folder = parser.parse_args().data / "language"
    print("set              words   model, UPOS as released   package, by its own rules")
    for name in SETS:
        words, released, named = measure(folder / name)
        print(f"{name:15} {words:6}   {released:23.2f}   {named:25.2f}")


if __name__ == "__main__":
    main()
