"""Reviews to rows and back, and reports as they are after them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from dateline import jsons
from dateline.ledger.clock import now
from dateline.ledger.journal import Entry, Noted, note
from dateline.ledger.review_tables import REVIEWS
from dateline.reviewing.applying import review_report
from dateline.reviewing.review import SAID, Content, Review, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sqlalchemy import Connection, Row, Select

    from dateline.ledger.journal import What
    from dateline.records import Report


WHAT: Final[dict[str, What]] = {"clm": "claim", "evt": "event", "inc": "incident"}


def load_review(row: Row[Any]) -> Review:
    """Return a review of its row; one whose text was forgotten has no content."""
    return Review(
        number=row.number,
        kind=row.kind,
        subject=row.subject,
        text_sha256=row.text_sha256,
        key=row.key,
        choice=row.choice,
        content=jsons.decode(row.content, Content) if row.content else Content(),
        by=row.who,
        at=row.at,
    )


def find_reviews(connection: Connection, query: Select[Any]) -> tuple[Review, ...]:
    """Return the reviews of a query over their table, in the order of time."""
    return tuple(load_review(row) for row in connection.execute(query.order_by(REVIEWS.c.number)))


def all_reviews(connection: Connection) -> tuple[Review, ...]:
    """Return all reviews, in the order of time."""
    return find_reviews(connection, select(REVIEWS))


def reviews_of(connection: Connection, hashes: Iterable[str]) -> tuple[Review, ...]:
    """Return the reviews of the texts with these hashes (those of one page), in the order of time."""
    return find_reviews(connection, select(REVIEWS).where(REVIEWS.c.text_sha256.in_(sorted(hashes))))


def find_rejected(connection: Connection) -> frozenset[str]:
    """Return the ids of the claims and events that a person rejected, as the decisions stand now."""
    found = find_reviews(connection, select(REVIEWS).where(REVIEWS.c.kind.in_(("claim", "event"))))
    return frozenset(review.subject for review in in_force(found) if review.choice == "reject")


def reviewed(connection: Connection, report: Report) -> Report:
    """Return a report as it is after the reviews of its texts."""
    hashes = {article.text_sha256 for article in report.articles}
    found = reviews_of(connection, hashes) if hashes else ()
    return review_report(report, found) if found else report


def note_review(connection: Connection, review: Review) -> None:
    """Note a review on claims, events or incidents for the journal; its words stay with the review."""
    name = {**SAID, "undo": "undone"}[review.choice]
    fields = " ".join(review.content.set) if review.choice in {"correct", "add"} else ""
    one, _, other = review.subject.partition("=")
    what = WHAT.get(one.partition(":")[0])
    if what:
        told = Noted("reviewed", what, one, None, other or None, fields, None, name, review.by)
        note(connection, Entry("decision", (told,)))


def add_review(connection: Connection, review: Review) -> Review:
    """Add a review under the next number, at this time; return it as it is stored."""
    row = {
        "kind": review.kind,
        "subject": review.subject,
        "text_sha256": review.text_sha256,
        "key": review.key,
        "choice": review.choice,
        "content": jsons.encode_text(review.content),
        "who": review.by,
        "at": now(),
    }
    number = connection.execute(insert(REVIEWS), row).inserted_primary_key
    note_review(connection, review)
    stored = select(REVIEWS).where(REVIEWS.c.number == (number[0] if number else 0))
    return find_reviews(connection, stored)[0]
