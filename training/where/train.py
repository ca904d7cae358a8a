"""Learns the weights by which place names are resolved: ``src/dateline/vocabulary/place_weights.tsv``.

    python training/where/train.py --data ../shared/data [--outlets] [--check] [--least SHARE]

The sets are LGL and the training part of GeoWebNews. Each name of a text is one choice among the
gazetteer's candidates and none of them; right is whatever lies within 161 km of the gold's point or is
the same large area, and none where nothing does or the gold has no name there. The weights are those of
a softmax over the features of each candidate, with a penalty on their squares. With ``--check`` nothing
is written: the texts are cut into five parts, each part is read by weights learned from the others, and
the figures are those of ``dateline evaluate where``.

With ``--outlets`` only the weights of what is known of a text's outlet are learned, beside the others as
they stand in the table: texts of unknown outlets are read as before. Then the parts of ``--check`` hold
whole outlets (by their address), and the figures without the hint are printed first.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline.evaluation import where_toponyms
from dateline.evaluation.where_rows import GoldName, GoldText, list_found, pair_names
from dateline.gazetteer.entries import Entry, distance_km
from dateline.gazetteer.fold import fold
from dateline.hosts import host_of
from dateline.identity import hash_text
from dateline.language import analyse as analysis
from dateline.reading import place_features, place_ranking
from dateline.reading.place_board import Board
from dateline.reading.place_candidates import group_names
from dateline.reading.place_context import read_text
from dateline.reading.place_scene import survey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NEAR_KM = 161
SETS = ("lgl", "geowebnews_train")
PARTS = 5
STEPS, RATE, PENALTY = 600, 0.05, 2e-4
TABLE = Path(__file__).parents[2] / "src/dateline/vocabulary/place_weights.tsv"
HEAD = """\
# What speaks for a candidate of a place name, or for none of them ("none ..."), and how much: the
# likelihoods of the candidates are a softmax of the sums. Learned by training/where/train.py from LGL
# and the training part of GeoWebNews.
feature\tweight
"""
Example = tuple[list["Mapping[str, float]"], frozenset[int], float]


def read_rows(data: Path) -> dict[str, list[GoldText]]:
    """Return the texts of each set."""
    return {
        name: [
            msgspec.convert(json.loads(line), type=GoldText)
            for line in (data / "where" / f"{name}.jsonl").read_bytes().splitlines()
        ]
        for name in SETS
    }


def make_examples(text: GoldText) -> list[Example]:
    """Return the choices of one text: the features of all alternatives, the right ones, the weight."""
    reading = analysis.analyse(where_toponyms.make_article(text))
    names = survey(reading)
    groups = group_names(names)
    board = Board(groups, read_text(reading, names))
    found = []
    for group, told in zip(groups, place_ranking.describe_board(board), strict=True):
        if not group.candidates:
            continue
        spans = [
            (reading.starts[one.found.first], reading.ends[one.found.last - 1]) for one in group.mentions
        ]
        gold = [
            span
            for span in text.spans
            if any(span.start < end and start < span.end for start, end in spans)
        ]
        if gold and not any(span.counts for span in gold):
            continue
        right = frozenset(
            at
            for at, entry in enumerate(group.candidates)
            if any(is_right(entry, span) for span in gold if span.point is not None)
        )
        found.append((told, right or frozenset({len(group.candidates)}), float(len(spans)) ** 0.5))
    return found


def is_right(entry: Entry, gold: GoldName) -> bool:
    """Tell whether a candidate is what the gold means: near its point, or the same large area."""
    if entry.point and gold.point and distance_km(entry.point, gold.point) <= NEAR_KM:
        return True
    if gold.geonameid and str(entry.geonames_id) == str(gold.geonameid):
        return True
    same = fold(entry.name) == fold(gold.name or "")
    return same and entry.kind in {"area", "water", "country"}


def fit(examples: Sequence[Example], fixed: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the weights of a softmax over the alternatives of all examples, by gradient steps.

    Those that are ``fixed`` stay as they are, and only what tells of outlets is learned beside them.
    """
    names = sorted({name for told, _, _ in examples for one in told for name in one})
    column = {name: at for at, name in enumerate(names)}
    counts = [len(told) for told, _, _ in examples]
    starts = np.cumsum([0, *counts[:-1]])
    matrix = np.zeros((sum(counts), len(names)), dtype=np.float32)
    right = np.zeros(len(matrix), dtype=np.float32)
    row = 0
    for told, good, _ in examples:
        for at, one in enumerate(told):
            right[row] = at in good
            for name, value in one.items():
                matrix[row, column[name]] = value
            row += 1
    weight = np.repeat([weight for _, _, weight in examples], counts)
    whole = sum(weight for _, _, weight in examples)
    weights = np.array([(fixed or {}).get(name, 0.0) for name in names])
    free = np.array([fixed is None or name in place_features.OUTLET for name in names])
    mean, square = np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights.astype(np.float32)
        scores -= np.repeat(np.maximum.reduceat(scores, starts), counts)
        raised = np.exp(scores)
        likely = raised / np.repeat(np.add.reduceat(raised, starts), counts)
        good = raised * right
        wanted = good / np.repeat(np.maximum(np.add.reduceat(good, starts), 1e-30), counts)
        gradient = free * (
            matrix.T @ ((likely - wanted) * weight).astype(np.float32) / whole + PENALTY * 2 * weights
        )
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = RATE * (1 if step < STEPS * 0.7 else 0.2)
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def use(weights: Mapping[str, float]) -> None:
    """Have the reader choose by some weights."""
    place_ranking.weights = lambda: weights  # type: ignore[assignment]


def part_of(text: GoldText, at: int, *, outlets: bool) -> int:
    """Return the part of the texts that one belongs to; all of an outlet are in one part."""
    host = host_of(text.url or "") if outlets else ""
    return int(hash_text(host)[:8], 16) % PARTS if host else at % PARTS


def check(
    rows: Mapping[str, Sequence[GoldText]],
    examples: Mapping[str, Sequence[list[Example]]],
    fixed: Mapping[str, float] | None = None,
) -> None:
    """Print the figures of each set, every text read by weights that were learned without its part."""
    tallies = {name: where_toponyms.Tally() for name in rows}
    for part in range(PARTS):
        learned = [
            one
            for name in rows
            for at, told in enumerate(examples[name])
            if part_of(rows[name][at], at, outlets=fixed is not None) != part
            for one in told
        ]
        weights = fit(learned, fixed)
        if fixed is not None:
            print("part", part, {name: weights.get(name) for name in place_features.OUTLET})
        use(weights)
        for name, texts in rows.items():
            for at, text in enumerate(texts):
                if part_of(text, at, outlets=fixed is not None) == part:
                    found = list_found(where_toponyms.read_article(text))
                    where_toponyms.add(tallies[name], pair_names(text, found))
    for name, tally in tallies.items():
        print(name, json.dumps(where_toponyms.sum_up(tally)))


def check_outlets(
    rows: Mapping[str, Sequence[GoldText]],
    examples: Mapping[str, Sequence[list[Example]]],
    fixed: Mapping[str, float],
) -> None:
    """Print the figures without and with what is known of outlets."""
    bare = {name: value for name, value in fixed.items() if name not in place_features.OUTLET}
    use(bare)
    for name, texts in rows.items():
        tally = where_toponyms.Tally()
        for text in texts:
            where_toponyms.add(tally, pair_names(text, list_found(where_toponyms.read_article(text))))
        print(name, "without", json.dumps(where_toponyms.sum_up(tally)))
    check(rows, examples, bare)


def main() -> None:
    """Write the table, or print what the weights are worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--outlets", action="store_true", help="learn only what outlets tell")
    parser.add_argument(
        "--least", type=float, default=place_ranking.LEAST, help="how likely a place must be"
    )
    given = parser.parse_args()
    place_ranking.LEAST = given.least
    rows = read_rows(given.data)
    examples = {name: [make_examples(text) for text in texts] for name, texts in rows.items()}
    fixed = dict(place_ranking.weights()) if given.outlets else None
    if given.check:
        check_outlets(rows, examples, fixed) if fixed else check(rows, examples)
        return
    learned = fit([one for told in examples.values() for text in told for one in text], fixed)
    weights = (fixed or {}) | learned
    lines = [f"{name}\t{value}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.02]
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
