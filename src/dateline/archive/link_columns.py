"""The columns of what linking finds in an archive. Those of incidents are the columns of exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.export.columns import Column, Table
from dateline.export.tables import INCIDENTS

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.export.rows import PageRef

LinkPart = Literal["incidents", "members", "copies", "ties", "stories"]


@dataclass(frozen=True, slots=True)
class IncidentHeld:
    """An incident: ``day`` is that of the article that told it first."""

    day: str
    answer: IncidentAnswer
    pages: tuple[PageRef, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """One event of an incident; ``position`` 0 founded it."""

    incident: str
    position: int
    article: str
    event: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One article of a group with one text; ``copies``: the group, by the first of its articles."""

    copies: str
    article: str
    score: float
    reason: str


LINK_TABLES: Final[dict[LinkPart, Table]] = {
    "incidents": Table((Column("day", "day", "day"), *INCIDENTS)),
    "members": Table(
        (
            Column("incident", "code", "incident"),
            Column("position", "whole", "position"),
            Column("article", "code", "article"),
            Column("event", "code", "event"),
        )
    ),
    "copies": Table(
        (
            Column("copies", "code", "copies"),
            Column("article", "code", "article"),
            Column("score", "number", "score"),
            Column("reason", "text", "reason"),
        )
    ),
    "ties": Table(
        (
            Column("a", "code", "a"),
            Column("b", "code", "b"),
            Column("kind", "code", "kind"),
            Column("score", "number", "score"),
            Column("reason", "text", "reason"),
        )
    ),
    "stories": Table(
        (
            Column("first", "day", "first"),
            Column("last", "day", "last"),
            Column("headline", "text", "headline"),
            Column("article", "code", "article"),
            Column("outlet", "text", "outlet"),
            Column("articles", "whole", "articles"),
            Column("texts", "whole", "texts"),
            Column("outlets", "whole", "outlets"),
            Column("article_ids", "codes", "article_ids"),
            Column("incidents", "codes", lambda story: tuple([one.id for one in story.incidents])),
        )
    ),
}
