"""One source under several words of one text, and of several: read from invented pages as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.linking.told import chains_of, origins_of, read_pages

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LinkedArticle]:
    return read_pages(tmp_path_factory.mktemp("told") / "pages.jsonl", "told_introduced.txt")


Read = dict[str, "LinkedArticle"]


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("late", "Solveig Tangen"),
        ("late-clause", "Odd Vik"),
        ("vague", "Ragna Holm"),
        ("lawyer", "Odd Vik"),
        ("rank", "Odd Vik"),
        ("body", "Ragna Holm"),
    ],
)
def test_who_is_described_first_and_then_named_is_one(read: Read, page: str, name: str) -> None:
    found = origins_of([read[page]])
    assert [one.name for one in found.established] == [name]
    assert [one.hearings for one in found.established] == [1]


def test_who_is_named_with_another_role_is_another(read: Read) -> None:
    assert origins_of([read["other"]]).asserting == 2


def test_a_body_and_its_spokesman_are_one(read: Read) -> None:
    found = origins_of([read["police"]])
    assert [(one.name, one.side) for one in found.established] == [("Odd Vik", "denies")]


def test_both_are_the_two_who_spoke(read: Read) -> None:
    found = origins_of([read["two"]])
    assert chains_of(found) == {("Tundra Post", "relief workers")}


def test_what_one_person_says_came_one_way_and_no_other_persons_words_did(read: Read) -> None:
    found = chains_of(origins_of([read["route"]]))
    assert found == {("Reef News", "Fjord Gazette", "Solveig Tangen"), ("Reef News", "Odd Vik")}


def test_a_role_leads_to_the_person_whom_the_credited_page_names(read: Read) -> None:
    found = origins_of([read["late"], read["credit"]])
    assert (found.asserting, found.not_established) == (1, 0)
    assert ("Puffin Daily", "Fjord Gazette", "Solveig Tangen") in chains_of(found)


@pytest.mark.parametrize("page", ["respelt", "short"])
def test_one_person_by_other_forms_of_the_name_is_one_origin(read: Read, page: str) -> None:
    assert origins_of([read["late"], read[page]]).asserting == 1


def test_a_namesake_in_another_office_is_another(read: Read) -> None:
    assert origins_of([read["late"], read["namesake"]]).asserting == 2
    assert origins_of([read["late"], read["namesake"], read["short"]]).asserting == 2


def test_a_ministry_and_the_head_of_a_charity_are_two(read: Read) -> None:
    assert origins_of([read["ministry"]]).asserting == 2


def test_a_body_that_one_page_names_and_its_director_in_another_are_one(read: Read) -> None:
    found = origins_of([read["behind"], read["director"]])
    assert (found.asserting, found.not_established) == (1, 0)
    assert [one.name for one in found.established] == ["Ragna Holm"]
    assert "speaks for" in " ".join(tie.reason for tie in found.ties)


def test_a_body_whose_own_page_is_held_is_a_step_to_who_speaks_there(read: Read) -> None:
    found = origins_of([read["behind"], read["release"]])
    assert found.asserting == 1
    assert ("Gull Mail", "Harbour Relief", "Ragna Holm") in chains_of(found)


def test_who_only_speaks_of_what_followed_is_no_origin(read: Read) -> None:
    assert [one.name for one in origins_of([read["onlooker"]]).established] == ["Odd Vik"]


def test_what_an_outlet_printed_before_is_no_source_of_its_correction(read: Read) -> None:
    found = origins_of([read["taken-back"]])
    assert (found.asserting, found.not_established) == (0, 1)
