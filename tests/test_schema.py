"""The contract: every field the report format promises is in the schema, and reports fit it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

from dateline import jsons, records

PAGE_ID = "sha256:" + "0" * 64

PROMISED = {
    "Report": "format page articles notes",
    "PageFacts": "id source given_id url gathered media_type bytes encoding",
    "Note": "level code message",
    "Article": "id kind title language outlet agency originally_published_on rights corrections bylines"
    " canonical_url modified credits links dateline published text text_sha256 subheads sentences actors"
    " places times quantities claims events allusions predicates",
    "Span": "start end text",
    "Sentence": "start end paragraph",
    "Byline": "name role",
    "Credit": "name relation span",
    "Hyperlink": "span href",
    "Dateline": "text place outlet",
    "Published": "value basis",
    "Mention": "start end text kind",
    "Actor": "id name type country sector role aliases mentions public reason",
    "Place": "id name mentions geonames_id latitude longitude country admin1 kind radius_km alternatives"
    " reason reviewed",
    "PlaceAlternative": "geonames_id name country score",
    "Time": "id span type value mod earliest latest anchor resolved",
    "Quantity": "id span what value low high bound part_of group as_of according_to event revises",
    "Claim": "id sentence content cue sources told_to venue stance direct hedged hedges conditional"
    " implicit within chain said_when confidence reviewed",
    "Source": "spans text actor kind named affiliation",
    "ChainStep": "name kind relation href spans",
    "Event": "id type mode quad anchor trigger actors recipients object instruments cause cause_spans"
    " cameo score places when status hedged according_to status_by quantities same_as confidence"
    " reviewed",
    "Reviewed": "verdict by at note fields",
    "GradeGiven": "of name reliability credibility by at why claims",
    "Participant": "actor spans",
    "EventPlace": "place role spans",
    "StatusBy": "claim status",
    "Predicate": "span status hedged event where factuality",
    "Factuality": "news web",
    "IncidentAnswer": "incident articles article_ids outlets copies origins asserting_origins"
    " denying_origins doubting_origins not_established independent_origins common_link links disputes"
    " changes_if evidence versions grades",
    "Incident": "id type mode title places earliest latest actors recipients events",
    "Origin": "id name kind named side hearings chains articles claims first_seen established",
    "Tie": "a b kind reason score by passages",
    "SharedPassage": "a b",
    "Dispute": "kind sides",
    "DisputeSide": "value origins claims spans",
    "SideEvidence": "article span",
    "Evidence": "article event claim span url later_version",
    "Version": "earlier later gone new",
    "Hit": "kind id article title outlet published url source language snippet marks start end said_by"
    " direct type mode status earliest latest places actors score cursor",
    "Mark": "start end",
    "StoryAnswer": "headline article outlet articles texts outlets first last article_ids incidents",
    "IncidentTold": "id articles independent_origins",
    "Sayer": "text name kind named stance hedged",
}


@pytest.mark.parametrize("name", PROMISED)
def test_record_has_the_promised_fields(name: str) -> None:
    part = jsons.schema()["$defs"][name]
    assert set(PROMISED[name].split()) == set(part["properties"])


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(jsons.schema())


def test_command_prints_the_schema() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "schema"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == jsons.schema()


def test_report_round_trips_and_fits(validate: Any) -> None:
    report = records.Report(page=records.PageFacts(PAGE_ID, "a.html"))
    validate(report)
    assert jsons.decode_report(jsons.encode(report)) == report


def test_format_stands_first() -> None:
    report = records.Report(page=records.PageFacts(PAGE_ID, "a.html"))
    assert jsons.encode_text(report).startswith('{"format":"dateline-report/1","page":')


def test_a_missing_field_does_not_fit() -> None:
    twin = json.loads(jsons.encode(records.Report(page=records.PageFacts(PAGE_ID, "a.html"))))
    del twin["page"]["url"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(jsons.schema()).validate(twin)


def test_predicates_are_written_only_when_asked_for() -> None:
    article = records.Article(id="a", kind="story", text="", text_sha256="")
    assert "predicates" not in json.loads(jsons.encode(article))
