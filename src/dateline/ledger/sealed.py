"""Pages of a ledger as they are stored, each with all that is needed to open it: no database is then.

What costs most of an export, to unpack reports and read their JSON, can so be done by other processes,
of the one state of the ledger that this one sees.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import exists, func, select

from dateline.ledger.batching import batches
from dateline.ledger.link_tables import INCIDENT_MEMBERS, INCIDENT_ORIGINS
from dateline.ledger.packing import pack_report, put_texts, unpack_report
from dateline.ledger.queries import link_articles, page_facts
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_rows import reviewed
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import TEXTS
from dateline.linking.outlets import bare
from dateline.records import PageFacts  # noqa: TC001  - other processes read it back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle


class Membership(NamedTuple):
    """The incident that an event belongs to; ``origins``: the independent ones that assert it."""

    incident: str
    origins: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of a ledger: its articles after reviews, and the incidents that their events belong to."""

    page: PageFacts
    articles: tuple[LinkedArticle, ...]
    members: Mapping[Member, Membership]


@dataclass(frozen=True, slots=True)
class SealedPage:
    """A page as it is stored: its packed report after reviews, its articles' texts by their hashes.

    ``homes``: where its stories live (``linking.versions.home``), by article; ``members``: of each
    event that belongs to an incident its article, its id and the incident.
    """

    page: PageFacts
    capture: str
    report: bytes
    texts: dict[str, str]
    homes: dict[str, str]
    members: tuple[tuple[str, str, Membership], ...]

    def open(self) -> StoredPage:
        """Unpack the page."""
        report = unpack_report(self.report)
        put_texts(report, self.texts)
        members = {(article, event): Membership(*of) for article, event, of in self.members}
        return StoredPage(self.page, tuple(link_articles(report, self.capture)), members)


def seal_pages(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[SealedPage]:
    """Yield the pages of some rows of ``queries.latest_reports``, none of them forgotten."""
    held = find_held(connection, [row.id for row in rows])
    members = find_members(connection, [one.article for each in held.values() for one in each])
    for row in rows:
        parts = held[row.id]
        texts = {one.text_sha256: one.text for one in parts}
        decided = any(one.decided for one in parts)
        yield SealedPage(
            page_facts(row),
            row.id,
            review_packed(connection, row.report, texts) if decided else row.report,
            texts,
            {one.article: bare(one.own_address or row.url) for one in parts if one.kind == "story"},
            tuple([member for one in parts for member in members.get(one.article, ())]),
        )


class Held(NamedTuple):
    """An article of a page, its text, and whether somebody decided on it; ``own_address``: canonical."""

    article: str
    kind: str
    own_address: str | None
    text_sha256: str
    text: str
    decided: bool


def find_held(connection: Connection, captures: Sequence[str]) -> Mapping[str, list[Held]]:
    """Return the articles of captures."""
    of = ARTICLES.c
    decided = exists().where(REVIEWS.c.text_sha256 == of.text_sha256).label("decided")
    text = func.coalesce(TEXTS.c.text, "")
    query = select(of.capture, of.id, of.kind, of.canonical_url, of.text_sha256, text, decided).join(
        TEXTS, TEXTS.c.sha256 == of.text_sha256
    )
    found: dict[str, list[Held]] = defaultdict(list)
    for batch in batches(captures):
        for capture, *rest in connection.execute(query.where(of.capture.in_(batch))).all():
            found[capture].append(Held(*rest))
    return found


def review_packed(connection: Connection, packed: bytes, texts: Mapping[str, str]) -> bytes:
    """Return a packed report as it is after reviews."""
    report = unpack_report(packed)
    put_texts(report, texts)
    return pack_report(reviewed(connection, report))


def find_members(
    connection: Connection, articles: Sequence[str]
) -> Mapping[str, list[tuple[str, str, Membership]]]:
    """Return the incidents of the events of articles, as the last linking counted them, by article."""
    of = INCIDENT_MEMBERS.c
    origins = func.coalesce(INCIDENT_ORIGINS.c.origins, 0)
    query = select(of.article, of.event, of.incident, origins).outerjoin(
        INCIDENT_ORIGINS, INCIDENT_ORIGINS.c.incident == of.incident
    )
    found: dict[str, list[tuple[str, str, Membership]]] = defaultdict(list)
    for batch in batches(articles):
        rows = connection.execute(query.where(of.article.in_(batch))).all()
        for article, event, incident, counted in rows:
            found[article].append((article, event, Membership(incident, counted)))
    return found


def story_homes(pages: Iterable[SealedPage]) -> dict[str, str]:
    """Return where the stories of pages live, by article; those without an address are left out."""
    return {key: home for page in pages for key, home in page.homes.items() if home}
