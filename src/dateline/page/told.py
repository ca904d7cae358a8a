"""What the user tells about a page that the page itself does not say, and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """``published`` is an ISO 8601 date or datetime, ``url`` the page's address.

    ``predicates``: the status of every word that denotes a happening is asked for.
    """

    published: str | None = None
    url: str | None = None
    predicates: bool = False
