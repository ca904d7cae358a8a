"""Scores who is whom over whole texts: the CoNLL score of persons, organisations and places.

Gold chains count where one of their mentions is a person, an organisation or a place and at least one
is a name or a description; all their mentions count then, pronouns too. As in CoNLL-2012, chains and
members with a single mention are left out; a second figure counts them. A mention found is a gold
mention where their heads are the same word; where several share a head, the like longest are paired.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import place_span, read_cast
from dateline.evaluation.clusters import METRICS, ClusterScore, score_clusters
from dateline.reading.actor_syntax import head_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.evaluation.casts import Cast, Spot
    from dateline.language.reading import Reading

KINDS: Final = frozenset({"person", "organization", "place"})
NAMELESS: Final = frozenset({"PRON", "DET"})
Cluster = frozenset[Any]
Wanted = dict[str, list[tuple[int, int, int]]]


@dataclass(frozen=True, slots=True)
class Whole:
    """The scores over all texts: as CoNLL-2012 counts, with single mentions, and by genre."""

    plain: ClusterScore = field(default_factory=ClusterScore)
    singles: ClusterScore = field(default_factory=ClusterScore)
    genres: Mapping[str, ClusterScore] = field(default_factory=dict)

    def add(self, genre: str, plain: ClusterScore, singles: ClusterScore) -> Whole:
        """Return these scores with those of one more text."""
        of_genre = self.genres.get(genre, ClusterScore()) + plain
        return Whole(self.plain + plain, self.singles + singles, {**self.genres, genre: of_genre})

    def figures(self) -> dict[str, float | None]:
        """Return the figures in per cent."""
        figures: dict[str, float | None] = {"conll": share(self.plain.conll)}
        for name in METRICS:
            counted = self.plain.of(name)
            figures |= {f"{name}_f1": share(counted.f1), f"{name}_precision": share(counted.precision)}
            figures[f"{name}_recall"] = share(counted.recall)
        figures["conll_with_singletons"] = share(self.singles.conll)
        genres = {name: score for name, score in self.genres.items() if name}
        return figures | {f"conll_{name}": share(score.conll) for name, score in sorted(genres.items())}


def share(value: float) -> float:
    """Return a share of one in per cent."""
    return round(100 * value, 2)


def score_chains(path: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, float | None]:
    """Return the figures of gold rows with ``text`` and ``mentions``.

    Raises PageUnreadable where a mention lacks ``start``, ``end``, ``type`` or ``chain``.
    """
    whole = Whole()
    for row in rows:
        cast = read_cast(row["text"])
        wanted, found = align(read_chains(path, row, cast.reading), cast)
        singles = score_clusters(wanted, found)
        plain = score_clusters(no_singles(wanted), no_singles(found))
        whole = whole.add(str(row.get("genre") or ""), plain, singles)
    return whole.figures()


def no_singles(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Return the clusters of two and more mentions."""
    return [one for one in clusters if len(one) > 1]


def read_chains(path: str, row: Mapping[str, Any], reading: Reading) -> Wanted:
    """Return the gold chains that count: mentions as first token, last (exclusive) and head."""
    chains: Wanted = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    try:
        for one in row["mentions"]:
            chain = str(one["chain"])
            first, last = place_span(reading, one["start"], one["end"])
            chains[chain].append((first, last, head_of(reading, first, last)))
            kinds[chain].add(one["type"])
            if last - first > 1 or reading.tags[first] not in NAMELESS:
                told.add(chain)
    except (KeyError, TypeError) as error:
        cause = f"{path}: a mention of {row.get('id')} lacks start, end, type or chain."
        raise PageUnreadable(
            cause, "Give gold in the format that docs/commands.md describes."
        ) from error
    return {name: spots for name, spots in chains.items() if name in told and kinds[name] & KINDS}


def align(chains: Wanted, cast: Cast) -> tuple[list[Cluster], list[Cluster]]:
    """Return gold and found clusters with the same key for the same mention."""
    spots = sorted({spot for member in cast.members for spot in member}, key=lambda one: one.first)
    keys = pair_mentions([one for chain in chains.values() for one in chain], spots)
    wanted = [frozenset(chain) for chain in chains.values()]
    found = [frozenset(keys.get(spot, spot) for spot in member) for member in cast.members]
    return wanted, found


def pair_mentions(
    gold: Sequence[tuple[int, int, int]], spots: Sequence[Spot]
) -> dict[Spot, tuple[int, int, int]]:
    """Return the gold mention that each one found is: the same head, the most alike extents first."""
    by_head: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for one in gold:
        by_head[one[2]].append(one)
    near = [
        (abs(one[0] - spot.first) + abs(one[1] - spot.last), spot.first, spot.last, spot, one)
        for spot in spots
        for one in by_head[spot.head]
    ]
    pairs: dict[Spot, tuple[int, int, int]] = {}
    used: set[tuple[int, int, int]] = set()
    for *_, spot, one in sorted(near, key=lambda row: row[:3]):
        if spot not in pairs and one not in used:
            pairs[spot] = one
            used.add(one)
    return pairs
