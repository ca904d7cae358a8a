"""Events of one article that a person says are one, or are not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.identity import span_key
from dateline.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.records import Article, Event
    from dateline.reviewing.review import End, Review


def apply_merges(article: Article, merges: Sequence[Review]) -> Article:
    """Return the article after decisions on which of its events are mentions of one."""
    for review in merges:
        one, other = (find_end(article, ends) for ends in review.content.ends)
        if one and other and one.id != other.id:
            article = part(article, one, other, review)
    return article


def find_end(article: Article, ends: Sequence[End]) -> Event | None:
    """Return the event of an article that one side of a merge means; None where it is another's."""
    for end in ends:
        if end.text_sha256 == article.text_sha256 and end.key:
            span = end.key.partition(":")[0]
            found = [event for event in article.events if span_key((event.trigger,)) == span]
            same = [event for event in found if event.id == end.id]
            if found:
                return (same or found)[0]
    return None


def part(article: Article, one: Event, other: Event, review: Review) -> Article:
    """Return the article with two events made one (accepted) or two (rejected)."""
    joined = review.choice == "accept"
    pair = {one.id: other.id, other.id: one.id}
    events = tuple(
        tell(event, pair[event.id], review, joined=joined) if event.id in pair else event
        for event in article.events
    )
    return replace(article, events=events)


def tell(event: Event, other: str, review: Review, *, joined: bool) -> Event:
    """Return an event that is the same as another or not any more, and says who decided it."""
    held = tuple(key for key in event.same_as if key != other)
    now = (*held, other) if joined else held
    if set(now) == set(event.same_as):
        return event
    stamp = Reviewed("corrected", review.by, review.at, review.content.note, ("same_as",))
    before = event.reviewed
    if isinstance(before, Reviewed):
        stamp = replace(before, fields=tuple(dict.fromkeys((*before.fields, "same_as"))))
    return replace(event, same_as=now, reviewed=stamp)
