"""The columns of an archive's Parquet files. Those of claims and events are the columns of exports.

What only linking knows (incidents, origins) is no column here: a shard is read by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from dateline.export.columns import Column, Group, Table
from dateline.export.tables import CLAIMS, EVENTS, PAGE

if TYPE_CHECKING:
    from dateline.export.rows import ArticleRow, PageRef

Part = Literal["pages", "articles", "claims", "events", "skips"]
LINKED: Final = frozenset({"incident", "incidents", "independent_origins", "later_version", "reviewed"})
DAY: Final = Column("day", "day", "page.published")


@dataclass(frozen=True, slots=True)
class ArticleHeld:
    """An article of an archive: its row in exports, its text, and itself as JSON (``report``)."""

    kind: str
    row: ArticleRow
    words: int
    text: str
    report: str

    @property
    def page(self) -> PageRef:
        """What bears the article."""
        return self.row.page


@dataclass(frozen=True, slots=True)
class PageHeld:
    """A page of an archive. ``report`` is its report as JSON without the articles.

    ``options``: what changed its reading (``pipeline.encode_options``); ``data``: its bytes, if kept.
    """

    capture: str
    page_sha256: str
    source: str
    given_id: str | None
    url: str | None
    gathered: str | None
    media_type: str
    size: int
    articles: int
    options: str
    report: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A page that could not be read: where it stands, the code of the reason, and the reason."""

    source: str
    code: str
    message: str


def without_links(parts: tuple[Column | Group, ...]) -> tuple[Column | Group, ...]:
    """Return columns but those that linking fills, and the day of publication."""
    return (DAY, *(one for one in parts if isinstance(one, Group) or one.name not in LINKED))


TABLES: Final[dict[Part, Table]] = {
    "pages": Table(
        (
            Column("capture", "code", "capture"),
            Column("page_sha256", "code", "page_sha256"),
            Column("source", "text", "source"),
            Column("given_id", "text", "given_id"),
            Column("url", "text", "url"),
            Column("gathered", "moment", "gathered"),
            Column("media_type", "text", "media_type"),
            Column("bytes", "whole", "size"),
            Column("articles", "whole", "articles"),
            Column("options", "text", "options"),
            Column("report", "text", "report"),
        )
    ),
    "articles": Table(
        (
            DAY,
            Column("kind", "code", "kind"),
            PAGE,
            Column("canonical_url", "text", "row.canonical_url"),
            Column("modified", "text", "row.modified"),
            Column("originally_published_on", "text", "row.originally_published_on"),
            Column("bylines", "texts", lambda held: tuple([one.name for one in held.row.bylines])),
            Column("claims", "whole", "row.claims"),
            Column("events", "whole", "row.events"),
            Column("words", "whole", "words"),
            Column("text", "text", "text"),
            Column("report", "text", "report"),
        )
    ),
    "claims": Table(without_links(CLAIMS)),
    "events": Table(without_links(EVENTS)),
    "skips": Table(
        (
            Column("source", "text", "source"),
            Column("code", "code", "code"),
            Column("message", "text", "message"),
        )
    ),
}


def weigh(row: Any) -> int:
    """Return about how many bytes a row takes in memory."""
    if isinstance(row, ArticleHeld):
        return len(row.text) + len(row.report)
    if isinstance(row, PageHeld):
        return len(row.report) + len(row.data or b"")
    return 2_000
