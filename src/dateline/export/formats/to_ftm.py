"""FollowTheMoney: articles, events, actors, mentions and notes, a line of JSON each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.codes import (
    actor_types,
    is_told_as_done,
    languages,
    place_name,
    utc_of,
)
from dateline.export.frame import Format
from dateline.export.ftm import make_id, start_entity
from dateline.export.places import first_place
from dateline.export.rows import EventRow
from dateline.export.sayings import title_saying
from dateline.export.tables import called, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.export.frame import Job
    from dateline.export.ftm import Entity
    from dateline.export.rows import ArticleRow, ClaimRow, PageRef, Party, Saying, What

ARTICLE: Final = (
    *("Article.title", "Article.publisher", "Article.sourceUrl", "Article.fileName"),
    *("Article.publishedAt", "Article.retrievedAt", "Article.language", "Article.notes"),
)
NOTE: Final = (
    *("Note.name", "Note.description", "Note.entity", "Note.proof", "Note.sourceUrl"),
    *("Note.publisher", "Note.namesMentioned", "Note.keywords", "Note.notes"),
)
EVENT: Final = (
    *("Event.name", "Event.description", "Event.startDate", "Event.endDate", "Event.location"),
    *("Event.country", "Event.involved", "Event.namesMentioned", "Event.keywords", "Event.notes"),
    *("Event.recordId", "Event.proof", "Event.sourceUrl", "Event.publisher"),
)
ACTOR: Final = tuple(
    f"{schema}.{name}"
    for schema in ("LegalEntity", "Person", "Organization", "PublicBody")
    for name in ("name", "alias", "country", "sector", "proof", "sourceUrl")
    + (("position",) if schema == "Person" else ("description",))
)
MENTION: Final = ("Mention.name", "Mention.document", "Mention.resolved", "Mention.detectedSchema")
WEB: Final = ("http://", "https://")


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write the entities of each row, the same lines once for an article."""
    article, told = "", set[bytes]()
    for row in rows:
        if row.page.article != article:
            article, told = row.page.article, set()
        lines = {jsons.encode(entity) + b"\n": None for entity in MAKERS[job.what](row)}
        out.writelines(line for line in lines if line not in told)
        told.update(lines)


def of_article(row: ArticleRow) -> Iterator[dict[str, Any]]:
    """Yield the entity of an article."""
    entity = start_article(row.page)
    for one in row.bylines:
        entity.add("author", one.name)
    yield entity.record(row.page.title or "")


def of_event(row: EventRow) -> Iterator[dict[str, Any]]:
    """Yield an event, its article, those who take part, and who says so."""
    yield start_article(row.page).record(row.page.title or "")
    parties = [one for one in (*row.actors, *row.recipients) if one.actor is not None]
    for party in parties:
        yield make_actor(row.page, party).record(party.name)
        yield from make_mentions(row.page, party)
    yield make_event(row, parties).record(row.title)
    event = make_id(row.page.article, row.event)
    for saying in row.said_by:
        yield make_note(row.page, saying, event).record(title_saying(saying))


def of_claim(row: ClaimRow) -> Iterator[dict[str, Any]]:
    """Yield a claim and its article."""
    yield start_article(row.page).record(row.page.title or "")
    entity = start_note(row.page, row.claim, row.title)
    fill_note(entity, row)
    entity.add("entity", make_id(row.page.article))
    for flag in ("direct", "conditional", "implicit"):
        entity.add("keywords", flag if getattr(row, flag) else None)
    entity.add("notes", "from: " + " < ".join(row.chain) if row.chain else None)
    yield entity.record(row.title)


def start_article(page: PageRef) -> Entity:
    """Return the entity of an article, with the hashes of what was read."""
    entity = start_entity("Article", page)
    entity.add("title", page.title)
    add_receipt(entity, page)
    if not entity.statements or page.url is None:
        entity.add("fileName", page.source)
    entity.add("publishedAt", utc_of(page.published), page.published)
    entity.add("retrievedAt", utc_of(page.gathered), page.gathered)
    entity.add("language", languages().get(page.language), page.language)
    entity.add("notes", f"agency: {page.agency}" if page.agency else None)
    entity.add("notes", f"SHA-256 of the captured page: {page.page_sha256}")
    entity.add("notes", f"SHA-256 of the reading text: {page.text_sha256}")
    return entity


def add_receipt(entity: Entity, page: PageRef) -> None:
    """Add who published what bears an entity, and its address."""
    entity.add("publisher", page.outlet)
    if page.url and page.url.startswith(WEB):
        entity.add("sourceUrl", page.url)


def make_actor(page: PageRef, party: Party) -> Entity:
    """Return one who takes part in an event, as the article has them."""
    entity = start_entity(schema_of(party), page, party.actor or "")
    entity.add("name", party.name, party.words[0].text if party.words else None)
    for alias in party.aliases:
        entity.add("alias", alias)
    entity.add("country", party.country.lower() if party.country else None)
    entity.add("sector", party.sector)
    entity.add("position" if entity.schema == "Person" else "description", party.role)
    entity.add("proof", make_id(page.article))
    if page.url and page.url.startswith(WEB):
        entity.add("sourceUrl", page.url)
    return entity


def schema_of(party: Party) -> str:
    """Return the schema of an actor."""
    return actor_types()[party.type]["ftm"]


def make_mentions(page: PageRef, party: Party) -> Iterator[dict[str, Any]]:
    """Yield where an article names one who takes part."""
    for span in party.words:
        entity = start_entity("Mention", page, party.actor or "", f"{span.start}-{span.end}")
        entity.add("name", span.text)
        if entity.statements:
            entity.add("document", make_id(page.article))
            entity.add("resolved", make_id(page.article, party.actor or ""))
            entity.add("detectedSchema", schema_of(party))
            yield entity.record(span.text)


def make_event(row: EventRow, parties: Iterable[Party]) -> Entity:
    """Return an event: its name says who says so, its notes how the text tells it."""
    entity = start_entity("Event", row.page, row.event)
    entity.add("name", row.title)
    entity.add("description", row.words.text)
    entity.add("startDate", row.earliest, row.time)
    entity.add("endDate", row.latest, row.time)
    place = first_place(row.places)
    entity.add("location", place_name(row))
    entity.add("country", place.country.lower() if place and place.country else None)
    for party in parties:
        entity.add("involved", make_id(row.page.article, party.actor or ""))
    for party in (*row.actors, *row.recipients):
        entity.add("namesMentioned", party.name)
    for word in (row.type, row.mode, row.status, "hedged" if row.hedged else None):
        entity.add("keywords", word)
    add_notes(entity, row)
    entity.add("recordId", row.event)
    entity.add("proof", make_id(row.page.article))
    add_receipt(entity, row.page)
    return entity


def add_notes(entity: Entity, row: EventRow) -> None:
    """Add where the words stand, the numbers, and the incident with its independent origins."""
    entity.add("notes", f"words: {row.words.start}-{row.words.end} of the reading text")
    for number in row.numbers:
        entity.add("notes", tell(number), number.words.text)
    if row.incident:
        origins = f"independent origins that assert it: {row.independent_origins}"
        entity.add("notes", f"incident: {row.incident}; {origins}")


def make_note(page: PageRef, saying: Saying, event: str) -> Entity:
    """Return a claim that an event rests on."""
    entity = start_note(page, saying.claim, title_saying(saying))
    fill_note(entity, saying)
    entity.add("entity", event)
    return entity


def start_note(page: PageRef, claim: str, title: str) -> Entity:
    """Return the note of a claim with what bears it."""
    entity = start_entity("Note", page, claim)
    entity.add("name", title)
    entity.add("proof", make_id(page.article))
    add_receipt(entity, page)
    return entity


def fill_note(entity: Entity, said: Saying | ClaimRow) -> None:
    """Add who says a claim, in which stance and words, and where these stand."""
    for span in said.words:
        entity.add("description", span.text)
        entity.add("notes", f"words: {span.start}-{span.end} of the reading text")
    for speaker in said.speakers:
        entity.add("namesMentioned", called(speaker), speaker.text)
    entity.add("keywords", said.stance)
    entity.add("keywords", "hedged" if said.hedged else None)


def is_taken(row: Any) -> bool:
    """Tell whether a row has a place: an event has no status here, so only what is told as done."""
    return not isinstance(row, EventRow) or is_told_as_done(row)


MAKERS: Final[Mapping[What, Callable[[Any], Iterator[dict[str, Any]]]]] = {
    "events": of_event,
    "claims": of_claim,
    "articles": of_article,
}
FORMAT: Final = Format(
    summary="FollowTheMoney entities: statements with the article that each comes from, as JSON lines",
    suffix=".ftm.json",
    media_type="application/x-ndjson",
    columns={
        "events": (*ARTICLE, *EVENT, *ACTOR, *MENTION, *NOTE),
        "claims": (*ARTICLE, *NOTE),
        "articles": (*ARTICLE, "Article.author"),
    },
    write=write,
    takes=is_taken,
)
