"""What linking finds, as records the ledger can store and the answers can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.answered import Tie
    from dateline.linking.neighbours import LinkedArticle

Member = tuple[str, str]
"""One event of one article: the article's id and the event's id.

Event ids are keyed by the text's hash, so two articles with one text share them; a pair is unique.
"""


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles with one text, two or more, ids in order. ``score``: the least share that joined them."""

    articles: tuple[str, ...]
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class IncidentGroup:
    """Events of one real-world happening.

    ``members[0]`` is the founding member, whose key the id was made from; ``reasons`` are the
    sentences that say why members were joined, or why close neighbours were kept apart.
    """

    id: str
    members: tuple[Member, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentMerge:
    """An id given before that leads to another incident now, and why."""

    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a step of linking did: the ids of incidents it changed, how many articles it ``took`` in.

    ``articles``: these as they are read, where they are at hand; else none.
    """

    articles: tuple[LinkedArticle, ...]
    changed: frozenset[str]
    took: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What incidents are put in order by where no question is asked.

    ``origins``: independent ones that assert it; ``texts``: articles, copies counted once; ``latest``:
    the last day stated, or on which an origin was first seen, counted as dates are, 0 without any.
    """

    origins: int = 0
    texts: int = 0
    latest: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """Return what sorts the heaviest first."""
        return -self.origins, -self.texts, -self.latest


@dataclass(frozen=True, slots=True)
class Entry:
    """What an incident is listed by: its weight, the types of its events, and its days.

    ``first``: the first day that one of its events may have been on, counted as dates are, ``last``: the
    last one; null without any. ``disputed``: null where that rests on what actors are called.
    """

    weight: Weight
    types: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    disputed: bool | None = False


@dataclass(frozen=True, slots=True)
class Linkage:
    """All that linking found over a set of articles; the same for any order of the articles.

    ``origins``: incidents with how many independent origins assert them, where they were counted.
    """

    copies: tuple[CopyGroup, ...] = ()
    ties: tuple[Tie, ...] = ()
    incidents: tuple[IncidentGroup, ...] = ()
    merged: tuple[IncidentMerge, ...] = ()
    origins: tuple[tuple[str, int], ...] = ()


def founding_key(member: Member) -> str:
    """Return the key under which an incident's id is remembered: article id, blank, event id."""
    return f"{member[0]} {member[1]}"
