"""What linking asks of whoever keeps the articles: the ledger, or a list in a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dateline.records import Article  # noqa: TC001  - a shelf reads it back

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with the capture it came from: its id, address (if known) and SOURCE as given.

    ``gathered``: when it was gathered (ISO 8601), where that is known.
    """

    article: Article
    capture: str
    url: str | None
    source: str
    gathered: str | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What the story that an article tells is found by: its title and the beginning of its text.

    ``day`` is that of publication (ISO); ``text`` the number of the copy group, or the article's id, so
    that articles with one text have the same; ``place``: what counts as outlet where none is stated.
    """

    article: str
    title: str
    words: str
    day: str
    text: int | str
    outlet: str | None
    place: str


class Neighbours(Protocol):
    """The articles to link, and the incident ids that were given before."""

    def articles(self) -> Iterable[LinkedArticle]:
        """Return the latest reading of every capture's articles, in any fixed order."""
        ...

    def incident_ids(self) -> Mapping[str, str]:
        """Return the ids given before, keyed by founding event.

        A key is the founding article's id, a blank and the founding event's id, as
        ``linkage.founding_key`` makes it; it maps to the incident id given then.
        """
        ...
