"""Scores clusters of mentions as CoNLL-2012 does: MUC, B-cubed, entity CEAF, and their mean.

A cluster is a set of mentions; a mention is any key, the same on both sides where it is the same.
Mentions that only one side has count against it. Counts are summed over all documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.said import f1

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    Cluster = frozenset[Hashable]
    Clusters = Sequence[Cluster]

METRICS: Final = ("muc", "b_cubed", "ceaf_e")


@dataclass(frozen=True, slots=True)
class Counted:
    """What of ``wanted`` and of ``found`` is right, by one metric."""

    recalled: float = 0.0
    wanted: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: Counted) -> Counted:
        """Return the sum of two counts."""
        return Counted(
            self.recalled + other.recalled,
            self.wanted + other.wanted,
            self.precise + other.precise,
            self.found + other.found,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0..1."""
        return self.precise / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found, 0..1."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0..1."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class ClusterScore:
    """The counts of all metrics, of one document or of many."""

    counts: Mapping[str, Counted] = field(default_factory=dict)

    def __add__(self, other: ClusterScore) -> ClusterScore:
        """Return the sum of two scores."""
        return ClusterScore({name: self.of(name) + other.of(name) for name in METRICS})

    def of(self, metric: str) -> Counted:
        """Return the counts of one metric."""
        return self.counts.get(metric, Counted())

    @property
    def conll(self) -> float:
        """The mean F1 of the three metrics, 0..1."""
        return sum(self.of(name).f1 for name in METRICS) / len(METRICS)


def score_clusters(wanted: Clusters, found: Clusters) -> ClusterScore:
    """Score the clusters found in one document against its gold."""
    counted = (count_links(wanted, found), count_mentions(wanted, found), count_pairs(wanted, found))
    return ClusterScore(dict(zip(METRICS, counted, strict=True)))


def count_links(wanted: Clusters, found: Clusters) -> Counted:
    """Count by MUC: the links that hold clusters together."""
    return Counted(
        kept_links(wanted, found),
        sum(len(one) - 1 for one in wanted),
        kept_links(found, wanted),
        sum(len(one) - 1 for one in found),
    )


def kept_links(clusters: Clusters, others: Clusters) -> int:
    """Return how many links of the clusters the others keep: mentions less the parts they fall into."""
    homes = homes_of(others)
    kept = 0
    for cluster in clusters:
        known = {homes[mention] for mention in cluster if mention in homes}
        strays = sum(mention not in homes for mention in cluster)
        kept += len(cluster) - len(known) - strays
    return kept


def homes_of(clusters: Clusters) -> dict[Hashable, int]:
    """Return the index of the cluster that each mention is in."""
    return {mention: place for place, cluster in enumerate(clusters) for mention in cluster}


def count_mentions(wanted: Clusters, found: Clusters) -> Counted:
    """Count by B-cubed: for each mention the share of its cluster that is with it on the other side."""
    return Counted(
        shared_company(wanted, found),
        sum(map(len, wanted)),
        shared_company(found, wanted),
        sum(map(len, found)),
    )


def shared_company(clusters: Clusters, others: Clusters) -> float:
    """Return the sum over all mentions of the share of their cluster that the others keep with them."""
    homes = homes_of(others)
    total = 0.0
    for cluster in clusters:
        met = [homes[mention] for mention in cluster if mention in homes]
        total += sum(met.count(home) ** 2 / len(cluster) for home in set(met))
    return total


def count_pairs(wanted: Clusters, found: Clusters) -> Counted:
    """Count by entity CEAF: clusters paired one with one, alike as twice the shared over both sizes."""
    alike = np.array([[likeness(one, other) for other in found] for one in wanted])
    alike = alike.reshape(len(wanted), len(found))
    best = sum(float(alike[pair]) for pair in best_pairs(alike))
    return Counted(best, len(wanted), best, len(found))


def likeness(one: Cluster, other: Cluster) -> float:
    """Return how alike two clusters are, 0..1."""
    return 2 * len(one & other) / (len(one) + len(other))
