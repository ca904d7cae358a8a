"""Addresses on a page: made whole against the page's own, and kept where they lead out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

KEPT: Final = frozenset({"http", "https", "mailto", ""})


def find_base(tree: HtmlElement, url: str | None) -> str | None:
    """Return the address that the page's relative ones start from; ``url`` is the page's own."""
    base = tree.find(".//base[@href]")
    return make_whole(base.get("href"), url) if base is not None else url


def make_whole(href: str, base: str | None) -> str | None:
    """Return an address as an absolute one, where ``base`` is known; None for one that leads nowhere.

    Scripts, telephone numbers and places within the page lead nowhere.
    """
    plain = "".join(href.split()) if "\n" in href or "\t" in href else href.strip()
    if not plain or plain.startswith("#"):
        return None
    try:
        whole = urljoin(base, plain) if base else plain
        return whole if urlsplit(whole).scheme.lower() in KEPT else None
    except ValueError:
        return None
