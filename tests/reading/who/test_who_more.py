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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May it accused soldiers of burning huts.", "soldiers"),
        ("Senator Ana Brand, who left, accused the army of theft.", "the army"),
        ("The senator accused the government of fraud.", "the government"),
        ("Rebels captured soldiers near the dam.", "soldiers"),
        ("The accused soldiers were tried.", "The accused soldiers"),
        ("They want the release of captured soldiers.", "captured soldiers"),
    ],
)
def test_a_description_holds_no_verb_before_it(text: str, words: str) -> None:
    assert words in {one for found in names(text) for one in found}


@pytest.mark.parametrize(
    ("text", "words", "kind", "country"),
    [
        ("Peru's congress rejected the bill.", "Peru's congress", "government", "PE"),
        ("Ghana’s central bank cut its rate.", "Ghana’s central bank", "organisation", "GH"),
        ("Ecuador's prison guards went on strike.", "Ecuador's prison guards", "group", "EC"),
        ("Chile's Defense Department denied it.", "Defense Department", "government", "CL"),
    ],
)
def test_a_body_acts_and_not_its_state(text: str, words: str, kind: str, country: str) -> None:
    [found] = actors(text)
    assert (found.name, found.type, found.country) == (words, kind, country)


def test_a_state_that_acts_itself_stays_beside_its_body() -> None:
    found = names("Peru closed the border. Peru's congress objected.")
    assert found == [{"Peru"}, {"Peru's congress"}]


def test_banks_of_rivers_and_names_of_states_are_no_descriptions() -> None:
    assert names("They swam to the left bank of the stream.") == []
    assert names("He was flown to the United States.") == []


def test_whom_a_speaker_describes_is_not_the_speaker() -> None:
    text = 'Tomas Okoro leads the club. "We do not want a governor picked by clerks," he said.'
    assert {"Tomas Okoro", "he"} in names(text)
    assert {"a governor"} in names(text)


def test_an_armed_body_is_never_he() -> None:
    text = (
        "The rebel Northern River Bloc sent a letter. The Bloc's chief envoy, known as Commander Lukas, "
        "refused. “We hold eleven,” he told reporters."
    )
    found = names(text)
    assert any("Northern River Bloc" in one and "he" not in one for one in found)
    assert any({"Lukas", "he"} <= one for one in found)


def test_a_title_between_a_role_and_its_name() -> None:
    text = "The group sent a letter. Its commander, Colonel Lukas, refused."
    assert {"Its commander", "Lukas"} in names(text)


def test_a_hyphenated_surname_is_one_name() -> None:
    text = "They met Ingrid Solb-Marn in May. On Monday Solb-Marn spoke."
    assert {"Ingrid Solb-Marn", "Solb-Marn"} in names(text)
