"""Learns what speaks for and against an event's being one of the news.

Run ``python training/what/train.py --data ../shared/data``; it takes some ten minutes. It writes
``src/dateline/vocabulary/event_weights.tsv``: one weight a sign. The model is logistic regression: an
event is kept where the weights of its signs add up to more than the row ``least`` of its type. Learned
from the own texts of ``tests/reading/what_dev`` (events marked, and texts that have none), from marked
words of WikiEvents and of newswire with places (Halterman) and written stories (NGEC), where every
event counts as right, and from six genres of GUM and the development part of GAP, which tell no
news: there every event counts as wrong. It prints what is kept of texts that had no part in
learning, ten times a tenth. The same data give the same weights. ``--keep FILE`` keeps the signs for
a next run.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from cases import Case, read_lives, read_own, read_places, read_stories, read_treebank, read_triggers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src/dateline/vocabulary/event_weights.tsv"
HEAD = """# What speaks for (above 0) and against an event's being one of the news, as weights of signs.
# An event is kept where the weights of its signs, each times its size, add up to more than the row
# `least` of its type, else the row `least`. Made by training/what/train.py from own texts, WikiEvents,
# newswire with places, written stories, GUM and GAP; not to be edited by hand.
sign\tweight
"""
# The sums above which events are kept: words and acts of few false ones are given more room.
LEAST = {
    "least": -2.0,
    "least: OTHER": -99.0,  # what is no political act is kept, and has no part in learning
    **dict.fromkeys(("least: ASSAULT", "least: PROTEST", "least: COERCE"), -1.5),
}
RARE, DECAY, STEPS, FOLDS = 4, 0.7, 60, 10
START = "event"  # the sign that all events have


def gather(data: Path) -> Iterator[Case]:
    """Yield all cases."""
    yield from read_own(ROOT / "tests/reading/what_dev")
    yield from read_triggers(data / "what/wikievents_dev.jsonl")
    yield from read_places(data / "where/event_location_train.jsonl")
    yield from read_stories(data / "what/ngec_synthetic.jsonl.gz")
    yield from read_treebank(data / "language/gum_train.conllu.gz")
    yield from read_lives(data / "coref/gap_development.jsonl")


def lay_out(cases: Sequence[Case], names: Sequence[str]) -> Floats:
    """Return the signs of cases as a table [cases, names]."""
    return np.array([[case.signs.get(name, 0.0) for name in names] for case in cases])


def learn(cases: Sequence[Case], names: Sequence[str]) -> Floats:
    """Return one weight a name: logistic regression with a toll on the squares, by Newton's method."""
    signs, shares = lay_out(cases, names), np.array([case.share for case in cases])
    right = np.array([case.right for case in cases], dtype=float)
    toll = np.array([DECAY / 100 if name == START else DECAY for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (shares * (odds - right)) + toll * weights
        bend = (signs * (shares * odds * (1 - odds))[:, None]).T @ signs + np.diag(toll)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def names_of(cases: Sequence[Case]) -> list[str]:
    """Return the signs that are not too rare."""
    counts = Counter(name for case in cases for name in case.signs)
    return sorted(name for name, count in counts.items() if count >= RARE)


def cross(cases: Sequence[Case], names: Sequence[str]) -> Floats:
    """Return the sum of each case by weights that its text had no part in."""
    sums = np.zeros(len(cases))
    parts = np.array([crc32(case.text.encode()) % FOLDS for case in cases])
    for part in range(FOLDS):
        weights = learn([case for case, at in zip(cases, parts, strict=True) if at != part], names)
        held = np.flatnonzero(parts == part)
        sums[held] = lay_out([cases[at] for at in held], names) @ weights
    return sums


def least_of(case: Case) -> float:
    """Return the sum above which a case is kept."""
    kind = next(name for name in case.signs if name.startswith("type=")).removeprefix("type=")
    return LEAST.get(f"least: {kind}", LEAST["least"])


def report(cases: Sequence[Case], sums: Floats) -> None:
    """Print what is kept of each source."""
    for source in dict.fromkeys(case.source for case in cases):
        for right in (True, False):
            some = [
                total > least_of(case)
                for case, total in zip(cases, sums, strict=True)
                if (case.source, case.right) == (source, right)
            ]
            if some:
                kept = sum(some)
                print(f"{source:11} {'right' if right else 'wrong':6} kept {kept} of {len(some)}")


def main() -> None:
    """Learn, print what cross-validation tells, and write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if given.keep and given.keep.exists():
        cases = pickle.loads(given.keep.read_bytes())  # noqa: S301  - a file of this script's own
    else:
        cases = list(gather(given.data))
        if given.keep:
            given.keep.write_bytes(pickle.dumps(cases))
    cases = [case for case in cases if "type=OTHER" not in case.signs]
    names = names_of(cases)
    report(cases, cross(cases, names))
    rows = [*LEAST.items(), *sorted(zip(names, learn(cases, names), strict=True))]
    lines = [f"{name}\t{weight:.3f}" for name, weight in rows]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
