"""Learns what speaks for and against an event's being one of the news.

Run ``python training/what/train.py --data ../shared/data`` where Dateline and torch are installed; it
takes some ten minutes. It makes two things. The network of news (``head.py``), a small one over the
states of the language model, goes into ``src/dateline/language/model/heads.npz``. The weights of signs,
of which what that network says is one, go into ``src/dateline/vocabulary/event_weights.tsv``: logistic
regression, by which an event is kept where the weights of its signs add up to more than the row
``least`` of its type. What the weights see of the network is what it says of cases that it had no part
in; what the other events of a text weigh is learned from sums made in the same way.

Learned from the own texts of ``tests/reading/what_dev`` (events marked, and texts that have none), from
marked words of WikiEvents and of newswire with places (Halterman) and written stories (NGEC), where
every event counts as right, and from six genres of GUM, reviews and answers of EWT and the
development part of GAP, which tell no news: there every event counts as wrong. It prints what is kept
of texts that had no part in learning, ten times a tenth. The same data give the same weights.
``--keep FILE`` keeps the cases for a next run.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import head
import numpy as np
from cases import (
    Case,
    read_lives,
    read_own,
    read_places,
    read_stories,
    read_treebank,
    read_triggers,
    read_web,
)

from dateline.reading.event_news import COMPANY, keep_company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
# The sums above which events are kept.
LEAST = {
    "least": -0.5,
    "least: OTHER": -2.0,  # what is no political act has no part in learning
}
RARE, DECAY, STEPS, FOLDS = 4, 0.7, 60, 10
NEWS, TYPE = "model: news", "type="
SUM = "sum"
START = "event"  # the sign that all events have


def gather(data: Path) -> Iterator[Case]:
    """Yield all cases."""
    yield from read_own(ROOT / "tests/reading/what_dev")
    yield from read_triggers(data / "what/wikievents_dev.jsonl")
    yield from read_places(data / "where/event_location_train.jsonl")
    yield from read_stories(data / "what/ngec_synthetic.jsonl.gz")
    yield from read_treebank(data / "language/gum_train.conllu.gz")
    yield from read_web(data / "language/ewt_train.conllu.gz")
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


def kind_of(case: Case) -> dict[str, float]:
    """Return the one sign that tells the type of a case."""
    return {name: value for name, value in case.signs.items() if name.startswith(TYPE)}


def political(cases: Sequence[Case]) -> list[Case]:
    """Return the cases that are learned from: those of political acts."""
    return [case for case in cases if f"{TYPE}OTHER" not in case.signs]


def add_news(cases: Sequence[Case]) -> list[Case]:
    """Return the cases with what a network says of each that its text had no part in."""
    said = cross(cases, lambda seen, held: head.score(head.learn(political(seen)), held))
    return [
        replace(case, signs={**case.signs, NEWS: float(score)})
        for case, score in zip(cases, said, strict=True)
    ]


def add_company(cases: Sequence[Case], sums: Floats) -> tuple[Floats, float]:
    """Return the company of each case by the sums of all, and what it weighs beside a sum."""
    found = np.zeros(len(cases))
    texts: dict[tuple[str, str], list[int]] = {}
    for at, case in enumerate(cases):
        texts.setdefault((case.source, case.text), []).append(at)
    for places in texts.values():
        found[places] = keep_company(sums[places].tolist())
    pairs = [
        replace(case, signs={**kind_of(case), START: 1.0, SUM: total, COMPANY: met})
        for case, total, met in zip(cases, sums, found, strict=True)
    ]
    _, own, others = learn(political(pairs), [START, SUM, COMPANY])
    return found, float(others / own)


def weigh(seen: Sequence[Case], held: Sequence[Case]) -> Floats:
    """Return the sums of some cases by weights learned from others."""
    seen = political(seen)
    names = names_of(seen)
    return lay_out(held, names) @ learn(seen, names)


def cross(cases: Sequence[Case], judge: Callable[[list[Case], list[Case]], Floats]) -> Floats:
    """Return what is said of each case by what was learned from the other nine tenths of the texts."""
    sums = np.zeros(len(cases))
    parts = np.array([crc32(case.text.encode()) % FOLDS for case in cases])
    for part in range(FOLDS):
        seen = [case for case, at in zip(cases, parts, strict=True) if at != part]
        held = np.flatnonzero(parts == part)
        sums[held] = judge(seen, [cases[at] for at in held])
    return sums


def least_of(case: Case) -> float:
    """Return the sum above which a case is kept."""
    kind = next(iter(kind_of(case))).removeprefix(TYPE)
    return LEAST.get(f"least: {kind}", LEAST["least"])


def report(cases: Sequence[Case], sums: Floats) -> None:
    """Print what is kept of each source, of political acts and of others."""
    told = Counter[tuple[str, str, str, bool]]()
    for case, total in zip(cases, sums, strict=True):
        kind = "acts" if political([case]) else "other"
        told[case.source, kind, "right" if case.right else "wrong", bool(total > least_of(case))] += 1
    for source, kind, right in sorted({key[:3] for key in told}):
        kept, left = told[source, kind, right, True], told[source, kind, right, False]
        print(f"{source:11} {kind:6} {right:6} kept {kept} of {kept + left}")


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
    cases = add_news(cases)
    sums = cross(cases, weigh)
    company, share = add_company(cases, sums)
    report(cases, sums + share * company)
    cases = political(cases)
    names = names_of(cases)
    rows = [*LEAST.items(), (COMPANY, share), *sorted(zip(names, learn(cases, names), strict=True))]
    lines = [f"{name}\t{weight:.3f}" for name, weight in rows]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    head.write(head.learn(cases))


if __name__ == "__main__":
    main()
