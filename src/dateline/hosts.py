"""The host of an address, taken apart by the standard library; nothing is opened."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str | None) -> str:
    """Return the host of an address without ``www.``, or nothing where it has none."""
    try:
        name = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")
