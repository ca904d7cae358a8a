"""What a feed, site map, file or folder lists at the moment, as articles with what is said of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from courlan import clean_url

from dateline.errors import FeedBroken
from dateline.gather.captures import Missed
from dateline.gather.folders import list_members
from dateline.gather.kinds import find_kind
from dateline.gather.web import Following, Walk, keep_first, list_leads, tell
from dateline.identity import hash_bytes, hash_text
from dateline.ledger.watch_records import ListedItem
from dateline.watch.fetches import FeedShelf, find_validators

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from dateline.errors import DatelineError
    from dateline.gather.shelf import Fetched
    from dateline.gather.web import Lead
    from dateline.ledger.watch_records import FeedState
    from dateline.watch.fetches import Fetches

MARK: Final = 16  # hexadecimal digits of what is said of an article
MOST_LISTED: Final = 50_000
FIX_ADDRESS: Final = "Look for the address of its feed, or list the site map."


@dataclass(slots=True)
class Listing:
    """What is listed. ``same``: nothing changed since the last asking, and nothing is listed here.

    ``missed`` are site maps of it that could not be had; the rest is whole.
    """

    items: list[ListedItem] = field(default_factory=list)
    validators: tuple[tuple[str, str], ...] = ()
    digest: str = ""
    same: bool = False
    missed: list[DatelineError] = field(default_factory=list)


def ask_feed(feed: FeedState, fetches: Fetches) -> Listing:
    """Return what a feed or site map on the web lists.

    Raises FetchFailed, AddressRefused and FeedBroken.
    """
    shelf = FeedShelf(feed)
    fetched = fetches.fetch(feed.address, kind="feed", shelf=shelf)
    digest = hash_bytes(fetched.body)
    if fetched is shelf.same or digest == feed.digest:
        return Listing(validators=feed.validators, digest=feed.digest, same=True)
    listing = Listing(validators=find_validators(fetched), digest=digest)
    for lead in list_web(fetched, feed, fetches):
        if isinstance(lead, Missed):
            listing.missed.append(lead.error)
        elif len(listing.items) < MOST_LISTED:
            listing.items.append(list_lead(lead))
    if listing.missed:  # asked for again next time, whatever its own server says
        listing.validators, listing.digest = (), ""
    return listing


def list_web(fetched: Fetched, feed: FeedState, fetches: Fetches) -> Iterator[Lead | Missed]:
    """Yield the links of a feed or site map, each once; raises FeedBroken for a page."""
    kind = tell(fetched)
    if kind == "page":
        raise FeedBroken(f"{feed.address} is a web page, not a feed or a site map.", FIX_ADDRESS)

    def fetch(address: str, *, kind: Literal["page", "feed"]) -> Fetched:
        return fetches.fetch(address, kind=kind, shelf=FeedShelf(feed))

    return keep_first(list_leads(fetched, kind, Walk(fetch, Following())))


def list_lead(lead: Lead) -> ListedItem:
    """Return a link as an article that is listed."""
    hints = lead.hints
    said = (hints.title or "", hints.published or "", hints.modified or "")
    return ListedItem(make_key(lead.link), lead.link, make_mark(*said), hints)


def make_key(link: str) -> str:
    """Return the key of an article: its address, without what only tracks who reads it."""
    return hash_text(clean_url(link) or link)


def make_mark(*said: str) -> str:
    """Return the mark of what is said of an article."""
    return hash_text("\0".join(said))[:MARK]


def look_into(feed: FeedState) -> Listing:
    """Return the files of a folder, or the one file, each marked by its time and size."""
    listing = Listing()
    members = list_members(feed.address) if Path(feed.address).is_dir() else (Path(feed.address),)
    for member in members:
        if isinstance(member, Missed):
            listing.missed.append(member.error)
        elif find_kind(member.name) or str(member) == feed.address:
            list_file(listing, member)
    return listing


def list_file(listing: Listing, path: Path) -> None:
    """Add a file to what is listed; one that went away in the meantime is not there."""
    try:
        facts = path.stat()
    except OSError:
        return
    mark = make_mark(str(facts.st_mtime_ns), str(facts.st_size))
    listing.items.append(ListedItem(hash_text(f"file {path}"), str(path), mark))
