"""Components: the events that hang together by pairs that may be one, by their texts, or by a decision.

What lies in two components never meets: each can be parted into incidents by itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.rulings import find_told
from dateline.linking.shelf import ref_of, split_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.cast import Cast
    from dateline.linking.rulings import Ruling, Spot


class Threads:
    """What ties heads together: pairs that may be one, texts that say so, decisions.

    ``pairs``: for each head that was reached the heads that it may be one with, and how much agrees.
    """

    def __init__(self, cast: Cast, rulings: Sequence[Ruling]) -> None:
        self._cast = cast
        self._decided = tie_decided(cast, rulings)
        self.pairs: dict[int, dict[int, float]] = {}

    def reach(self, start: Iterable[int]) -> None:
        """Reach all heads that hang together with these."""
        front = set(start)
        while front:
            self._cast.bring(front)
            self.fetch(front)
            near = {other for ref in front for other in self.near(ref)}
            front = near - self.pairs.keys()

    def fetch(self, refs: set[int]) -> None:
        """Fetch the pairs of heads."""
        self.pairs.update((ref, {}) for ref in refs)
        for edge in self._cast.shelf.edges("same", refs):
            for one, other in ((edge.a, edge.b), (edge.b, edge.a)):
                if one in refs:
                    self.pairs[one][other] = edge.x

    def near(self, ref: int) -> Iterator[int]:
        """Yield the heads that are tied to a head."""
        yield from self.pairs[ref]
        yield from self._decided.get(ref, ())
        gathering, words = self._cast.gathering(ref), self._cast.told(ref).words
        for pair in gathering.ones:
            if words in pair:
                yield from (gathering.heads[each].ref for each in pair)

    def components(self) -> Iterator[set[int]]:
        """Yield the heads that were reached, those that hang together at a time."""
        seen: set[int] = set()
        for start in sorted(self.pairs):
            if start in seen:
                continue
            members, front = {start}, [start]
            while front:
                new = set(self.near(front.pop())) - members
                members |= new
                front += new
            seen |= members
            yield members


def tie_decided(cast: Cast, rulings: Sequence[Ruling]) -> Mapping[int, set[int]]:
    """Return the heads that decisions tie together."""
    spots = {spot for each in rulings for spot in (*each.one, *each.other)}
    heads = heads_of(cast, spots) if spots else {}
    tied: dict[int, set[int]] = defaultdict(set)
    for ruling in rulings:
        group = {ref for spot in (*ruling.one, *ruling.other) for ref in heads.get(spot, ())}
        for ref in group:
            tied[ref] |= group
    return tied


def heads_of(cast: Cast, spots: Iterable[Spot]) -> dict[Spot, set[int]]:
    """Return the heads of the events at spots."""
    by_text: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        by_text[spot.text_sha256].append(spot)
    numbers = cast.shelf.reading(by_text)
    cast.bring_articles(numbers)
    found: dict[Spot, set[int]] = defaultdict(set)
    for number in numbers:
        sketch = cast.seats[number].sketch
        for spot in by_text[sketch.one.article.text_sha256]:
            for place in find_told(sketch.told, spot):
                found[spot].add(cast.head(ref_of(number, place)))
    return found


def members_of(cast: Cast, heads: Iterable[int]) -> dict[int, list[int]]:
    """Return by head all events that it stands for."""
    wanted: dict[int, dict[int, int]] = defaultdict(dict)
    for ref in heads:
        wanted[cast.seats[split_ref(ref)[0]].gathering][cast.told(ref).words] = ref
    gathered = cast.shelf.gathered(wanted)
    cast.bring_articles(number for numbers in gathered.values() for number in numbers)
    found: dict[int, list[int]] = defaultdict(list)
    for gathering, numbers in gathered.items():
        for number in numbers:
            for place, told in enumerate(cast.seats[number].sketch.told):
                if told.words in wanted[gathering]:
                    found[wanted[gathering][told.words]].append(ref_of(number, place))
    return found
