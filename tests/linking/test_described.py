"""Descriptions of unnamed sources, and who vouches for what a text tells itself: from pages as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.told import chains_of, origins_of, read_pages

from dateline.linking.nations import regions, take_regions

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle

    Read = dict[str, LinkedArticle]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return read_pages(tmp_path_factory.mktemp("told") / "pages.jsonl", "told_described.txt")


def test_western_diplomats_are_no_officials_of_a_country_outside(read: Read) -> None:
    assert origins_of([read["western"], read["ethiopian"]], "CONSULT").asserting == 2
    found = origins_of([read["western"], read["american"]], "CONSULT")
    assert (found.asserting, found.not_established) == (1, 1)


def test_a_region_tells_more_than_where_one_speaks() -> None:
    assert take_regions(frozenset({"LY"}), ("western", "diplomats")) == (
        regions()["western"],
        ("diplomats",),
    )
    assert take_regions(frozenset({"LY"}), ("officials",)) == (frozenset({"LY"}), ("officials",))
    assert "KE" in regions()["african"]


def test_a_ministry_called_its_is_of_the_country_that_the_words_name_first(read: Read) -> None:
    assert origins_of([read["ministry"], read["state"]], "CONSULT").asserting == 2


def test_who_counts_the_marchers_asserts_the_march(read: Read) -> None:
    assert chains_of(origins_of([read["march"]], "PROTEST")) == {("Fjord Gazette", "Odd Vik")}
    assert origins_of([read["march-bare"]], "PROTEST").asserting == 0


def test_a_body_and_its_president_are_one(read: Read) -> None:
    assert chains_of(origins_of([read["body"]])) == {("Reef News", "Odd Vik")}


def test_officials_described_more_closely_soon_after_are_those(read: Read) -> None:
    found = origins_of([read["closer"]])
    assert chains_of(found) == {("Reef News", "officials at the fisheries ministry")}


def test_unnamed_sources_with_one_quotation_are_one_wherever_it_stands(read: Read) -> None:
    found = origins_of([read["closer"], read["closer-too"]])
    assert (found.asserting, found.not_established) == (1, 0)


def test_a_person_is_no_outlet(read: Read) -> None:
    assert chains_of(origins_of([read["lecturer"]])) == {("Lava Times", "Ragna Holm")}
    assert [one.kind for one in origins_of([read["lecturer"]]).established] != ["outlet"]


def test_what_a_credited_outlet_has_seen_is_the_origin(read: Read) -> None:
    found = origins_of([read["watched"]])
    assert [one.kind for one in found.established] == ["imagery"]
    assert chains_of(found) == {("Reef News", "Cod Weekly", "recording")}
    assert [one.kind for one in origins_of([read["watched-no"]]).established] == ["outlet"]


def test_a_radio_of_a_country_is_not_the_one_paper_that_the_text_names(read: Read) -> None:
    assert "Cod Weekly" not in {
        name for chain in chains_of(origins_of([read["radio"]])) for name in chain
    }


def test_words_around_an_event_may_deny_or_doubt_it(read: Read) -> None:
    denied, doubted = origins_of([read["false"]], "COERCE"), origins_of([read["doubt"]])
    assert [one.side for one in denied.established] == ["denies"]
    assert [one.side for one in doubted.established] == ["doubts"]


def test_police_and_organisers_speak_by_the_only_officer_and_leader_named(read: Read) -> None:
    assert chains_of(origins_of([read["rank"]])) == {("Kelp Courier", "Odd Vik")}
    found = chains_of(origins_of([read["organisers"]], "PROTEST"))
    assert found == {("Kelp Courier", "Odd Vik"), ("Kelp Courier", "Ragna Holm")}


def test_what_another_text_tells_of_an_absent_outlet_goes_on_the_chain(read: Read) -> None:
    assert chains_of(origins_of([read["onward"]])) == {("Puffin Daily", "Cod Weekly")}
    found = chains_of(origins_of([read["onward"], read["whence"]]))
    assert found == {
        ("Puffin Daily", "Cod Weekly", "Moss Tribune"),
        ("Fjord Gazette", "Cod Weekly", "Moss Tribune"),
    }
