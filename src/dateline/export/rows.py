"""The rows that an export is made of, as frozen records: articles, events, claims, incidents.

Each carries what bears it: ``page`` names article, capture and address, every ``Span`` its words and
where they stand in the article's text (code points, end-exclusive). The JSON Lines export is these
records as they are; other formats take from them what they have room for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.answered import IncidentAnswer, LaterVersion  # noqa: TC001  - its fields' types are read at run time
from dateline.records import (  # noqa: TC001  - as above
    ActorType,
    Bound,
    Byline,
    DateBasis,
    EventType,
    PlaceKind,
    PlaceRole,
    Quad,
    QuantityOf,
    SourceKind,
    Span,
    Stance,
    Status,
    StatusBy,
    Venue,
)
from dateline.reviewed import Verdict  # noqa: TC001  - as above
from dateline.shown import Shown, shorten

What = Literal["articles", "events", "claims", "incidents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRef:
    """The article that bears a row: ids, hashes, address, and what the page says of itself.

    ``page_sha256`` is the hash of the captured bytes, ``text_sha256`` that of the reading text.
    ``superseded_by``: the last version of the article, where the ledger holds a later one.
    """

    article: str
    capture: str
    page_sha256: str
    text_sha256: str
    url: str | None
    source: str
    outlet: str | None
    agency: str | None
    title: str | None
    language: str
    published: str | None
    published_basis: DateBasis
    gathered: str | None
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who takes part in an event. ``name``: the fullest form, else the words of the text."""

    name: str
    words: tuple[Span, ...]
    actor: str | None = None
    type: ActorType = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something: the page's words (null where not stated) and the name meant."""

    text: str | None
    name: str | None
    kind: SourceKind
    named: bool
    affiliation: str | None
    actor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A claim that an event rests on: who, in which stance, in which words."""

    claim: str
    stance: Stance
    direct: bool
    hedged: bool
    speakers: tuple[Speaker, ...]
    cue: tuple[Span, ...]
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place of an event; degrees (WGS 84), radius in km: null where the place was not resolved."""

    place: str
    role: PlaceRole
    name: str
    kind: PlaceKind
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    country: str | None
    admin1: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a number of an event counts, with its bound and words."""

    what: QuantityOf
    value: int | float | None
    low: int | float | None
    high: int | float | None
    bound: Bound
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EventRow(Shown):
    """One event as one article tells it. ``title`` says who says so; ``words`` are the event's own.

    ``earliest``, ``latest``: the days that the text states, else null. ``independent_origins``: those
    that assert its incident, over all articles; null where it belongs to none. ``sentence`` and
    ``paragraph`` count from 0 in the article. ``later_version``: what the last version of the article
    made of the words; null where they stand.
    """

    event: str
    title: str
    type: EventType
    mode: str | None
    quad: Quad | None
    cameo: str | None
    score: float | None
    status: Status
    hedged: bool
    earliest: str | None
    latest: str | None
    time: str | None
    words: Span
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    objects: tuple[Span, ...]
    instruments: tuple[Span, ...]
    places: tuple[Where, ...]
    numbers: tuple[Number, ...]
    said_by: tuple[Saying, ...]
    status_by: tuple[StatusBy, ...]
    incident: str | None
    independent_origins: int | None
    confidence: float
    reviewed: Verdict | None
    page: PageRef
    sentence: int | None = None
    paragraph: int | None = None
    later_version: LaterVersion | None = None

    def _brief(self) -> str:
        """Return the id, who says so in which words, and the status."""
        return f"{self.event} “{shorten(self.title)}”: {self.type}, {self.status}"


@dataclass(frozen=True, slots=True)
class EventRef:
    """An event that rests on a claim, and its incident with the independent origins that assert it."""

    event: str
    type: EventType
    status: Status
    incident: str | None
    independent_origins: int | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ClaimRow(Shown):
    """One claim of one article. ``chain``: names from the page's outlet to the origin it names.

    ``later_version``: as of events.
    """

    claim: str
    title: str
    stance: Stance
    venue: Venue
    direct: bool
    hedged: bool
    conditional: bool
    implicit: bool
    within: str | None
    speakers: tuple[Speaker, ...]
    words: tuple[Span, ...]
    cue: tuple[Span, ...]
    hedges: tuple[Span, ...]
    chain: tuple[str, ...]
    told_to: str | None
    events: tuple[EventRef, ...]
    confidence: float
    reviewed: Verdict | None
    page: PageRef
    later_version: LaterVersion | None = None

    def _brief(self) -> str:
        """Return the id, who says it, in which words, and where."""
        return f"{self.claim} “{shorten(self.title)}” ({self.page.outlet or self.page.source})"


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident: its answer, and the pages of the articles that tell of it, by article.

    ``places``: those of its events, told most often first; the id of each is that of the first article.
    """

    answer: IncidentAnswer
    pages: tuple[PageRef, ...]
    places: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ArticleRow(Shown):
    """One article. Its headline (``page.title``) is the outlet's, not ours."""

    page: PageRef
    bylines: tuple[Byline, ...]
    modified: str | None
    canonical_url: str | None
    originally_published_on: str | None
    claims: int
    events: int

    def _brief(self) -> str:
        """Return the id, the headline, and how much was found in it."""
        page = self.page
        found = f"claims {self.claims}, events {self.events}"
        return f"{page.article} “{shorten(page.title or '')}” ({page.outlet or page.source}): {found}"


Row = EventRow | ClaimRow | IncidentRow | ArticleRow
