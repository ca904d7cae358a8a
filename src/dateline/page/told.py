"""What the user tells about a page that the page itself does not say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """``published`` is an ISO 8601 date or datetime, ``url`` the page's address."""

    published: str | None = None
    url: str | None = None
