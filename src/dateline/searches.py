"""What is asked of a ledger's search, and what it answers, as frozen records.

``Hit`` is written as JSON by ``dateline search --json``: fields may be added, none is renamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from msgspec import Meta

from dateline.records import EventType, SourceKind, Stance, Status  # noqa: TC001  - read at run time

Within = Literal["articles", "claims", "quotations", "events"]
Box = tuple[float, float, float, float]
LIMIT: Final = 20
MOST: Final = 1000  # hits in one answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for. Everything given must hold; of several types (stances ...) one.

    ``words``: the language of docs/search.md. ``box``: west, south, east, north in degrees; west above
    east crosses the 180th meridian. Days are ISO; ``after`` is the ``cursor`` of the last hit seen.
    """

    words: str = ""
    within: Within = "articles"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    box: Box | None = None
    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    stances: tuple[Stance, ...] = ()
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    published_from: str | None = None
    published_to: str | None = None
    event_from: str | None = None
    event_to: str | None = None
    origins: int = 0
    limit: Annotated[int, Meta(ge=1, le=MOST)] = LIMIT
    after: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that was searched for: code points of the hit's ``snippet``, end-exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sayer:
    """Who a claim or an event rests on: the page's words (null where not stated), the name meant."""

    text: str | None
    name: str | None
    kind: SourceKind
    named: bool
    stance: Stance
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article, claim, quotation or event that fits.

    ``start`` and ``end`` bound the passage of the article's text that ``snippet`` is cut from.
    ``said_by`` is empty where the outlet itself says it.
    """

    kind: Literal["article", "claim", "event"]
    id: str
    article: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    source: str
    language: str
    snippet: str
    marks: tuple[Mark, ...]
    start: int
    end: int
    said_by: tuple[Sayer, ...] = ()
    direct: bool | None = None
    type: EventType | None = None
    mode: str | None = None
    status: Status | None = None
    earliest: str | None = None
    latest: str | None = None
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    score: float = 0.0
    cursor: str = ""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name, and when it was saved."""

    name: str
    query: Query
    at: str
