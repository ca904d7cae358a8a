"""The second test world holds together: what its gold names stands in its pages, its counts follow."""

from __future__ import annotations

import itertools
import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from dateline.records import EventType, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

WORLDS = Path(__file__).parent
WORLD = WORLDS / "world2"
SHINGLE = 5  # words
ONE_TEXT = 0.5
PARTLY = 0.2
COUNTED = ("asserts", "denies", "doubts")
UNDATED = {"k09", "h05", "g07", "r05", "t04"}
PAGES = {
    row["id"]: row for row in map(json.loads, (WORLD / "pages.jsonl").read_text("utf-8").splitlines())
}
GOLD: dict[str, Any] = json.loads((WORLD / "gold.json").read_text("utf-8"))
INCIDENTS = {incident["key"]: incident for incident in GOLD["incidents"]}
EDGES = (*GOLD["credit_edges"], *GOLD["probably_from"])


def whole(page: str) -> str:
    """All that a reader of the page sees: outlet, title, byline and text."""
    row = PAGES[page]
    return "\n".join((row["outlet"], row["title"], row.get("byline", ""), row["text"]))


def shingles(page: str) -> set[tuple[str, ...]]:
    """The runs of five words of a page's text."""
    words = re.findall(r"\w+", PAGES[page]["text"].lower())
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def pairs(field: str) -> set[frozenset[str]]:
    """The unordered pairs of pages in the groups of one field."""
    return {
        frozenset(pair) for group in GOLD[field] for pair in itertools.combinations(group["pages"], 2)
    }


def told_by(page: str) -> list[str]:
    """The keys of the incidents that a page tells."""
    return [key for key, incident in INCIDENTS.items() if page in incident["pages"]]


def origins() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every (incident, origin) of the gold."""
    for key, incident in INCIDENTS.items():
        yield from ((key, origin) for origin in incident["origins"])


def pieces(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (page, words) that an incident of the gold rests on."""
    for origin in incident["origins"]:
        for page, names in origin["names"].items():
            yield from ((page, name) for name in names)
        yield from ((hearing["page"], hearing["words"]) for hearing in origin["hearings"])
    for item in incident["not_established_items"]:
        yield item["pages"][0], item["words"]
    for dispute in incident["disputes"]:
        for side in dispute["sides"]:
            yield from side["words"].items()


def cited() -> Iterator[tuple[str, str]]:
    """Every (page, words) of the gold outside its incidents."""
    yield from ((edge["from"], edge["words"]) for edge in GOLD["credit_edges"])
    yield from ((step["page"], step["words"]) for step in GOLD["named_steps"])
    for edge in GOLD["probably_from"]:
        yield from ((page, words) for page in (edge["from"], edge["to"]) for words in edge["shared"])
    for version in GOLD["versions"]:
        yield from ((version["newer"], words) for words in version["changed"])
    for actor in GOLD["actors"]:
        yield from ((page, name) for page, names in actor["names"].items() for name in names)
    for two in GOLD["stay_two"]:
        yield from two["words"].items()


def named_pages(value: object) -> Iterator[str]:
    """Every string anywhere under a value of the gold that looks like the id of a page."""
    if isinstance(value, dict):
        yield from (found for part in (*value, *value.values()) for found in named_pages(part))
    elif isinstance(value, list):
        yield from (found for part in value for found in named_pages(part))
    elif isinstance(value, str) and re.fullmatch(r"[a-z]\d\d", value):
        yield value


def test_the_pages_are_forty_eight_of_a_news_page_s_length() -> None:
    lengths = {page: len(row["text"].split()) for page, row in PAGES.items()}
    assert len(lengths) == 48
    assert {page for page, length in lengths.items() if length <= 100} == {"k13"}  # the brief
    assert max(lengths.values()) < 450
    assert {page for page, row in PAGES.items() if "published" not in row} == UNDATED
    assert all(
        datetime.fromisoformat(row["published"]).tzinfo for row in PAGES.values() if "published" in row
    )
    assert all(".example/" in row["url"] for row in PAGES.values())


def test_the_world_shares_no_outlet_or_wording_with_the_first() -> None:
    lines = (WORLDS / "world" / "pages.jsonl").read_text("utf-8").splitlines()
    first = [json.loads(line) for line in lines]
    assert not {row["outlet"] for row in first} & {row["outlet"] for row in PAGES.values()}
    words = [re.findall(r"\w+", row["text"].lower()) for row in first]
    runs = {tuple(one[at : at + 10]) for one in words for at in range(len(one) - 9)}
    here = [re.findall(r"\w+", row["text"].lower()) for row in PAGES.values()]
    assert not runs & {tuple(one[at : at + 10]) for one in here for at in range(len(one) - 9)}


def test_the_gold_has_the_fields_of_the_first_world() -> None:
    first = json.loads((WORLDS / "world" / "gold.json").read_text("utf-8"))
    assert list(GOLD) == list(first)
    assert {frozenset(one) for one in GOLD["incidents"]} == {
        frozenset(first["incidents"][0]),
    }
    assert {frozenset(one) for _, one in origins()} == {frozenset(first["incidents"][0]["origins"][0])}


def test_every_id_in_the_gold_is_a_page_and_every_kind_one_of_the_report() -> None:
    assert set(named_pages(GOLD)) == set(PAGES)
    assert {incident["type"] for incident in INCIDENTS.values()} <= set(get_args(EventType))
    assert {origin["kind"] for _, origin in origins()} <= set(get_args(SourceKind))


def test_every_page_tells_an_incident_or_none() -> None:
    told = {page for incident in INCIDENTS.values() for page in incident["pages"]}
    none = {row["page"] for row in GOLD["no_incident"]}
    assert told | none == set(PAGES)
    assert not told & none
    twice = {page: told_by(page) for page in told if len(told_by(page)) > 1}
    assert twice == {row["page"]: row["incidents"] for row in GOLD["tells_two"]}


@pytest.mark.parametrize("key", INCIDENTS)
def test_what_an_incident_rests_on_stands_in_its_pages(key: str) -> None:
    incident = INCIDENTS[key]
    assert [(page, words) for page, words in pieces(incident) if words not in whole(page)] == []
    assert {page for page, _ in pieces(incident)} <= set(incident["pages"])


@pytest.mark.parametrize("key", INCIDENTS)
def test_the_counts_are_those_of_the_members(key: str) -> None:
    incident = INCIDENTS[key]
    counts = incident["counts"]
    sides = [sum(origin["side"] == side for origin in incident["origins"]) for side in COUNTED]
    assert sides == [counts["asserting_origins"], counts["denying_origins"], counts["doubting_origins"]]
    assert counts["independent_origins"] == counts["asserting_origins"]
    assert counts["not_established"] == len(incident["not_established_items"])
    assert counts["hearings"] == sum(len(origin["hearings"]) for origin in incident["origins"])
    assert counts["articles"] == len(set(incident["pages"]))
    assert counts["outlets"] == len({PAGES[page]["outlet"] for page in incident["pages"]})


@pytest.mark.parametrize("key", INCIDENTS)
def test_every_page_of_an_incident_leads_to_an_origin_or_is_not_established(key: str) -> None:
    incident = INCIDENTS[key]
    reached: set[str] = set()
    for origin in incident["origins"]:
        chains = [(chain["page"], chain["probable"]) for chain in origin["chains"]]
        assert chains == [
            *((page, False) for page in origin["pages"]),
            *((page, True) for page in origin["probable_pages"]),
        ]
        reached |= {page for page, _ in chains}
    bare = {page for item in incident["not_established_items"] for page in item["pages"]}
    assert not reached & bare
    assert reached | bare == set(incident["pages"])


@pytest.mark.parametrize("key", INCIDENTS)
def test_chains_go_from_the_page_s_outlet_to_the_source_along_edges_of_the_gold(key: str) -> None:
    steps = {(PAGES[edge["from"]]["outlet"], PAGES[edge["to"]]["outlet"]) for edge in EDGES}
    for origin in INCIDENTS[key]["origins"]:
        for chain in origin["chains"]:
            assert chain["steps"][0] == PAGES[chain["page"]]["outlet"]
            assert chain["steps"][-1] == origin["name"]
            assert set(itertools.pairwise(chain["steps"][:-1])) <= steps


def test_a_page_names_every_step_of_its_chains_unless_it_gives_no_credit() -> None:
    chains = [(key, chain) for key, origin in origins() for chain in origin["chains"]]
    silent = [
        (key, chain["page"])
        for key, chain in chains
        if not all(step in whole(chain["page"]) for step in chain["steps"][1:-1])
    ]
    assert silent == [(key, chain["page"]) for key, chain in chains if chain["probable"]]


def test_a_named_source_is_named_on_every_page_that_leads_to_it() -> None:
    missing = [
        (key, origin["id"], chain["page"])
        for key, origin in origins()
        for chain in origin["chains"]
        if origin["named"]
        and not chain["probable"]
        and origin["name"].rsplit(" ", 1)[-1] not in whole(chain["page"])
    ]
    assert missing == []


def test_who_hears_a_source_is_an_outlet_that_leads_to_it_at_first_hand() -> None:
    for _, origin in origins():
        assert origin["hearings"]
        first_hand = {chain["page"] for chain in origin["chains"] if len(chain["steps"]) == 2}
        assert {hearing["page"] for hearing in origin["hearings"]} <= first_hand
        for hearing in origin["hearings"]:
            assert hearing["outlet"] == PAGES[hearing["page"]]["outlet"]


@pytest.mark.parametrize("key", INCIDENTS)
def test_the_common_link_is_on_every_chain(key: str) -> None:
    incident = INCIDENTS[key]
    asserting = [origin for origin in incident["origins"] if origin["side"] == "asserts"]
    chains = [set(chain["steps"][:-1]) for origin in asserting for chain in origin["chains"]]
    common = set.intersection(*chains)
    assert common == ({incident["common_link"]} if incident["common_link"] else set())


@pytest.mark.parametrize("key", INCIDENTS)
def test_the_sides_of_a_dispute_are_borne_by_the_pages_of_their_origins(key: str) -> None:
    incident = INCIDENTS[key]
    reach = {one["id"]: {*one["pages"], *one["probable_pages"]} for one in incident["origins"]}
    for dispute in incident["disputes"]:
        assert len(dispute["sides"]) == 2
        sides = [set(side["origins"]) for side in dispute["sides"]]
        assert not sides[0] & sides[1]
        for side in dispute["sides"]:
            assert set(side["words"]) <= set(side["pages"])
            assert set(side["pages"]) <= set.union(*(reach[one] for one in side["origins"]))


def test_the_words_of_edges_versions_and_actors_stand_in_their_pages() -> None:
    assert [(page, words) for page, words in cited() if words not in whole(page)] == []


def test_copies_share_their_text_and_no_other_pages_do() -> None:
    texts = {page: shingles(page) for page in PAGES}
    share = {
        frozenset((a, b)): len(texts[a] & texts[b]) / min(len(texts[a]), len(texts[b]))
        for a, b in itertools.combinations(PAGES, 2)
    }
    assert {pair for pair, part in share.items() if part >= ONE_TEXT} == pairs("copy_groups")
    assert {pair for pair, part in share.items() if PARTLY <= part < ONE_TEXT} == pairs("partly_derived")


def test_a_credit_is_the_first_step_of_a_chain_and_a_copy_has_no_other() -> None:
    second: dict[str, set[str]] = {page: set() for page in PAGES}
    for _, origin in origins():
        for chain in origin["chains"]:
            second[chain["page"]].add(chain["steps"][1])
    assert [edge for edge in EDGES if PAGES[edge["to"]]["outlet"] not in second[edge["from"]]] == []
    for group in GOLD["copy_groups"]:
        first, *copies = (PAGES[page]["outlet"] for page in group["pages"])
        for page, outlet in zip(group["pages"][1:], copies, strict=True):
            assert outlet == first or second[page] == {first}


def test_a_credit_names_the_outlet_of_the_page_that_it_leads_to() -> None:
    assert [edge for edge in GOLD["credit_edges"] if edge["name"] != PAGES[edge["to"]]["outlet"]] == []
    assert [edge for edge in GOLD["credit_edges"] if edge["name"] not in whole(edge["from"])] == []


def test_a_rewrite_without_credit_does_not_name_the_outlet_it_is_from() -> None:
    told = [(PAGES[edge["to"]]["outlet"], edge["from"]) for edge in GOLD["probably_from"]]
    assert [page for outlet, page in told if outlet in whole(page)] == []


def test_rewrites_and_versions_come_after_what_they_rest_on() -> None:
    times = {
        page: datetime.fromisoformat(row["published"])
        for page, row in PAGES.items()
        if "published" in row
    }
    edges = [(edge["from"], edge["to"]) for edge in EDGES]
    dated = [edge for edge in edges if set(edge) <= set(times)]
    assert [(later, earlier) for later, earlier in dated if times[later] <= times[earlier]] == []
    assert all(times[row["older"]] < times[row["newer"]] for row in GOLD["versions"])


def test_what_must_never_be_merged_is_told_apart() -> None:
    for row in GOLD["never_merge"]:
        assert not set(row["a"]) & set(row["b"])
        for page in (*row["a"], *row["b"]):
            assert len(told_by(page)) <= 1
        assert all(len(told_by(page)) == 2 for page in row["tells_both"])


def test_a_name_that_stays_two_stands_in_the_pages_of_both() -> None:
    for two in GOLD["stay_two"]:
        for one in (two["a"], two["b"]):
            assert all(one["name"] in whole(page) for page in one["pages"])


def test_every_decision_has_a_reason() -> None:
    fields = [name for name, rows in GOLD.items() if isinstance(rows, list) and name != "named_steps"]
    rows = [row for field in fields for row in GOLD[field]]
    for incident in INCIDENTS.values():
        rows += [*incident["origins"], *incident["not_established_items"], *incident["disputes"]]
    assert [row for row in rows if not row.get("why")] == []
