"""JSON-LD as readers of linked data have it: pyld and rdflib, and nothing is fetched."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from pyld import jsonld
from rdflib.namespace import PROV, RDF
from tests.export.planted import (
    BARE_CLAIM,
    FULL_CLAIM,
    FULL_INCIDENT,
    HOSTILE,
    UNRESOLVED,
    rows_of,
    spoil,
)

from dateline.export.frame import Job, find_format
from dateline.export.linked import name_bytes
from dateline.records import Span

if TYPE_CHECKING:
    from dateline.export.rows import What

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
WHATS: tuple[What, ...] = ("claims", "incidents")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
OURS = rdflib.Namespace("urn:dateline:terms:")
CLAIM = rdflib.URIRef("urn:dateline:art:1:clm:1")
ARTICLE = rdflib.URIRef("urn:dateline:art:1")


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    jsonld.set_document_loader(refuse)


def written(what: What, *rows: Any) -> str:
    out = BytesIO()
    find_format("json-ld").write(iter(rows), out, Job(what))
    return out.getvalue().decode()


def graph(what: What, *rows: Any) -> Any:
    return rdflib.Graph().parse(data=written(what, *rows), format="json-ld")


@pytest.mark.parametrize("what", WHATS)
def test_two_readers_find_the_same(what: What) -> None:
    text = written(what, *rows_of(what))
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    ours: Any = rdflib.Graph().parse(data=text, format="json-ld")
    assert len(set(quads.strip().split("\n"))) == len(ours)
    assert {one for one in ours.predicates() if "dateline" in one} <= {
        OURS[term.partition(":")[2]] for term in find_format("json-ld").columns[what]
    }


@pytest.mark.parametrize("what", WHATS)
def test_no_rows_are_a_document_too(what: What) -> None:
    assert jsonld.expand(json.loads(written(what))) == []


def test_a_claim_has_its_source_and_where_it_appears() -> None:
    found = graph("claims", FULL_CLAIM)
    assert (CLAIM, RDF.type, SCHEMA.Claim) in found
    assert str(found.value(CLAIM, SCHEMA.text)) == "gunmen she … the old bridge"
    assert found.value(CLAIM, SCHEMA.appearance) == ARTICLE
    authors = {str(found.value(one, SCHEMA.name)) for one in found.objects(CLAIM, SCHEMA.author)}
    assert authors == {"Mirn officials", "Nera Calder"}
    assert str(found.value(CLAIM, OURS.stance)) == "asserts"
    assert str(found.value(ARTICLE, SCHEMA.url)) == "https://mirn.example/bridge"
    assert str(found.value(ARTICLE, SCHEMA.headline)) == "Bridge shelled"


def test_words_are_annotations_that_quote_and_point() -> None:
    found = graph("claims", FULL_CLAIM)
    spans = set()
    for one in found.subjects(OA.hasBody, CLAIM):
        target = found.value(one, OA.hasTarget)
        assert found.value(target, OA.hasSource) == ARTICLE
        held: dict[Any, Any] = {}
        for selector in found.objects(target, OA.hasSelector):
            held |= dict(found.predicate_objects(selector))
        part = str(found.value(one, OURS.part))
        spans.add((part, held[OA.start].value, held[OA.end].value, str(held[OA.exact])))
    assert spans == {
        ("words", 10, 20, "gunmen she"),
        ("words", 25, 40, "the old bridge"),
        ("cue", 5, 9, "said"),
        ("hedge", 1, 4, "may"),
    }


def test_a_chain_is_a_way_of_derivations_to_its_first_source() -> None:
    found = graph("claims", FULL_CLAIM)
    way, at = [], CLAIM
    while at:
        agent = found.value(at, PROV.wasAttributedTo)
        way.append(str(found.value(agent, SCHEMA.name)))
        last, at = at, found.value(at, PROV.wasDerivedFrom)
    assert way == ["The Mirn Courier", "Northwire", "Mirn officials"]
    assert found.value(CLAIM, PROV.hadPrimarySource) == last


def test_the_article_derives_from_the_captured_bytes() -> None:
    found = graph("claims", FULL_CLAIM)
    capture = found.value(ARTICLE, PROV.wasDerivedFrom)
    assert str(capture) == name_bytes("a" * 64)
    assert str(found.value(capture, OURS.sha256)) == "a" * 64


def test_the_name_of_bytes_is_that_of_the_standard() -> None:
    told = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"  # of "Hello World!"
    assert name_bytes(told) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_words_beyond_a_limit_are_only_pointed_to() -> None:
    row = replace(FULL_CLAIM, words=(Span(10, 20, ""),), cue=(), hedges=())
    found = graph("claims", row)
    assert not list(found.subjects(RDF.type, OA.TextQuoteSelector))
    assert len(list(found.subjects(RDF.type, OA.TextPositionSelector))) == 1


def test_an_article_stands_once_before_its_claims() -> None:
    other = replace(BARE_CLAIM, page=FULL_CLAIM.page)
    assert written("claims", FULL_CLAIM, other).count('"schema:NewsArticle"') == 1


def test_an_incident_has_its_origins_counted_apart_and_its_words() -> None:
    found = graph("incidents", FULL_INCIDENT)
    incident = rdflib.URIRef("urn:dateline:inc:1")
    assert found.value(incident, OURS.independentOrigins).value == 1
    assert found.value(incident, OURS.denyingOrigins).value == 1
    sides = {
        (str(found.value(one, SCHEMA.name)), str(found.value(one, OURS.side)))
        for one in found.objects(incident, OURS.origin)
    }
    assert sides == {("Mirn officials", "asserts"), ("the army", "denies")}
    assert len(list(found.subjects(OA.hasBody, incident))) == 2
    place = found.value(incident, SCHEMA.contentLocation)
    assert found.value(place, OURS.uncertaintyMetres).value == 5000.0
    assert found.value(found.value(place, SCHEMA.geo), SCHEMA.latitude).value == -10.25
    assert str(found.value(incident, SCHEMA.temporalCoverage)) == "2031-03-04/2031-03-05"


def test_an_unresolved_place_has_neither_coordinates_nor_radius() -> None:
    found = graph("incidents", replace(FULL_INCIDENT, places=(UNRESOLVED,)))
    assert not list(found.objects(None, SCHEMA.geo))
    assert not list(found.objects(None, OURS.uncertaintyMetres))


@pytest.mark.parametrize("words", [*HOSTILE, "@id", "schema:url", "urn:dateline:art:2"])
def test_what_a_page_says_is_a_text_and_names_nothing(words: str) -> None:
    row = spoil(FULL_CLAIM, words)
    page = replace(row.page, url=f"https://mirn.example/{words}")
    found = graph("claims", replace(row, page=page))
    plain = graph("claims", FULL_CLAIM)
    assert len(set(found.subjects())) == len(set(plain.subjects()))
    assert not [one for one in found.objects() if str(one) == words and isinstance(one, rdflib.URIRef)]
    assert str(found.value(CLAIM, SCHEMA.name)).replace("\u200d", "").isprintable()
