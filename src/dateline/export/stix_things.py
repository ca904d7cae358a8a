"""What events, claims and incidents are as objects of STIX 2.1: incidents, notes, identities, locations.

An accusation never becomes a fact: an incident is called by who says so, those who are named in it are
``related-to`` it and no more, and who says what of whom is a note in the claim's own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.export.codes import actor_types
from dateline.export.composed import clean
from dateline.export.places import first_place
from dateline.export.sayings import title_saying
from dateline.export.stix import (
    UNKNOWN,
    borne_by,
    extend,
    make_id,
    refer,
    relate,
    seen,
    show_span,
    stamp,
    start,
)
from dateline.export.tables import called, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import Origin
    from dateline.export.rows import ClaimRow, EventRow, IncidentRow, PageRef, Party, Saying, Where
    from dateline.export.stix import Object


def of_event(row: EventRow) -> Iterator[Object]:
    """Yield an event with its notes, those who take part, where it was, and what ties them."""
    incident = make_incident(row)
    yield incident
    for party in (*row.actors, *row.recipients):
        yield from tied(incident, make_actor(row.page, party), f"Named in: {row.title}")
    place = first_place(row.places)
    if place is not None and (where := make_location(place)):
        yield from tied(incident, where, f"Named as its place in: {row.title}")
    for saying in row.said_by:
        yield make_note(row.page, saying, title_saying(saying), incident["id"])


def tied(incident: Object, other: Object, words: str) -> Iterator[Object]:
    """Yield an object and what ties it to an incident."""
    yield other
    yield relate(incident["id"], other["id"], incident["created"], words)


def make_incident(row: EventRow) -> Object:
    """Return the incident of an event as one article tells it."""
    page = row.page
    numbers = [{"told": tell(one), "words": show_span(one.words)} for one in row.numbers]
    return {
        **start("incident", make_id("incident", page.article, row.event), seen(page)),
        "name": clean(row.title),
        **({"description": words} if (words := clean(row.words.text)) else {}),
        "labels": [row.type.lower(), row.status],
        "external_references": [refer(page)],
        "extensions": extend(
            event=row.event,
            type=row.type,
            mode=row.mode,
            status=row.status,
            hedged=row.hedged,
            cameo=row.cameo,
            earliest=row.earliest,
            latest=row.latest,
            words=show_span(row.words),
            numbers=numbers,
            incident=row.incident,
            independent_origins=row.independent_origins,
            reading_confidence=row.confidence,
            **borne_by(page),
        ),
    }


def make_actor(page: PageRef, party: Party) -> Object:
    """Return one who takes part, as the article has them."""
    name = clean(party.name) or UNKNOWN
    key = make_id("identity", page.article, party.actor or f"called {name}")
    roles = {"roles": [role]} if (role := clean(party.role or "")) else {}
    return {
        **start("identity", key, seen(page)),
        "name": name,
        "identity_class": actor_types()[party.type]["stix"],
        **roles,
        "external_references": [refer(page)],
    }


def make_outlet(page: PageRef) -> Object:
    """Return who published a page."""
    name = clean(page.outlet or "") or "An outlet not named"
    key = make_id("identity", "outlet", name)
    return {**start("identity", key, None), "name": name, "identity_class": "organization"}


def make_location(place: Where) -> Object | None:
    """Return a place; None where nothing tells where it is. Its id is that of what is said of it."""
    told: Object = {"name": clean(place.name)} if clean(place.name) else {}
    if place.latitude is not None and place.longitude is not None:
        told |= {"latitude": place.latitude, "longitude": place.longitude}
        told |= {"precision": 1000.0 * place.radius_km} if place.radius_km else {}
    told |= {"country": place.country} if place.country else {}
    if not {"latitude", "country"} & told.keys():
        return None
    told |= {"administrative_area": clean(place.admin1)} if place.admin1 else {}
    key = make_id("location", *(f"{name}={value}" for name, value in sorted(told.items())))
    return {**start("location", key, None), **told}


def make_note(page: PageRef, said: Saying | ClaimRow, title: str, about: str) -> Object:
    """Return a claim as a note on an incident or a report: who says so, in which words."""
    chain = [clean(name) for name in getattr(said, "chain", ())]
    return {
        **start("note", make_id("note", page.article, said.claim, about), seen(page)),
        "abstract": f"A claim: {said.stance}",
        "content": clean(title),
        "object_refs": [about],
        "labels": [said.stance],
        "external_references": [refer(page)],
        "extensions": extend(
            claim=said.claim,
            stance=said.stance,
            direct=said.direct,
            hedged=said.hedged,
            said_by=[name for one in said.speakers if (name := clean(called(one)))],
            words=[show_span(span) for span in said.words],
            chain=chain,
            **borne_by(page),
        ),
    }


def make_report(page: PageRef, refs: Iterable[str]) -> Object:
    """Return an article, under the outlet's headline, with the objects that it tells of."""
    name = clean(page.title or "") or f"An article of {make_outlet(page)['name']}"
    return {
        **start("report", report_id(page), seen(page)),
        "name": name,
        "published": stamp(page.published or page.gathered),
        "object_refs": list(refs),
        "external_references": [refer(page)],
    }


def report_id(page: PageRef) -> str:
    """Return the id of the report of an article."""
    return make_id("report", page.article)


def of_claim(row: ClaimRow) -> Iterator[Object]:
    """Yield a claim as a note on its article."""
    yield make_note(row.page, row, row.title, report_id(row.page))


def of_incident(row: IncidentRow) -> Iterator[Object]:
    """Yield an incident over all its articles, its places, and a note for each of its origins."""
    answer, moment = row.answer, min(map(seen, row.pages), key=stamp, default=None)
    told = answer.incident
    incident = {
        **start("incident", make_id("incident", told.id), moment),
        "name": clean(told.title),
        "labels": [told.type.lower()],
        **({"external_references": list(map(refer, row.pages))} if row.pages else {}),
        "extensions": extend(
            incident=told.id,
            type=told.type,
            mode=told.mode,
            earliest=told.earliest,
            latest=told.latest,
            independent_origins=answer.independent_origins,
            denying_origins=answer.denying_origins,
            doubting_origins=answer.doubting_origins,
            not_established=answer.not_established,
        ),
    }
    yield incident
    for place in row.places:
        if where := make_location(place):
            yield from tied(incident, where, f"Named as its place in: {told.title}")
    for origin in answer.origins:
        yield make_origin(origin, incident)


def make_origin(origin: Origin, incident: Object) -> Object:
    """Return an origin as a note on its incident: on which side it stands, by which chains."""
    name = clean(origin.name) or UNKNOWN
    chains = [" < ".join(map(clean, chain)) for chain in origin.chains]
    lines = [f"{name}: {origin.side}{'' if origin.established else ' (not established)'}", *chains]
    key = make_id("note", incident["id"], origin.id)
    return {
        **start("note", key, incident["created"]),
        "abstract": f"An origin: {origin.side}",
        "content": "\n".join(lines),
        "object_refs": [incident["id"]],
        "labels": [origin.side],
    }
