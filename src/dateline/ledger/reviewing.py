"""Taking decisions on claims, events and places: looked up, checked, added, and seen at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from dateline.errors import ReviewRefused
from dateline.ledger.actor_links import take_rulings
from dateline.ledger.finding import find_article, find_latest, find_read, find_thing
from dateline.ledger.merging import find_actor_rulings, merge_review
from dateline.ledger.queries import latest_reports, load_report
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_rows import add_review, all_reviews, find_reviews, reviews_of
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import CAPTURES
from dateline.ledger.waiting import wait_for_texts
from dateline.ledger.writing import replace_query_rows
from dateline.reviewing.adding import make_event
from dateline.reviewing.applying import parse_fields, review_article, set_fields
from dateline.reviewing.context import Under
from dateline.reviewing.keeping import keep, put_back
from dateline.reviewing.matching import find_matches, find_stack, is_about, key_of, things_of
from dateline.reviewing.orders import check_order
from dateline.reviewing.review import Content, Review, in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.finding import Found
    from dateline.records import Article
    from dateline.reviewing.orders import Order
    from dateline.reviewing.review import Thing


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that was taken; ``new``: false where it was in force already and nothing was added.

    ``moves``: whether it may change what linking finds.
    """

    review: Review
    new: bool
    moves: bool = False


def take_orders(connection: Connection, orders: Iterable[Order]) -> tuple[Taken, ...]:
    """Add the decisions asked for, in order, and have the query rows show them.

    Raises ReviewRefused for the first that does not fit; then none of them may be stored.
    """
    before = find_actor_rulings(connection)
    taken = tuple(take_order(connection, order) for order in orders)
    new = [one for one in taken if one.new]
    refresh(connection, {digest for one in new for digest in texts_of(one.review)})
    moving = {digest for one in new if one.moves for digest in texts_of(one.review)}
    wait_for_texts(connection, moving)
    take_rulings(connection, before)
    return taken


def are_stored(connection: Connection, taken: Sequence[Taken]) -> bool:
    """Tell whether decisions that were taken before are stored: the answer to that may have got lost.

    An undoing asked for again would take back one more.
    """
    new = next((one.review for one in taken if one.new), None)
    if new is None:
        return False
    return find_reviews(connection, select(REVIEWS).where(REVIEWS.c.number == new.number)) == (new,)


def texts_of(review: Review) -> set[str]:
    """Return the hashes of the texts that a review is about."""
    return {review.text_sha256} | {end.text_sha256 for ends in review.content.ends for end in ends}


def take_order(connection: Connection, order: Order) -> Taken:
    """Add one decision, unless the one in force on its subject says the same."""
    check_order(order)
    if order.kind == "merge":
        review = merge_review(connection, order)
        before = find_reviews(connection, select(REVIEWS).where(REVIEWS.c.key == review.key))
        top = next(iter(in_force(before)), None)
    else:
        review, top = (add if order.choice == "add" else judge)(connection, order)
    if order.choice == "undo" and top is None:
        raise ReviewRefused(
            f"No decision on {order.id} is in force.", "See them all: dateline review LEDGER list"
        )
    if top and order.choice != "undo" and says_same(review, top):
        return Taken(top, new=False)
    revives = top is not None and top.choice == "reject"
    moves = order.choice != "accept" or order.kind == "merge" or revives
    moves = moves and not review.subject.startswith("act:")
    return Taken(add_review(connection, review), new=True, moves=moves)


def says_same(review: Review, top: Review) -> bool:
    """Tell whether a decision says what another says, by the same person."""
    one, other = review.content, top.content
    return (review.choice, review.by, one.note, one.set) == (top.choice, top.by, other.note, other.set)


def judge(connection: Connection, order: Order) -> tuple[Review, Review | None]:
    """Return the review that an order asks for, and the one in force on its subject until now."""
    found = find_thing(connection, order.kind, order.id)
    whole = find_read(connection, found.text_sha256)
    before = reviews_of(connection, [found.text_sha256])
    review = draft(order, found, whole, before)
    mine = [one for one in before if one.stack == review.stack]
    top = next(iter(in_force(mine)), None)
    if order.choice == "undo":
        return replace(review, content=Content(review.content.note)), top
    inherits = top is not None and is_about(top, whole, found.id)
    content = replace(
        review.content,
        set=dict(top.content.set) if top and inherits else {},
        kept=review.content.kept or next((one.content.kept for one in mine if one.content.kept), None),
    )
    review = replace(review, content=content)
    if order.choice == "correct":
        others = [one for one in in_force(before) if one.stack != review.stack]
        values = correct(review_article(whole, others), review, order)
        review = replace(review, content=replace(content, set=values))
    return review, top


def add(connection: Connection, order: Order) -> tuple[Review, Review | None]:
    """Return the review that adds an event, and the one in force on that event until now.

    Raises ReviewRefused where the machine, or another person, has an event there already.
    """
    found = find_article(connection, order.id)
    whole = find_read(connection, found.text_sha256)
    before = reviews_of(connection, [found.text_sha256])
    event, values = make_event(whole, order.set)
    review = Review(
        number=0,
        kind="event",
        subject=event.id,
        text_sha256=found.text_sha256,
        key=key_of(event),
        choice="add",
        content=Content(order.note.strip(), values, keep(whole, event)),
        by=order.by.strip(),
        at="",
    )
    top = next((one for one in in_force(before) if one.stack == review.stack), None)
    if top is None or not says_same(review, top):
        refuse_known(review_article(whole, in_force(before)), whole, review)
    return review, top


def refuse_known(now: Article, whole: Article, review: Review) -> None:
    """Raise ReviewRefused where an article has the event that is to be added, or had it rejected."""
    known = [*find_matches(now, review), *find_matches(whole, review)]
    if known:
        raise ReviewRefused(
            f"There is an event on these words already: {known[0].id}.",
            f"Correct it: dateline review LEDGER correct {known[0].id} --set FIELD=VALUE",
        )


def draft(order: Order, found: Found, whole: Article, before: Sequence[Review]) -> Review:
    """Return a review with its key and what the machine read, and nothing corrected yet."""
    read = next((thing for thing in things_of(whole, order.kind) if thing.id == found.id), None)
    key = find_stack(before, whole, order.kind, found.id) or (key_of(read) if read else "")
    return Review(
        number=0,
        kind=order.kind,
        subject=found.id,
        text_sha256=found.text_sha256,
        key=key,
        choice=order.choice,
        content=Content(order.note.strip(), {}, keep(whole, read) if read else None),
        by=order.by.strip(),
        at="",
    )


def correct(article: Article, review: Review, order: Order) -> dict[str, object]:
    """Return the fields of a corrected thing: those corrected before, and those of the order."""
    matches = find_matches(article, review)
    thing: Thing | None = matches[0] if matches else None
    if thing is None and review.content.kept is not None:
        article, thing = put_back(article, review.content.kept)
    if thing is None:
        raise ReviewRefused(
            f"{order.id} is not read any more, and what it was is not kept.", "Correct another one."
        )
    under = set_fields(Under(article, thing), review.kind, review.content.set)
    return {**review.content.set, **parse_fields(under, review.kind, order.set)}


def decided_texts(connection: Connection) -> Iterator[tuple[Article, tuple[Review, ...]]]:
    """Yield an article for each text with decisions in force, as it is after them, and these."""
    by_text: dict[str, list[Review]] = {}
    for review in all_reviews(connection):
        by_text.setdefault(review.text_sha256, []).append(review)
    for digest, reviews in sorted(by_text.items()):
        counting = in_force(reviews)
        whole = find_latest(connection, digest) if counting else None
        if whole is not None and whole.text:
            yield review_article(whole, counting), counting


def refresh(connection: Connection, hashes: Iterable[str]) -> None:
    """Make the query rows of all captures with these texts anew."""
    for digest in sorted(set(hashes)):
        captures = connection.scalars(
            select(ARTICLES.c.capture).where(ARTICLES.c.text_sha256 == digest).distinct()
        )
        for capture in sorted(captures):
            row = connection.execute(latest_reports().where(CAPTURES.c.id == capture)).first()
            if row is not None:
                replace_query_rows(connection, capture, load_report(connection, row))
