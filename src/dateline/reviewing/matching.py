"""Finds the thing that a review is about in whatever reading of its text, and makes its key.

A key is the spans of the thing: ``120-134`` for a place (its mentions), ``80-119/70-74`` for a claim
(its content, then its cue), ``120-134:AID`` for an event (its trigger, and its type: several may hang on
one trigger). The thing of a review is the one of its id, else the one with its very key, else the one
that shares more than half of its spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.identity import span_key
from dateline.records import Article, Claim, Event, Place
from dateline.reviewing.spots import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reviewing.review import Review, ReviewKind, Thing
    from dateline.reviewing.spots import Offsets

HALF: Final = 0.5
TYPED: Final = ":"  # stands before an event's type in its key
FIELDS: Final = {"claim": "claims", "event": "events", "place": "places"}


def key_of(thing: Thing) -> str:
    """Return the key of a claim, event or place."""
    if isinstance(thing, Claim):
        return f"{span_key(thing.content)}/{span_key(thing.cue)}"
    if isinstance(thing, Place):
        return span_key(thing.mentions)
    return f"{span_key((thing.trigger,))}{TYPED}{thing.type}"


def things_of(article: Article, kind: str) -> Sequence[Thing]:
    """Return the claims, events or places of an article."""
    found: Sequence[Thing] = getattr(article, FIELDS[kind])
    return found


def find_matches(article: Article, review: Review) -> list[Thing]:
    """Return the things of an article that a review is about, the best first; mostly one or none.

    Several events may hang on one trigger: the one of the type that was reviewed goes before all others,
    and where there is none, all are meant.
    """
    things = things_of(article, review.kind)
    same = [thing for thing in things if thing.id == review.subject]
    if same:
        return same
    exact = [thing for thing in things if key_of(thing) == review.key]
    if exact:
        return exact
    spots = read_key(review.key)
    shares = {thing.id: share_of(spots, read_key(key_of(thing)), review.kind) for thing in things}
    best = max(shares.values(), default=0.0)
    if best <= (0.0 if review.kind == "place" else HALF):
        return []
    return of_one_type([thing for thing in things if shares[thing.id] == best], review)


def find_stack(before: Sequence[Review], whole: Article, kind: ReviewKind, wanted: str) -> str | None:
    """Return the key under which a thing was decided on before; None where it was not."""
    for review in reversed(before):
        if review.kind == kind and is_about(review, whole, wanted):
            return review.key
    return None


def is_about(review: Review, whole: Article, wanted: str) -> bool:
    """Tell whether a review is about the thing of an id: it finds that one, or was taken on it."""
    found = [thing.id for thing in find_matches(whole, review)[:1]]
    return found == [wanted] if found else review.subject == wanted


def of_one_type(found: list[Thing], review: Review) -> list[Thing]:
    """Return the events of the type that was reviewed, all where none has it."""
    kind = review.key.partition(TYPED)[2]
    same: list[Thing] = [one for one in found if isinstance(one, Event) and one.type == kind]
    return same or found


def read_key(key: str) -> list[list[Offsets]]:
    """Return the spans of a key, those of each part."""
    spans = key.partition(TYPED)[0]
    parts = [[piece for piece in part.split(",") if piece] for part in spans.split("/")]
    return [[to_offsets(piece) for piece in part] for part in parts]


def to_offsets(piece: str) -> Offsets:
    """Return the two numbers of ``120-134``."""
    start, _, end = piece.partition("-")
    return int(start), int(end)


def share_of(one: list[list[Offsets]], other: list[list[Offsets]], kind: str) -> float:
    """Return which share of the characters of two keys is common to both.

    Claims must share characters of their cues as well, where both have one.
    """
    if kind == "claim" and one[1] and other[1] and not overlap(one[1], other[1]):
        return 0.0
    shared = overlap(one[0], other[0])
    return shared / (length(one[0]) + length(other[0]) - shared) if shared else 0.0


def overlap(one: Sequence[Offsets], other: Sequence[Offsets]) -> int:
    """Return how many characters two rows of spans share."""
    return sum(common(mine, theirs) for mine in one for theirs in other)


def length(spots: Sequence[Offsets]) -> int:
    """Return how many characters spans have."""
    return sum(end - start for start, end in spots)
