"""Reviews applied to articles: what people decided goes before what the machine read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import FieldRefused, ReviewRefused
from dateline.reviewing.claim_fields import CLAIM_FIELDS
from dateline.reviewing.context import Under
from dateline.reviewing.event_fields import EVENT_FIELDS
from dateline.reviewing.keeping import put_back
from dateline.reviewing.matching import FIELDS, find_matches
from dateline.reviewing.place_fields import PLACE_FIELDS
from dateline.reviewing.review import in_force
from dateline.reviewing.same import apply_merges
from dateline.soundness import drop, make_sound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.records import Article, Report
    from dateline.reviewing.review import Review, ReviewKind, Thing

    Parse = Callable[[Under, Any], Any]
    Apply = Callable[[Under, Any], Under]

KINDS: Final[Mapping[str, Mapping[str, tuple[Parse, Apply]]]] = {
    "claim": CLAIM_FIELDS,
    "event": EVENT_FIELDS,
    "place": PLACE_FIELDS,
}
ORDER: Final[tuple[ReviewKind, ...]] = ("place", "claim", "event", "merge")


def review_report(report: Report, reviews: Iterable[Review]) -> Report:
    """Return the report with all its articles as they are after the reviews of their texts."""
    by_text: dict[str, list[Review]] = defaultdict(list)
    for review in in_force(reviews):
        by_text[review.text_sha256].append(review)
    if not by_text:
        return report
    articles = tuple(review_article(one, by_text.get(one.text_sha256, ())) for one in report.articles)
    return replace(report, articles=articles)


def review_article(article: Article, reviews: Sequence[Review]) -> Article:
    """Return an article after the decisions in force on its text; the machine's reading is not changed.

    What was accepted or corrected and is not read any more is put back; what was rejected stays out.
    """
    if not reviews or not article.text:
        return article
    whole = article
    merges = [review for review in reviews if review.kind == "merge"]
    for kind in ORDER[:-1]:
        for review in reviews:
            if review.kind == kind:
                article = apply_review(article, review, whole)
    sound, _ = make_sound(apply_merges(article, merges))
    return sound


def apply_review(article: Article, review: Review, whole: Article) -> Article:
    """Return the article after one decision; ``whole`` is the article as the machine read it."""
    matches = find_matches(article, review)
    if review.choice == "reject":
        return leave_out(article, review, matches)
    if not matches and find_matches(whole, review):
        return article  # its thing went with another that was rejected
    if is_erased(review) and (review.choice != "accept" or not matches):
        return article  # what it said was forgotten; that a thing which is still read is so still holds
    thing: Thing | None = matches[0] if matches else None
    if thing is None and review.content.kept is not None:
        article, thing = put_back(article, review.content.kept)
    if thing is None:
        return article
    under = set_fields(Under(article, thing), review.kind, review.content.set)
    return put(under.article, replace(under.thing, reviewed=review.stamp()), review.kind)


def is_erased(review: Review) -> bool:
    """Tell whether nothing of a decision is left but that it was taken."""
    return review.content.kept is None and not review.content.set


def leave_out(article: Article, review: Review, matches: Sequence[Thing]) -> Article:
    """Return the article without the things that a review rejects, and without references to them."""
    if not matches:
        return article
    gone = drop(article, {FIELDS[review.kind]: list(matches)})
    if review.kind != "place":
        return gone
    ids = {thing.id for thing in matches}
    return replace(gone, allusions=tuple(one for one in gone.allusions if one.place.id not in ids))


def set_fields(under: Under, kind: str, values: Mapping[str, Any]) -> Under:
    """Return what is under review with these fields corrected, in a fixed order."""
    for name, (_, apply) in KINDS[kind].items():
        if name in values:
            under = apply(under, values[name])
    return under


def parse_fields(under: Under, kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of corrected fields as a review keeps them, in a fixed order.

    Each is read against what those before it made of the thing. Raises FieldRefused.
    """
    values: dict[str, Any] = {}
    for name, (parse, apply) in KINDS[kind].items():
        if name in given:
            try:
                values[name] = parse(under, given[name])
            except ReviewRefused as error:
                raise FieldRefused(error.cause, error.remedy, name) from error
            under = apply(under, values[name])
    return values


def put(article: Article, thing: Any, kind: str) -> Article:
    """Return the article with a thing in the place of the one of its id."""
    held: tuple[Thing, ...] = getattr(article, FIELDS[kind])
    fields: dict[str, Any] = {FIELDS[kind]: tuple(thing if one.id == thing.id else one for one in held)}
    if kind == "place":
        bare = replace(thing, mentions=())
        fields["allusions"] = tuple(
            replace(one, place=bare) if one.place.id == thing.id else one for one in article.allusions
        )
    return replace(article, **fields)
