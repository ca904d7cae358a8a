"""The columns of events, claims, incidents and articles, as CSV and Parquet have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.export.columns import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from dateline.answered import Evidence
    from dateline.export.rows import (
        ClaimRow,
        EventRef,
        EventRow,
        IncidentRow,
        Number,
        Party,
        Speaker,
        What,
        Where,
    )
    from dateline.records import Span

Texts = tuple[str, ...]


def of_place(name: str) -> Callable[[EventRow], Any]:
    """Return what gives a field of an event's first place."""

    def find(row: EventRow) -> Any:
        place = first_place(row)
        return None if place is None else getattr(place, name)

    return find


def first_place(row: EventRow) -> Where | None:
    """Return where an event was: the first place it was at, else the first that is no mere topic."""
    at = next((one for one in row.places if one.role == "at"), None)
    return at or next((one for one in row.places if one.role != "topic"), None)


def names(parties: Iterable[Party]) -> Texts:
    """Return what parties are called."""
    return tuple([party.name for party in parties])


def of_parties(side: str, name: str) -> Callable[[EventRow], Texts]:
    """Return what gives a field of each actor or recipient, empty where it is not known."""

    def find(row: EventRow) -> Texts:
        return tuple([getattr(party, name) or "" for party in getattr(row, side)])

    return find


def called(speaker: Speaker) -> str:
    """Return what a speaker is called; empty where the text does not say."""
    return speaker.name or speaker.text or ""


def texts(spans: Iterable[Span]) -> Texts:
    """Return the words of spans."""
    return tuple([span.text for span in spans])


def tell(number: Number) -> str:
    """Return a number with what it counts: ``killed: at least 22``."""
    values = [one for one in (number.value, number.low, number.high) if one is not None]
    bound = "" if number.bound == "exactly" else f"{number.bound} "
    if number.value is None and number.low is not None and number.high is not None:
        return f"{number.what}: {number.low}-{number.high}"
    return f"{number.what}: {bound}{values[0] if values else ''}".rstrip()


def start(row: ClaimRow) -> int | None:
    """Return where the words of a claim begin."""
    return min((span.start for span in row.words), default=None)


def end(row: ClaimRow) -> int | None:
    """Return where the words of a claim end."""
    return max((span.end for span in row.words), default=None)


def origins(ref: EventRef) -> str:
    """Return how many independent origins assert the incident of an event; empty where it has none."""
    return "" if ref.independent_origins is None else str(ref.independent_origins)


def evidence(name: str) -> Callable[[IncidentRow], Texts]:
    """Return what gives a field of each piece of an incident's evidence; empty where it has none."""

    def find(row: IncidentRow) -> Texts:
        return tuple([getattr(piece, name) or "" for piece in row.answer.evidence])

    return find


def place_in_text(piece: Evidence) -> str:
    """Return where evidence stands: ``120-164``."""
    return f"{piece.span.start}-{piece.span.end}"


PAGE: Final = (
    Column("article", "text", "page.article"),
    Column("capture", "text", "page.capture"),
    Column("page_sha256", "text", "page.page_sha256"),
    Column("text_sha256", "text", "page.text_sha256"),
    Column("url", "text", "page.url"),
    Column("source", "text", "page.source"),
    Column("outlet", "text", "page.outlet"),
    Column("agency", "text", "page.agency"),
    Column("headline", "text", "page.title"),
    Column("language", "text", "page.language"),
    Column("published", "text", "page.published"),
    Column("gathered", "text", "page.gathered"),
)
EVENTS: Final = (
    Column("event", "text", "event"),
    Column("title", "text", "title"),
    Column("type", "text", "type"),
    Column("mode", "text", "mode"),
    Column("quad", "text", "quad"),
    Column("cameo", "text", "cameo"),
    Column("score", "number", "score"),
    Column("status", "text", "status"),
    Column("hedged", "flag", "hedged"),
    Column("earliest", "text", "earliest"),
    Column("latest", "text", "latest"),
    Column("actors", "texts", lambda row: names(row.actors)),
    Column("actor_types", "texts", of_parties("actors", "type")),
    Column("actor_countries", "texts", of_parties("actors", "country")),
    Column("actor_sectors", "texts", of_parties("actors", "sector")),
    Column("recipients", "texts", lambda row: names(row.recipients)),
    Column("recipient_types", "texts", of_parties("recipients", "type")),
    Column("recipient_countries", "texts", of_parties("recipients", "country")),
    Column("recipient_sectors", "texts", of_parties("recipients", "sector")),
    Column("objects", "texts", lambda row: texts(row.objects)),
    Column("instruments", "texts", lambda row: texts(row.instruments)),
    Column("place", "text", of_place("name")),
    Column("place_kind", "text", of_place("kind")),
    Column("admin1", "text", of_place("admin1")),
    Column("country", "text", of_place("country")),
    Column("latitude", "number", of_place("latitude")),
    Column("longitude", "number", of_place("longitude")),
    Column("radius_km", "number", of_place("radius_km")),
    Column("geonames_id", "whole", of_place("geonames_id")),
    Column("numbers", "texts", lambda row: tuple([tell(one) for one in row.numbers])),
    Column("said_by", "texts", lambda row: tuple([called(s) for c in row.said_by for s in c.speakers])),
    Column("claims", "texts", lambda row: tuple([one.claim for one in row.said_by])),
    Column("stances", "texts", lambda row: tuple([one.stance for one in row.said_by])),
    Column("claim_words", "texts", lambda row: tuple([w for c in row.said_by for w in texts(c.words)])),
    Column("words", "text", "words.text"),
    Column("start", "whole", "words.start"),
    Column("end", "whole", "words.end"),
    Column("trigger", "text", "trigger.text"),
    Column("trigger_start", "whole", "trigger.start"),
    Column("trigger_end", "whole", "trigger.end"),
    Column("incident", "text", "incident"),
    Column("independent_origins", "whole", "independent_origins"),
    Column("confidence", "number", "confidence"),
    Column("reviewed", "text", "reviewed"),
    *PAGE,
)
CLAIMS: Final = (
    Column("claim", "text", "claim"),
    Column("title", "text", "title"),
    Column("said_by", "texts", lambda row: tuple(map(called, row.speakers))),
    Column("source_kinds", "texts", lambda row: tuple([one.kind for one in row.speakers])),
    Column("affiliations", "texts", lambda row: tuple([one.affiliation or "" for one in row.speakers])),
    Column("named", "flag", lambda row: any(one.named for one in row.speakers)),
    Column("stance", "text", "stance"),
    Column("venue", "text", "venue"),
    Column("direct", "flag", "direct"),
    Column("hedged", "flag", "hedged"),
    Column("conditional", "flag", "conditional"),
    Column("implicit", "flag", "implicit"),
    Column("within", "text", "within"),
    Column("words", "texts", lambda row: texts(row.words)),
    Column("start", "whole", start),
    Column("end", "whole", end),
    Column("cue", "texts", lambda row: texts(row.cue)),
    Column("hedges", "texts", lambda row: texts(row.hedges)),
    Column("chain", "texts", "chain"),
    Column("told_to", "text", "told_to"),
    Column("events", "texts", lambda row: tuple([one.event for one in row.events])),
    Column("incidents", "texts", lambda row: tuple([one.incident or "" for one in row.events])),
    Column("independent_origins", "texts", lambda row: tuple([origins(one) for one in row.events])),
    Column("confidence", "number", "confidence"),
    Column("reviewed", "text", "reviewed"),
    *PAGE,
)
INCIDENTS: Final = (
    Column("incident", "text", "answer.incident.id"),
    Column("title", "text", "answer.incident.title"),
    Column("type", "text", "answer.incident.type"),
    Column("mode", "text", "answer.incident.mode"),
    Column("earliest", "text", "answer.incident.earliest"),
    Column("latest", "text", "answer.incident.latest"),
    Column("places", "texts", "answer.incident.places"),
    Column("actors", "texts", "answer.incident.actors"),
    Column("recipients", "texts", "answer.incident.recipients"),
    Column("independent_origins", "whole", "answer.independent_origins"),
    Column("denying_origins", "whole", "answer.denying_origins"),
    Column("doubting_origins", "whole", "answer.doubting_origins"),
    Column("not_established", "whole", "answer.not_established"),
    Column("origins", "texts", lambda row: tuple([one.name for one in row.answer.origins])),
    Column("origin_sides", "texts", lambda row: tuple([one.side for one in row.answer.origins])),
    Column("origin_kinds", "texts", lambda row: tuple([one.kind for one in row.answer.origins])),
    Column("common_link", "text", "answer.common_link"),
    Column("disputes", "texts", lambda row: tuple([one.kind for one in row.answer.disputes])),
    Column("articles", "whole", "answer.articles"),
    Column("outlets", "whole", "answer.outlets"),
    Column("article_ids", "texts", "answer.article_ids"),
    Column("page_sha256s", "texts", lambda row: tuple([one.page_sha256 for one in row.pages])),
    Column("urls", "texts", lambda row: tuple([one.url or one.source for one in row.pages])),
    Column("events", "texts", "answer.incident.events"),
    Column("evidence_articles", "texts", evidence("article")),
    Column("evidence_events", "texts", evidence("event")),
    Column("evidence_claims", "texts", evidence("claim")),
    Column("evidence_spans", "texts", lambda row: tuple(map(place_in_text, row.answer.evidence))),
    Column("evidence_words", "texts", lambda row: texts([one.span for one in row.answer.evidence])),
)
ARTICLES: Final = (
    *PAGE,
    Column("canonical_url", "text", "canonical_url"),
    Column("modified", "text", "modified"),
    Column("originally_published_on", "text", "originally_published_on"),
    Column("bylines", "texts", lambda row: tuple([one.name for one in row.bylines])),
    Column("claims", "whole", "claims"),
    Column("events", "whole", "events"),
)
TABLES: Final[dict[What, Table]] = {
    "events": Table(EVENTS),
    "claims": Table(CLAIMS),
    "incidents": Table(INCIDENTS),
    "articles": Table(ARTICLES),
}
"""The same columns for every format that is a table."""
