"""Learns what speaks for a pronoun's meaning someone.

Run ``python training/who/train.py --data ../shared/data``; it takes some five minutes. It writes
``src/dateline/vocabulary/actor_antecedents.tsv``: one weight a feature and class of pronoun. The model
is a choice among all who may be meant, and nobody: the likelihood of a choice is the exponential of its
features' weights, over the sum of all. Learned from the genres of GUM that `dateline evaluate who`
does not measure on, from the documents of ECB+ and from the validation part of GAP. The same data give
the same weights.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.evaluation.casts import place_span
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading import who
from dateline.reading.actor_antecedents import Search, choose_likely
from dateline.reading.actor_ranking import weights
from dateline.reading.actor_syntax import head_of
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.reading.where import read_places
from dateline.records import Article
from dateline.tables import read_table
from gold import read_gap, read_participants, read_treebank

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_features import Asked
    from dateline.reading.actor_ranking import Option

TABLE = Path(__file__).resolve().parents[2] / "src/dateline/vocabulary/actor_antecedents.tsv"
HEAD = """# What speaks for a pronoun's meaning someone, as weights: the higher, the likelier.
# Made by training/who/train.py from GUM, ECB+ and the validation part of GAP; not to be edited by hand.
pronoun\tfeature\tweight
"""
ROUNDS = 3
TIMES = 2  # so often each item of GAP is counted: they are the hard cases
RARE, DECAY, STEPS, RATE = 3, 0.5, 400, 0.05


@dataclass(frozen=True, slots=True)
class Example:
    """One pronoun: the features of each choice, and which choices are right."""

    choices: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


@dataclass(slots=True)
class Lesson:
    """The examples so far, by class of pronoun."""

    found: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, options: Sequence[Option], right: Sequence[bool]) -> None:
        """Add an example."""
        self.found[kind].append(Example(tuple(one.features for one in options), tuple(right)))


def read(text: str) -> Reading:
    """Return the Reading of a text."""
    return analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))


def walk(reading: Reading, choose: Callable[..., Any], seen: Callable[[Search], None]) -> None:
    """Read the actors of a text; the pronouns are answered by ``choose``."""

    def give(reading: Reading, drafts: Sequence[Draft]) -> None:
        search = Search(reading, drafts, choose)
        seen(search)
        search.resolve()

    found = Findings(times=read_times(reading, Findings()))
    found = Findings(places=read_places(reading, found))
    kept, who.give_pronouns = who.give_pronouns, give
    try:
        who.read_actors(reading, found)
    finally:
        who.give_pronouns = kept


class FromChains:
    """Learns from a text with gold chains: the right choice is the one of the pronoun's chain."""

    def __init__(
        self,
        reading: Reading,
        chains: dict[str, list[tuple[int, int]]],
        lesson: Lesson,
        *,
        whole: bool,
    ) -> None:
        self.lesson, self.whole = lesson, whole
        self.chain_at: dict[int, str] = {}
        self.chain_of: dict[int, str] = {}
        for name, spans in chains.items():
            for span in spans:
                self.chain_at[head_of(reading, *place_span(reading, *span))] = name

    def see(self, search: Search) -> None:
        """Note the chain that most mentions of each member belong to."""
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for place in search.pool.places:
            votes[id(place.member)][self.chain_at.get(place.head, "")] += 1
        self.chain_of = {key: count.most_common(1)[0][0] for key, count in votes.items()}

    def choose(self, kind: str, asked: Asked, options: list[Option]) -> Option | None:
        """Learn from one pronoun; answer it rightly."""
        chain = self.chain_at.get(asked.at, "")
        right = [
            bool(chain) and one.place is not None and self.chain_of.get(id(one.place.member)) == chain
            for one in options
        ]
        right[-1] = not any(right)
        if self.whole or not right[-1]:
            self.lesson.add(kind, options, right)
        return choose_likely(kind, asked, options) if weights() else options[right.index(True)]


class FromPair:
    """Learns from a pronoun between two names; the other pronouns are answered as now."""

    def __init__(self, reading: Reading, item: dict[str, Any], lesson: Lesson) -> None:
        self.lesson = lesson
        self.at = place_span(reading, item["pronoun"]["start"], item["pronoun"]["end"])[0]
        sides = [item["a"], item["b"]]
        self.heads = [head_of(reading, *place_span(reading, one["start"], one["end"])) for one in sides]
        self.right = [bool(one["coref"]) for one in sides]
        self.members: list[set[int]] = [set(), set()]

    def see(self, search: Search) -> None:
        """Note the members that the two names are mentions of."""
        for place in search.pool.places:
            for side in (0, 1):
                if place.head == self.heads[side]:
                    self.members[side].add(id(place.member))

    def choose(self, kind: str, asked: Asked, options: list[Option]) -> Option | None:
        """Learn where this is the pronoun; answer it as now."""
        if asked.at == self.at:
            right = [self.is_right(one) for one in options]
            if any(right):
                for _ in range(TIMES):
                    self.lesson.add(kind, options, right)
        return choose_likely(kind, asked, options)

    def is_right(self, option: Option) -> bool:
        """Tell whether a choice is right: the name meant; anyone but the two where neither is."""
        member = None if option.place is None else id(option.place.member)
        if any(self.right):
            return any(yes and member in self.members[side] for side, yes in enumerate(self.right))
        return not any(member in known for known in self.members)


def learn(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights that make the right choices likeliest."""
    counts = Counter(word for one in examples for choice in one.choices for word in set(choice))
    names = sorted(word for word, count in counts.items() if count >= RARE)
    index = {word: at for at, word in enumerate(names)}
    rows, columns, starts, right = [], [], [0], []
    for one in examples:
        for choice in one.choices:
            at = starts[-1]
            known = [index[word] for word in choice if word in index]
            rows += [at] * len(known)
            columns += known
            starts[-1] += 1
        right += one.right
        starts.append(starts[-1])
    sheet = (np.array(rows), np.array(columns))
    bounds = np.array([0, *starts[:-1]])
    return dict(zip(names, descend(sheet, bounds, np.array(right), len(names)), strict=True))


def descend(sheet: Any, bounds: Any, right: Any, size: int) -> list[float]:
    """Return the weights after gradient descent (Adam) on the loss of all choices."""
    rows, columns = sheet
    group = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    weights, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, weights[columns], len(right))
        scores -= np.maximum.reduceat(scores, bounds[:-1])[group]
        raised = np.exp(scores)
        odds = raised / np.add.reduceat(raised, bounds[:-1])[group]
        among = raised * right
        wanted = among / np.maximum(np.add.reduceat(among, bounds[:-1]), 1e-12)[group]
        slope = np.bincount(columns, (odds - wanted)[rows], size) / (len(bounds) - 1)
        slope += DECAY * weights / 100
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= RATE * mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return [round(float(one), 3) for one in weights]


def write(found: dict[str, dict[str, float]]) -> None:
    """Write the table."""
    lines = [
        f"{kind}\t{name}\t{weight:g}"
        for kind, weights in sorted(found.items())
        for name, weight in sorted(weights.items())
        if abs(weight) >= 0.01
    ]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, twice: what GAP's other pronouns mean is told by the weights of the first round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    chained = [
        (read(one.text), one.chains) for one in read_treebank(folder / "language/gum_train.conllu.gz")
    ]
    pairs = [(read(one["text"]), one) for one in read_gap(folder / "coref/gap_validation.jsonl")]
    news = [
        (read(one.text), one.chains)
        for one in read_participants(folder / "stories/ecbplus_train.jsonl.gz")
    ]
    write({})
    for _ in range(ROUNDS):
        forget()
        lesson = Lesson()
        for reading, chains in chained:
            teacher = FromChains(reading, chains, lesson, whole=True)
            walk(reading, teacher.choose, teacher.see)
        for reading, chains in news:
            teacher = FromChains(reading, chains, lesson, whole=False)
            walk(reading, teacher.choose, teacher.see)
        for reading, item in pairs:
            pupil = FromPair(reading, item, lesson)
            walk(reading, pupil.choose, pupil.see)
        write({kind: learn(examples) for kind, examples in lesson.found.items()})
        print({kind: len(examples) for kind, examples in lesson.found.items()})


def forget() -> None:
    """Have the table read anew."""
    read_table.cache_clear()
    weights.cache_clear()


if __name__ == "__main__":
    main()
