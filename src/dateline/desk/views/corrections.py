"""The fields in which a person corrects a claim, an event or a place, with what was read in them.

What is sent back under their names ``dateline.desk.corrected`` reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from dateline.desk.views.fields import Field, Option, choice, flag, plain
from dateline.records import Claim, Event, EventType, PlaceRole, QuantityOf, SourceKind, Stance, Status
from dateline.reviewing.spots import spell_spot
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Article, Mention, Participant, Place, PlaceAlternative, Span
    from dateline.reviewing.review import Thing

ROLES: Final = {
    "at": "Where",
    "origin": "From where",
    "destination": "To where",
    "topic": "About where",
}
NOBODY: Final = Option("none", "none")


def fields_of(article: Article, thing: Thing) -> tuple[Field, ...]:
    """Return the fields of a claim, an event or a place."""
    if isinstance(thing, Claim):
        return tuple(claim_fields(article, thing))
    if isinstance(thing, Event):
        return tuple(event_fields(article, thing))
    return (place_choice(thing), Field("geonames-id", "Another, by its GeoNames id", "", "number"))


def claim_fields(article: Article, claim: Claim) -> Iterator[Field]:
    """Yield the fields of a claim."""
    near = (*claim.cue, *claim.content)[:1]
    stated = [one.spans[0] for one in claim.sources if one.spans]
    first = claim.sources[0] if claim.sources else None
    yield Field("source", "Who says it", spell(article, stated, near[0].start if near else 0))
    yield choice("stance", "How", claim.stance, plain(get_args(Stance)))
    yield flag("hedged", "Hedged", value=claim.hedged)
    kind = first.kind if first else "unstated"
    yield choice("source_kind", "Kind of source", kind, plain(get_args(SourceKind)))
    yield flag("named", "Named", value=bool(first and first.named))


def event_fields(article: Article, event: Event) -> Iterator[Field]:
    """Yield the fields of an event."""
    near = event.trigger.start
    yield choice("type", "What", event.type, plain(get_args(EventType)))
    yield choice("mode", "In which way", event.mode or "none", mode_options())
    yield choice("status", "Did it happen", event.status, plain(get_args(Status)))
    yield flag("hedged", "Hedged", value=event.hedged)
    yield Field("actors", "Who acts", spell(article, firsts(event.actors), near))
    yield Field("recipients", "To whom", spell(article, firsts(event.recipients), near))
    yield Field("object", "What it is done to, or about", spell(article, event.object, near))
    yield Field("instruments", "By what means", spell(article, event.instruments, near))
    yield from place_words(article, event)
    yield from time_words(article, event)
    yield from count_words(article, event)


def spell(article: Article, spans: Iterable[Span | Mention], near: int) -> str:
    """Return words of a text, parted by semicolons."""
    return "; ".join(spell_spot(article, one, near) for one in spans)


def firsts(parts: Iterable[Participant]) -> list[Span]:
    """Return the words of those who take part, of each the first."""
    return [one.spans[0] for one in parts if one.spans]


def mode_options() -> tuple[Option, ...]:
    """Return the ways in which events of each type go on."""
    rows = read_table("plover_modes")
    return (NOBODY, *(Option(row["mode"], row["mode"], row["type"].lower()) for row in rows))


def place_words(article: Article, event: Event) -> Iterator[Field]:
    """Yield the places of an event, a field for each part that a place plays."""
    for role in get_args(PlaceRole):
        spans = [one.spans[0] for one in event.places if one.role == role and one.spans]
        yield Field(f"places-{role}", ROLES[role], spell(article, spans, event.trigger.start))


def time_words(article: Article, event: Event) -> Iterator[Field]:
    """Yield when an event was: the words of the text, and the days that they mean."""
    time = next((one for one in article.times if one.id == event.when), None)
    spans = [time.span] if time else []
    yield Field("when", "When, in words of the text", spell(article, spans, event.trigger.start))
    yield Field("when-first", "that is from", (time.earliest or "")[:10] if time else "", "day")
    yield Field("when-last", "to", (time.latest or "")[:10] if time else "", "day")


def count_words(article: Article, event: Event) -> Iterator[Field]:
    """Yield the counts of an event, three fields each, and an empty one."""
    held = [one for one in article.quantities if one.id in event.quantities]
    known = (Option("", "—"), *plain(get_args(QuantityOf)))
    for number, one in enumerate((*held, None)):
        said = spell(article, [one.span], event.trigger.start) if one else ""
        value = "" if one is None or one.value is None else f"{one.value}"
        yield choice(f"count-{number}-what", "How many", one.what if one else "", known)
        yield Field(f"count-{number}", "in words of the text", said)
        yield Field(f"count-{number}-value", "that is", value, "number")


def place_choice(place: Place) -> Field:
    """Return the places of a name to choose from; ``none``: it is a place, but not known which."""
    known = {str(one.geonames_id): name_place(one) for one in place.alternatives if one.geonames_id}
    held = str(place.geonames_id) if place.geonames_id else "none"
    if held not in {*known, "none"}:
        known = {held: f"{place.name}, {place.country or '?'} ({held})", **known}
    listed = tuple(Option(key, label) for key, label in known.items())
    return choice("geonames", "Which place", held, (Option("none", "not known which"), *listed))


def name_place(one: PlaceAlternative) -> str:
    """Return what a place of the same name is called."""
    return f"{one.name}, {one.country or '?'} ({one.geonames_id})"
