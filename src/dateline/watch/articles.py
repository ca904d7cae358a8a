"""Takes in one article that waits: once fetched, compared with what is known of it, read and stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from dateline.errors import FeedBroken, PageUnreadable, WorldError
from dateline.gather.kinds import read_by_ending
from dateline.gather.web import make_capture, tell
from dateline.identity import hash_bytes, hash_text
from dateline.page.anatomy import take_apart
from dateline.page.told import Told
from dateline.watch.listing import make_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.gather.captures import Capture, Found
    from dateline.gather.shelf import Fetched
    from dateline.ledger import Ledger
    from dateline.ledger.watch_records import WatchedItem
    from dateline.pipeline import Outcome
    from dateline.records import Article, Report
    from dateline.watch.fetches import Fetches

Became = Literal["new", "changed", "same", "known", "unread"]
NO_PAGE: Final = "Give its address itself to follow it."


class ReadPages(Protocol):
    """Reads captures into a ledger, as ``pipeline.read_sources`` does."""

    def __call__(self, found: Iterable[Found], /) -> Iterable[Outcome]:
        """Yield what became of each page, once the ledger has it."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an article is taken in with."""

    ledger: Ledger
    fetches: Fetches
    read: ReadPages


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an article; ``also``: the key of the address that answered, if another.

    ``body`` and ``words`` are the hashes that the book keeps. ``pages``: how many were stored.
    """

    became: Became
    body: str
    words: str
    also: str | None = None
    pages: int = 0


def take_file(item: WatchedItem, desk: Desk) -> Taken:
    """Read a file of the user's own: one page or many; what it holds already is not read again."""
    kinds = [outcome.kind for outcome in desk.read(read_by_ending(item.link or ""))]
    stored = kinds.count("read")
    if not stored:
        return Taken("unread" if "skipped" in kinds else "known", item.body, item.words)
    return Taken("changed" if item.body else "new", "file", "", pages=stored)


def take_page(item: WatchedItem, fetched: Fetched, desk: Desk) -> Taken:
    """Read a page that was fetched, where it or its story is not the one that is known.

    Raises FeedBroken where it is no page.
    """
    link = item.link or ""
    if tell(fetched) != "page":
        raise FeedBroken(f"{link} leads to a feed or a site map, not to a page.", NO_PAGE)
    body, also = hash_bytes(fetched.body), make_key(fetched.url)
    also_known = None if also == item.key else desk.ledger.watch_book().item(also)
    if also_known and also_known.state == "done" and not item.body:
        return Taken("known", also_known.body, also_known.words)
    if body == item.body:
        return Taken("same", body, item.words)
    return replace(read_page(item, fetched, desk), body=body, also=also)


def read_page(item: WatchedItem, fetched: Fetched, desk: Desk) -> Taken:
    """Read a page that is new, or whose story is another than the one that is known."""
    capture = replace(make_capture(item.link or "", fetched), hints=item.hints)
    if item.words and find_words(capture) == item.words:
        return Taken("same", "", item.words)
    outcome = next(iter(desk.read([capture])))
    words = hash_report(outcome.report) or item.words
    if outcome.kind == "read":
        return Taken("changed" if item.body else "new", "", words, pages=1)
    return Taken("unread" if outcome.kind == "skipped" else "known", "", words)


def find_words(capture: Capture) -> str:
    """Return the hash of the story's title and text as the page has them; "" where it has none."""
    try:
        articles = take_apart(capture, Told()).articles
    except PageUnreadable:
        return ""
    except WorldError:
        raise
    except Exception:  # noqa: BLE001  - what cannot be taken apart is reported when it is read
        return ""
    return hash_words(articles)


def hash_report(report: Report | None) -> str:
    """Return the hash of the story that was read; "" where there is none."""
    return hash_words(report.articles) if report else ""


def hash_words(articles: tuple[Article, ...]) -> str:
    """Return the hash of the first article's title and text; "" where there is none."""
    first = articles[:1]
    return "".join(hash_text(f"{one.title}\0{one.text_sha256}") for one in first)
