"""FollowTheMoney: the library reads every line, changes no value; each statement names its article."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args

import pytest
from tests.export.planted import BARE_EVENT, FULL_CLAIM, FULL_EVENT, HOSTILE, PAGE, rows_of, spoil

from dateline.export.codes import actor_types, languages, utc_of
from dateline.export.composed import clean
from dateline.export.frame import Job, find_format
from dateline.export.ftm import make_id
from dateline.gazetteer.countries import countries
from dateline.records import ActorType

if TYPE_CHECKING:
    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("events", "claims", "articles")


def entities(what: What, *rows: object) -> list[dict[str, Any]]:
    out = BytesIO()
    find_format("ftm").write(rows, out, Job(what))
    return [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]


def values(entity: dict[str, Any], prop: str) -> list[str]:
    return [one["value"] for one in entity["statements"] if one["prop"] == prop]


def first(found: list[dict[str, Any]], schema: str) -> dict[str, Any]:
    return next(one for one in found if one["schema"] == schema)


@pytest.mark.parametrize("what", WHATS)
def test_the_library_reads_every_entity_and_changes_no_value(what: What) -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs ICU: pip install 'dateline[ftm]'")
    from followthemoney.dataset import Dataset  # noqa: PLC0415
    from followthemoney.statement import StatementEntity  # noqa: PLC0415

    dataset = Dataset.make({"name": "dateline"})
    full, bare, *hostile = rows_of(what)
    plain = [told["id"] for data in entities(what, full, bare) for told in data["statements"]]
    for data in entities(what, full, bare, *hostile):
        entity = StatementEntity.from_data(dataset, data)
        assert entity.schema.name == data["schema"]
        assert entity.to_statement_dict().keys() == data.keys()
        assert not set(entity.schema.required) - {one["prop"] for one in data["statements"]}
        for told in data["statements"]:
            prop = entity.schema.properties[told["prop"]]
            cleaned = prop.type.clean(told["value"])
            assert cleaned == told["value"] or (cleaned and told["id"] not in plain), told
            assert prop.type.validate(told["value"])
        assert {one.id for one in entity._iter_stmt()} == {one["id"] for one in data["statements"]}
        for held in (one for told in entity._statements.values() for one in told):
            assert held.generate_key() == held.id
    assert ftm.model


def test_ftm_validate_makes_properties_of_the_statements() -> None:
    pytest.importorskip("followthemoney", reason="needs ICU: pip install 'dateline[ftm]'")
    from followthemoney.entity import ValueEntity  # noqa: PLC0415

    event = ValueEntity.from_dict(first(entities("events", FULL_EVENT), "Event"), cleaned=False)
    assert event.to_dict()["properties"]["name"] == [FULL_EVENT.title]


@pytest.mark.parametrize("what", WHATS)
def test_what_is_written_is_what_the_columns_say(what: What) -> None:
    kinds = get_args(ActorType)
    party = FULL_EVENT.actors[0]
    many = replace(FULL_EVENT, actors=tuple(replace(party, actor=f"act:{k}", type=k) for k in kinds))
    rows = [*rows_of(what), many] if what == "events" else rows_of(what)
    told = {
        f"{one['schema']}.{one['prop']}" for each in entities(what, *rows) for one in each["statements"]
    }
    assert told == set(find_format("ftm").columns[what])


def test_every_statement_says_which_article_it_is_from_and_when_that_was_seen() -> None:
    for entity in entities("events", FULL_EVENT, BARE_EVENT):
        assert entity["statements"]
        for told in entity["statements"]:
            assert (told["origin"], told["dataset"]) == ("art-1", "dateline")
            assert told["canonical_id"] == told["entity_id"] == entity["id"]
    told = first(entities("events", FULL_EVENT), "Event")["statements"][0]
    assert (told["first_seen"], told["last_seen"]) == ("2031-03-06T00:00:00",) * 2


def test_an_event_says_who_says_so_and_what_denies_it() -> None:
    found = entities("events", FULL_EVENT)
    event = first(found, "Event")
    assert values(event, "name") == ["Mirn officials say: gunmen shelled the old bridge"]
    assert values(event, "involved") == ["art-1-act-2", "art-1-act-3"]
    assert values(event, "keywords") == ["ASSAULT", "heavy-weapons", "happened", "hedged"]
    notes = [one for one in found if one["schema"] == "Note"]
    assert [one["caption"] for one in notes] == [
        "Mirn officials say: gunmen shelled the old bridge",
        "The army denies: no shelling",
    ]
    assert {values(one, "entity")[0] for one in notes} == {event["id"]}


def test_an_actor_keeps_the_words_of_the_page() -> None:
    found = entities("events", FULL_EVENT)
    gunmen = first(found, "Organization")
    (name,) = (one for one in gunmen["statements"] if one["prop"] == "name")
    assert (name["value"], name["original_value"]) == ("Gunmen", "gunmen")
    mention = first(found, "Mention")
    assert values(mention, "resolved") == [gunmen["id"]]
    assert values(mention, "document") == [first(found, "Article")["id"]]


def test_an_article_is_written_once_and_a_claim_for_each_of_its_events() -> None:
    other = replace(FULL_EVENT, event="evt:9")
    counted = Counter(one["schema"] for one in entities("events", FULL_EVENT, other))
    assert (counted["Article"], counted["Event"], counted["Organization"]) == (1, 2, 2)
    assert counted["Note"] == 4
    elsewhere = replace(FULL_EVENT, page=replace(PAGE, article="art:2"))
    assert len({one["id"] for one in entities("events", FULL_EVENT, elsewhere)}) == 14


def test_only_what_is_told_as_done_is_taken() -> None:
    takes = find_format("ftm").takes
    assert takes
    assert takes(FULL_EVENT)
    assert takes(FULL_CLAIM)
    for status in ("planned", "possible", "denied", "not_happened", "demanded", "hypothetical"):
        assert not takes(replace(FULL_EVENT, status=status))


@pytest.mark.parametrize("words", HOSTILE)
def test_hidden_characters_go(words: str) -> None:
    assert clean(clean(words)) == clean(words)
    for entity in entities("events", spoil(FULL_EVENT, words)):
        assert all(one["value"].isprintable() for one in entity["statements"])
    assert clean("a\x00b\u202ec\nd\u00a0 e") == "abc d e"


def test_ids_days_and_codes_are_as_the_library_has_them() -> None:
    assert make_id("art:0f", "evt:1") == "art-0f-evt-1"
    assert utc_of("2031-03-05T10:00:00+01:00") == "2031-03-05T09:00:00"
    assert utc_of("2031-03-05") == "2031-03-05"
    assert utc_of("soon") is None
    assert utc_of(None) is None
    assert set(actor_types()) == set(get_args(ActorType))
    assert (languages()["en"], languages()["fr"]) == ("eng", "fra")


def test_all_codes_are_known_to_the_library() -> None:
    pytest.importorskip("followthemoney", reason="needs ICU: pip install 'dateline[ftm]'")
    from followthemoney import model  # noqa: PLC0415
    from followthemoney.types import registry  # noqa: PLC0415

    assert all(registry.language.clean(code) == code for code in languages().values())
    assert all(row["ftm"] in model.schemata for row in actor_types().values())
    assert [one for one in countries() if not registry.country.validate(one.lower())] == []
