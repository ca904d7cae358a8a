"""What was decided, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.ledger.queries import find_texts
from dateline.ledger.review_rows import all_reviews
from dateline.records import Claim, Event
from dateline.reviewing.review import in_force

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dateline.reviewing.review import Review, ReviewKind, Thing

WIDEST: Final = 200  # characters of a thing's words that a list repeats


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A decision with its words; ``set`` has the corrected fields, spans with their words."""

    number: int
    kind: ReviewKind
    id: str
    choice: str
    set: dict[str, Any]
    words: str
    note: str
    by: str
    at: str
    in_force: bool


def list_reviews(connection: Connection) -> tuple[ReviewShown, ...]:
    """Return all decisions in the order of time."""
    reviews = all_reviews(connection)
    counting = {review.number for review in in_force(reviews)}
    texts = find_texts(connection, {review.text_sha256 for review in reviews})
    return tuple(
        show_review(review, texts.get(review.text_sha256, ""), counts=review.number in counting)
        for review in reviews
    )


def show_review(review: Review, text: str, *, counts: bool) -> ReviewShown:
    """Return a decision with its words taken from its text."""
    kept = review.content.kept
    return ReviewShown(
        review.number,
        review.kind,
        review.subject,
        review.choice,
        {name: show_value(value, text) for name, value in review.content.set.items()},
        say(kept.thing)[:WIDEST] if kept and kept.thing else "",
        review.content.note,
        review.by,
        review.at,
        counts,
    )


def show_value(value: Any, text: str) -> Any:
    """Return a corrected value with its spans as objects with their words."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(part) is int for part in value):
            start, end = value
            return {"start": start, "end": end, "text": text[start:end]}
        return [show_value(item, text) for item in value]
    if isinstance(value, dict) and "start" in value:
        return value | {"text": text[value["start"] : value["end"]]}
    return value


def say(thing: Thing) -> str:
    """Return the words of a claim's content, an event's anchor, or a place's name."""
    if isinstance(thing, Claim):
        return " … ".join(span.text for span in thing.content)
    return thing.anchor.text if isinstance(thing, Event) else thing.name
