"""Decisions on what is one: two events, two incidents, an event and an incident, or two actors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, update

from dateline import jsons
from dateline.errors import ReviewRefused
from dateline.identity import span_key
from dateline.ledger.actor_ends import find_actor_end
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.finding import find_members, find_read, find_thing, text_of
from dateline.ledger.review_rows import find_reviews
from dateline.ledger.review_tables import REVIEWS
from dateline.linking.rulings import Ruling, Spot
from dateline.reviewing.matching import key_of
from dateline.reviewing.orders import WRONG_ID
from dateline.reviewing.review import Content, End, Review, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection

    from dateline.reviewing.orders import Order

BOTH: Final = 2
ON_ACTORS: Final = REVIEWS.c.subject.startswith("act:")


def merge_review(connection: Connection, order: Order) -> Review:
    """Return the review that an order on two sides (``A=B``) asks for. Raises ReviewRefused."""
    names = [name.strip() for name in order.id.split("=")]
    if len(names) != BOTH:
        raise ReviewRefused(f"{order.id[:80]!r} does not name two.", WRONG_ID)
    sides = sorted(find_side(connection, name) for name in names)
    (one, ends), (other, more) = sides
    if len({name.partition(":")[0] == "act" for name in (one, other)}) > 1:
        raise ReviewRefused(f"{order.id[:80]!r} names an actor and what is none.", WRONG_ID)
    held = [end for end in more if end not in ends] if order.choice == "reject" else more
    if one == other or not held or not ends:
        raise ReviewRefused(f"{order.id} names one thing twice.", WRONG_ID)
    return Review(
        number=0,
        kind="merge",
        subject=f"{one}={other}",
        text_sha256=ends[0].text_sha256,
        key="=".join(sorted((name_side(one, ends), name_side(other, more)))),
        choice=order.choice,
        content=Content(order.note.strip(), ends=(tuple(ends), tuple(held))),
        by=order.by.strip(),
        at="",
    )


def find_side(connection: Connection, name: str) -> tuple[str, list[End]]:
    """Return the whole id of a side and its members: an event is itself, an incident its events.

    An actor of an article is itself; one across articles goes by the member that founded it.
    """
    prefix = name.partition(":")[0]
    if prefix == "evt":
        found = find_thing(connection, "event", name)
        return found.id, [find_end(connection, found.text_sha256, found.id)]
    if prefix == "inc":
        members = find_members(connection, name)
        ends = [find_end(connection, text_of(connection, article), event) for article, event in members]
        return name, list(dict.fromkeys(ends))
    if prefix in {"act", "agr"}:
        end = find_actor_end(connection, name)
        return end.id, [end]
    raise ReviewRefused(f"{name[:80]!r} is no event, no incident and no actor.", WRONG_ID)


def find_end(connection: Connection, text_sha256: str, event: str) -> End:
    """Return an event by its text and its trigger. Raises ReviewRefused where it is not read there."""
    events = find_read(connection, text_sha256).events
    for one in events:
        if one.id == event:
            beside = [each for each in events if each.trigger == one.trigger and each.type != one.type]
            return End(text_sha256, key_of(one) if beside else span_key((one.trigger,)), event)
    raise ReviewRefused(f"The event {event} is not read any more.", "Name another.")


def name_side(name: str, ends: list[End]) -> str:
    """Return what a side is known by over all readings."""
    single = name.startswith(("evt:", "act:"))
    return f"{ends[0].text_sha256}@{ends[0].key}" if single else name


def find_rulings(connection: Connection) -> tuple[Ruling, ...]:
    """Return what people decided on merges of events, for linking: the decisions in force, in order."""
    return rule_on(connection, ~ON_ACTORS)


def find_actor_rulings(connection: Connection) -> tuple[Ruling, ...]:
    """Return what people decided on merges of actors: the decisions in force, in order.

    Their reasons name the review and not its note, which may name somebody who is forgotten later.
    """
    return rule_on(connection, ON_ACTORS)


def rule_on(connection: Connection, about: ColumnElement[bool]) -> tuple[Ruling, ...]:
    """Return the decisions in force on merges of one sort."""
    reviews = find_reviews(connection, select(REVIEWS).where(REVIEWS.c.kind == "merge", about))
    return tuple(rule(review) for review in in_force(reviews) if all(review.content.ends))


def erase_notes(connection: Connection, hashes: Iterable[str], reason: str, by: str) -> None:
    """Erase the notes of merges with a side in one of these texts; that they were decided stays.

    The merges of a text that is their first side go with its other reviews.
    """
    gone = set(hashes)
    for review in find_reviews(connection, select(REVIEWS).where(REVIEWS.c.kind == "merge")):
        held = {end.text_sha256 for ends in review.content.ends for end in ends}
        if review.text_sha256 not in gone and not gone.isdisjoint(held):
            decide(connection, Decision("forget", f"masked:{review.text_sha256}", None, reason, by))
            bare = jsons.encode_text(Content(ends=review.content.ends))
            where = REVIEWS.c.number == review.number
            connection.execute(update(REVIEWS).where(where).values(content=bare))


def rule(review: Review) -> Ruling:
    """Return a decision as linking takes it."""
    one, other = (
        tuple(Spot(end.text_sha256, end.key, end.id) for end in ends) for ends in review.content.ends
    )
    joined = review.choice == "accept"
    if review.subject.startswith("act:"):
        return Ruling(one, other, joined, f"decided by {review.by} (review {review.number})")
    note = f": {review.content.note}" if review.content.note else ""
    return Ruling(one, other, joined, f"decided by {review.by}{note}")
