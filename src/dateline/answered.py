"""What the ledger answers on an incident, as records: its origins, ties, disputes and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from msgspec import UNSET, UnsetType

from dateline.records import Count, EventType, Span  # noqa: TC001  - its fields' types are read at run time
from dateline.reviewed import GradeGiven  # noqa: TC001  - as above
from dateline.shown import Shown, shorten

Side = Literal["asserts", "denies", "doubts", "allows"]
LinkKind = Literal["copy", "partly_derived", "credits", "probably_from", "same_source", "same_event"]
LaterVersion = Literal["changed", "withdrawn"]
DisputeKind = Literal["status", "count", "place", "time", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One real-world happening, told by one or many articles. Dates are ISO days."""

    id: str
    type: EventType
    mode: str | None = None
    title: str
    places: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The far end of chains. ``established``: false where it may be another origin, counted apart."""

    id: str
    name: str
    kind: str
    named: bool
    side: Side
    hearings: int
    chains: tuple[tuple[str, ...], ...]
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    first_seen: str | None = None
    established: bool = True


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words that stand in two articles, as each prints them: equal but for case and marks."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two articles, sources or events (ids in ``a`` and ``b``), with its reason.

    ``passages``: of a partly derived text, what it shares with the other; only in answers.
    """

    a: str
    b: str
    kind: LinkKind
    reason: str
    score: float
    by: Literal["machine", "person"] = "machine"
    passages: tuple[SharedPassage, ...] | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class SideEvidence:
    """Words of one article that bear a side of a dispute."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """One side of a dispute: the value it holds and who holds it in which words."""

    value: Any
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    spans: tuple[SideEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Claims on one incident that cannot both hold."""

    kind: DisputeKind
    sides: tuple[DisputeSide, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the words stand: an event or claim of an article, its span, and the page's address.

    ``later_version``: what a later version of the article made of the words; null where they stand.
    """

    article: str
    event: str | None
    claim: str | None
    span: Span
    url: str | None
    later_version: LaterVersion | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A later text of one article: ids, and the passages that went (spans of the earlier) and came."""

    earlier: str
    later: str
    gone: tuple[Span, ...]
    new: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class IncidentTold:
    """An incident that articles of a story tell: how many of them do, how many origins assert it."""

    id: str
    articles: Count
    independent_origins: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """A story: articles of near days on one topic; ``article`` is the most central, with its headline.

    ``texts`` counts copies once. A story is wider than an incident, and counts for nothing in one.
    """

    headline: str | None
    article: str
    outlet: str | None
    articles: Count
    texts: Count
    outlets: Count
    first: str
    last: str
    article_ids: tuple[str, ...]
    incidents: tuple[IncidentTold, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class IncidentAnswer(Shown):
    """The ledger's answer on one incident. Counts are counts, not verdicts on truth."""

    incident: Incident
    articles: int
    article_ids: tuple[str, ...]
    outlets: int
    copies: tuple[tuple[str, ...], ...] = ()
    origins: tuple[Origin, ...] = ()
    asserting_origins: Count = 0
    denying_origins: Count = 0
    doubting_origins: Count = 0
    not_established: Count = 0
    independent_origins: Count = 0
    common_link: str | None = None
    links: tuple[Tie, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    changes_if: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    versions: tuple[Version, ...] = ()
    grades: tuple[GradeGiven, ...] | UnsetType = UNSET

    def _brief(self) -> str:
        """Return the id, the title, and the counts."""
        counts = f"articles {self.articles}, independent origins {self.independent_origins}"
        return f"{self.incident.id} “{shorten(self.incident.title)}”: {counts}"
