"""The test world holds together: what its gold names stands in its pages; copies share their text."""

from __future__ import annotations

import itertools
import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

WORLD = Path(__file__).parent / "world"
SHINGLE = 5  # words
ONE_TEXT = 0.5
PARTLY = 0.2
COUNTED = ("asserts", "denies", "doubts")
PAGES = {
    row["id"]: row for row in map(json.loads, (WORLD / "pages.jsonl").read_text("utf-8").splitlines())
}
GOLD: dict[str, Any] = json.loads((WORLD / "gold.json").read_text("utf-8"))
INCIDENTS = {incident["key"]: incident for incident in GOLD["incidents"]}


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
    """The keys of the incidents that a page tells, in the order of the gold."""
    return [key for key, incident in INCIDENTS.items() if page in incident["pages"]]


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


def test_the_world_has_sixty_pages_of_a_news_page_s_length() -> None:
    lengths = [len(row["text"].split()) for row in PAGES.values()]
    assert len(lengths) == 60
    assert min(lengths) > 100
    assert max(lengths) < 450
    assert all(datetime.fromisoformat(row["published"]).tzinfo for row in PAGES.values())
    assert all(".example/" in row["url"] for row in PAGES.values())


def test_every_page_tells_an_incident_or_none() -> None:
    told = {page for incident in INCIDENTS.values() for page in incident["pages"]}
    none = {row["page"] for row in GOLD["no_incident"]}
    assert told | none == set(PAGES)
    assert not told & none
    twice = {page: told_by(page) for page in told if len(told_by(page)) > 1}
    assert twice == {
        row["page"]: sorted(row["incidents"], key=list(INCIDENTS).index) for row in GOLD["tells_two"]
    }


@pytest.mark.parametrize("key", INCIDENTS)
def test_what_an_incident_rests_on_stands_in_its_pages(key: str) -> None:
    missing = [(page, words) for page, words in pieces(INCIDENTS[key]) if words not in whole(page)]
    assert missing == []


@pytest.mark.parametrize("key", INCIDENTS)
def test_the_counts_are_those_of_the_members(key: str) -> None:
    incident = INCIDENTS[key]
    counts = incident["counts"]
    sides = [sum(origin["side"] == side for origin in incident["origins"]) for side in COUNTED]
    assert sides == [counts["asserting_origins"], counts["denying_origins"], counts["doubting_origins"]]
    assert counts["independent_origins"] == counts["asserting_origins"]
    assert counts["not_established"] == len(incident["not_established_items"])
    assert counts["hearings"] == sum(len(origin["hearings"]) for origin in incident["origins"])
    assert counts["articles"] == len(incident["pages"])
    assert counts["outlets"] == len({PAGES[page]["outlet"] for page in incident["pages"]})


@pytest.mark.parametrize("key", INCIDENTS)
def test_every_page_of_an_incident_leads_to_an_origin_or_is_not_established(key: str) -> None:
    incident = INCIDENTS[key]
    reached = {page for item in incident["not_established_items"] for page in item["pages"]}
    for origin in incident["origins"]:
        assert {chain["page"] for chain in origin["chains"]} == {
            *origin["pages"],
            *origin["probable_pages"],
        }
        reached |= {*origin["pages"], *origin["probable_pages"]}
    assert reached == set(incident["pages"])


@pytest.mark.parametrize("key", INCIDENTS)
def test_chains_go_from_the_page_s_outlet_to_the_source_along_edges_of_the_gold(key: str) -> None:
    edges = {(edge["from"], edge["to"]) for edge in (*GOLD["credit_edges"], *GOLD["probably_from"])}
    steps = {(PAGES[a]["outlet"], PAGES[b]["outlet"]) for a, b in edges}
    for origin in INCIDENTS[key]["origins"]:
        for chain in origin["chains"]:
            assert chain["steps"][0] == PAGES[chain["page"]]["outlet"]
            assert chain["steps"][-1] == origin["name"]
            assert set(itertools.pairwise(chain["steps"][:-1])) <= steps


@pytest.mark.parametrize("key", INCIDENTS)
def test_the_common_link_is_on_every_chain(key: str) -> None:
    incident = INCIDENTS[key]
    asserting = [origin for origin in incident["origins"] if origin["side"] == "asserts"]
    chains = [set(chain["steps"][:-1]) for origin in asserting for chain in origin["chains"]]
    common = set.intersection(*chains)
    assert common == ({incident["common_link"]} if incident["common_link"] else set())


def test_the_words_of_edges_versions_and_actors_stand_in_their_pages() -> None:
    assert [(page, words) for page, words in cited() if words not in whole(page)] == []


def test_copies_share_their_text_and_no_other_pages_do() -> None:
    texts = {page: shingles(page) for page in PAGES}
    share = {
        frozenset(pair): len(texts[pair[0]] & texts[pair[1]])
        / min(len(texts[pair[0]]), len(texts[pair[1]]))
        for pair in itertools.combinations(PAGES, 2)
    }
    assert {pair for pair, part in share.items() if part >= ONE_TEXT} == pairs("copy_groups")
    assert {pair for pair, part in share.items() if PARTLY <= part < ONE_TEXT} == pairs("partly_derived")


def test_a_credit_names_the_outlet_of_the_page_that_it_leads_to() -> None:
    assert [edge for edge in GOLD["credit_edges"] if edge["name"] != PAGES[edge["to"]]["outlet"]] == []


def test_rewrites_and_versions_come_after_what_they_rest_on() -> None:
    times = {page: datetime.fromisoformat(row["published"]) for page, row in PAGES.items()}
    circle = {page for row in GOLD["circles"] for page in row["pages"]}
    edges = [
        edge for edge in (*GOLD["credit_edges"], *GOLD["probably_from"]) if edge["from"] not in circle
    ]
    assert [edge for edge in edges if times[edge["from"]] <= times[edge["to"]]] == []
    assert all(times[row["older"]] < times[row["newer"]] for row in GOLD["versions"])


def test_what_must_never_be_merged_is_told_apart() -> None:
    for row in GOLD["never_merge"]:
        assert not set(row["a"]) & set(row["b"])
        for page in (*row["a"], *row["b"]):
            assert len(told_by(page)) <= 1


def test_a_name_that_stays_two_stands_in_the_pages_of_both() -> None:
    for two in GOLD["stay_two"]:
        for one in (two["a"], two["b"]):
            assert all(one["name"].split()[1] in whole(page) for page in one["pages"])


def test_every_decision_has_a_reason() -> None:
    fields = (
        "no_incident",
        "tells_two",
        "circles",
        "copy_groups",
        "partly_derived",
        "versions",
        "credit_edges",
        "probably_from",
        "never_merge",
        "actors",
        "stay_two",
    )
    rows = [row for field in fields for row in GOLD[field]]
    for incident in INCIDENTS.values():
        rows += [
            incident,
            *incident["origins"],
            *incident["not_established_items"],
            *incident["disputes"],
        ]
    assert [row for row in rows if not row.get("why")] == []
