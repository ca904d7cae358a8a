"""Where links lead: to pages of the desk by ids, and out to the web only by http and https."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode, urlsplit

from dateline.errors import NotHeld

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGITS: Final = frozenset("0123456789abcdef")
LONGEST: Final = 64  # digits of an id
UNSAID: Final = frozenset(  # what stands where no source is named, and words that only point at one
    ["source not stated", "no source named", "he", "she", "it", "they", "we", "i", "who", "which"]
)


def incident_url(key: str) -> str:
    """Return the address of an incident's page."""
    return f"/incidents/{quote(key, safe=':')}"


def article_url(key: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of an article's page; with bounds, that of the words between them."""
    page = f"/articles/{quote(key, safe=':')}"
    return page if start is None or end is None else f"{page}?at={start}-{end}#at"


def claim_url(key: str, article: str | None = None) -> str:
    """Return the address of a claim's receipt; with an article, as that one carries it."""
    page = f"/claims/{quote(key, safe=':')}"
    return f"{page}?article={quote(article, safe=':')}" if article else page


def actor_url(key: str) -> str:
    """Return the address of an actor's page."""
    return f"/actors/{quote(key, safe=':')}"


def outlet_url(name: str) -> str:
    """Return the address of an outlet's page, by its name."""
    return with_query("/outlet", [("name", name)])


def source_url(name: str | None) -> str | None:
    """Return the address of all that a source said; none for whom no name is known, or it is masked."""
    if not name or name.startswith("a person [") or name.casefold() in UNSAID:
        return None
    return with_query("/source", [("name", name)])


def claim_at(article: str, claim: str) -> str:
    """Return the address of a claim in the text of its article."""
    return f"{article_url(article)}#{quote(claim, safe=':')}"


def web(address: str | None) -> str | None:
    """Return an address that a browser may be led to: http or https with a host; None for all others."""
    try:
        parts = urlsplit((address or "").strip())
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return parts.geturl() if known else None


def with_query(path: str, pairs: Iterable[tuple[str, Any]]) -> str:
    """Return a path with parameters; without any, the path alone."""
    query = urlencode([(key, str(value)) for key, value in pairs])
    return f"{path}?{query}" if query else path


def checked(kind: str, given: str) -> str:
    """Return an id that was given in an address, if it can be one of a kind. Raises NotHeld."""
    prefix, _, digits = given.partition(":")
    if prefix != kind or not 0 < len(digits) <= LONGEST or not DIGITS.issuperset(digits):
        raise NotHeld("There is nothing under this id.", f"An id of this kind begins with {kind}:")
    return given


GLOBALS: Final = {
    "incident_url": incident_url,
    "article_url": article_url,
    "claim_url": claim_url,
    "claim_at": claim_at,
    "actor_url": actor_url,
    "outlet_url": outlet_url,
    "source_url": source_url,
    "web": web,
    "with_query": with_query,
}
