"""What is on the disk while a window is linked: its articles, packed, and the shelf that linking keeps.

An SQLite file among the temporary ones, which goes when the window is linked: memory then holds what a
step of linking looks at, however many articles a window has.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from dateline import jsons
from dateline.errors import ArchiveUnusable, DiskFull
from dateline.ledger.batching import parts
from dateline.ledger.linking import SHELF
from dateline.ledger.schema import TEXTS
from dateline.linking.neighbours import LinkedArticle
from dateline.records import Article, PageFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sqlalchemy import Connection

PRAGMAS: Final = (
    "journal_mode = OFF",  # nobody reads the file after a failure
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "cache_size = -65536",  # KiB
)
HELD: Final = """
    CREATE TABLE held (
        article TEXT PRIMARY KEY, source TEXT, day INTEGER,
        capture TEXT, page TEXT, url TEXT, gathered TEXT, report BLOB
    )
"""
ADD: Final = """
    INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET
        source = excluded.source, day = excluded.day, capture = excluded.capture,
        page = excluded.page, url = excluded.url, gathered = excluded.gathered, report = excluded.report
    WHERE excluded.source < held.source
"""
IN_ORDER: Final = "SELECT article, day FROM held ORDER BY day, article"
AT_ONCE: Final = 200  # articles that are added, or taken out, at a time


@dataclass(frozen=True, slots=True)
class Held:
    """An article with its page as an archive has them; ``report``: the article as JSON."""

    article: str
    source: str
    day: int
    capture: str
    page: str
    url: str | None
    gathered: str | None
    report: bytes

    def open(self) -> LinkedArticle:
        """Return the article."""
        article = jsons.decode(self.report, Article)
        return LinkedArticle(article, self.capture, self.url, self.source, self.gathered)

    @property
    def facts(self) -> PageFacts:
        """What is known of its page."""
        return PageFacts(self.page, self.source, url=self.url, gathered=self.gathered)


class WindowFile:
    """The file of a window. ``connection``: of all that is done with it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def add(self, articles: Iterable[Held]) -> None:
        """Keep articles; of several of one id that whose SOURCE is first."""
        rows = ((*fields_of(one), zlib.compress(one.report, 1)) for one in articles)
        while batch := list(islice(rows, AT_ONCE)):
            self.connection.exec_driver_sql(ADD, batch)

    def days(self) -> dict[str, int]:
        """Return the days of the articles, by day and id."""
        return {row.article: row.day for row in self.connection.exec_driver_sql(IN_ORDER)}

    def get(self, ids: Iterable[str]) -> Iterator[Held]:
        """Yield the articles with these ids, in order of them."""
        for part in parts(sorted(set(ids))):
            marks = ", ".join("?" * len(part))
            query = f"SELECT * FROM held WHERE article IN ({marks}) ORDER BY article"  # noqa: S608  - marks alone
            for row in self.connection.exec_driver_sql(query, tuple(part)):
                yield unpack(row)

    def in_order(self) -> Iterator[Held]:
        """Yield all articles, by day and id."""
        ids = iter(self.days())
        while batch := list(islice(ids, AT_ONCE)):
            held = {one.article: one for one in self.get(batch)}
            yield from (held[one] for one in batch)

    def keep_texts(self, articles: Iterable[Article]) -> None:
        """Keep the texts of articles for the shelf, which asks for them."""
        rows = sorted({(one.text_sha256, one.text) for one in articles})
        if rows:
            self.connection.exec_driver_sql("INSERT OR IGNORE INTO texts VALUES (?, ?)", rows)


def fields_of(one: Held) -> tuple[Any, ...]:
    """Return what is kept of an article beside itself."""
    return (one.article, one.source, one.day, one.capture, one.page, one.url, one.gathered)


def unpack(row: Any) -> Held:
    """Return an article from its row."""
    fields = [*row[:-1], zlib.decompress(row[-1])]
    return Held(*fields)


@contextmanager
def open_window_file() -> Iterator[WindowFile]:
    """Give an empty file, gone at the end; raises DiskFull and ArchiveUnusable."""
    with explained(), TemporaryDirectory(prefix="dateline-window-") as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'window.db'}")
        try:
            with engine.connect() as connection:
                for pragma in PRAGMAS:
                    connection.exec_driver_sql(f"PRAGMA {pragma}")
                for table in (*SHELF, TEXTS):  # one by one: a ledger's triggers need its other tables
                    table.create(connection)
                connection.exec_driver_sql(HELD)
                yield WindowFile(connection)
        finally:
            engine.dispose()


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the file's disk refuses into an error with its cause and the next step."""
    try:
        yield
    except DBAPIError as error:
        where, why = gettempdir(), str(error.orig)
        if "full" in why:
            cause = f"There is no room for temporary files in {where}."
            raise DiskFull(cause, "Make room, or name another folder in TMPDIR.") from error
        cause = f"The temporary file of a window in {where} cannot be used: {why}."
        raise ArchiveUnusable(cause, "Check the disk, or name another folder in TMPDIR.") from error
