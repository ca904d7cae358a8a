"""Decided places as rows of place names (``where``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.evaluation.gold_windows import window_over
from dateline.records import Place
from dateline.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.evaluation.gold_windows import Window
    from dateline.records import Article, Mention, Span
    from dateline.reviewing.review import Review

OPEN: Final = "not reviewed"  # the type of a name that is passed over


def windows_of_places(article: Article, reviews: Iterable[Review]) -> list[Window]:
    """Return the sentences with a name of a place that was decided on, in order."""
    decided = [place for place in article.places if isinstance(place.reviewed, Reviewed)]
    kept = [one.content.kept.thing for one in reviews if one.kind == "place" and one.content.kept]
    places = [*decided, *(place for place in kept if isinstance(place, Place))]
    names = [one for place in places for one in place.mentions if one.kind == "name"]
    found = (window_over(article, [name]) for name in names)
    return sorted({one for one in found if one}, key=lambda one: one.start)


def locate_names(window: Window) -> dict[str, Any]:
    """Return the row of a window: decided names with their points, others to be passed over."""
    spans = [
        cut(window, mention) | facts_of(place)
        for place in window.article.places
        for mention in place.mentions
        if mention.kind == "name" and window.holds(mention)
    ]
    spans += [
        cut(window, one.span) | {"type": OPEN}
        for one in window.article.allusions
        if window.holds(one.span)
    ]
    return {"text": window.text, "spans": sorted(spans, key=lambda span: (span["start"], span["end"]))}


def cut(window: Window, span: Span | Mention) -> dict[str, Any]:
    """Return the offsets of a span within the window."""
    return {"start": span.start - window.start, "end": span.end - window.start}


def facts_of(place: Place) -> dict[str, Any]:
    """Return what is known of a decided place; of another that it is to be passed over."""
    if not isinstance(place.reviewed, Reviewed):
        return {"type": OPEN}
    if place.latitude is None or place.longitude is None:
        return {}
    known = {"geonameid": place.geonames_id, "admin1": place.admin1}
    point = {"lat": place.latitude, "lon": place.longitude}
    return point | {name: value for name, value in known.items() if value is not None}
