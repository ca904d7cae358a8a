"""Actors: own texts with the actors that must be found, their types, countries, roles and mentions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


def of(text: str, words: str) -> Actor:
    """The one actor that has these words among its mentions."""
    [found] = [actor for actor in actors(text) if words in {one.text for one in actor.mentions}]
    return found


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Ruritanian troops left. Libyan officials said so.", "Libyan officials", "group", "LY", "GOV"),
        ("Russian troops fired on the town.", "Russian troops", "military", "RU", "MIL"),
        ("Russia’s military packed up its tents.", "Russia’s military", "military", "RU", "MIL"),
        ("The Kremlin denied the report.", "Kremlin", "government", "RU", "GOV"),
        ("Washington fears a new war.", "Washington", "government", "US", "GOV"),
        ("Suspected Islamist gunmen fired.", "Suspected Islamist gunmen", "armed_group", None, "UAF"),
        ("Hamas fired rockets on Monday.", "Hamas", "armed_group", "PS", "REB"),
        ("The United Nations urged calm.", "United Nations", "organisation", None, "UNO"),
        ("Reuters reported the talks.", "Reuters", "media", None, "JRN"),
        ("The Northfield Gazette reported it.", "Northfield Gazette", "media", None, "JRN"),
        (
            "The Institute for the Study of Tides said so.",
            "Institute for the Study of Tides",
            "organisation",
            None,
            "SOC",
        ),
        ("Witnesses said they heard shots.", "Witnesses", "group", None, "CVL"),
        ("Protesters shouted in the square.", "Protesters", "group", None, "CVL"),
        ("The European Union agreed.", "European Union", "organisation", None, "EUR"),
    ],
)
def test_types_countries_and_sectors(
    text: str, words: str, kind: str, country: str | None, sector: str | None
) -> None:
    found = of(text, words)
    assert (found.type, found.country, found.sector) == (kind, country, sector)


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Libyan President Omar Zentani spoke.", "Omar Zentani", "Libyan President", "LY"),
        ("Libyan warlord Omar Zentani spoke.", "Omar Zentani", "Libyan warlord", "LY"),
        ("Omar Zentani, a warlord, spoke.", "Omar Zentani", "warlord", None),
        (
            "The director of the Zentan Museum, Omar Zentani, spoke.",
            "Omar Zentani",
            "director of the Zentan Museum",
            None,
        ),
        ("Gen. Omar Zentani spoke.", "Omar Zentani", "Gen.", None),
        ("Mr. Zentani spoke of it.", "Zentani", None, None),
    ],
)
def test_people_and_their_roles(text: str, name: str, role: str | None, country: str | None) -> None:
    [found] = [actor for actor in actors(text) if actor.name == name]
    assert (found.type, found.role, found.country) == ("person", role, country)


def test_a_surname_is_the_person_of_the_full_name() -> None:
    text = "President Omar Zentani spoke. Later Zentani left. “We won,” Zentani said."
    assert [one.text for one in of(text, "Omar Zentani").mentions] == [
        "Omar Zentani",
        "Zentani",
        "Zentani",
    ]


def test_two_people_of_one_surname_are_two() -> None:
    text = "Omar Zentani met Leila Zentani. Zentani said it went well."
    full = {actor.name for actor in actors(text) if actor.type == "person"}
    assert {"Omar Zentani", "Leila Zentani"} <= full
    assert len(of(text, "Omar Zentani").mentions) == 1
    assert len(of(text, "Leila Zentani").mentions) == 1


def test_country_capital_and_seat_are_one_government() -> None:
    found = of("Russia denied it. Moscow said so twice. The Kremlin agreed.", "Kremlin")
    assert {one.text for one in found.mentions} == {"Russia", "Moscow", "Kremlin"}
    assert found.name == "Russia"


def test_a_capital_to_flee_to_is_no_actor() -> None:
    assert "Moscow" not in {one.text for actor in actors("He fled to Moscow.") for one in actor.mentions}


def test_an_acronym_is_its_long_form() -> None:
    text = "The Zentan Relief Agency (ZRA) sent food. The ZRA said more is on the way."
    assert {one.text for one in of(text, "Zentan Relief Agency").mentions} == {
        "Zentan Relief Agency",
        "ZRA",
    }


def test_a_definite_description_is_its_one_antecedent() -> None:
    text = "Libyan warlord Omar Zentani spoke. The warlord has many guns."
    assert "The warlord" in {one.text for one in of(text, "Omar Zentani").mentions}


def test_a_description_with_two_antecedents_stays_apart() -> None:
    text = "Warlord Omar Zentani met warlord Ali Karimi. The warlord left early."
    assert {one.text for one in of(text, "The warlord").mentions} == {"The warlord"}


def test_a_pronoun_with_one_antecedent_is_resolved() -> None:
    text = "Omar Zentani arrived on Monday. He said the road was closed."
    assert [(one.text, one.kind) for one in of(text, "Omar Zentani").mentions] == [
        ("Omar Zentani", "name"),
        ("He", "pronoun"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Zentani and Ali Karimi arrived. He said the road was closed.",
        "“He is a liar,” said Omar Zentani.",
        "Mary Hill arrived. He said the road was closed.",
    ],
)
def test_a_pronoun_that_is_not_plain_stays_open(text: str) -> None:
    kinds = {one.kind for actor in actors(text) for one in actor.mentions}
    assert "pronoun" not in kinds


def test_a_region_is_no_body_whatever_its_words() -> None:
    names = {
        actor.name for actor in actors("Troops moved into the West Bank. The World Bank will help.")
    }
    assert "World Bank" in names
    assert "West Bank" not in names


def test_unnamed_sources_are_not_one() -> None:
    text = (
        "It broke, sources familiar with the pump said. It leaks, sources familiar with the pipe said."
    )
    sources = [actor for actor in actors(text) if actor.name.casefold() == "sources"]
    assert len(sources) == 2


@pytest.mark.parametrize(
    "text", ["On Monday it rained.", "World War II ended.", "Merry Christmas was had."]
)
def test_days_and_events_are_no_actors(text: str) -> None:
    assert actors(text) == ()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "President",
                "Omar",
                "Zentani",
                "'s",
                "he",
                "his",
                "said",
                "(",
                ")",
                "ZRA",
                ",",
                "Libyan",
                "officials",
                "of",
                "Bank",
                "and",
                "forces",
                ".",
            ]
        )
    )
)
def test_odd_text_keeps_the_invariants(words: list[str]) -> None:
    text = " ".join(words)
    found = actors(text)
    assert len({actor.id for actor in found}) == len(found)
    taken = [(one.start, one.end) for actor in found for one in actor.mentions]
    assert len(set(taken)) == len(taken)
    for actor in found:
        assert actor.mentions
        assert all(text[one.start : one.end] == one.text for one in actor.mentions)
        assert actor.name in {one.text for one in actor.mentions}
