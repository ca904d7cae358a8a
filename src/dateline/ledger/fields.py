"""What can differ between two readings of an article, a claim or an event: fields and plain values.

Confidences and scores are left out, and what only follows from another field: learning the weights
anew would list every event of a ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.records import (
        Article,
        Claim,
        Event,
        EventPlace,
        Participant,
        Quantity,
        Source,
        Span,
        Time,
    )

Values = dict[str, Any]
"""Values by the names of fields: text, a number, yes or no, null, or a list of text."""

ARTICLE_FIELDS = (
    "kind",
    "title",
    "language",
    "outlet",
    "agency",
    "originally_published_on",
    "rights",
    "corrections",
    "canonical_url",
    "modified",
)
CLAIM_FIELDS = ("told_to", "venue", "stance", "direct", "hedged", "conditional", "implicit", "said_when")
EVENT_FIELDS = ("type", "mode", "status", "hedged")


def article_values(article: Article) -> Values:
    """Return what can differ of an article; of its text, the hash."""
    values = {name: plain(getattr(article, name)) for name in ARTICLE_FIELDS}
    return {
        **values,
        "bylines": [one.name for one in article.bylines],
        "credits": [f"{one.relation} {one.name}" for one in article.credits],
        "dateline": article.dateline.text if article.dateline else None,
        "published": article.published.value,
        "text": article.text_sha256,
    }


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    return list(value) if isinstance(value, tuple) else value


class Told:
    """An article's parts in words; ``renamed`` leads from ids of an older reading to those of now."""

    def __init__(self, article: Article, renamed: Mapping[str, str] | None = None) -> None:
        self._renamed = renamed or {}
        self._actors = {actor.id: actor for actor in article.actors}
        self._places = {place.id: place for place in article.places}
        self._times = {time.id: time for time in article.times}
        self._counts = {quantity.id: quantity for quantity in article.quantities}

    def claim(self, claim: Claim) -> Values:
        """Return what can differ of a claim."""
        values = {name: plain(getattr(claim, name)) for name in CLAIM_FIELDS}
        values["said_when"] = self.time(claim.said_when)
        return {
            **values,
            "content": words(claim.content),
            "cue": words(claim.cue),
            "sources": [self.source(source) for source in claim.sources],
            "within": self.id(claim.within),
            "chain": [f"{step.relation} {step.name}" for step in claim.chain],
        }

    def event(self, event: Event) -> Values:
        """Return what can differ of an event."""
        return {
            **{name: plain(getattr(event, name)) for name in EVENT_FIELDS},
            "trigger": event.trigger.text,
            "anchor": event.anchor.text,
            "actors": [self.participant(one) for one in event.actors],
            "recipients": [self.participant(one) for one in event.recipients],
            "object": words(event.object),
            "instruments": words(event.instruments),
            "cause": self.id(event.cause) or " … ".join(words(event.cause_spans)) or None,
            "places": [self.place(one) for one in event.places],
            "when": self.time(event.when),
            "according_to": self.ids(event.according_to),
            "status_by": [f"{one.status} {self.id(one.claim)}" for one in event.status_by],
            "quantities": [self.quantity(one) for one in event.quantities],
            "same_as": self.ids(event.same_as),
        }

    def id(self, key: str | None) -> str | None:
        """Return the id that a part has now."""
        return None if key is None else self._renamed.get(key, key)

    def ids(self, keys: Iterable[str]) -> list[str]:
        """Return the ids that parts have now, in the order of ids."""
        return sorted(self._renamed.get(key, key) for key in keys)

    def source(self, source: Source) -> str:
        """Return who a claim rests on."""
        actor = self._actors.get(source.actor or "")
        name = (actor.name if actor else None) or source.text or "nobody named"
        return f"{name} ({', '.join(part for part in (source.kind, source.affiliation) if part)})"

    def participant(self, participant: Participant) -> str:
        """Return who takes part, with country and sector where they are known."""
        actor = self._actors.get(participant.actor or "")
        if actor is None:
            return " … ".join(words(participant.spans))
        facts = [fact for fact in (actor.country, actor.sector) if fact]
        return f"{actor.name} ({' '.join(facts)})" if facts else actor.name

    def place(self, at: EventPlace) -> str:
        """Return a place, the part it plays, and which place on earth it is."""
        place = self._places.get(at.place)
        name = place.name if place else " … ".join(words(at.spans))
        known = f" (GeoNames {place.geonames_id})" if place and place.geonames_id else ""
        return f"{at.role} {name}{known}"

    def time(self, key: str | None) -> str | None:
        """Return a time's bounds where it has any, else its words, or what is no time as it is."""
        time: Time | None = self._times.get(key or "")
        if time is None:
            return key
        if not (time.earliest or time.latest):
            return time.span.text
        return time.earliest if time.earliest == time.latest else f"{time.earliest}/{time.latest}"

    def quantity(self, key: str) -> str:
        """Return what is counted, how many, and the words."""
        quantity: Quantity | None = self._counts.get(key)
        return f"{quantity.what} {quantity.span.text}" if quantity else key


def words(spans: Iterable[Span]) -> list[str]:
    """Return the words of spans."""
    return [span.text for span in spans]
