"""The ledger as linking's shelf (``linking.shelf.Shelf``): what it keeps between one step and the next.

Every statement runs on the connection of one write, so that a step is stored whole or not at all.
"""

from __future__ import annotations

import zlib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, update

from dateline.ledger.batching import parts
from dateline.ledger.inserting import drop_tuples, fetch_bare, mark_of, put_tuples
from dateline.ledger.link_posts import fetch, fetch_within, post, withdraw
from dateline.ledger.link_tables import LINK_ARTICLES, LINK_EDGES, LINK_GATHERINGS
from dateline.ledger.schema import TEXTS
from dateline.linking.gatherings import Gathering
from dateline.linking.shelf import Edge, Seat
from dateline.linking.sketches import Sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from dateline.linking.days import Days
    from dateline.linking.shelf import Kind, Post

KINDS: Final[Mapping[Kind, int]] = {"text": 0, "same": 1, "apart": 2}
KEPT: Final = 1 << 14  # sketches that are remembered while a run of linking goes on
JOINED: Final = "SELECT a, b, x, y FROM link_edges {by} WHERE kind = {mark} AND {end} IN ({marks})"
BY_OTHER_END: Final = "INDEXED BY ix_link_edges_b"  # SQLite would look at all edges of the kind
QUICKLY: Final = 1  # of zlib: a sketch is packed once and read often


def pack(record: object) -> bytes:
    """Return a record as bytes."""
    return zlib.compress(msgspec.msgpack.encode(record), QUICKLY)


@cache
def sketches() -> msgspec.msgpack.Decoder[Sketch]:
    """Return what decodes sketches."""
    return msgspec.msgpack.Decoder(Sketch)


class Sketchbook:
    """Keeps the last ``most`` sketches at hand: a step looks at much that the one before looked at."""

    def __init__(self, most: int) -> None:
        self._fresh: dict[bytes, Sketch] = {}  # at hand, and about to be remembered
        self.unpack = lru_cache(maxsize=most)(self._unpack)

    def _unpack(self, packed: bytes) -> Sketch:
        """Return a sketch from its bytes."""
        return self._fresh.get(packed) or sketches().decode(zlib.decompress(packed))

    def remember(self, sketch: Sketch, packed: bytes) -> None:
        """Remember a sketch that is at hand, so that the next step need not unpack it."""
        self._fresh[packed] = sketch
        self.unpack(packed)
        self._fresh.pop(packed, None)

    def forget(self) -> None:
        """Keep none at hand any more."""
        self.unpack.cache_clear()


BOOK: Final = Sketchbook(KEPT)


def forget_sketches() -> None:
    """Remember no sketches any more: a run of linking is over."""
    BOOK.forget()


@cache
def gatherings() -> msgspec.msgpack.Decoder[Gathering]:
    """Return what decodes gatherings."""
    return msgspec.msgpack.Decoder(Gathering)


class LedgerShelf:
    """A ``Shelf`` in a ledger's tables, for one write.

    ``packed``: sketches as bytes, by article; ``book``: where those that were looked at are remembered.
    """

    def __init__(
        self,
        connection: Connection,
        packed: Mapping[str, bytes] | None = None,
        book: Sketchbook = BOOK,
    ) -> None:
        self._connection = connection
        self._packed = packed or {}
        self._book = book
        self._seats: dict[int, Seat] = {}

    def numbers(self, articles: Iterable[str]) -> dict[str, int]:
        """Return the numbers of articles by their ids."""
        columns = (LINK_ARTICLES.c.article, LINK_ARTICLES.c.number)
        return {
            article: number
            for part in parts(articles)
            for article, number in self._connection.execute(
                select(*columns).where(LINK_ARTICLES.c.article.in_(part))
            )
        }

    def seats(self, numbers: Iterable[int]) -> dict[int, Seat]:
        """Return articles by number."""
        wanted = set(numbers)
        columns = (LINK_ARTICLES.c.number, LINK_ARTICLES.c.gathering, LINK_ARTICLES.c.sketch)
        for part in parts(sorted(wanted - self._seats.keys())):
            query = select(*columns).where(LINK_ARTICLES.c.number.in_(part))
            for number, gathering, sketch in self._connection.execute(query):
                self._seats[number] = Seat(number, gathering, self._book.unpack(sketch))
        return {number: self._seats[number] for number in wanted if number in self._seats}

    def seat(self, sketches: Iterable[Sketch]) -> dict[str, int]:
        """Keep articles that are not there, each its own gathering; return their numbers by id."""
        last = self._connection.scalar(select(func.max(LINK_ARTICLES.c.number))) or 0
        seats = [Seat(number, number, sketch) for number, sketch in enumerate(sketches, last + 1)]
        rows: list[dict[str, Any]] = [
            {
                "number": seat.number,
                "article": seat.sketch.one.article.id,
                "text_sha256": seat.sketch.one.article.text_sha256,
                "gathering": seat.number,
                "sketch": self._packed.get(seat.sketch.one.article.id) or pack(seat.sketch),
            }
            for seat in seats
        ]
        if rows:
            self._connection.execute(insert(LINK_ARTICLES), rows)
        self._seats.update((seat.number, seat) for seat in seats)
        for seat, row in zip(seats, rows, strict=True):
            self._book.remember(seat.sketch, row["sketch"])
        return {seat.sketch.one.article.id: seat.number for seat in seats}

    def leave(self, numbers: Iterable[int]) -> None:
        """Keep articles no longer."""
        for part in parts(numbers):
            self._connection.execute(delete(LINK_ARTICLES).where(LINK_ARTICLES.c.number.in_(part)))
            for number in part:
                self._seats.pop(number, None)

    def words_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Return the texts of articles by number."""
        joined = select(LINK_ARTICLES.c.number, TEXTS.c.text).join(
            TEXTS, TEXTS.c.sha256 == LINK_ARTICLES.c.text_sha256
        )
        return {
            number: text or ""
            for part in parts(sorted(numbers))
            for number, text in self._connection.execute(joined.where(LINK_ARTICLES.c.number.in_(part)))
        }

    def reading(self, text_sha256: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of the articles that have one of these texts."""
        found = (
            number
            for part in parts(sorted(text_sha256))
            for number in self._connection.scalars(
                select(LINK_ARTICLES.c.number).where(LINK_ARTICLES.c.text_sha256.in_(part))
            )
        )
        return tuple(sorted(found))

    def gather(self, homes: Mapping[int, int]) -> None:
        """Put articles into gatherings, both by number."""
        statement = (
            update(LINK_ARTICLES)
            .where(LINK_ARTICLES.c.number == bindparam("one"))
            .values(gathering=bindparam("home"))
        )
        rows = [{"one": number, "home": home} for number, home in homes.items()]
        if rows:
            self._connection.execute(statement, rows)
        for number, home in homes.items():
            if number in self._seats:
                self._seats[number] = self._seats[number]._replace(gathering=home)

    def gathered(self, gatherings: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return the articles of gatherings, in order of number."""
        columns = (LINK_ARTICLES.c.gathering, LINK_ARTICLES.c.number)
        found: dict[int, list[int]] = {}
        for part in parts(sorted(gatherings)):
            query = select(*columns).where(LINK_ARTICLES.c.gathering.in_(part))
            for gathering, number in self._connection.execute(query):
                found.setdefault(gathering, []).append(number)
        return {gathering: tuple(sorted(numbers)) for gathering, numbers in found.items()}

    def gatherings(self, numbers: Iterable[int]) -> dict[int, Gathering]:
        """Return what is kept of gatherings of several articles."""
        return {
            number: gatherings().decode(zlib.decompress(packed))
            for part in parts(sorted(numbers))
            for number, packed in self._connection.execute(
                select(LINK_GATHERINGS).where(LINK_GATHERINGS.c.number.in_(part))
            )
        }

    def keep(self, gatherings: Mapping[int, Gathering]) -> None:
        """Keep gatherings, in the place of what was kept."""
        self.part(gatherings)
        rows = [{"number": number, "gathering": pack(one)} for number, one in gatherings.items()]
        if rows:
            self._connection.execute(insert(LINK_GATHERINGS), rows)

    def part(self, gatherings: Iterable[int]) -> None:
        """Keep gatherings no longer."""
        for part in parts(gatherings):
            self._connection.execute(delete(LINK_GATHERINGS).where(LINK_GATHERINGS.c.number.in_(part)))

    def post(self, posts: Iterable[Post]) -> None:
        """Keep entries that are not there."""
        post(self._connection, posts)

    def withdraw(self, posts: Iterable[tuple[int, int]]) -> None:
        """Keep the entries of these keys and refs no longer."""
        withdraw(self._connection, posts)

    def posted(self, keys: Iterable[int]) -> Iterator[Post]:
        """Yield the entries under keys."""
        return fetch(self._connection, keys)

    def posted_within(self, spans: Mapping[int, Days]) -> Iterator[Post]:
        """Yield the entries under keys whose days touch the days given with their key."""
        return fetch_within(self._connection, spans)

    def connect(self, kind: Kind, edges: Iterable[Edge]) -> None:
        """Keep edges, in the place of those of the same ends."""
        put_tuples(self._connection, LINK_EDGES, [(KINDS[kind], *edge) for edge in sorted(edges)])

    def cut(self, kind: Kind, edges: Iterable[tuple[int, int]]) -> None:
        """Keep edges no longer."""
        drop_tuples(self._connection, LINK_EDGES, [(KINDS[kind], *pair) for pair in sorted(edges)])

    def edges(self, kind: Kind, refs: Iterable[int]) -> list[Edge]:
        """Return the edges that have one of these at an end, each once."""
        found: dict[Edge, None] = {}
        mark = mark_of(self._connection)
        by = BY_OTHER_END if self._connection.dialect.name == "sqlite" else ""
        for part in parts(sorted(refs)):
            for end, how in (("a", ""), ("b", by)):
                marks = ", ".join([mark] * len(part))
                query = JOINED.format(by=how, end=end, mark=mark, marks=marks)
                rows = fetch_bare(self._connection, query, (KINDS[kind], *part))
                found.update(dict.fromkeys(map(Edge._make, rows)))
        return list(found)
