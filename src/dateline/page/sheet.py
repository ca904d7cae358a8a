"""The sheet: what a page's markup says about the page, apart from its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records import Byline, Published


@dataclass(frozen=True, slots=True)
class Sheet:
    """Facts from metadata. All are null or empty for plain text.

    ``free``: whether all may read it; ``base``: the address that relative ones start from;
    ``first_home``: the domain of another site where the page was published first.
    """

    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    based_on: str | None = None
    authors: tuple[Byline, ...] = ()
    published: Published = field(default_factory=Published)
    modified: str | None = None
    canonical_url: str | None = None
    rights: str | None = None
    description: str | None = None
    free: bool | None = None
    base: str | None = None
    first_home: str | None = None


@dataclass(frozen=True, slots=True)
class Teaser:
    """A teaser as it stands on the page: its headline, if it has one, and its paragraphs."""

    paragraphs: tuple[str, ...]
    title: str | None = None
    published: Published = field(default_factory=Published)
