"""Place names of gold and of a reading, paired where they share a character."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dateline.gazetteer.entries import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.records import Article, Place


HIGHEST, FARTHEST = 90, 180  # degrees of latitude and longitude


class GoldName(msgspec.Struct, frozen=True):
    """A stretch of a gold text: a place name, or passed over where it has a ``type`` and no point."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonameid: str | int | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    type: str | None = None

    def __post_init__(self) -> None:
        """Refuse an empty stretch and a point that is on no globe."""
        if not 0 <= self.start < self.end:
            message = f"the span {self.start} to {self.end} is empty"
            raise ValueError(message)
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a span has lat or lon alone")
        if (
            self.lat is not None
            and self.lon is not None
            and not (abs(self.lat) <= 90 and abs(self.lon) <= 180)
        ):
            message = f"the point {self.lat}, {self.lon} is on no globe"
            raise ValueError(message)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where there is none."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)

    @property
    def counts(self) -> bool:
        """Tell whether a reader has to find it, though the gold could not place it perhaps."""
        return self.point is not None or self.type is None


class GoldText(msgspec.Struct, frozen=True):
    """A text with its place names marked."""

    id: str
    text: str
    spans: list[GoldName]
    url: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class FoundName:
    """A place name that the reader found, with what it was resolved to."""

    start: int
    end: int
    use: str
    place: Place

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where it was left open."""
        place = self.place
        if place.latitude is None or place.longitude is None:
            return None
        return place.latitude, place.longitude


@dataclass(frozen=True, slots=True)
class Pairs:
    """A text's gold names with those found for them, and those that were found for none."""

    text: GoldText
    met: Sequence[tuple[GoldName, FoundName]]
    missed: Sequence[GoldName]
    extra: Sequence[FoundName]


def list_found(article: Article) -> list[FoundName]:
    """Return all place names of an article, allusions too, in the order of the text."""
    names = [
        FoundName(mention.start, mention.end, "place", place)
        for place in article.places
        for mention in place.mentions
        if mention.kind == "name"
    ]
    names += [FoundName(one.span.start, one.span.end, one.use, one.place) for one in article.allusions]
    return sorted(names, key=lambda name: (name.start, name.end))


def pair_names(text: GoldText, found: Sequence[FoundName]) -> Pairs:
    """Pair gold and found names that share a character, each once, those that share most first.

    What was found over a stretch that is passed over is neither right nor wrong.
    """
    wanted = sorted(
        (span for span in text.spans if span.counts), key=lambda span: (span.start, span.end)
    )
    ranked = sorted(overlaps(wanted, found), reverse=True)
    gold_taken: set[int] = set()
    found_taken: set[int] = set()
    met = []
    for _, one, other in ranked:
        if -one not in gold_taken and -other not in found_taken:
            gold_taken.add(-one)
            found_taken.add(-other)
            met.append((wanted[-one], found[-other]))
    ignored = [span for span in text.spans if not span.counts]
    extra = [
        name
        for at, name in enumerate(found)
        if at not in found_taken
        and not any(span.start < name.end and name.start < span.end for span in ignored)
    ]
    missed = [span for at, span in enumerate(wanted) if at not in gold_taken]
    return Pairs(text, sorted(met, key=lambda pair: pair[0].start), missed, extra)


def overlaps(wanted: Sequence[GoldName], found: Sequence[FoundName]) -> Iterator[tuple[float, int, int]]:
    """Yield for all that share a character how much of both is common, and their negated places."""
    for one, gold in enumerate(wanted):
        for other, name in enumerate(found):
            common = min(gold.end, name.end) - max(gold.start, name.start)
            if common > 0:
                yield common / (gold.end - gold.start + name.end - name.start - common), -one, -other


def error_km(gold: GoldName, found: FoundName) -> float | None:
    """Return how far apart in km two names were placed; None where one was not."""
    if gold.point is None or found.point is None:
        return None
    return distance_km(gold.point, found.point)
