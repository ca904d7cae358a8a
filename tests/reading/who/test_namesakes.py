"""Namesakes: people and bodies of one name, people of one name."""

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


def names(text: str) -> list[list[str]]:
    """Return the names of all named actors as they are mentioned, in the order of the text."""
    called = ([one.text for one in actor.mentions if one.kind == "name"] for actor in actors(text))
    return [found for found in called if found]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Anna Wagner fled. Wagner was charged with theft.", ["Anna Wagner", "Wagner"]),
        ("Joao Fano, 30, a clerk, was jailed on Friday. Fano denied it.", ["Joao Fano", "Fano"]),
        ("Olga Bayraktar resigned. Bayraktar had led the party.", ["Olga Bayraktar", "Bayraktar"]),
        ("Linda Yale sued. Yale lost.", ["Linda Yale", "Yale"]),
        ("Mira Meta was jailed. Meta appealed.", ["Mira Meta", "Meta"]),
    ],
)
def test_a_surname_that_is_a_known_body_too_is_the_person(text: str, called: list[str]) -> None:
    assert names(text) == [called]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Anna Wagner fled. The Wagner Group said so. Wagner fired.", ["Wagner Group", "Wagner"]),
        ("Anna Wagner fled. Fighters of the Wagner left Mali.", ["Wagner"]),
        ("Anna Wagner fled. Wagner mercenaries left Mali.", ["Wagner"]),
        ("Russian fighters of Wagner left Mali. Wagner denied it.", ["Wagner", "Wagner"]),
        ("Linda Yale sued. YALE was silent.", ["YALE"]),
    ],
)  # fmt: skip
def test_a_known_body_stays_one_beside_a_namesake(text: str, body: list[str]) -> None:
    assert body in names(text)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Ann Orrin runs Orrin University. Orrin was convicted of fraud.", ["Ann Orrin", "Orrin"]),
        ("Peter Orrin of Orrin Bank was jailed. Orrin had stolen.", ["Peter Orrin", "Orrin"]),
        ("Orrin Bank grew. Orrin denied it.", ["Orrin Bank", "Orrin"]),
    ],
)
def test_a_body_named_after_a_person_is_not_the_person(text: str, called: list[str]) -> None:
    assert called in names(text)


def test_what_may_be_a_body_or_its_namesake_is_left_open() -> None:
    found = names("Peter Orrin left Orrin Bank. Shares of Orrin fell.")
    assert found == [["Peter Orrin"], ["Orrin Bank"], ["Orrin"]]
