"""What gathering gives: the bytes of one page with where they came from, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dateline.errors import DatelineError
    from dateline.records import Note


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """One article of a corpus, exactly as given: ``text`` is taken to the code point."""

    id: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed or a site map says of a page: used where the page itself does not tell.

    ``outlet`` is the feed's ``<source>`` where it has one, else the feed's own title; ``published``
    and ``modified`` are ISO 8601; ``via`` is the address of the feed or site map.
    """

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as read, unpacked. ``row`` is set for a line of a corpus.

    ``url`` is the address that gave the bytes (after redirects), ``media_type`` and ``charset`` what
    its server said they are, ``gathered`` when they were fetched (ISO 8601, UTC); all null for a file.
    ``notes`` go into the report of the page.
    """

    source: str
    data: bytes
    row: CorpusRow | None = None
    gathered: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    hints: Hints | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A SOURCE, or one page of it, that could not be gathered."""

    source: str
    error: DatelineError


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A file of a folder that is no page (by its ending), counted and otherwise ignored."""

    source: str


Found: TypeAlias = Capture | Missed | LeftAlone
