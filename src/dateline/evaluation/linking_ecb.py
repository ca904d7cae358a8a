"""Scores which mentions of events are of one event across documents (ECB+), cross-validated by topic.

Gold mentions are given, single ones among them; only the sentences annotated throughout count. The
topics are dealt into five parts; in each part in turn is measured what was learned from the other four.
Which topic or subtopic a document belongs to is never told: within a part documents are grouped by
their words alone. Beside it, in the same run, stand the baselines, which take mentions with one head
lemma for one event: within those groups, within the narrower ones that suit it best, and within gold
topics. Counts are summed over the parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dateline.evaluation.clusters import METRICS, ClusterScore, score_clusters
from dateline.evaluation.linking_ecb_groups import TIGHT, WIDE, join_average, measure
from dateline.evaluation.linking_ecb_network import learn
from dateline.evaluation.linking_ecb_pairs import Group, make_pairs
from dateline.evaluation.linking_ecb_rows import read_corpus
from dateline.evaluation.scored import Scored, per_cent
from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.linking_ecb_groups import Closeness
    from dateline.evaluation.linking_ecb_network import Judge
    from dateline.evaluation.linking_ecb_pairs import Pairs, Weigh
    from dateline.evaluation.linking_ecb_rows import Corpus, Site
    from dateline.evaluation.scored import Figures

    Labels = Mapping[int, Hashable]
    Clusters = list[frozenset[Any]]

PARTS: Final = 5
STOPS: Final = (0.26, 0.29, 0.32, 0.35, 0.38, 0.41, 0.44, 0.47)  # of these the best on a held-out part


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A fifth of the topics: its mentions by number, its documents' closeness, its pairs by group."""

    sites: Mapping[int, Site]
    topics: Mapping[int, int]
    places: Mapping[int, int]
    close: Closeness
    pairs: Sequence[Pairs]


def score_ecb(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures of documents with chains; raises PageUnreadable where a row is none."""
    corpus = read_corpus(path, rows)
    parts = make_parts(corpus)
    learned = ClusterScore()
    for number, part in enumerate(parts):
        judge, stop = learn_from([one for at, one in enumerate(parts) if at != number])
        learned += score_labels(part, link(part, judge, stop))
    bases = {
        "lemma_topic": sum_scores(parts, lambda part, site: part.topics[site.document]),
        "lemma_wide_group": sum_scores(parts, lambda part, site: group_of(part, site, WIDE)),
        "lemma_group": sum_scores(parts, lambda part, site: group_of(part, site, TIGHT)),
    }
    figures = {"mentions": float(len(corpus.sites)), **tell("", learned)}
    for name, score in bases.items():
        figures |= tell(f"{name}_", score)
        figures[f"gain_over_{name}"] = per_cent(learned.conll - score.conll)
    return Scored(figures)


def tell(name: str, score: ClusterScore) -> Figures:
    """Return the figures of one way of linking, in per cent."""
    told: Figures = {f"{name}conll": per_cent(score.conll)}
    return told | {f"{name}{metric}_f1": per_cent(score.of(metric).f1) for metric in METRICS}


def make_parts(corpus: Corpus) -> list[Part]:
    """Return the parts: topics in order are dealt out one by one."""
    topics = sorted({one.topic for one in corpus.documents})
    dealt = {topic: at % PARTS for at, topic in enumerate(topics)}
    return [
        make_part(corpus, {topic for topic in topics if dealt[topic] == number})
        for number in range(min(PARTS, len(topics)))
    ]


def make_part(corpus: Corpus, topics: set[int]) -> Part:
    """Return the part of some topics."""
    documents = [at for at, one in enumerate(corpus.documents) if one.topic in topics]
    close = measure([corpus.documents[at] for at in documents])
    places = {number: at for at, number in enumerate(documents)}
    sites = {at: site for at, site in enumerate(corpus.sites) if site.document in places}
    groups: dict[int, list[int]] = defaultdict(list)
    for at, site in sites.items():
        groups[int(close.groups[WIDE][places[site.document]])].append(at)
    weigh = weigher(sites.values())
    pairs = [
        make_pairs(make_group(corpus, numbers, places, (close, weigh)))
        for numbers in groups.values()
        if len(numbers) > 1
    ]
    return Part(sites, {at: corpus.documents[at].topic for at in documents}, places, close, pairs)


def make_group(
    corpus: Corpus, numbers: Sequence[int], places: Mapping[int, int], known: tuple[Closeness, Weigh]
) -> Group:
    """Return the mentions of some numbers as a group."""
    sites = [corpus.sites[at] for at in numbers]
    vectors = {name: held[list(numbers)] for name, held in corpus.vectors.items()}
    return Group(
        np.array(numbers), sites, vectors, np.array([places[site.document] for site in sites]), *known
    )


def weigher(sites: Iterable[Site]) -> Weigh:
    """Return what weighs a word by how rare it is among the sentences of these mentions."""
    sentences = {site.sentence: site.content | {site.lemma} for site in sites}
    held = Counter(word for words in sentences.values() for word in words)
    return lambda word: log((1 + len(sentences)) / (1 + held[word]))


def learn_from(parts: Sequence[Part]) -> tuple[Judge, float]:
    """Learn from parts, and where to stop joining: the best on the last of them, learned without it."""
    *others, last = parts
    trial = learn_pairs(others)
    best = max(STOPS, key=lambda stop: score_labels(last, link(last, trial, stop)).conll)
    return learn_pairs(parts), best


def learn_pairs(parts: Sequence[Part]) -> Judge:
    """Learn from the pairs of parts."""
    pairs = [one for part in parts for one in part.pairs]
    return learn(
        np.concatenate([one.signs for one in pairs]), np.concatenate([one.same for one in pairs])
    )


def link(part: Part, judge: Judge, stop: float) -> Labels:
    """Return the event of each mention: within a group the likeliest on average are joined first."""
    labels: dict[int, Hashable] = {at: (at, at) for at in part.sites}
    for pairs in part.pairs:
        count = len(pairs.sites)
        likely = np.zeros((count, count))
        likely[np.triu_indices(count, 1)] = judge.likely(pairs.signs)
        found = join_average(likely + likely.T, stop)
        labels |= {
            int(at): (int(pairs.sites[0]), int(one)) for at, one in zip(pairs.sites, found, strict=True)
        }
    return labels


def group_of(part: Part, site: Site, stop: float) -> int:
    """Return the group of a mention's document among those joined down to ``stop``."""
    return int(part.close.groups[stop][part.places[site.document]])


def sum_scores(parts: Sequence[Part], group: Callable[[Part, Site], int]) -> ClusterScore:
    """Return the score over all parts of taking one head lemma within one group for one event."""
    total = ClusterScore()
    for part in parts:
        labels = {at: (group(part, site), site.lemma) for at, site in part.sites.items()}
        total += score_labels(part, labels)
    return total


def score_labels(part: Part, labels: Labels) -> ClusterScore:
    """Return the score of a part whose mentions have been given events."""
    wanted = gather_clusters({at: site.chain for at, site in part.sites.items()})
    total = ClusterScore()
    for some, found in split(wanted, gather_clusters(labels)):
        total += score_clusters(some, found)
    return total


def gather_clusters(labels: Labels) -> Clusters:
    """Return the mentions that have one label, for each label."""
    clusters: dict[Hashable, set[int]] = defaultdict(set)
    for at, label in labels.items():
        clusters[label].add(at)
    return [frozenset(one) for one in clusters.values()]


def split(wanted: Clusters, found: Clusters) -> Iterator[tuple[Clusters, Clusters]]:
    """Yield clusters of both sides that have mentions in common, directly or by others."""
    homes: dict[Any, list[int]] = defaultdict(list)
    both = [*wanted, *found]
    for at, cluster in enumerate(both):
        for mention in cluster:
            homes[mention].append(at)
    unions = Unions(len(both))
    for first, *others in homes.values():
        for other in others:
            unions.join(first, other)
    for group in unions.groups(range(len(both))):
        yield (
            [both[at] for at in group if at < len(wanted)],
            [both[at] for at in group if at >= len(wanted)],
        )
