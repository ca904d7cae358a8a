"""The tree of a sentence as statuses are read from it: what hangs on a word, and its helpers.

Relations and heads are those of Universal Dependencies, as the language model gives them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.reading import Reading

SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer")
HELPERS: Final = ("aux", "aux:pass", "cop")
PAST: Final = frozenset({"VBD", "VBN"})
ALIKE: Final = frozenset({"VB", "VBG", "VBN"})  # forms that share the helpers of what they are joined to


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: its tokens from ``first`` to ``last`` (exclusive), and what hangs on each."""

    reading: Reading
    first: int
    last: int
    below: Mapping[int, Sequence[int]]

    def under(self, token: int, *relations: str) -> list[int]:
        """Return what hangs on a token by one of some relations, in the order of the text."""
        return [one for one in self.below.get(token, ()) if self.reading.relations[one] in relations]

    def head(self, token: int) -> int:
        """Return what a token hangs on, -1 for the root."""
        return self.reading.heads[token]

    def relation(self, token: int) -> str:
        """Return the name of what ties a token to its head."""
        return self.reading.relations[token]

    def words(self, token: int, *relations: str) -> list[str]:
        """Return the words, in small letters, of what hangs on a token by one of some relations."""
        return [self.reading.lower(one) for one in self.under(token, *relations)]

    def case(self, token: int) -> str:
        """Return the preposition of a noun, its parts joined by "_" ("instead_of"); may be empty."""
        cases = self.under(token, "case")
        if not cases:
            return ""
        return "_".join([self.reading.lower(cases[-1]), *self.words(cases[-1], "fixed")])

    def mark(self, token: int) -> str:
        """Return the word that opens a clause ("if", "in_case"); "to" is none; may be empty."""
        for one in self.under(token, "mark", "advmod"):
            word = self.reading.lower(one)
            if self.relation(one) == "mark" and word != "to":
                return "_".join([word, *self.words(one, "fixed")])
            if word in {"when", "once", "whenever"} and one < token:
                return word
        return ""

    def likes(self, token: int) -> int:
        """Return the word whose helpers a token shares: the one it is joined to, else itself."""
        fine = self.reading.fine[token]
        for _ in range(4):
            head = self.head(token)
            own = self.under(token, *HELPERS, *SUBJECTS) or "to" in self.words(token, "mark")
            if self.relation(token) != "conj" or own or head < 0:
                return token
            either = {"or", "nor"} & set(self.words(token, "cc")) and {
                fine,
                self.reading.fine[head],
            } <= PAST
            same = fine == self.reading.fine[head] and (fine in ALIKE or self.under(token, "cc"))
            if not either and not same:
                return token
            token = head
        return token

    def helpers(self, token: int) -> list[str]:
        """Return the helpers of a verb or predicate, with those it shares, in small letters."""
        found = self.words(token, *HELPERS)
        first = self.likes(token)
        return found if first == token else [*self.words(first, *HELPERS), *found]


def grow(reading: Reading, first: int, last: int) -> Tree | None:
    """Return the tree of a sentence, None where the text was read without one."""
    if not reading.heads:
        return None
    below: dict[int, list[int]] = defaultdict(list)
    for token in range(first, last):
        if reading.heads[token] >= 0:
            below[reading.heads[token]].append(token)
    return Tree(reading, first, last, below)
