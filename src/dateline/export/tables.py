"""The columns of events, claims, incidents and articles, as CSV and Parquet have them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from dateline.export.columns import Column, Group, Table
from dateline.export.places import first_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from dateline.answered import Evidence
    from dateline.export.columns import Kind
    from dateline.export.rows import (
        ClaimRow,
        EventRef,
        EventRow,
        IncidentRow,
        Number,
        Party,
        Speaker,
        What,
    )
    from dateline.records import Span

Texts = tuple[str, ...]
PARTY: Final[tuple[Kind, ...]] = ("texts", "codes", "codes", "texts")
SAYING: Final[tuple[Kind, ...]] = ("texts", "codes", "codes", "texts")
NOBODY: Final[tuple[Texts, ...]] = ((),) * 4
PLACE: Final = (
    *("place", "place_kind", "admin1", "country"),
    *("latitude", "longitude", "radius_km", "geonames_id"),
)
NOWHERE: Final = (None,) * len(PLACE)
PLACE_FIELDS: Final = attrgetter(
    "name", "kind", "admin1", "country", "latitude", "longitude", "radius_km", "geonames_id"
)
PAGE_FIELDS: Final = attrgetter(
    *("article", "capture", "page_sha256", "text_sha256", "url", "source"),
    *("outlet", "agency", "title", "language", "published", "gathered", "superseded_by"),
)


def place_cells(row: EventRow) -> tuple[Any, ...]:
    """Return what is known of the first place of an event."""
    if not row.places:
        return NOWHERE
    place = first_place(row.places)
    return NOWHERE if place is None else PLACE_FIELDS(place)


def party_cells(parties: Sequence[Party]) -> tuple[Texts, ...]:
    """Return the names, types, countries and sectors of parties, empty where they are not known."""
    if not parties:
        return NOBODY
    if len(parties) == 1:
        (one,) = parties
        return (one.name,), (one.type,), (one.country or "",), (one.sector or "",)
    return (
        tuple([one.name for one in parties]),
        tuple([one.type for one in parties]),
        tuple([one.country or "" for one in parties]),
        tuple([one.sector or "" for one in parties]),
    )


def saying_cells(row: EventRow) -> tuple[Texts, ...]:
    """Return who says an event, and the ids, stances and words of their claims."""
    sayings = row.said_by
    if not sayings:
        return NOBODY
    if len(sayings) == 1:
        (one,) = sayings
        return tuple(map(called, one.speakers)), (one.claim,), (one.stance,), texts(one.words)
    return (
        tuple([called(speaker) for one in sayings for speaker in one.speakers]),
        tuple([one.claim for one in sayings]),
        tuple([one.stance for one in sayings]),
        tuple([span.text for one in sayings for span in one.words]),
    )


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


PAGE: Final = Group(
    (
        *("article", "capture", "page_sha256", "text_sha256", "url", "source"),
        *("outlet", "agency", "headline", "language", "published", "gathered", "superseded_by"),
    ),
    (*("code",) * 4, *("text",) * 7, "moment", "code"),
    lambda row: PAGE_FIELDS(row.page),
    borne="page",
)
EVENTS: Final = (
    Column("event", "code", "event"),
    Column("title", "text", "title"),
    Column("type", "code", "type"),
    Column("mode", "code", "mode"),
    Column("quad", "code", "quad"),
    Column("cameo", "code", "cameo"),
    Column("score", "number", "score"),
    Column("status", "code", "status"),
    Column("hedged", "flag", "hedged"),
    Column("earliest", "day", "earliest"),
    Column("latest", "day", "latest"),
    Group(
        ("actors", "actor_types", "actor_countries", "actor_sectors"),
        PARTY,
        lambda row: party_cells(row.actors),
    ),
    Group(
        ("recipients", "recipient_types", "recipient_countries", "recipient_sectors"),
        PARTY,
        lambda row: party_cells(row.recipients),
    ),
    Column("objects", "texts", lambda row: texts(row.objects) if row.objects else ()),
    Column("instruments", "texts", lambda row: texts(row.instruments) if row.instruments else ()),
    Group(
        PLACE,
        ("text", "code", "text", "code", "number", "number", "number", "whole"),
        place_cells,
    ),
    Column("numbers", "texts", lambda row: tuple(map(tell, row.numbers)) if row.numbers else ()),
    Group(("said_by", "claims", "stances", "claim_words"), SAYING, saying_cells),
    Column("words", "text", "words.text"),
    Column("start", "whole", "words.start"),
    Column("end", "whole", "words.end"),
    Column("trigger", "text", "trigger.text"),
    Column("trigger_start", "whole", "trigger.start"),
    Column("trigger_end", "whole", "trigger.end"),
    Column("incident", "code", "incident"),
    Column("independent_origins", "whole", "independent_origins"),
    Column("confidence", "number", "confidence"),
    Column("reviewed", "code", "reviewed"),
    Column("later_version", "code", "later_version"),
    PAGE,
)
CLAIMS: Final = (
    Column("claim", "code", "claim"),
    Column("title", "text", "title"),
    Column("said_by", "texts", lambda row: tuple(map(called, row.speakers))),
    Column("source_kinds", "codes", lambda row: tuple([one.kind for one in row.speakers])),
    Column("affiliations", "texts", lambda row: tuple([one.affiliation or "" for one in row.speakers])),
    Column("named", "flag", lambda row: any(one.named for one in row.speakers)),
    Column("stance", "code", "stance"),
    Column("venue", "code", "venue"),
    Column("direct", "flag", "direct"),
    Column("hedged", "flag", "hedged"),
    Column("conditional", "flag", "conditional"),
    Column("implicit", "flag", "implicit"),
    Column("within", "code", "within"),
    Column("words", "texts", lambda row: texts(row.words)),
    Column("start", "whole", start),
    Column("end", "whole", end),
    Column("cue", "texts", lambda row: texts(row.cue)),
    Column("hedges", "texts", lambda row: texts(row.hedges)),
    Column("chain", "texts", "chain"),
    Column("told_to", "text", "told_to"),
    Column("events", "codes", lambda row: tuple([one.event for one in row.events])),
    Column("incidents", "codes", lambda row: tuple([one.incident or "" for one in row.events])),
    Column("independent_origins", "codes", lambda row: tuple([origins(one) for one in row.events])),
    Column("confidence", "number", "confidence"),
    Column("reviewed", "code", "reviewed"),
    Column("later_version", "code", "later_version"),
    PAGE,
)
INCIDENTS: Final = (
    Column("incident", "code", "answer.incident.id"),
    Column("title", "text", "answer.incident.title"),
    Column("type", "code", "answer.incident.type"),
    Column("mode", "code", "answer.incident.mode"),
    Column("earliest", "day", "answer.incident.earliest"),
    Column("latest", "day", "answer.incident.latest"),
    Column("places", "texts", "answer.incident.places"),
    Column("actors", "texts", "answer.incident.actors"),
    Column("recipients", "texts", "answer.incident.recipients"),
    Column("independent_origins", "whole", "answer.independent_origins"),
    Column("denying_origins", "whole", "answer.denying_origins"),
    Column("doubting_origins", "whole", "answer.doubting_origins"),
    Column("not_established", "whole", "answer.not_established"),
    Column("origins", "texts", lambda row: tuple([one.name for one in row.answer.origins])),
    Column("origin_sides", "codes", lambda row: tuple([one.side for one in row.answer.origins])),
    Column("origin_kinds", "codes", lambda row: tuple([one.kind for one in row.answer.origins])),
    Column("common_link", "text", "answer.common_link"),
    Column("disputes", "codes", lambda row: tuple([one.kind for one in row.answer.disputes])),
    Column("articles", "whole", "answer.articles"),
    Column("outlets", "whole", "answer.outlets"),
    Column("article_ids", "codes", "answer.article_ids"),
    Column("page_sha256s", "codes", lambda row: tuple([one.page_sha256 for one in row.pages])),
    Column("urls", "texts", lambda row: tuple([one.url or one.source for one in row.pages])),
    Column("events", "codes", "answer.incident.events"),
    Column("evidence_articles", "codes", evidence("article")),
    Column("evidence_events", "codes", evidence("event")),
    Column("evidence_claims", "codes", evidence("claim")),
    Column("evidence_spans", "codes", lambda row: tuple(map(place_in_text, row.answer.evidence))),
    Column("evidence_words", "texts", lambda row: texts([one.span for one in row.answer.evidence])),
)
ARTICLES: Final = (
    PAGE,
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
