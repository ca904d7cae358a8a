"""The tree of a sentence, asked by tokens: what hangs on a word, and which noun a number counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.records import Quantity

COUNTS: Final = frozenset({"nummod", "compound", "amod", "advmod", "det", "nsubj", "obl", "nmod"})
NAMED: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "SYM"})
NOT: Final = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence: its atoms, its tree where the reading has trees, the quantities before it."""

    reading: Reading
    atoms: Sequence[Atom]
    tree: Tree | None = None
    earlier: Sequence[Quantity] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of one sentence: for each token those that depend on it, in text order."""

    reading: Reading
    below: Mapping[int, Sequence[int]]

    def relation(self, token: int) -> str:
        """Return the name of a token's dependency."""
        return self.reading.relations[token]

    def head(self, token: int) -> int:
        """Return the token that a token depends on, -1 for the root."""
        return self.reading.heads[token]

    def tag(self, token: int) -> str:
        """Return the universal part of speech of a token."""
        return self.reading.tags[token]

    def words(self, token: int) -> tuple[str, str]:
        """Return the lemma of a token and its word, both in lower case."""
        return self.reading.lemmas[token], self.reading.lower(token)

    def children(self, token: int, *relations: str) -> Iterator[int]:
        """Yield the tokens that depend on a token, only those of some relations where any are named."""
        for child in self.below.get(token, ()):
            if not relations or self.reading.relations[child] in relations:
                yield child

    def has(self, token: int, *relations: str) -> bool:
        """Tell whether any token depends on a token by one of some relations."""
        return next(self.children(token, *relations), None) is not None

    def case(self, token: int) -> str:
        """Return the preposition before a noun, lower case; empty where it has none."""
        return next((self.reading.lower(child) for child in self.children(token, "case")), "")

    def denies(self, token: int) -> bool:
        """Tell whether a word says that what the token tells did not happen."""
        return any(self.reading.lower(child) in NOT for child in self.children(token))


def tree_at(reading: Reading, sentence: int) -> Tree | None:
    """Return the tree of a sentence; None where the reading has no trees."""
    if not reading.heads:
        return None
    below: dict[int, list[int]] = defaultdict(list)
    for token in range(*reading.bounds[sentence]):
        below[reading.heads[token]].append(token)
    return Tree(reading, below)


def number_token(tree: Tree, atoms: Sequence[Atom], amount: Amount) -> int | None:
    """Return the token of an amount's number that the rest of it hangs on."""
    start, end = atoms[amount.number].start, atoms[amount.last - 1].end
    within = tree.reading.tokens_in(start, end)
    tops = [token for token in within if tree.head(token) not in within]
    numbers = [token for token in tops if tree.tag(token) == "NUM"]
    return next(iter(numbers or tops), None)


def counted_token(tree: Tree, number: int) -> int:
    """Return the noun that a number counts, or the number itself where it stands for those counted."""
    head, relation = tree.head(number), tree.relation(number)
    if head < 0 or tree.tag(head) not in NAMED:
        return number
    if relation == "nummod":
        return number if is_parted(tree, number, head) else head
    is_before = number < head and relation.partition(":")[0] in COUNTS - {"nsubj", "obl", "nmod"}
    return head if is_before and tree.tag(head) in {"NOUN", "PROPN"} else number


def is_parted(tree: Tree, number: int, head: int) -> bool:
    """Tell whether a verb stands between a number and its noun: "600,000 are without shelter"."""
    between = (child for child in tree.children(head, "cop", "aux") if number < child < head)
    return next(between, None) is not None


def kind_token(tree: Tree, counted: int) -> int | None:
    """Return the noun for those counted ("dozens of people", "12 people"); None of a bare number."""
    if tree.tag(counted) != "NUM" and not is_vague(tree, counted):
        return counted
    inner = (
        child for child in tree.children(counted, "nmod", "obl") if tree.case(child) in {"of", "among"}
    )
    found = next(inner, None)
    return kind_token(tree, found) if found is not None else None


def is_vague(tree: Tree, token: int) -> bool:
    """Tell whether a token is a noun for a number: "dozens", "thousands"."""
    return tree.reading.lower(token) in VAGUE


VAGUE: Final = frozenset(
    {"dozen", "dozens", "scores", "tens", "hundred", "hundreds", "thousand", "thousands", "million"}
    | {"millions", "billions", "minimum", "maximum", "total", "lakhs", "crores"}
)
