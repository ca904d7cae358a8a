"""Which wordings are one text, and what became of the gatherings of their articles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dateline.linking import gatherings
from dateline.linking.copies import Copied, is_copy
from dateline.linking.wordings import holders, wording_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.linking.gatherings import Gathering
    from dateline.linking.shelf import Edge, Seat, Shelf


@dataclass(slots=True)
class Web:
    """Wordings that are looked at, whatever lies beside them, and every overlap of the first."""

    inner: set[int] = field(default_factory=set)
    seats: dict[int, Seat] = field(default_factory=dict)
    edges: dict[int, dict[Edge, None]] = field(default_factory=lambda: defaultdict(dict))

    def joins(self, edge: Edge) -> bool:
        """Tell whether an overlap makes two wordings one text."""
        words = min(self.seats[edge.a].sketch.words, self.seats[edge.b].sketch.words)
        return is_copy(edge, words)

    def beside(self, wording: int) -> Iterator[int]:
        """Yield the wordings that are one text with a wording."""
        for edge in self.edges.get(wording, ()):
            if self.joins(edge):
                yield edge.b if edge.a == wording else edge.a


def find_copied(shelf: Shelf, wordings: Iterable[int]) -> tuple[Copied, ...]:
    """Return the texts of these wordings, with all their other wordings, in order of number."""
    web = read_web(shelf, wordings)
    by_key = holders(shelf, web.seats.values())
    known = shelf.seats({number for numbers in by_key.values() for number in numbers})
    held = {
        number: tuple(known[other] for other in sorted(by_key[wording_key(seat)]))
        for number, seat in web.seats.items()
    }
    seen: set[int] = set()
    found = []
    for number in sorted(web.inner):
        if number not in seen:
            members = spread(number, web)
            seen |= members
            found.append(make_copied(members, web, held))
    return tuple(found)


def read_web(shelf: Shelf, start: Iterable[int]) -> Web:
    """Return the wordings that copies lead to from ``start``."""
    web = Web(seats=dict(shelf.seats(start)))
    front = set(web.seats)
    while front:
        web.inner |= front
        for edge in shelf.edges("text", front):
            web.edges[edge.a][edge] = web.edges[edge.b][edge] = None
        ends = {end for one in front for edge in web.edges.get(one, ()) for end in (edge.a, edge.b)}
        web.seats |= shelf.seats(ends - web.seats.keys())
        front = {other for one in front for other in web.beside(one)} - web.inner
    return web


def spread(start: int, web: Web) -> set[int]:
    """Return the wordings that are one text with ``start``, itself included."""
    members, front = {start}, [start]
    while front:
        new = set(web.beside(front.pop())) - members
        members |= new
        front += new
    return members


def make_copied(members: set[int], web: Web, held: Mapping[int, tuple[Seat, ...]]) -> Copied:
    """Return one text from the numbers of its wordings."""
    around = sorted({edge for one in members for edge in web.edges.get(one, ())})
    within = [edge for edge in around if edge.a in members and edge.b in members]
    apart = [edge for edge in around if not (edge.a in members and edge.b in members)]
    near = sorted(members | {end for edge in apart for end in (edge.a, edge.b)})
    return Copied(
        {number: held[number] for number in sorted(members)},
        {number: held[number] for number in near},
        tuple(edge for edge in within if web.joins(edge)),
        tuple(apart),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """A gathering as it is now, and those that it was made of. ``kept``: one of these, as it was known.

    Of what is kept only the heads that are new need to be looked at.
    """

    number: int
    now: Gathering
    before: tuple[Gathering, ...]
    kept: bool


@dataclass(frozen=True, slots=True)
class Turnover:
    """Gatherings that articles have left, as they were; and the numbers of articles that are new."""

    torn: Mapping[int, Gathering]
    fresh: frozenset[int]


def regather(shelf: Shelf, copied: Iterable[Copied], turnover: Turnover) -> list[Moved]:
    """Put the articles of each text into one gathering; return what became of these."""
    texts = [{seat.number: seat for seat in one.seats} for one in copied]
    homes = {seat.gathering for seats in texts for seat in seats.values()}
    held = dict(shelf.gatherings(homes - turnover.torn.keys()))
    members = shelf.gathered(held)
    moved: list[Moved] = []
    for seats in texts:
        here = {seat.gathering for seat in seats.values()} & held.keys()
        whole = {home: held[home] for home in here if seats.keys() >= set(members[home])}
        moved.append(move(seats, whole, turnover))
    settle(shelf, moved, texts)
    return moved


def move(seats: Mapping[int, Seat], whole: Mapping[int, Gathering], turnover: Turnover) -> Moved:
    """Return the gathering of a text's articles; ``whole``: those that lie wholly among them."""
    number = min(seats)
    single = [seat for seat in seats.values() if seat.gathering not in whole]
    now = gatherings.merge([*whole.values(), *map(gatherings.of_seat, single)], number)
    known = [
        seat
        for seat in single
        if seat.number not in turnover.fresh and seat.gathering not in turnover.torn
    ]
    before = (*whole.values(), *map(gatherings.of_seat, known))
    return Moved(number, now, before, len(before) == 1 and is_known_as(before[0], now))


def settle(shelf: Shelf, moved: Iterable[Moved], texts: Iterable[Mapping[int, Seat]]) -> None:
    """Keep where articles are gathered now."""
    placed = list(zip(moved, texts, strict=True))
    shelf.part({seat.gathering for _, seats in placed for seat in seats.values()})
    shelf.gather(
        {
            number: one.number
            for one, seats in placed
            for number, seat in seats.items()
            if seat.gathering != one.number
        }
    )
    shelf.keep({one.number: one.now for one, seats in placed if len(seats) > 1})


def is_known_as(one: Gathering, other: Gathering) -> bool:
    """Tell whether two gatherings are known by the same, and credit the same."""
    return replace(one.standing, group=0) == replace(other.standing, group=0)
