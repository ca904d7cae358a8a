"""The shelf: what linking keeps between one linking and the next, and asks for by number or key.

The ledger keeps one in its tables, a set of articles in memory another (``memory``). Numbers of articles
are given by the shelf and say nothing: whatever linking decides, it decides by ids and words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.linking.days import Days
    from dateline.linking.gatherings import Gathering
    from dateline.linking.sketches import Sketch

EVENTS: Final = 1 << 16  # more than an article has events

Kind = Literal["text", "same", "apart"]
"""What an edge says: two wordings share words; two events may be one; they look alike and are not."""


class Seat(NamedTuple):
    """An article on the shelf: its number, that of its gathering (its copies), its sketch."""

    number: int
    gathering: int
    sketch: Sketch


class Post(NamedTuple):
    """An entry under a key: what stands there, and two numbers to choose by (days, or lengths)."""

    key: int
    ref: int
    first: int
    last: int


class Edge(NamedTuple):
    """What is known of two of a kind (``a`` < ``b`` but for ``apart``, which looks from ``a``).

    Of wordings ``x`` and ``y`` are the shares of the smaller's and the larger's runs; ``x`` of what
    looks alike is what the nearest few are chosen by.
    """

    a: int
    b: int
    x: float = 0.0
    y: float = 0.0


def ref_of(number: int, place: int) -> int:
    """Return what stands for the event at ``place`` (0, 1, ...) of an article."""
    return number * EVENTS + place


def split_ref(ref: int) -> tuple[int, int]:
    """Return an event's article and its place there."""
    return divmod(ref, EVENTS)


class Shelf(Protocol):
    """What linking keeps. Whatever is asked for and not there is left out of the answer."""

    def numbers(self, articles: Iterable[str]) -> Mapping[str, int]:
        """Return the numbers of articles by their ids."""
        ...

    def seats(self, numbers: Iterable[int]) -> Mapping[int, Seat]:
        """Return articles by number."""
        ...

    def seat(self, sketches: Iterable[Sketch]) -> Mapping[str, int]:
        """Keep articles that are not there, each its own gathering; return their numbers by id."""
        ...

    def leave(self, numbers: Iterable[int]) -> None:
        """Keep articles no longer."""
        ...

    def words_of(self, numbers: Iterable[int]) -> Mapping[int, str]:
        """Return the texts of articles by number."""
        ...

    def reading(self, text_sha256: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the articles that have one of these texts."""
        ...

    def gather(self, homes: Mapping[int, int]) -> None:
        """Put articles into gatherings, both by number."""
        ...

    def gathered(self, gatherings: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """Return the articles of gatherings, in order of number."""
        ...

    def gatherings(self, numbers: Iterable[int]) -> Mapping[int, Gathering]:
        """Return what is kept of gatherings of several articles."""
        ...

    def keep(self, gatherings: Mapping[int, Gathering]) -> None:
        """Keep gatherings, in the place of what was kept."""
        ...

    def part(self, gatherings: Iterable[int]) -> None:
        """Keep gatherings no longer."""
        ...

    def post(self, posts: Iterable[Post]) -> None:
        """Keep entries that are not there."""
        ...

    def withdraw(self, posts: Iterable[tuple[int, int]]) -> None:
        """Keep the entries of these keys and refs no longer."""
        ...

    def posted(self, keys: Iterable[int]) -> Iterable[Post]:
        """Return the entries under keys."""
        ...

    def posted_within(self, spans: Mapping[int, Days]) -> Iterable[Post]:
        """Return the entries under keys whose days touch the days given with their key."""
        ...

    def connect(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keep edges, in the place of those of the same ends."""
        ...

    def cut(self, kind: Kind, edges: Iterable[tuple[int, int]]) -> None:
        """Keep edges no longer."""
        ...

    def edges(self, kind: Kind, refs: Iterable[int]) -> Iterable[Edge]:
        """Return the edges that have one of these at an end, each once."""
        ...
