"""The book of a watch: what it keeps in the ledger between runs, each write all or nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from dateline import jsons
from dateline.gather.captures import Hints
from dateline.ledger.batching import batches
from dateline.ledger.engine import reading, writing
from dateline.ledger.inserting import add_missing
from dateline.ledger.patience import patient
from dateline.ledger.watch_records import FeedCounts, FeedState, HostState, WatchedItem
from dateline.ledger.watch_tables import WATCH_FEEDS, WATCH_HOSTS, WATCH_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine, Row

    from dateline.ledger.watch_records import ListedItem

MARKS: Final = 16  # of what feeds said of an article, kept: one of them again is no news
Validators = tuple[tuple[str, str], ...]


@patient
class WatchBook:
    """What a watch keeps in a ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def feeds(self, *, listed: bool = False) -> tuple[FeedState, ...]:
        """Return the feeds, those on the list only where ``listed``, by address."""
        query = select(WATCH_FEEDS).order_by(WATCH_FEEDS.c.address)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(WATCH_FEEDS.c.listed) if listed else query)
            return tuple(load_feed(row) for row in rows)

    def list_feeds(self, feeds: Iterable[FeedState]) -> tuple[FeedState, ...]:
        """Have these feeds be all of the list; return them as they are kept, in the order given."""
        wanted = tuple(feeds)
        with writing(self._engine) as connection:
            connection.execute(update(WATCH_FEEDS).values(listed=False))
            add_missing(connection, WATCH_FEEDS, [make_feed(one) for one in wanted])
            keys = [one.key for one in wanted]
            for batch in batches(keys):
                listed = update(WATCH_FEEDS).where(WATCH_FEEDS.c.key.in_(batch))
                connection.execute(listed.values(listed=True))
            rows = connection.execute(select(WATCH_FEEDS).where(WATCH_FEEDS.c.listed))
            kept = {row.key: load_feed(row) for row in rows}
        return tuple(kept[key] for key in keys)

    def take_feed(self, feed: FeedState, items: Sequence[ListedItem]) -> int:
        """Keep how a feed stands and what it lists; return how many of these wait that did not before.

        An article waits that was never listed, or of which the feed says what it never said.
        """
        with writing(self._engine) as connection:
            connection.execute(update(WATCH_FEEDS).where(WATCH_FEEDS.c.key == feed.key), make_feed(feed))
            known = find_marks(connection, [item.key for item in items])
            fresh = [new_item(feed.key, item) for item in items if item.key not in known]
            add_missing(connection, WATCH_ITEMS, fresh)
            told = [one for one in items if one.key in known and one.mark not in known[one.key]]
            for item in told:
                wake(connection, item, known[item.key])
        return len(fresh) + len(told)

    def unheard(self, items: Sequence[ListedItem]) -> tuple[ListedItem, ...]:
        """Return those of the articles that are new or of which something new is said."""
        with reading(self._engine) as connection:
            known = find_marks(connection, [item.key for item in items])
        return tuple(item for item in items if item.mark not in known.get(item.key, ()))

    def waiting(self) -> tuple[WatchedItem, ...]:
        """Return the articles that wait, by key."""
        query = select(WATCH_ITEMS).where(WATCH_ITEMS.c.state == "waiting").order_by(WATCH_ITEMS.c.key)
        with reading(self._engine) as connection:
            return tuple(load_item(row) for row in connection.execute(query))

    def item(self, key: str) -> WatchedItem | None:
        """Return an article that a feed listed, or None."""
        with reading(self._engine) as connection:
            row = connection.execute(select(WATCH_ITEMS).where(WATCH_ITEMS.c.key == key)).first()
        return load_item(row) if row else None

    def save_item(self, item: WatchedItem, also: str | None = None) -> None:
        """Keep how an article stands; ``also``: the key of another address that leads to it."""
        with writing(self._engine) as connection:
            row = make_item(item)
            connection.execute(update(WATCH_ITEMS).where(WATCH_ITEMS.c.key == item.key), row)
            if also is not None and also != item.key:
                add_missing(connection, WATCH_ITEMS, [{**row, "key": also, "marks": ""}])

    def counts(self) -> dict[str, FeedCounts]:
        """Return how many articles of each feed stand how, by its key."""
        query = select(WATCH_ITEMS.c.feed, WATCH_ITEMS.c.state, func.count())
        grouped = query.group_by(WATCH_ITEMS.c.feed, WATCH_ITEMS.c.state)
        found: dict[str, dict[str, int]] = {}
        with reading(self._engine) as connection:
            for feed, state, count in connection.execute(grouped):
                found.setdefault(feed, {})[state] = count
        return {feed: FeedCounts(**counts) for feed, counts in found.items()}

    def hosts(self) -> tuple[HostState, ...]:
        """Return the servers that failed, by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(WATCH_HOSTS).order_by(WATCH_HOSTS.c.host))
            return tuple(HostState(*row) for row in rows)

    def save_host(self, host: HostState) -> None:
        """Keep that a server failed; one without failures is taken out."""
        with writing(self._engine) as connection:
            connection.execute(delete(WATCH_HOSTS).where(WATCH_HOSTS.c.host == host.host))
            if host.failures:
                connection.execute(insert(WATCH_HOSTS), asdict(host))


def find_marks(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what feeds said of articles so far, by their keys."""
    query = select(WATCH_ITEMS.c.key, WATCH_ITEMS.c.marks)
    return {
        key: tuple(marks.split())
        for batch in batches(keys)
        for key, marks in connection.execute(query.where(WATCH_ITEMS.c.key.in_(batch)))
    }


def new_item(feed: str, item: ListedItem) -> dict[str, Any]:
    """Return the row of an article that was never listed."""
    fresh = WatchedItem(item.key, feed, link=item.link, hints=item.hints)
    return {**make_item(fresh), "marks": item.mark}


def wake(connection: Connection, item: ListedItem, marks: tuple[str, ...]) -> None:
    """Have an article wait again, of which a feed says something new."""
    values = {
        "state": "waiting",
        "link": item.link,
        "hints": encode_hints(item.hints),
        "marks": " ".join((*marks, item.mark)[-MARKS:]),
        "tries": 0,
        "asked_at": None,
        "wait": 0.0,
    }
    connection.execute(update(WATCH_ITEMS).where(WATCH_ITEMS.c.key == item.key), values)


def make_feed(feed: FeedState) -> dict[str, Any]:
    """Return the row of a feed that is on the list."""
    validators = jsons.encode_text(feed.validators)
    return {**asdict(feed), "listed": True, "validators": validators}


def load_feed(row: Row[Any]) -> FeedState:
    """Return the feed of a row."""
    fields = {name: getattr(row, name) for name in FeedState.__slots__}
    return FeedState(**{**fields, "validators": jsons.decode(row.validators, Validators)})


def make_item(item: WatchedItem) -> dict[str, Any]:
    """Return the row of an article, but for its marks; what a feed said goes once it waits no more."""
    fields = {name: getattr(item, name) for name in WatchedItem.__slots__}
    if item.state != "waiting":
        return {**fields, "link": None, "hints": None}
    return {**fields, "hints": encode_hints(item.hints)}


def load_item(row: Row[Any]) -> WatchedItem:
    """Return the article of a row."""
    fields = {name: getattr(row, name) for name in WatchedItem.__slots__}
    hints = jsons.decode(row.hints, Hints) if row.hints else None
    return WatchedItem(**{**fields, "hints": hints})


def encode_hints(hints: Hints | None) -> str | None:
    """Return what a feed says of an article as JSON."""
    return jsons.encode_text(hints) if hints else None
