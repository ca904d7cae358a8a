"""JSON-LD: claims and incidents as linked data, with the words as Web Annotations and chains as PROV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.frame import Format
from dateline.export.linked import (
    CONTEXT,
    agent,
    annotate,
    article_node,
    drop_unknown,
    name,
    place_node,
)
from dateline.export.plain import on_one_line
from dateline.export.tables import called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.answered import Origin
    from dateline.export.frame import Job
    from dateline.export.linked import Node
    from dateline.export.rows import ClaimRow, IncidentRow, PageRef, What

ARTICLE: Final = (
    *("schema:headline", "schema:publisher", "schema:creditText", "schema:datePublished"),
    *("schema:inLanguage", "schema:url", "dateline:source", "dateline:textSha256"),
    *("dateline:sha256", "dateline:gathered"),
)
WORDS: Final = ("oa:hasBody", "oa:hasTarget", "dateline:part")
COUNTS: Final = {
    "dateline:independentOrigins": "independent_origins",
    "dateline:denyingOrigins": "denying_origins",
    "dateline:doubtingOrigins": "doubting_origins",
    "dateline:notEstablished": "not_established",
    "dateline:articles": "articles",
    "dateline:outlets": "outlets",
}
NAMES: Final[dict[What, tuple[str, ...]]] = {
    "claims": (
        *("schema:name", "schema:text", "schema:author", "dateline:kind", "schema:appearance"),
        *("dateline:stance",),
        *("dateline:venue", "dateline:direct", "dateline:hedged", "dateline:conditional"),
        *("dateline:implicit", "dateline:within", "dateline:event", "dateline:incident"),
        *("dateline:confidence", "dateline:reviewed", "prov:wasQuotedFrom", "prov:wasAttributedTo"),
        *("prov:wasDerivedFrom", "prov:hadPrimarySource", *WORDS, *ARTICLE),
    ),
    "incidents": (
        *("schema:name", "dateline:type", "dateline:mode", "schema:temporalCoverage"),
        *("schema:contentLocation", "schema:geo", "schema:sameAs", "dateline:role"),
        *("dateline:uncertaintyMetres", *COUNTS, "dateline:commonLink", "dateline:disputed"),
        *("dateline:origin", "dateline:side", "dateline:kind", "dateline:established"),
        *("dateline:claim", "dateline:chain", "schema:subjectOf", *WORDS, *ARTICLE),
    ),
}


def write(rows: Iterable[Any], out: BinaryIO, job: Job) -> None:
    """Write the context, then a node a line: of each article before the first row that it bears."""
    out.write(b'{"@context":' + jsons.encode(CONTEXT) + b',"@graph":[')
    between, last = b"\n", ""
    for row in rows:
        pages: Sequence[PageRef] = row.pages if job.what == "incidents" else (row.page,)
        nodes = [article_node(page) for page in pages if page.article != last]
        last = pages[-1].article if pages else ""
        for node in (*nodes, *MAKE[job.what](row)):
            out.write(between + jsons.encode(node))
            between = b",\n"
    out.write(b"\n]}\n")


def claim_nodes(row: ClaimRow) -> Iterator[Node]:
    """Yield a claim, and an annotation for each of its words, cues and hedges."""
    article, key = row.page.article, name(row.page.article, row.claim)
    speakers = (agent(called(one), **{"dateline:kind": one.kind}) for one in row.speakers)
    first = row.chain[0] if row.chain else row.page.outlet
    yield drop_unknown(
        {
            "@id": key,
            "@type": ["schema:Claim", "prov:Entity"],
            "schema:name": on_one_line(row.title),
            "schema:text": " … ".join(span.text for span in row.words if span.text),
            "schema:author": [one for one in speakers if one],
            "schema:appearance": name(article),
            "dateline:stance": row.stance,
            "dateline:venue": row.venue,
            "dateline:direct": row.direct,
            "dateline:hedged": row.hedged,
            "dateline:conditional": row.conditional,
            "dateline:implicit": row.implicit,
            "dateline:within": row.within and name(article, row.within),
            "dateline:event": [name(article, one.event) for one in row.events],
            "dateline:incident": [name(one.incident) for one in row.events if one.incident],
            "dateline:confidence": row.confidence,
            "dateline:reviewed": row.reviewed,
            "prov:wasQuotedFrom": name(article),
            "prov:wasAttributedTo": agent(first),
            "prov:wasDerivedFrom": derive(key, row.chain, 1),
            "prov:hadPrimarySource": f"{key}:step:{len(row.chain) - 1}" if len(row.chain) > 1 else None,
        }
    )
    for part, spans in (("words", row.words), ("cue", row.cue), ("hedge", row.hedges)):
        yield from annotate(key, part, article, spans)


def derive(key: str, chain: Sequence[str], step: int) -> Node | None:
    """Return what somebody further up a chain said, which what stands before it rests on."""
    if step >= len(chain):
        return None
    return drop_unknown(
        {
            "@id": f"{key}:step:{step}",
            "@type": "prov:Entity",
            "prov:wasAttributedTo": agent(chain[step]),
            "prov:wasDerivedFrom": derive(key, chain, step + 1),
        }
    )


def incident_nodes(row: IncidentRow) -> Iterator[Node]:
    """Yield an incident with its origins, and an annotation for each piece of its evidence."""
    answer, incident = row.answer, row.answer.incident
    key = name(incident.id)
    days = dict.fromkeys(day for day in (incident.earliest, incident.latest) if day)
    yield drop_unknown(
        {
            "@id": key,
            "@type": "dateline:Incident",
            "schema:name": on_one_line(incident.title),
            "dateline:type": incident.type,
            "dateline:mode": incident.mode,
            "schema:temporalCoverage": "/".join(days),
            "schema:contentLocation": [place_node(one) for one in row.places],
            **{term: getattr(answer, field) for term, field in COUNTS.items()},
            "dateline:commonLink": on_one_line(answer.common_link or ""),
            "dateline:disputed": [one.kind for one in answer.disputes],
            "dateline:origin": [origin_node(key, one) for one in answer.origins],
            "schema:subjectOf": [name(one) for one in answer.article_ids],
        }
    )
    for number, piece in enumerate(answer.evidence):
        yield from annotate(key, f"evidence-{number}", piece.article, [piece.span])


def origin_node(key: str, origin: Origin) -> Node:
    """Return an origin with its side, its claims and the ways its words took."""
    return drop_unknown(
        {
            "@id": f"{key}:{origin.id}",
            "@type": "prov:Agent",
            "schema:name": on_one_line(origin.name),
            "dateline:side": origin.side,
            "dateline:kind": origin.kind,
            "dateline:established": origin.established,
            "dateline:claim": list(origin.claims),
            "dateline:chain": [" → ".join(chain) for chain in origin.chains],
        }
    )


MAKE: Final[dict[str, Callable[[Any], Iterator[Node]]]] = {
    "claims": claim_nodes,
    "incidents": incident_nodes,
}
FORMAT: Final = Format(
    summary="JSON-LD: claims and incidents as schema.org, Web Annotations and PROV-O",
    suffix=".jsonld",
    media_type="application/ld+json",
    columns=NAMES,
    write=write,
)
