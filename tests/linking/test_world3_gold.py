"""Both halves of the third test world hold together: words stand in pages, counts follow members."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from tests.linking.world_score import read_gold

from dateline.records import EventType, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

WORLDS = Path(__file__).parent
HALVES = ("a", "b")
UNDATED = {"a": {"a13"}, "b": {"b22"}}
WORDS = (80, 500)  # of a page's text: least, most
SHINGLE = 5  # words
ONE_TEXT = 0.5
PARTLY = 0.2
SIDES = {"asserts": "asserting_origins", "denies": "denying_origins", "doubts": "doubting_origins"}


@dataclass(frozen=True, slots=True)
class Half:
    """One half of the world: its pages by id, its gold."""

    name: str
    pages: dict[str, dict[str, str]]
    gold: dict[str, Any]

    def outlet(self, page: str) -> str:
        return self.pages[page]["outlet"]

    def whole(self, page: str) -> str:
        """All that a reader of the page sees, in one string."""
        row = self.pages[page]
        return "\n".join(row.get(part, "") for part in ("outlet", "title", "byline", "text"))

    def origins(self) -> Iterator[dict[str, Any]]:
        for incident in self.gold["incidents"]:
            yield from incident["origins"]

    def chains(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Every (origin, chain) of the half."""
        for origin in self.origins():
            yield from ((origin, chain) for chain in origin["chains"])

    def told_by(self, page: str) -> list[str]:
        return [one["key"] for one in self.gold["incidents"] if page in one["pages"]]

    def edges(self) -> list[dict[str, Any]]:
        return [*self.gold["credit_edges"], *self.gold["probably_from"]]


def read_pages(folder: Path) -> dict[str, dict[str, str]]:
    """Return the pages of a world by id."""
    rows = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module", params=HALVES)
def half(request: pytest.FixtureRequest) -> Half:
    folder = WORLDS / "world3" / request.param
    return Half(request.param, read_pages(folder), read_gold(folder))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def cited_by_incident(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (page, words) that an incident of the gold rests on."""
    for origin in incident["origins"]:
        for page, names in origin["names"].items():
            yield from ((page, name) for name in names)
        yield from ((one["page"], one["words"]) for one in origin["hearings"])
    yield from ((item["pages"][0], item["words"]) for item in incident["not_established_items"])
    for side in (side for dispute in incident["disputes"] for side in dispute["sides"]):
        yield from side["words"].items()


def cited_elsewhere(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (page, words) of the gold outside its incidents."""
    yield from ((edge["from"], edge["words"]) for edge in gold["credit_edges"])
    yield from ((edge["from"], edge["name"]) for edge in gold["credit_edges"])
    yield from ((step["page"], step["words"]) for step in gold["named_steps"])
    yield from ((row["newer"], words) for row in gold["versions"] for words in row["changed"])
    for actor in gold["actors"]:
        yield from ((page, name) for page, names in actor["names"].items() for name in names)
    for two in gold["stay_two"]:
        yield from two["words"].items()
        yield from ((page, one["name"]) for one in (two["a"], two["b"]) for page in one["pages"])


def test_the_pages_have_the_length_of_news_and_most_have_a_date(half: Half) -> None:
    assert sorted(half.pages) == [f"{half.name}{number:02}" for number in range(1, 25)]
    lengths = [len(row["text"].split()) for row in half.pages.values()]
    assert WORDS[0] <= min(lengths) < max(lengths) <= WORDS[1]
    dated = {page: row["published"] for page, row in half.pages.items() if "published" in row}
    assert set(half.pages) - set(dated) == UNDATED[half.name]
    assert all(datetime.fromisoformat(value).tzinfo for value in dated.values())
    assert all(".example/" in row["url"] for row in half.pages.values())


def test_no_outlet_or_wording_comes_from_another_world() -> None:
    folders = [WORLDS / one for one in ("world", "world2", "world3/a", "world3/b")]
    worlds = [list(read_pages(folder).values()) for folder in folders]
    for one, other in itertools.combinations(worlds, 2):
        assert not {row["outlet"] for row in one} & {row["outlet"] for row in other}
        assert not set().union(*(runs(row["text"], 10) for row in one)) & set().union(
            *(runs(row["text"], 10) for row in other)
        )


def test_the_gold_has_the_fields_of_the_first_world_and_the_kinds_of_the_report(half: Half) -> None:
    first = read_gold()
    assert list(half.gold) == list(first)
    assert {frozenset(one) for one in half.gold["incidents"]} == {frozenset(first["incidents"][0])}
    assert {one["type"] for one in half.gold["incidents"]} <= set(get_args(EventType))
    assert {one["kind"] for one in half.origins()} <= set(get_args(SourceKind))
    assert {one["side"] for one in half.origins()} <= set(SIDES)


def test_every_page_tells_one_incident_or_none(half: Half) -> None:
    none = {row["page"] for row in half.gold["no_incident"]}
    assert {page: len(half.told_by(page)) for page in half.pages} == {
        page: 0 if page in none else 1 for page in half.pages
    }
    assert half.gold["tells_two"] == []


def test_all_words_of_the_gold_stand_in_their_pages(half: Half) -> None:
    cited = [*cited_elsewhere(half.gold)]
    for incident in half.gold["incidents"]:
        pieces = [*cited_by_incident(incident)]
        assert {page for page, _ in pieces} <= set(incident["pages"])
        cited += pieces
    assert [(page, words) for page, words in cited if words not in half.whole(page)] == []


def test_what_a_rewrite_without_credit_shares_stands_in_both_and_it_names_no_outlet(half: Half) -> None:
    for edge in half.gold["probably_from"]:
        assert len(edge["shared"]) > 1
        for page in (edge["from"], edge["to"]):
            text = half.whole(page).lower()
            assert [words for words in edge["shared"] if words.lower() not in text] == []
        assert half.outlet(edge["to"]) not in half.whole(edge["from"])


def test_the_counts_are_those_of_the_members(half: Half) -> None:
    for incident in half.gold["incidents"]:
        counts = incident["counts"]
        sides = [origin["side"] for origin in incident["origins"]]
        assert {name: counts[name] for name in SIDES.values()} == {
            name: sides.count(one) for one, name in SIDES.items()
        }
        assert counts["independent_origins"] == counts["asserting_origins"]
        assert counts["not_established"] == len(incident["not_established_items"])
        assert counts["hearings"] == sum(len(one["hearings"]) for one in incident["origins"])
        assert counts["articles"] == len(set(incident["pages"]))
        assert counts["outlets"] == len({half.outlet(page) for page in incident["pages"]})


def test_every_page_leads_to_an_origin_or_is_not_established(half: Half) -> None:
    for incident in half.gold["incidents"]:
        reached: set[str] = set()
        for origin in incident["origins"]:
            sure = [one["page"] for one in origin["chains"] if not one["probable"]]
            probable = [one["page"] for one in origin["chains"] if one["probable"]]
            assert (sure, probable) == (origin["pages"], origin["probable_pages"])
            reached |= {*sure, *probable}
        bare = {page for item in incident["not_established_items"] for page in item["pages"]}
        assert not reached & bare
        assert reached | bare == set(incident["pages"])


def test_chains_go_from_outlet_to_source_by_edges_of_the_gold(half: Half) -> None:
    steps = {(half.outlet(edge["from"]), half.outlet(edge["to"])) for edge in half.edges()}
    told = {tuple(pair) for one in half.gold["named_steps"] for pair in itertools.pairwise(one["steps"])}
    for origin, chain in half.chains():
        assert chain["steps"][0] == half.outlet(chain["page"])
        assert chain["steps"][-1] == origin["name"]
        assert set(itertools.pairwise(chain["steps"][:-1])) <= steps | told


def test_a_page_names_the_steps_and_the_named_source_of_a_sure_chain(half: Half) -> None:
    for origin, chain in half.chains():
        middle = [step for step in chain["steps"][1:-1] if step not in half.whole(chain["page"])]
        assert bool(middle) == chain["probable"]
        if origin["named"] and not chain["probable"]:
            assert chain["page"] in origin["names"]


def test_who_hears_a_source_leads_to_it_at_first_hand(half: Half) -> None:
    for origin in half.origins():
        at_first_hand = {one["page"] for one in origin["chains"] if len(one["steps"]) == 2}
        assert {one["page"] for one in origin["hearings"]} <= at_first_hand
        assert bool(at_first_hand) == bool(origin["hearings"])
        assert all(one["outlet"] == half.outlet(one["page"]) for one in origin["hearings"])


def test_the_common_link_is_on_every_asserting_chain(half: Half) -> None:
    for incident in half.gold["incidents"]:
        asserting = [one for one in incident["origins"] if one["side"] == "asserts"]
        ways = [set(chain["steps"][:-1]) for one in asserting for chain in one["chains"]]
        common = set.intersection(*ways)
        assert common == ({incident["common_link"]} if incident["common_link"] else set())


def test_the_sides_of_a_dispute_are_borne_by_pages_of_their_origins(half: Half) -> None:
    for incident in half.gold["incidents"]:
        reach = {one["id"]: {*one["pages"], *one["probable_pages"]} for one in incident["origins"]}
        for dispute in incident["disputes"]:
            one, other = dispute["sides"]
            assert not set(one["origins"]) & set(other["origins"])
            for side in (one, other):
                assert set(side["pages"]) == set().union(*(reach[name] for name in side["origins"]))
                assert set(side["words"]) <= set(side["pages"])


def test_copies_share_their_text_and_no_other_pages_do(half: Half) -> None:
    texts = {page: runs(row["text"], SHINGLE) for page, row in half.pages.items()}
    share = {
        frozenset((one, other)): len(texts[one] & texts[other]) / min(len(texts[one]), len(texts[other]))
        for one, other in itertools.combinations(texts, 2)
    }
    copies = [itertools.combinations(group["pages"], 2) for group in half.gold["copy_groups"]]
    assert {pair for pair, part in share.items() if part >= ONE_TEXT} == {
        frozenset(pair) for pairs in copies for pair in pairs
    }
    assert half.gold["partly_derived"] == []
    assert [pair for pair, part in share.items() if PARTLY <= part < ONE_TEXT] == []


def test_what_rests_on_a_page_comes_after_it_but_for_circles(half: Half) -> None:
    circle = {page for row in half.gold["circles"] for page in row["pages"]}
    when = {page: row["published"] for page, row in half.pages.items() if "published" in row}
    pairs = [(edge["from"], edge["to"]) for edge in half.edges() if edge["from"] not in circle]
    pairs += [(row["newer"], row["older"]) for row in half.gold["versions"]]
    dated = [pair for pair in pairs if set(pair) <= set(when)]
    assert [pair for pair in dated if when[pair[0]] <= when[pair[1]]] == []
    names = [(one["name"], half.outlet(one["to"])) for one in half.gold["credit_edges"]]
    assert [pair for pair in names if pair[0] != pair[1]] == []


def test_what_must_never_be_merged_tells_two_happenings(half: Half) -> None:
    for row in half.gold["never_merge"]:
        told = [{key for page in row[side] for key in half.told_by(page)} for side in ("a", "b")]
        assert told == [{row["incidents"][0]}, {row["incidents"][1]}]


def test_every_decision_has_a_reason(half: Half) -> None:
    rows = [row for name, part in half.gold.items() if isinstance(part, list) for row in part]
    rows = [row for row in rows if row not in half.gold["named_steps"]]
    for incident in half.gold["incidents"]:
        rows += [*incident["origins"], *incident["not_established_items"], *incident["disputes"]]
    assert [row for row in rows if not row.get("why")] == []
