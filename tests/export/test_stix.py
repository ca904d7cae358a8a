"""STIX 2.1: its own library and OASIS's validator read every bundle; no accusation becomes a fact."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args

import pytest
import stix2
from stix2.v21.vocab import IDENTITY_CLASS
from tests.export.planted import BARE_EVENT, FULL_EVENT, HOSTILE, PAGE, rows_of, spoil

from dateline.export.codes import actor_types
from dateline.export.formats import to_stix
from dateline.export.frame import Job, find_format
from dateline.export.stix import EXTENSION, FIRST, stamp
from dateline.records import ActorType

if TYPE_CHECKING:
    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "claims", "incidents")
COMMON = {"type", "spec_version", "id", "created", "modified", "created_by_ref"}


def bundle(what: What, *rows: object) -> dict[str, Any]:
    out = BytesIO()
    find_format("stix").write(rows, out, Job(what, ledger="2031"))
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def objects(what: What, kind: str, *rows: object) -> list[dict[str, Any]]:
    return [one for one in bundle(what, *rows)["objects"] if one["type"] == kind]


@pytest.mark.parametrize("what", WHATS)
def test_the_library_reads_it_and_takes_nothing_for_custom(what: What) -> None:
    told = bundle(what, *rows_of(what))
    read = stix2.parse(told, allow_custom=False)
    assert [one.id for one in read.objects] == [one["id"] for one in told["objects"]]
    assert json.loads(read.serialize())["objects"][0]["name"] == "Dateline"


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_validator_of_oasis_finds_no_error(what: What) -> None:
    validator = pytest.importorskip("stix2validator")
    options = validator.ValidationOptions(version="2.1", disabled=["uuid-check"])
    found = validator.validate_string(json.dumps(bundle(what, *rows_of(what))), options)
    assert [str(one) for one in found.errors] == []


@pytest.mark.parametrize("what", WHATS)
def test_what_is_written_is_what_the_columns_say(what: What) -> None:
    told = {
        f"{one['type']}.{name}"
        for one in bundle(what, *rows_of(what))["objects"]
        for name in one.keys() - COMMON
    }
    head = {"extension-definition.name", "extension-definition.description"}
    head |= {"extension-definition.version", "extension-definition.extension_types"}
    assert told - head - {"relationship.relationship_type"} == set(find_format("stix").columns[what])


@pytest.mark.parametrize("what", WHATS)
def test_every_reference_leads_to_an_object_of_the_bundle(what: What) -> None:
    told = bundle(what, *rows_of(what))["objects"]
    ids = [one["id"] for one in told]
    assert len(ids) == len(set(ids))
    named = [ref for one in told for name in one if name.endswith("_ref") for ref in [one[name]]]
    named += [ref for one in told for ref in one.get("object_refs", ())]
    named += [key for one in told for key in one.get("extensions", ())]
    assert set(named) <= set(ids)


def test_an_accusation_stays_what_somebody_says() -> None:
    told = bundle("events", FULL_EVENT)["objects"]
    (incident,) = (one for one in told if one["type"] == "incident")
    assert incident["name"] == "Mirn officials say: gunmen shelled the old bridge"
    ties = [one for one in told if one["type"] == "relationship"]
    assert ties
    assert {one["relationship_type"] for one in ties} == {"related-to"}
    assert all("Mirn officials say: " in one["description"] for one in ties)
    notes = [(one["content"], one["labels"]) for one in told if one["type"] == "note"]
    assert notes == [
        ("Mirn officials say: gunmen shelled the old bridge", ["asserts"]),
        ("The army denies: no shelling", ["denies"]),
    ]


def test_an_incident_names_the_page_its_hash_and_its_words() -> None:
    (incident,) = objects("events", "incident", FULL_EVENT)
    (ref,) = incident["external_references"]
    assert ref["url"] == PAGE.url
    assert ref["hashes"] == {"SHA-256": PAGE.page_sha256}
    ours = incident["extensions"][EXTENSION]
    assert ours["words"] == {"start": 10, "end": 40, "text": "gunmen shelled the old bridge"}
    assert (ours["incident"], ours["independent_origins"]) == ("inc:1", 2)
    (bare,) = objects("events", "incident", BARE_EVENT)
    assert "url" not in bare["external_references"][0]
    assert bare["created"] == FIRST


def test_a_report_has_the_objects_of_its_article_alone() -> None:
    other = replace(FULL_EVENT, page=replace(PAGE, article="art:2"))
    again = replace(FULL_EVENT, event="evt:9")
    reports = objects("events", "report", FULL_EVENT, again, other)
    assert [one["name"] for one in reports] == ["Bridge shelled", "Bridge shelled"]
    held = [{ref for ref in one["object_refs"] if ref.startswith("incident")} for one in reports]
    assert [len(one) for one in held] == [2, 1]
    assert not held[0] & held[1]


def test_what_the_memory_has_lost_is_written_again_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_stix, "KEPT", 3)
    pages = [replace(FULL_EVENT, page=replace(PAGE, article=f"art:{n}")) for n in range(3)]
    places = objects("events", "location", *pages)
    assert len(places) == 3
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("words", HOSTILE)
def test_hidden_characters_go(words: str) -> None:
    for one in bundle("events", spoil(FULL_EVENT, words))["objects"]:
        assert one.get("name", "x").isprintable()
        assert one.get("content", "x").isprintable()


def test_moments_and_classes_are_as_stix_has_them() -> None:
    assert stamp("2031-03-05T10:00:00+01:00") == "2031-03-05T09:00:00.000Z"
    assert stamp("2031-03-05") == "2031-03-05T00:00:00.000Z"
    assert stamp(None) == stamp("soon") == FIRST
    assert {actor_types()[kind]["stix"] for kind in get_args(ActorType)} <= set(IDENTITY_CLASS)


def test_only_what_is_told_as_done_is_taken() -> None:
    takes = find_format("stix").takes
    assert takes
    assert takes(FULL_EVENT)
    assert not takes(replace(FULL_EVENT, status="denied"))
