"""A shelf in memory: for sets of articles that no ledger keeps."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.shelf import Seat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.linking.days import Days
    from dateline.linking.gatherings import Gathering
    from dateline.linking.shelf import Edge, Kind, Post
    from dateline.linking.sketches import Sketch


class MemoryShelf:
    """A ``Shelf``. ``texts``: of the articles that may be seated, by id."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._numbers: dict[str, int] = {}
        self._seats: dict[int, Seat] = {}
        self._gathered: dict[int, set[int]] = defaultdict(set)
        self._gatherings: dict[int, Gathering] = {}
        self._posts: dict[int, dict[int, Post]] = defaultdict(dict)
        self._edges: dict[Kind, dict[int, dict[tuple[int, int], Edge]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        self._last = 0

    def numbers(self, articles: Iterable[str]) -> dict[str, int]:
        """Return the numbers of articles by their ids."""
        return {article: self._numbers[article] for article in articles if article in self._numbers}

    def seats(self, numbers: Iterable[int]) -> dict[int, Seat]:
        """Return articles by number."""
        return {number: self._seats[number] for number in numbers if number in self._seats}

    def seat(self, sketches: Iterable[Sketch]) -> dict[str, int]:
        """Keep articles that are not there, each its own gathering; return their numbers by id."""
        given: dict[str, int] = {}
        for sketch in sketches:
            self._last += 1
            given[sketch.one.article.id] = self._last
            self._seats[self._last] = Seat(self._last, self._last, sketch)
            self._gathered[self._last].add(self._last)
        self._numbers.update(given)
        return given

    def leave(self, numbers: Iterable[int]) -> None:
        """Keep articles no longer."""
        for number in numbers:
            seat = self._seats.pop(number)
            self._gathered[seat.gathering].discard(number)
            del self._numbers[seat.sketch.one.article.id]

    def words_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts of articles by number."""
        return {
            number: self._texts[seat.sketch.one.article.id]
            for number, seat in self.seats(numbers).items()
        }

    def reading(self, text_sha256: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the articles that have one of these texts."""
        wanted = set(text_sha256)
        return tuple(
            number
            for number, seat in sorted(self._seats.items())
            if seat.sketch.one.article.text_sha256 in wanted
        )

    def gather(self, homes: Mapping[int, int]) -> None:
        """Put articles into gatherings, both by number."""
        for number, home in homes.items():
            seat = self._seats[number]
            self._gathered[seat.gathering].discard(number)
            self._gathered[home].add(number)
            self._seats[number] = seat._replace(gathering=home)

    def gathered(self, gatherings: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return the articles of gatherings, in order of number."""
        return {one: tuple(sorted(found)) for one in gatherings if (found := self._gathered.get(one))}

    def gatherings(self, numbers: Iterable[int]) -> dict[int, Gathering]:
        """Return what is kept of gatherings of several articles."""
        return {number: self._gatherings[number] for number in numbers if number in self._gatherings}

    def keep(self, gatherings: Mapping[int, Gathering]) -> None:
        """Keep gatherings, in the place of what was kept."""
        self._gatherings.update(gatherings)

    def part(self, gatherings: Iterable[int]) -> None:
        """Keep gatherings no longer."""
        for number in gatherings:
            self._gatherings.pop(number, None)

    def post(self, posts: Iterable[Post]) -> None:
        """Keep entries that are not there."""
        for post in posts:
            self._posts[post.key].setdefault(post.ref, post)

    def withdraw(self, posts: Iterable[tuple[int, int]]) -> None:
        """Keep the entries of these keys and refs no longer."""
        for key, ref in posts:
            self._posts[key].pop(ref, None)

    def posted(self, keys: Iterable[int]) -> Iterator[Post]:
        """Yield the entries under keys."""
        for key in keys:
            yield from tuple(self._posts.get(key, {}).values())

    def posted_within(self, spans: Mapping[int, Days]) -> Iterator[Post]:
        """Yield the entries under keys whose days touch the days given with their key."""
        for key, (first, last) in spans.items():
            yield from (one for one in self.posted((key,)) if one.first <= last and one.last >= first)

    def connect(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keep edges, in the place of those of the same ends."""
        for edge in edges:
            self._edges[kind][edge.a][edge.a, edge.b] = edge
            self._edges[kind][edge.b][edge.a, edge.b] = edge

    def cut(self, kind: Kind, edges: Iterable[tuple[int, int]]) -> None:
        """Keep edges no longer."""
        for ends in edges:
            for end in ends:
                self._edges[kind][end].pop(ends, None)

    def edges(self, kind: Kind, refs: Iterable[int]) -> tuple[Edge, ...]:
        """Return the edges that have one of these at an end, each once."""
        held = self._edges[kind]
        return tuple(dict.fromkeys(edge for ref in refs for edge in held.get(ref, {}).values()))
