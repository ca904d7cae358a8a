"""Finds what a review is about: ids to texts, and the article of a text as the machine read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.errors import ReviewRefused
from dateline.ledger.beginnings import begins
from dateline.ledger.link_tables import INCIDENT_MEMBERS
from dateline.ledger.queries import all_articles, latest_reports, load_reading
from dateline.ledger.query_tables import ARTICLES, CLAIMS, EVENT_PLACES, EVENTS
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import CAPTURES
from dateline.reviewing.orders import WRONG_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Connection

    from dateline.records import Article
    from dateline.reviewing.review import ReviewKind

LEAST: Final = 4  # digits of an id that may stand for it
SHOWN: Final = 5
COLUMNS: Final[dict[str, tuple[Column[str], Column[str]]]] = {
    "claim": (CLAIMS.c.id, CLAIMS.c.article),
    "event": (EVENTS.c.id, EVENTS.c.article),
    "place": (EVENT_PLACES.c.place, EVENT_PLACES.c.article),
}


@dataclass(frozen=True, slots=True)
class Found:
    """The whole id of something, and the hash of the text it stands in."""

    id: str
    text_sha256: str


def find_thing(connection: Connection, kind: ReviewKind, wanted: str) -> Found:
    """Return the claim, event or place whose id is or begins so, as read or as reviewed before.

    Raises ReviewRefused where none or several fit.
    """
    if len(wanted.partition(":")[2]) < LEAST:
        raise ReviewRefused(f"{wanted!r} is too short for an id.", WRONG_ID)
    whole = in_tables(connection, kind, wanted, whole=True)
    if whole:
        return only({*whole}, kind, wanted)
    found = {*in_tables(connection, kind, wanted), *in_reviews(connection, kind, wanted)}
    if not found and kind == "place":
        found = set(in_articles(connection, wanted))
    exact = {one for one in found if one.id == wanted}
    return only(exact or found, kind, wanted)


def in_tables(
    connection: Connection, kind: ReviewKind, wanted: str, *, whole: bool = False
) -> list[Found]:
    """Return what the latest readings have under an id that begins so, or (``whole``) is so."""
    column, article = COLUMNS[kind]
    query = (
        select(column, ARTICLES.c.text_sha256)
        .join(ARTICLES, ARTICLES.c.id == article)
        .where(column == wanted if whole else begins(connection, column, wanted))
        .distinct()
        .limit(100)
    )
    return [Found(*row) for row in connection.execute(query)]


def in_reviews(connection: Connection, kind: ReviewKind, wanted: str) -> list[Found]:
    """Return what was reviewed under an id that begins so."""
    query = (
        select(REVIEWS.c.subject, REVIEWS.c.text_sha256)
        .where(REVIEWS.c.kind == kind, begins(connection, REVIEWS.c.subject, wanted))
        .distinct()
    )
    return [Found(*row) for row in connection.execute(query)]


def in_articles(connection: Connection, wanted: str) -> Iterable[Found]:
    """Yield the places of all articles under an id that begins so; it looks at every article."""
    for one in all_articles(connection):
        for place in one.article.places:
            if place.id.startswith(wanted):
                yield Found(place.id, one.article.text_sha256)


def only(found: set[Found], kind: str, wanted: str) -> Found:
    """Return the only thing found; raises ReviewRefused that names the candidates."""
    if not found:
        raise ReviewRefused(f"The ledger has no {kind} {wanted!r}.", WRONG_ID)
    if len(found) > 1:
        names = ", ".join(sorted(one.id for one in found)[:SHOWN])
        raise ReviewRefused(f"{wanted!r} fits {len(found)} {kind}s: {names}.", "Give more of one id.")
    return next(iter(found))


def find_article(connection: Connection, wanted: str) -> Found:
    """Return the article whose id is or begins so; raises ReviewRefused where none or several fit."""
    if len(wanted.partition(":")[2]) < LEAST:
        raise ReviewRefused(f"{wanted!r} is too short for an id.", WRONG_ID)
    query = select(ARTICLES.c.id, ARTICLES.c.text_sha256)
    rows = connection.execute(query.where(begins(connection, ARTICLES.c.id, wanted)).limit(100))
    return only({Found(*row) for row in rows}, "article", wanted)


def find_latest(connection: Connection, text_sha256: str) -> Article | None:
    """Return the first article with a text, as the machine read it last; None where there is none."""
    query = select(ARTICLES.c.id, ARTICLES.c.capture).where(ARTICLES.c.text_sha256 == text_sha256)
    row = connection.execute(query.order_by(ARTICLES.c.id).limit(1)).first()
    if row is not None:
        stored = connection.execute(latest_reports().where(CAPTURES.c.id == row.capture)).first()
        articles = load_reading(connection, stored).articles if stored else ()
        for article in articles:
            if article.id == row.id:
                return article
    return None


def find_read(connection: Connection, text_sha256: str) -> Article:
    """Return the first article with a text, as the machine read it last; raises ReviewRefused."""
    article = find_latest(connection, text_sha256)
    if article is not None:
        return article
    raise ReviewRefused(
        "No article of the ledger has this text any more.",
        "Read its page again, or see what was decided: dateline review LEDGER list",
    )


def find_members(connection: Connection, wanted: str) -> list[tuple[str, str]]:
    """Return the members (article, event) of the incident whose id is or begins so."""
    names = set(
        connection.scalars(
            select(INCIDENT_MEMBERS.c.incident)
            .where(begins(connection, INCIDENT_MEMBERS.c.incident, wanted))
            .distinct()
        )
    )
    found = {name for name in names if name == wanted} or names
    if len(found) != 1 or len(wanted.partition(":")[2]) < LEAST:
        cause = f"{len(found)} incidents of the ledger fit {wanted!r}."
        raise ReviewRefused(cause, "Give an incident's id, as `dateline who-says LEDGER` prints it.")
    query = select(INCIDENT_MEMBERS).where(INCIDENT_MEMBERS.c.incident.in_(found))
    rows = connection.execute(query.order_by(INCIDENT_MEMBERS.c.position))
    return [(row.article, row.event) for row in rows]


def text_of(connection: Connection, article: str) -> str:
    """Return the hash of an article's text; raises ReviewRefused where there is no such article."""
    found: str | None = connection.scalar(select(ARTICLES.c.text_sha256).where(ARTICLES.c.id == article))
    if found is None:
        raise ReviewRefused(f"The ledger has no article {article!r}.", WRONG_ID)
    return found
