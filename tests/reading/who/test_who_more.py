"""Actors: what countries, known bodies and short names make of the words around them."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Actor, Article


def actors(text: str) -> tuple[Actor, ...]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    return read_actors(reading, Findings(places=read_places(reading, Findings())))


def names(text: str) -> list[set[str]]:
    return [{one.text for one in actor.mentions} for actor in actors(text)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("South Korean troops fired first.", "South Korean troops", "KR"),
        ("Saudi Arabian officials agreed.", "Saudi Arabian officials", "SA"),
        ("French and American troops left.", "French and American troops", None),
        ("Male suspects were named by the police.", "Male suspects", None),
        ("Chile's Defense Department denied it.", "Defense Department", "CL"),
    ],
)
def test_countries_of_one_and_more_words(text: str, words: str, country: str | None) -> None:
    [found] = [actor for actor in actors(text) if words in {one.text for one in actor.mentions}]
    assert found.country == country


def test_forces_of_a_part_of_a_country_are_not_its_military() -> None:
    found = names("Libyan forces fired. The eastern Libyan forces fired back.")
    assert {"Libyan forces"} in found
    assert {"The eastern Libyan forces"} in found


def test_a_word_is_no_acronym() -> None:
    assert {"Who"} not in names("Who would answer? We are at war.")
    assert {"WHO"} in names("The WHO sent doctors.")


def test_a_name_with_a_possessive_inside() -> None:
    assert {"People’s Liberation Army"} in names("The People’s Liberation Army held a drill.")


def test_a_body_called_for_short() -> None:
    found = names("The Sorran News Agency reported it. Sorran said the toll may rise.")
    assert {"Sorran News Agency", "Sorran"} in found


def test_a_body_that_the_name_of_the_role_holds() -> None:
    [found] = [actor for actor in actors("CIA Director Alma Dorn spoke.") if actor.name == "Alma Dorn"]
    assert (found.role, found.country, found.sector) == ("CIA Director", "US", "SPY")


def test_the_government_of_one_country_only() -> None:
    assert {"Niger", "the government"} in names("Niger shut the border, the government said.")
    both = names("Niger and Mali shut the border. Niger acted first, the government said.")
    assert {"the government"} in both


def test_former_officials_are_elites() -> None:
    [found] = [actor for actor in actors("A former Libyan official said so.") if actor.country == "LY"]
    assert found.sector == "ELI"


@pytest.mark.parametrize(
    "text", ["No group has said so.", "She was taken to hospital.", "Yesterday it rained."]
)
def test_no_one_is_meant(text: str) -> None:
    assert [actor for actor in actors(text) if actor.type != "person"] == []
