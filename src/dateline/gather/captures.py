"""What gathering gives: the bytes of one page with where they came from, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.errors import DatelineError


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
class Capture:
    """The bytes of one page as read, unpacked. ``row`` is set for a line of a corpus."""

    source: str
    data: bytes
    row: CorpusRow | None = None
    gathered: str | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A SOURCE, or one page of it, that could not be gathered."""

    source: str
    error: DatelineError


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A file of a folder that is no page (by its ending), counted and otherwise ignored."""

    source: str
