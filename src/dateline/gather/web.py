"""From an address to captures: a page, or the pages that a feed or a site map lists."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, Protocol

from courlan import clean_url, is_external

from dateline.errors import FeedBroken, FetchFailed, InputError
from dateline.gather.addresses import mask
from dateline.gather.captures import Capture, Hints, Missed
from dateline.gather.feeds import read_feed
from dateline.gather.sitemaps import read_robots, read_sitemap
from dateline.gather.sniffing import is_named_feed, read_content_type, tell_kind
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from dateline.gather.feed_items import Feed, FeedItem
    from dateline.gather.shelf import Fetched
    from dateline.gather.sitemaps import SitemapListing, SitemapPage
    from dateline.gather.sniffing import Kind

ONE_PAGE: Final = (InputError, FetchFailed)  # a full disk ends the run, these do not
GIVE_A_PAGE: Final = "Give the address of a page, or of a feed that lists pages."


class Fetch(Protocol):
    """Fetches an address, or raises a DatelineError that says why not."""

    def __call__(self, address: str, *, kind: Literal["page", "feed"]) -> Fetched:
        """Return the answer of a server."""


@dataclass(frozen=True, slots=True)
class Following:
    """How far a feed or site map is followed: pages of one address, site maps, and their nesting."""

    most: int = 200
    site_maps: int = 50
    depth: int = 3


@dataclass(frozen=True, slots=True)
class Lead:
    """A link to a page, with what the feed or site map says of it."""

    link: str
    hints: Hints

    @property
    def key(self) -> tuple[str, str | None]:
        """Return what is the same for two links to one page: its clean address and its title.

        Without a title the address alone tells: cleaning it might make two pages one.
        """
        title = self.hints.title
        return ((clean_url(self.link) or self.link), title) if title else (self.link, None)


@dataclass(slots=True)
class Walk:
    """One walk: how pages are fetched, what was seen, and the notes that the next capture carries."""

    fetch: Fetch
    following: Following
    site_maps: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)

    def take_notes(self) -> tuple[Note, ...]:
        """Return the notes that nothing carries yet."""
        notes = tuple(dict.fromkeys(self.notes))
        self.notes.clear()
        return notes


def walk_address(
    address: str, fetch: Fetch, following: Following | None = None
) -> Iterator[Capture | Missed]:
    """Yield the page at an address, or the pages that the feed or site map there lists, in its order.

    Each page is fetched when it is asked for. What cannot be fetched is Missed, and the walk goes on.
    """
    walk = Walk(fetch, following or Following())
    try:
        fetched, kind = fetch_first(address, fetch)
        if kind == "page":
            yield make_capture(address, fetched)
            return
        leads = list_leads(fetched, kind, walk)
    except ONE_PAGE as error:
        yield Missed(address, error)
        return
    yield from follow(fetched.url, leads, walk)


def fetch_first(address: str, fetch: Fetch) -> tuple[Fetched, Kind]:
    """Return the answer to an address and what it is; a feed is always asked whether it has changed."""
    named = is_named_feed(address)
    fetched = fetch(address, kind="feed" if named else "page")
    if fetched.kept and tell(fetched) != "page":
        fetched = fetch(address, kind="feed")
    return fetched, tell(fetched)


def tell(fetched: Fetched) -> Kind:
    """Tell what an answer holds."""
    media_type, _ = read_content_type(fetched.header("content-type"))
    return tell_kind(fetched.body, fetched.url, media_type)


def list_leads(fetched: Fetched, kind: Kind, walk: Walk) -> Iterator[Lead | Missed]:
    """Return the links of a feed, a site map or a robots.txt; raises FeedBroken where it is broken."""
    _, charset = read_content_type(fetched.header("content-type"))
    walk.notes += fetched.notes
    if kind == "feed":
        feed = read_feed(fetched.body, fetched.url, charset)
        walk.notes += feed.notes
        return (make_lead(item, feed, fetched.url) for item in feed.items if item.link)
    walk.site_maps |= {fetched.asked, fetched.url}
    if kind == "robots":
        return climb(read_robots(fetched.body, fetched.url), fetched.url, walk, depth=0)
    return climb(read_sitemap(fetched.body, fetched.url, charset), fetched.url, walk, depth=0)


def make_lead(item: FeedItem, feed: Feed, via: str) -> Lead:
    """Return the link of a feed's item with what the feed says of the page."""
    link = item.link or ""
    return Lead(link, make_hints(item, feed, via))


def make_hints(item: FeedItem, feed: Feed, via: str | None) -> Hints:
    """Return what a feed says of a page.

    The feed's own name is the outlet only of pages on its own site: others are those of strangers.
    """
    sites = [site for site in (feed.address, via) if site]
    at_home = item.link is None or any(not is_external(item.link, site) for site in sites)
    return Hints(
        title=item.title,
        outlet=item.outlet or (feed.title if at_home else None),
        authors=item.authors,
        published=item.published,
        modified=item.modified,
        language=item.language or feed.language,
        via=via,
    )


def climb(listing: SitemapListing, via: str, walk: Walk, depth: int) -> Iterator[Lead | Missed]:
    """Yield the pages of a site map, then those of the site maps it names, each site map once."""
    walk.notes += listing.notes
    yield from (read_page(page, via) for page in listing.pages)
    for address in listing.sitemaps:
        if address in walk.site_maps:
            continue
        if depth >= walk.following.depth or len(walk.site_maps) > walk.following.site_maps:
            walk.notes.append(note_site_maps(via, walk.following))
            return
        walk.site_maps.add(address)
        yield from climb_into(address, walk, depth + 1)


def climb_into(address: str, walk: Walk, depth: int) -> Iterator[Lead | Missed]:
    """Yield the pages of a site map that another one names."""
    try:
        fetched = walk.fetch(address, kind="feed")
        walk.site_maps.add(fetched.url)
        _, charset = read_content_type(fetched.header("content-type"))
        listing = read_sitemap(fetched.body, fetched.url, charset)
    except ONE_PAGE as error:
        yield Missed(address, error)
        return
    yield from climb(listing, fetched.url, walk, depth)


def read_page(page: SitemapPage, via: str) -> Lead:
    """Return the link of a site map's page with what the site map says of it."""
    hints = Hints(
        title=page.title,
        outlet=page.outlet,
        published=page.published,
        modified=page.modified,
        language=page.language,
        via=via,
    )
    return Lead(page.link, hints)


def follow(address: str, leads: Iterator[Lead | Missed], walk: Walk) -> Iterator[Capture | Missed]:
    """Yield the pages that links lead to, each once, up to the limit; a list without any is Missed."""
    count = 0
    found = keep_first(leads)
    for lead in found:
        if isinstance(lead, Missed):
            yield lead
            continue
        count += 1
        missed = tuple(look_further(address, found, walk)) if count == walk.following.most else ()
        yield fetch_lead(lead, walk)
        yield from missed
    if not count:
        yield Missed(address, FeedBroken(f"{address} lists no pages.", GIVE_A_PAGE))


def look_further(address: str, found: Generator[Lead | Missed], walk: Walk) -> Iterator[Missed]:
    """Note whether a list goes on behind the last page followed; yield what is missed up to there."""
    for further in found:
        if isinstance(further, Lead):
            walk.notes.append(note_most(address, walk.following.most))
            break
        yield further
    found.close()


def keep_first(leads: Iterator[Lead | Missed]) -> Generator[Lead | Missed]:
    """Yield each link once, and what was missed."""
    seen: set[tuple[str, str | None]] = set()
    for lead in leads:
        if isinstance(lead, Lead):
            if lead.key in seen or (lead.link, None) in seen:
                continue
            seen |= {lead.key, (lead.link, None)}
        yield lead


def fetch_lead(lead: Lead, walk: Walk) -> Capture | Missed:
    """Return the page that a link leads to, or why there is none."""
    try:
        fetched = walk.fetch(lead.link, kind="page")
        if tell(fetched) != "page":
            cause = f"{lead.link} leads to a feed or a site map, not to a page."
            raise FeedBroken(cause, "Give its address itself to follow it.")
    except ONE_PAGE as error:
        return Missed(mask(lead.link), error)
    capture = make_capture(lead.link, fetched)
    return replace(capture, hints=lead.hints, notes=(*capture.notes, *walk.take_notes()))


def make_capture(address: str, fetched: Fetched) -> Capture:
    """Return the capture of a page that was fetched."""
    media_type, charset = read_content_type(fetched.header("content-type"))
    return Capture(
        source=address,
        data=fetched.body,
        gathered=fetched.gathered,
        url=fetched.url,
        media_type=media_type,
        charset=charset,
        notes=fetched.notes,
    )


def note_most(address: str, most: int) -> Note:
    """Return the note on a list that is longer than the limit."""
    message = f"{address} lists more pages; the first {most} were followed."
    return Note("info", "feed-cut", message)


def note_site_maps(address: str, following: Following) -> Note:
    """Return the note on site maps that were not followed."""
    message = (
        f"{address} names further site maps; {following.site_maps} are followed at most, nested"
        f" {following.depth} deep."
    )
    return Note("info", "feed-cut", message)
