"""The fourth test world holds together: words stand in pages, counts follow members."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.linking.test_world3_gold import (
    Half,
    cited_by_incident,
    cited_elsewhere,
    read_pages,
    runs,
)
from tests.linking.world_score import read_gold

from dateline.records import EventType, SourceKind

WORLDS = Path(__file__).parent
WORLD = WORLDS / "world4"
OTHERS = ("world", "world2", "world3/a", "world3/b")
WORDS = (80, 500)  # of a page's text: least, most
SHINGLE = 5  # words
ONE_TEXT = 0.5
PARTLY = 0.2
SIDES = {"asserts": "asserting_origins", "denies": "denying_origins", "doubts": "doubting_origins"}


@pytest.fixture(scope="module")
def world() -> Half:
    return Half("world4", read_pages(WORLD), read_gold(WORLD))


def told() -> list[dict[str, Any]]:
    """Return the sentences that tell an incident, a row for each incident and source."""
    return [json.loads(line) for line in (WORLD / "told.jsonl").read_text("utf-8").splitlines()]


def test_the_pages_have_the_length_of_news_and_a_date(world: Half) -> None:
    lengths = [len(row["text"].split()) for row in world.pages.values()]
    assert WORDS[0] <= min(lengths) < max(lengths) <= WORDS[1]
    assert all(datetime.fromisoformat(row["published"]).tzinfo for row in world.pages.values())
    assert all(".example/" in row["url"] for row in world.pages.values())


def test_no_outlet_or_wording_comes_from_another_world(world: Half) -> None:
    texts = set().union(*(runs(row["text"], 10) for row in world.pages.values()))
    outlets = {row["outlet"] for row in world.pages.values()}
    for folder in OTHERS:
        rows = read_pages(WORLDS / folder).values()
        assert not outlets & {row["outlet"] for row in rows}
        assert not texts & set().union(*(runs(row["text"], 10) for row in rows))


def test_the_gold_has_the_fields_of_the_first_world_and_the_kinds_of_the_report(world: Half) -> None:
    first = read_gold()
    assert list(world.gold) == list(first)
    assert {frozenset(one) for one in world.gold["incidents"]} == {frozenset(first["incidents"][0])}
    assert {one["type"] for one in world.gold["incidents"]} <= set(get_args(EventType))
    assert {one["kind"] for one in world.origins()} <= set(get_args(SourceKind))
    assert {one["side"] for one in world.origins()} == set(SIDES)


def test_every_page_tells_one_incident_but_those_of_none_and_of_two(world: Half) -> None:
    number = dict.fromkeys(world.pages, 1)
    number |= {row["page"]: 0 for row in world.gold["no_incident"]}
    number |= {row["page"]: len(row["incidents"]) for row in world.gold["tells_two"]}
    assert {page: len(world.told_by(page)) for page in world.pages} == number


def test_all_words_of_the_gold_stand_in_their_pages(world: Half) -> None:
    cited = [*cited_elsewhere(world.gold)]
    for incident in world.gold["incidents"]:
        pieces = [*cited_by_incident(incident)]
        assert {page for page, _ in pieces} <= set(incident["pages"])
        cited += pieces
    assert [(page, words) for page, words in cited if words not in world.whole(page)] == []


def test_told_sentences_stand_in_pages_that_tell_or_mention_the_incident(world: Half) -> None:
    tells = {one["key"]: {*one["pages"], *one["mentioned_by"]} for one in world.gold["incidents"]}
    for row in told():
        assert row["page"] in tells[row["incident"]]
        assert row["sentence"] in world.pages[row["page"]]["text"]
        assert row["trigger"] in row["sentence"]
        assert (row["according_to"] or "") in world.whole(row["page"])


def test_every_page_of_an_incident_has_a_told_sentence_and_no_row_stands_twice(world: Half) -> None:
    rows = told()
    wanted = {(page, one["key"]) for one in world.gold["incidents"] for page in one["pages"]}
    assert wanted - {(row["page"], row["incident"]) for row in rows} == set()
    assert [row for row, number in Counter(map(json.dumps, rows)).items() if number > 1] == []


def test_told_sentences_are_whole() -> None:
    rows = [row["sentence"] for row in told()]
    assert [one for one in rows if not re.search(r"[.!?:][\"'”’)]*$", one)] == []
    assert [one for one in rows if "\n" in one or one != one.strip()] == []


def test_what_a_rewrite_without_credit_shares_stands_in_both_and_it_names_no_outlet(
    world: Half,
) -> None:
    for edge in world.gold["probably_from"]:
        assert len(edge["shared"]) > 1
        for page in (edge["from"], edge["to"]):
            text = world.whole(page).lower()
            assert [words for words in edge["shared"] if words.lower() not in text] == []
        assert world.outlet(edge["to"]) not in world.whole(edge["from"])


def test_the_counts_are_those_of_the_members(world: Half) -> None:
    for incident in world.gold["incidents"]:
        counts = incident["counts"]
        sides = [origin["side"] for origin in incident["origins"]]
        assert {name: counts[name] for name in SIDES.values()} == {
            name: sides.count(one) for one, name in SIDES.items()
        }
        assert counts["independent_origins"] == counts["asserting_origins"]
        assert counts["not_established"] == len(incident["not_established_items"])
        assert counts["hearings"] == sum(len(one["hearings"]) for one in incident["origins"])
        assert counts["articles"] == len(set(incident["pages"]))
        assert counts["outlets"] == len({world.outlet(page) for page in incident["pages"]})


def test_every_page_leads_to_an_origin_or_is_not_established(world: Half) -> None:
    for incident in world.gold["incidents"]:
        reached: set[str] = set()
        for origin in incident["origins"]:
            sure = [one["page"] for one in origin["chains"] if not one["probable"]]
            probable = [one["page"] for one in origin["chains"] if one["probable"]]
            assert (sure, probable) == (origin["pages"], origin["probable_pages"])
            reached |= {*sure, *probable}
        bare = {page for item in incident["not_established_items"] for page in item["pages"]}
        assert not reached & bare
        assert reached | bare == set(incident["pages"])


def test_chains_go_from_outlet_to_source_by_edges_of_the_gold(world: Half) -> None:
    steps = {(world.outlet(edge["from"]), world.outlet(edge["to"])) for edge in world.edges()}
    named = {
        tuple(pair) for one in world.gold["named_steps"] for pair in itertools.pairwise(one["steps"])
    }
    for origin, chain in world.chains():
        assert chain["steps"][0] == world.outlet(chain["page"])
        assert chain["steps"][-1] == origin["name"]
        assert set(itertools.pairwise(chain["steps"][:-1])) <= steps | named


def test_a_page_names_the_steps_and_the_named_source_of_a_sure_chain(world: Half) -> None:
    for origin, chain in world.chains():
        page = chain["page"]
        middle = [step for step in chain["steps"][1:-1] if step not in world.whole(page)]
        assert bool(middle) == chain["probable"]
        assert not origin["named"] or chain["probable"] or page in origin["names"]


def test_who_hears_a_source_leads_to_it_at_first_hand(world: Half) -> None:
    for origin in world.origins():
        at_first_hand = {one["page"] for one in origin["chains"] if len(one["steps"]) == 2}
        assert {one["page"] for one in origin["hearings"]} <= at_first_hand
        assert bool(at_first_hand) == bool(origin["hearings"])
        assert all(one["outlet"] == world.outlet(one["page"]) for one in origin["hearings"])


def test_the_common_link_is_on_every_asserting_chain(world: Half) -> None:
    for incident in world.gold["incidents"]:
        asserting = [one for one in incident["origins"] if one["side"] == "asserts"]
        ways = [set(chain["steps"][:-1]) for one in asserting for chain in one["chains"]]
        link = incident["common_link"]
        assert set.intersection(*ways) == ({link} if link else set())


def test_the_sides_of_a_dispute_are_borne_by_pages_of_their_origins(world: Half) -> None:
    for incident in world.gold["incidents"]:
        reach = {one["id"]: {*one["pages"], *one["probable_pages"]} for one in incident["origins"]}
        for dispute in incident["disputes"]:
            one, other = dispute["sides"]
            assert not set(one["origins"]) & set(other["origins"])
            for side in (one, other):
                assert set(side["pages"]) == set().union(*(reach[name] for name in side["origins"]))
                assert set(side["words"]) <= set(side["pages"])


def test_copies_share_their_text_and_no_other_pages_do(world: Half) -> None:
    texts = {page: runs(row["text"], SHINGLE) for page, row in world.pages.items()}
    share = {
        frozenset(two): len(texts[two[0]] & texts[two[1]]) / min(len(texts[one]) for one in two)
        for two in itertools.combinations(texts, 2)
    }
    listed = {
        name: {
            frozenset(pair)
            for group in world.gold[name]
            for pair in itertools.combinations(group["pages"], 2)
        }
        for name in ("copy_groups", "partly_derived")
    }
    assert {pair for pair, part in share.items() if part >= ONE_TEXT} == listed["copy_groups"]
    assert {pair for pair, part in share.items() if PARTLY <= part < ONE_TEXT} == listed[
        "partly_derived"
    ]


def test_what_rests_on_a_page_comes_after_it_but_for_circles(world: Half) -> None:
    circle = {page for row in world.gold["circles"] for page in row["pages"]}
    when = {page: row["published"] for page, row in world.pages.items()}
    pairs = [(edge["from"], edge["to"]) for edge in world.edges() if edge["from"] not in circle]
    pairs += [(row["newer"], row["older"]) for row in world.gold["versions"]]
    assert [pair for pair in pairs if when[pair[0]] <= when[pair[1]]] == []
    names = [(one["name"], world.outlet(one["to"])) for one in world.gold["credit_edges"]]
    assert [pair for pair in names if pair[0] != pair[1]] == []


def test_what_must_never_be_merged_tells_two_happenings(world: Half) -> None:
    for row in world.gold["never_merge"]:
        keys = [{key for page in row[side] for key in world.told_by(page)} for side in ("a", "b")]
        assert keys == [{row["incidents"][0]}, {row["incidents"][1]}]


def test_every_decision_has_a_reason(world: Half) -> None:
    rows = [row for name, part in world.gold.items() if isinstance(part, list) for row in part]
    rows = [row for row in rows if row not in world.gold["named_steps"]]
    for incident in world.gold["incidents"]:
        rows += [*incident["origins"], *incident["not_established_items"], *incident["disputes"]]
    assert [row for row in rows if not row.get("why")] == []
