"""A thing as it was read when it was reviewed, and putting it back where it is not read any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.records import Actor, Article, Claim, Event, Participant, Place, Quantity, Span, Time
from dateline.reviewing.context import overlap, owner_of
from dateline.reviewing.matching import FIELDS
from dateline.reviewing.review import Kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reviewing.review import Thing

Owner = TypeVar("Owner", Actor, Place)
Spanned = TypeVar("Spanned", Time, Quantity)


def keep(article: Article, thing: Thing) -> Kept:
    """Return a thing with the actors, places, times and counts of its article that it refers to."""
    named = ids_in(thing)
    return Kept(
        claim=thing if isinstance(thing, Claim) else None,
        event=thing if isinstance(thing, Event) else None,
        place=thing if isinstance(thing, Place) else None,
        actors=tuple(one for one in article.actors if one.id in named),
        places=tuple(one for one in article.places if one.id in named and one != thing),
        times=tuple(one for one in article.times if one.id in named),
        quantities=tuple(one for one in article.quantities if one.id in named),
    )


def ids_in(thing: Thing) -> set[str]:
    """Return the ids of the actors, places, times and counts that a thing refers to."""
    if isinstance(thing, Place):
        return set()
    if isinstance(thing, Claim):
        ids = {source.actor for source in thing.sources} | {thing.told_to, thing.said_when}
    else:
        ids = {part.actor for part in (*thing.actors, *thing.recipients)}
        ids |= {at.place for at in thing.places} | {thing.when, *thing.quantities}
    return {key for key in ids if key}


def put_back(article: Article, kept: Kept) -> tuple[Article, Thing | None]:
    """Return the article with the thing in it again, and the thing; what it refers to comes with it.

    An actor, place, time or count that this reading has under another id is referred to by that id; what
    it does not have is put back too.
    """
    thing = kept.thing
    if thing is None:
        return article, None
    names: dict[str, str] = {}
    article = replace(
        article,
        actors=add_owners(article.actors, kept.actors, names),
        places=add_owners(article.places, kept.places, names),
        times=add_spanned(article.times, kept.times, names),
        quantities=add_spanned(article.quantities, kept.quantities, names),
    )
    renamed = rename(thing, names, known_ids(article) | {thing.id})
    return insert(article, renamed), renamed


def add_owners(
    held: Sequence[Owner], wanted: Sequence[Owner], names: dict[str, str]
) -> tuple[Owner, ...]:
    """Return the actors or places with those wanted; fills ``names`` with the ids these now have."""
    found = list(held)
    for one in wanted:
        known = next((each for each in found if each.id == one.id), None) or find_owner(one, found)
        names[one.id] = known.id if known else one.id
        if known is None:
            found.append(one)
    return tuple(found)


def find_owner(one: Owner, held: Sequence[Owner]) -> Any | None:
    """Return the actor or place that one of the mentions of another is a mention of."""
    for mention in one.mentions:
        known = owner_of(Span(mention.start, mention.end, mention.text), held)
        if known is not None:
            return known
    return None


def add_spanned(
    held: Sequence[Spanned], wanted: Sequence[Spanned], names: dict[str, str]
) -> tuple[Spanned, ...]:
    """Return the times or counts with those wanted, as ``add_owners`` does."""
    found = list(held)
    for one in wanted:
        same = (each for each in found if each.id == one.id or overlap(each.span, one.span))
        known = max(same, key=lambda each: each.id == one.id, default=None)
        names[one.id] = known.id if known else one.id
        if known is None:
            found.append(one)
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def known_ids(article: Article) -> set[str]:
    """Return the ids of the claims and events of an article."""
    return {claim.id for claim in article.claims} | {event.id for event in article.events}


def rename(thing: Thing, names: Mapping[str, str], known: set[str]) -> Thing:
    """Return a thing that refers to actors, places, times and counts by the ids they now have.

    References to claims and events that are not there (not ``known``) are left out.
    """
    if isinstance(thing, Claim):
        return replace(
            thing,
            sources=tuple(replace(one, actor=names.get(one.actor or "")) for one in thing.sources),
            told_to=names.get(thing.told_to or ""),
            said_when=names.get(thing.said_when or ""),
            within=thing.within if thing.within in known else None,
        )
    return rename_event(thing, names, known) if isinstance(thing, Event) else thing


def rename_event(event: Event, names: Mapping[str, str], known: set[str]) -> Event:
    """Return an event as ``rename`` does."""
    return replace(
        event,
        actors=rename_parts(event.actors, names),
        recipients=rename_parts(event.recipients, names),
        places=tuple(replace(at, place=names.get(at.place, at.place)) for at in event.places),
        when=names.get(event.when or ""),
        quantities=tuple(names[key] for key in event.quantities if key in names),
        cause=event.cause if event.cause in known else None,
        according_to=tuple(key for key in event.according_to if key in known),
        status_by=tuple(one for one in event.status_by if one.claim in known),
        same_as=tuple(key for key in event.same_as if key in known),
    )


def rename_parts(parts: tuple[Participant, ...], names: Mapping[str, str]) -> tuple[Participant, ...]:
    """Return participants with the ids that their actors now have."""
    return tuple(replace(part, actor=names.get(part.actor or "")) for part in parts)


def insert(article: Article, thing: Thing) -> Article:
    """Return the article with a thing added before the first that stands behind it in the text."""
    kind = "claim" if isinstance(thing, Claim) else "event" if isinstance(thing, Event) else "place"
    held: tuple[Thing, ...] = getattr(article, FIELDS[kind])
    behind = (at for at, one in enumerate(held) if start_of(one) > start_of(thing))
    at = next(behind, len(held)) if kind != "place" else len(held)
    fields: dict[str, Any] = {FIELDS[kind]: (*held[:at], thing, *held[at:])}
    return replace(article, **fields)


def start_of(thing: Thing) -> int:
    """Return where a thing begins in the text."""
    if isinstance(thing, Event):
        return thing.trigger.start
    spans = thing.content if isinstance(thing, Claim) else thing.mentions
    return min((span.start for span in spans), default=0)
