"""Scores linked attributions: the right source, cue and content joined in one claim.

How alike two of a role are is the Jaccard index of their characters, spaces apart: those in both over
those in either, all pieces of the role together. (CofeNet measures overlap so, on words.) A role that
one has and the other lacks is not alike at all; one that both lack is. A claim and an attribution of the
gold match where the least alike role is at least ``CLOSE``; in the looser count, where each role shares
a character. Each is matched once, so that as many as possible are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.said import ROLES, f1, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.evaluation.said import Attribution, Offsets
    from dateline.evaluation.said_documents import Document

Places = frozenset[int]
CLOSE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Links:
    """Counts of attributions in the gold, of claims found, and of the pairs that match."""

    gold: int = 0
    found: int = 0
    close: int = 0
    loose: int = 0

    def __add__(self, other: Links) -> Links:
        """Return the sum of two counts."""
        return Links(
            self.gold + other.gold,
            self.found + other.found,
            self.close + other.close,
            self.loose + other.loose,
        )

    def rates(self, right: int) -> tuple[float, float, float]:
        """Return F1, precision and recall, 0..1, of so many matches."""
        precision, recall = ratio(right, self.found), ratio(right, self.gold)
        return f1(precision, recall), precision, recall


def score_links(document: Document) -> Links:
    """Count the linked triples of one document."""
    gold = [places_by_role(document.text, one) for one in document.gold]
    found = [places_by_role(document.text, one) for one in document.found]
    alike = np.zeros((len(gold), len(found)))
    for row, wanted in enumerate(gold):
        for column, got in enumerate(found):
            alike[row, column] = least_alike(wanted, got)
    return Links(len(gold), len(found), count_pairs(alike >= CLOSE), count_pairs(alike > 0))


def count_pairs(matches: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> int:
    """Return how many of rows and columns can be matched, each once."""
    return len(best_pairs(matches.astype(np.float64)))


def places_by_role(text: str, one: Attribution) -> tuple[Places, ...]:
    """Return the characters of source, cue and content."""
    return tuple(places(text, one.of(role)) for role in ROLES)


def places(text: str, spans: Iterable[Offsets]) -> Places:
    """Return where the characters of spans stand, spaces apart."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def least_alike(one: Sequence[Places], other: Sequence[Places]) -> float:
    """Return how alike two attributions are in the role that they differ most in, 0..1."""
    least = 1.0
    for mine, theirs in zip(reversed(one), reversed(other), strict=True):
        least = min(least, jaccard(mine, theirs))
        if not least:
            break
    return least


def jaccard(one: Places, other: Places) -> float:
    """Return the share of characters in either that are in both; 1 where there are none at all."""
    if one.isdisjoint(other):
        return float(not one and not other)
    return len(one & other) / len(one | other)
