"""Nodes of JSON-LD that articles, agents and words are, under the names of public vocabularies."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING, Any, Final

from dateline.export.plain import on_one_line
from dateline.xmls import web_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.export.rows import PageRef, Where
    from dateline.records import Span

Node = dict[str, Any]
HOUSE: Final = "urn:dateline:"
CONTEXT: Final[Mapping[str, Any]] = {
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dateline": f"{HOUSE}terms:",
    "schema:url": {"@type": "@id"},
    "schema:appearance": {"@type": "@id"},
    "schema:subjectOf": {"@type": "@id"},
    "oa:hasBody": {"@type": "@id"},
    "oa:hasSource": {"@type": "@id"},
    "oa:motivatedBy": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "prov:hadPrimarySource": {"@type": "@id"},
    "dateline:within": {"@type": "@id"},
    "dateline:event": {"@type": "@id"},
    "dateline:incident": {"@type": "@id"},
    "dateline:chain": {"@container": "@list"},
}


def name(*ids: str) -> str:
    """Return the name that a thing has for good: a URN of the ids it is called by."""
    return HOUSE + ":".join(ids)


def drop_unknown(node: Mapping[str, Any]) -> Node:
    """Return a node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def article_node(page: PageRef) -> Node:
    """Return an article: the reading text of a page, which spans point into, and its capture."""
    capture = {
        "@id": name_bytes(page.page_sha256),
        "@type": "prov:Entity",
        "dateline:sha256": page.page_sha256,
        "dateline:gathered": page.gathered,
    }
    return drop_unknown(
        {
            "@id": name(page.article),
            "@type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": on_one_line(page.title or ""),
            "schema:publisher": agent(page.outlet, "schema:Organization"),
            "schema:creditText": on_one_line(page.agency or ""),
            "schema:datePublished": page.published,
            "schema:inLanguage": page.language,
            "schema:url": web_link(page.url),
            "dateline:source": on_one_line(page.source),
            "dateline:textSha256": page.text_sha256,
            "prov:wasDerivedFrom": drop_unknown(capture),
        }
    )


def name_bytes(sha256: str) -> str:
    """Return the name of bytes by their hash (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


def agent(called: str | None, kind: str = "prov:Agent", **more: Any) -> Node | None:
    """Return somebody who says or publishes something; None where the page does not name them."""
    shown = on_one_line(called or "")
    return {"@type": kind, "schema:name": shown, **more} if shown else None


def annotate(body: str, part: str, article: str, spans: Iterable[Span]) -> Iterator[Node]:
    """Yield a Web Annotation for each span: the words, and where they stand in the article's text."""
    for number, span in enumerate(spans):
        quote = {"@type": "oa:TextQuoteSelector", "oa:exact": span.text}
        place = {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end}
        yield {
            "@id": f"{body}:{part}:{number}",
            "@type": "oa:Annotation",
            "oa:motivatedBy": "oa:identifying",
            "oa:hasBody": body,
            "dateline:part": part,
            "oa:hasTarget": {
                "@type": "oa:SpecificResource",
                "oa:hasSource": name(article),
                "oa:hasSelector": [quote, place] if span.text else [place],
            },
        }


def place_node(place: Where) -> Node:
    """Return a place; one that was not resolved has no coordinates."""
    geo = {
        "@type": "schema:GeoCoordinates",
        "schema:latitude": place.latitude,
        "schema:longitude": place.longitude,
    }
    return drop_unknown(
        {
            "@type": "schema:Place",
            "schema:name": on_one_line(place.name),
            "dateline:role": place.role,
            "schema:geo": geo if place.latitude is not None else None,
            "dateline:uncertaintyMetres": place.radius_km and place.radius_km * 1000,
            "schema:sameAs": place.geonames_id
            and {"@id": f"https://sws.geonames.org/{place.geonames_id}/"},
        }
    )
