"""Outlets as steps of chains: one outlet under several names is one step, shown as its page has it."""

from __future__ import annotations

import pytest
from tests.linking.builders import Draft, officials, paper
from tests.linking.test_origins import ICELANDERS, NAMED, ask, chains
from tests.linking.world import ANCHORS, moved, tells

from dateline.linking.press_keys import fullest, is_nobody, once_each, press_key
from dateline.records import Credit
from dateline.tables import read_column

OWN = {"told_to": "Fjord Gazette from the quay"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Narwhal news agency", "narwhal"),
        ("Narwhal Press Agency", "narwhal"),
        ("agency Narwhal Line", "narwhal line"),
        ("The Fjord Gazette, which spoke to two of them", "fjord gazette"),
        ("the newspaper Tundra Post", "tundra post"),
        ("the agency", "agency"),
        ("Puffin Press", "puffin press"),
    ],
)
def test_a_key_leaves_out_what_only_says_the_kind(name: str, key: str) -> None:
    assert press_key(name) == key


def test_kinds_are_no_whole_names() -> None:
    kinds = read_column("link_press_kinds", "words")
    assert all(press_key(kind) for kind in kinds)
    assert is_nobody("Agencies")
    assert is_nobody("Staff and agency")
    assert not is_nobody("Narwhal Agency")


def test_each_outlet_is_taken_once_as_it_is_called_first() -> None:
    assert once_each(["Narwhal Agency", "Tundra Post", "Narwhal"]) == ("Narwhal Agency", "Tundra Post")


def test_a_short_name_stands_for_the_only_one_it_may_be() -> None:
    assert fullest("the Gazette", ["Fjord Gazette", "Tundra Post"]) == "Fjord Gazette"
    assert fullest("Fjord", ["Fjord Gazette", "Tundra Post"]) == "Fjord Gazette"
    assert fullest("the Gazette", ["Fjord Gazette", "Reef Gazette"]) == "the Gazette"


def test_an_agency_by_other_words_is_one_step_shown_as_its_page_has_it() -> None:
    answer = ask(
        tells("Narwhal Press Agency", ICELANDERS, page={"agency": "Narwhal"}),
        tells("Tundra Post", paper("the Narwhal agency")),
        tells("Puffin Daily", officials(), via=["agency Narwhal"]),
    )
    assert (answer.asserting_origins, answer.not_established) == (1, 0)
    assert chains(answer) == {
        ("Narwhal Press Agency", "Icelandic officials"),
        ("Tundra Post", "Narwhal Press Agency", "Icelandic officials"),
        ("Puffin Daily", "Narwhal Press Agency", "Icelandic officials"),
    }


def test_a_name_that_no_page_has_is_shown_as_the_text_has_it() -> None:
    answer = ask(tells("Tundra Post", officials(), via=["the Narwhal agency"]))
    assert chains(answer) == {("Tundra Post", "Narwhal agency", "officials")}


def test_agencies_are_nobody() -> None:
    page = {"agency": "Agencies", "credits": (Credit("Agencies", "agency"),)}
    answer = ask(tells("Tundra Post", ICELANDERS, page=page))
    assert chains(answer) == {("Tundra Post", "Icelandic officials")}


def test_a_listener_is_known_before_the_words_that_say_where() -> None:
    answer = ask(
        tells("Fjord Gazette", NAMED, claim=OWN),
        tells("Tundra Post", NAMED, claim={"told_to": "the Fjord Gazette at her office"}),
    )
    assert ("Tundra Post", "Fjord Gazette", "Solveig Tangen") in chains(answer)
    assert answer.origins[0].hearings == 1


def test_reporters_are_no_outlet() -> None:
    answer = ask(tells("Tundra Post", NAMED, claim={"told_to": "reporters in the courtyard"}))
    assert chains(answer) == {("Tundra Post", "Solveig Tangen")}


def test_a_claim_of_an_outlet_with_words_after_its_name_is_that_outlets() -> None:
    words = ANCHORS["Tundra Post"]
    draft = Draft("Tundra Post", f"The Reef Courier, which has seen the deck, reports that {words}.")
    moved(draft, [draft.claim(words, paper("The Reef Courier, which has seen the deck"))], anchor=words)
    assert chains(ask(draft.finish())) == {("Tundra Post", "The Reef Courier")}
