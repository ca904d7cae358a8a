"""What must hold of every invented world's gold: words stand in pages, counts follow members.

A module of tests gives a fixture ``world`` and a class that inherits these; nothing of Dateline runs.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final, get_args

from tests.linking.gold_world import cited_by_incident, cited_elsewhere, read_world, runs
from tests.linking.world_score import read_gold

from dateline.records import EventType, SourceKind

if TYPE_CHECKING:
    from tests.linking.gold_world import World

WORDS: Final = (80, 500)  # of a page's text: least, most
SHINGLE: Final = 5  # words
ONE_TEXT: Final = 0.5
PARTLY: Final = 0.2
SIDES: Final = {
    "asserts": "asserting_origins",
    "denies": "denying_origins",
    "doubts": "doubting_origins",
}


class PageChecks:
    """Pages are news by length and date, of outlets and words of their own; copies share their text."""

    undated: ClassVar[set[str]] = set()
    others: ClassVar[tuple[str, ...]] = ()

    def test_the_pages_have_the_length_of_news_and_most_have_a_date(self, world: World) -> None:
        lengths = [len(row["text"].split()) for row in world.pages.values()]
        assert WORDS[0] <= min(lengths) < max(lengths) <= WORDS[1]
        dated = world.dates()
        assert set(world.pages) - set(dated) == self.undated & set(world.pages)
        assert all(datetime.fromisoformat(value).tzinfo for value in dated.values())
        assert all(".example/" in row["url"] for row in world.pages.values())

    def test_no_outlet_or_wording_comes_from_another_world(self, world: World) -> None:
        texts = runs((row["text"] for row in world.pages.values()), 10)
        outlets = {row["outlet"] for row in world.pages.values()}
        for name in set(self.others) - {world.name}:
            rows = read_world(name).pages.values()
            assert not outlets & {row["outlet"] for row in rows}
            assert not texts & runs((row["text"] for row in rows), 10)

    def test_copies_share_their_text_and_no_other_pages_do(self, world: World) -> None:
        texts = {page: runs([row["text"]], SHINGLE) for page, row in world.pages.items()}
        share = {
            frozenset(two): len(texts[two[0]] & texts[two[1]]) / min(len(texts[one]) for one in two)
            for two in itertools.combinations(texts, 2)
        }
        copies = {pair for pair, part in share.items() if part >= ONE_TEXT}
        derived = {pair for pair, part in share.items() if PARTLY <= part < ONE_TEXT}
        assert (copies, derived) == (world.grouped("copy_groups"), world.grouped("partly_derived"))


class ChainChecks:
    """Chains go from outlets to sources by edges of the gold, in time; every page reaches something."""

    def test_every_page_leads_to_an_origin_or_is_not_established(self, world: World) -> None:
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

    def test_chains_go_from_outlet_to_source_by_edges_of_the_gold(self, world: World) -> None:
        steps = {(world.outlet(edge["from"]), world.outlet(edge["to"])) for edge in world.edges()}
        for one in world.gold["named_steps"]:
            steps |= set(itertools.pairwise(one["steps"]))
        for origin, chain in world.chains():
            assert chain["steps"][0] == world.outlet(chain["page"])
            assert chain["steps"][-1] == origin["name"]
            assert set(itertools.pairwise(chain["steps"][:-1])) <= steps

    def test_a_page_names_the_steps_and_the_named_source_of_a_sure_chain(self, world: World) -> None:
        for origin, chain in world.chains():
            page = chain["page"]
            middle = [step for step in chain["steps"][1:-1] if step not in world.whole(page)]
            assert bool(middle) == chain["probable"]
            assert not origin["named"] or chain["probable"] or page in origin["names"]

    def test_who_hears_a_source_leads_to_it_at_first_hand(self, world: World) -> None:
        for origin in world.origins():
            at_first_hand = {one["page"] for one in origin["chains"] if len(one["steps"]) == 2}
            assert {one["page"] for one in origin["hearings"]} <= at_first_hand
            assert bool(at_first_hand) == bool(origin["hearings"])
            assert all(one["outlet"] == world.outlet(one["page"]) for one in origin["hearings"])

    def test_the_common_link_is_on_every_asserting_chain(self, world: World) -> None:
        for incident in world.gold["incidents"]:
            asserting = [one for one in incident["origins"] if one["side"] == "asserts"]
            ways = [set(chain["steps"][:-1]) for one in asserting for chain in one["chains"]]
            link = incident["common_link"]
            assert set.intersection(*ways) == ({link} if link else set())

    def test_what_rests_on_a_page_comes_after_it_but_for_circles(self, world: World) -> None:
        circle = {page for row in world.gold["circles"] for page in row["pages"]}
        when = world.dates()
        pairs = [(edge["from"], edge["to"]) for edge in world.edges() if edge["from"] not in circle]
        pairs += [(row["newer"], row["older"]) for row in world.gold["versions"]]
        dated = [pair for pair in pairs if set(pair) <= set(when)]
        assert [pair for pair in dated if when[pair[0]] <= when[pair[1]]] == []
        names = [(one["name"], world.outlet(one["to"])) for one in world.gold["credit_edges"]]
        assert [pair for pair in names if pair[0] != pair[1]] == []

    def test_what_a_rewrite_without_credit_shares_stands_in_both(self, world: World) -> None:
        for edge in world.gold["probably_from"]:
            assert len(edge["shared"]) > 1
            for page in (edge["from"], edge["to"]):
                text = world.whole(page).lower()
                assert [words for words in edge["shared"] if words.lower() not in text] == []
            assert world.outlet(edge["to"]) not in world.whole(edge["from"])


class GoldChecks(PageChecks, ChainChecks):
    """All that is asked of a world without a list of its telling sentences."""

    def test_the_gold_has_the_fields_of_the_first_world(self, world: World) -> None:
        first = read_gold()
        assert list(world.gold) == list(first)
        fields = {frozenset(one) for one in world.gold["incidents"]}
        assert fields == {frozenset(first["incidents"][0])}
        assert {one["type"] for one in world.gold["incidents"]} <= set(get_args(EventType))
        assert {one["kind"] for one in world.origins()} <= set(get_args(SourceKind))
        assert {one["side"] for one in world.origins()} <= set(SIDES)

    def test_every_page_tells_one_incident_but_those_of_none_and_of_two(self, world: World) -> None:
        number = dict.fromkeys(world.pages, 1)
        number |= {row["page"]: 0 for row in world.gold["no_incident"]}
        number |= {row["page"]: len(row["incidents"]) for row in world.gold["tells_two"]}
        assert {page: len(world.told_by(page)) for page in world.pages} == number

    def test_all_words_of_the_gold_stand_in_their_pages(self, world: World) -> None:
        cited = [*cited_elsewhere(world.gold)]
        for incident in world.gold["incidents"]:
            pieces = [*cited_by_incident(incident)]
            assert {page for page, _ in pieces} <= set(incident["pages"])
            cited += pieces
        assert [(page, words) for page, words in cited if words not in world.whole(page)] == []

    def test_the_counts_are_those_of_the_members(self, world: World) -> None:
        for incident in world.gold["incidents"]:
            sides = Counter(origin["side"] for origin in incident["origins"])
            assert incident["counts"] == {
                **{name: sides[one] for one, name in SIDES.items()},
                "not_established": len(incident["not_established_items"]),
                "independent_origins": sides["asserts"],
                "hearings": sum(len(one["hearings"]) for one in incident["origins"]),
                "articles": len(set(incident["pages"])),
                "outlets": len({world.outlet(page) for page in incident["pages"]}),
            }

    def test_the_sides_of_a_dispute_are_borne_by_pages_of_their_origins(self, world: World) -> None:
        for incident in world.gold["incidents"]:
            reach = {one["id"]: {*one["pages"], *one["probable_pages"]} for one in incident["origins"]}
            for dispute in incident["disputes"]:
                one, other = dispute["sides"]
                assert not set(one["origins"]) & set(other["origins"])
                for side in (one, other):
                    assert set(side["pages"]) == set().union(*(reach[name] for name in side["origins"]))
                    assert set(side["words"]) <= set(side["pages"])

    def test_what_must_never_be_merged_tells_two_happenings(self, world: World) -> None:
        for row in world.gold["never_merge"]:
            keys = [{key for page in row[side] for key in world.told_by(page)} for side in ("a", "b")]
            assert keys == [{row["incidents"][0]}, {row["incidents"][1]}]

    def test_every_decision_has_a_reason(self, world: World) -> None:
        gold = {name: part for name, part in world.gold.items() if name != "named_steps"}
        rows = [row for part in gold.values() if isinstance(part, list) for row in part]
        for incident in world.gold["incidents"]:
            rows += [*incident["origins"], *incident["not_established_items"], *incident["disputes"]]
        assert [row for row in rows if not row.get("why")] == []


class ToldChecks:
    """Rows of telling sentences stand in pages that tell or mention the incident, whole and once."""

    def test_told_sentences_stand_in_pages_that_tell_or_mention_the_incident(self, world: World) -> None:
        tells = {one["key"]: {*one["pages"], *one["mentioned_by"]} for one in world.gold["incidents"]}
        for row in world.told():
            assert row["page"] in tells[row["incident"]]
            assert row["sentence"] in world.pages[row["page"]]["text"]
            assert row["trigger"] in row["sentence"]
            assert (row["according_to"] or "") in world.whole(row["page"])

    def test_every_page_of_an_incident_has_a_told_sentence(self, world: World) -> None:
        wanted = {(page, one["key"]) for one in world.gold["incidents"] for page in one["pages"]}
        assert wanted - {(row["page"], row["incident"]) for row in world.told()} == set()

    def test_told_sentences_are_whole_and_no_row_stands_twice(self, world: World) -> None:
        rows = [row["sentence"] for row in world.told()]
        assert [one for one in rows if not re.search(r"[.!?:][\"'”’)]*$", one)] == []
        assert [one for one in rows if "\n" in one or one != one.strip()] == []
        assert max(Counter(tuple(row.values()) for row in world.told()).values()) == 1
