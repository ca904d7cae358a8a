"""Where a page was first published, by the addresses that it calls its own or its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from courlan.urlutils import get_tldinfo

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES: Final = ("original-source", "syndication-source")
COPIES: Final = frozenset({"ampproject.org", "archive.org", "archive.ph", "googleusercontent.com"})


def find_first_home(url: str | None, canonical: str | None, metas: Mapping[str, str]) -> str | None:
    """Return the domain of another site that a page names as its source, or None.

    ``url`` is the page's own address, if known. Editions of one site (bbc.com, bbc.co.uk) are one, and
    a page kept by an archive or a cache is no reprint.
    """
    own = url or metas.get("og:url")
    named = (*(metas.get(name) for name in SOURCES), canonical if own else None)
    home = read_domain(own)
    if home is not None and home[1] in COPIES:
        return None
    for address in named:
        domain = read_domain(address)
        if domain and domain[1] not in COPIES and (home is None or domain[0] != home[0]):
            return domain[1] if home or address != canonical else None
    return None


def read_domain(address: str | None) -> tuple[str, str] | None:
    """Return the name and the registered domain of an address: ("bbc", "bbc.co.uk"); None for none."""
    if not address or not address.startswith("http"):
        return None
    try:
        name, domain = get_tldinfo(address) if urlsplit(address).hostname else (None, None)
    except ValueError:
        return None
    return (name, domain) if name and domain else None
