"""What of a place can be corrected: which place of the gazetteer it is, or that it is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from dateline.errors import ReviewRefused
from dateline.identity import span_id, span_key
from dateline.records import Mention, Place
from dateline.reviewing.context import Under, is_empty, owner_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.gazetteer.entries import Entry
    from dateline.records import Article, Span

    Parse = Callable[[Under, Any], Any]
    Apply = Callable[[Under, Any], Under]

GIVEN: Final = "given in a review"
UNKNOWN: Final = "not known which, by a review"
FACTS: Final = ("geonames_id", "latitude", "longitude", "country", "admin1", "kind", "radius_km")


def parse_geonames(under: Under, given: Any) -> dict[str, Any] | None:
    """Return the facts of the place with a GeoNames id; None for ``none``: not known which.

    They are kept with the review, for another machine's gazetteer may not have the place. Raises
    ReviewRefused for an id that the gazetteer does not have.
    """
    from dateline.gazetteer.index import find_place  # noqa: PLC0415  - seldom needed where reviews are read

    if is_empty(given):
        return None
    if isinstance(given, dict):
        given = given.get("geonames_id")
    digits = str(given).strip()
    entry = find_place(int(digits)) if digits.isascii() and digits.isdigit() else None
    if entry is None:
        place = cast("Place", under.thing)
        known = "; ".join(
            f"{one.geonames_id} ({one.name}, {one.country})" for one in place.alternatives if one.name
        )
        others = f"Others of that name: {known}." if known else "Look it up at geonames.org."
        raise ReviewRefused(
            f"The gazetteer has no place {digits!r}.",
            f"{others} `dateline gazetteer import` adds places; geonames=none leaves it open.",
        )
    return facts_of(entry)


def facts_of(entry: Entry) -> dict[str, Any]:
    """Return what a review keeps of a place of the gazetteer."""
    return {"name": entry.name} | {name: getattr(entry, name) for name in FACTS}


def apply_geonames(under: Under, value: Any) -> Under:
    """Resolve the place, or leave it open; allusions to it are resolved alike."""
    place = cast("Place", under.thing)
    if value is None:
        bare = Place("", place.name, kind=place.kind)
        facts = {name: getattr(bare, name) for name in FACTS}
        resolved = replace(place, **facts, alternatives=(), reason=UNKNOWN)
    else:
        facts = {name: value[name] for name in FACTS}
        reason = f"{value['name']}, {value['country']}: {GIVEN}"
        resolved = replace(place, **facts, reason=reason)
    return under._replace(thing=resolved)


def place_at(article: Article, span: Span) -> tuple[Article, Place]:
    """Return the place that a span mentions; one that is new, and the article with it, where none is."""
    known = owner_of(span, article.places)
    if known is not None:
        return article, cast("Place", known)
    mention = Mention(span.start, span.end, span.text, "name")
    key = span_id("plc", article.text_sha256, span_key([mention]))
    new = Place(key, span.text, (mention,), reason=GIVEN)
    return replace(article, places=(*article.places, new)), new


PLACE_FIELDS: Final[Mapping[str, tuple[Parse, Apply]]] = {"geonames": (parse_geonames, apply_geonames)}
