"""Roles that tell less than their words: not held, not shown, of a small world, beside a body only."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Actor, Article


def of(text: str, words: str = "Mira Dovell") -> Actor:
    """The one actor that has these words among its mentions."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    [found] = [actor for actor in actors if words in {one.text for one in actor.mentions}]
    return found


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Mira Dovell, a critic of Hezbollah, spoke.", None),
        ("Mira Dovell, a critic of the CIA, spoke.", None),
        ("Mira Dovell, a critic of Peru, spoke.", None),
        ("Mira Dovell, a hostage of Hamas, spoke.", "CVL"),
        ("Mira Dovell, a victim of Boko Haram, spoke.", "CVL"),
        ("Mira Dovell, a witness for the FBI, spoke.", "CVL"),
        ("Mira Dovell, a friend of the president, spoke.", None),
        ("Hamas hostage Mira Dovell spoke.", "CVL"),
        ("Government critic Mira Dovell spoke.", None),
    ],
)
def test_who_only_stands_beside_a_body_is_not_of_it(text: str, sector: str | None) -> None:
    found = of(text)
    assert (found.country, found.sector) == (None, sector)


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Mira Dovell, a spokeswoman for Hamas, spoke.", "PS", "REB"),
        ("Mira Dovell, a member of Hezbollah, spoke.", "LB", "REB"),
        ("Mira Dovell, an agent of the FBI, spoke.", "US", "COP"),
    ],
)
def test_who_serves_a_body_is_of_it(text: str, country: str, sector: str) -> None:
    found = of(text)
    assert (found.country, found.sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Criminal lawyer Mira Dovell spoke.", None),
        ("Crime writer Mira Dovell spoke.", None),
        ("Crime analyst Mira Dovell spoke.", "EDU"),
        ("Gang expert Mira Dovell spoke.", "EDU"),
        ("Drug counselor Mira Dovell spoke.", None),
        ("Mira Dovell, a criminal defense lawyer, spoke.", None),
        ("Mira Dovell, a neo-Nazi, spoke.", None),
        ("Mira Dovell, a white supremacist, spoke.", None),
        ("Mafia boss Mira Dovell spoke.", "CRM"),
        ("Drug lord Mira Dovell spoke.", "CRM"),
        ("Drug kingpin Mira Dovell spoke.", "CRM"),
        ("Gang member Mira Dovell spoke.", "CRM"),
        ("Mira Dovell, the leader of a drug gang, spoke.", "CRM"),
    ],
)
def test_only_who_leads_or_joins_crime_is_criminal(text: str, sector: str | None) -> None:
    assert of(text).sector == sector


def test_an_agency_against_drugs_is_no_criminal() -> None:
    assert of("The drug agency said so.", "The drug agency").sector == "GOV"


@pytest.mark.parametrize(
    "role",
    [
        "Alleged mafia boss",
        "Suspected gang member",
        "Reputed gang leader",
        "Alleged Hamas commander",
        "Would-be senator",
        "Fake general",
        "Aspiring senator",
        "Mock mayor",
        "Pretend general",
    ],
)
def test_a_role_not_held_or_not_shown_gives_nothing_but_its_words(role: str) -> None:
    found = of(f"{role} Mira Dovell spoke.")
    assert found.role == role
    assert (found.country, found.sector, found.public) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Student council president Mira Dovell (17) spoke.", "EDU"),
        ("Prom king Mira Dovell spoke.", None),
        ("Homecoming queen Mira Dovell spoke.", None),
        ("Beauty contest judge Mira Dovell spoke.", None),
        ("Secretary Mira Dovell, 23, typed letters.", None),
        ("Mira Dovell, former chairwoman of a chess club, spoke.", None),
        ("Mira Dovell, an alleged commander of Hamas, spoke.", None),
        ("Baptist minister Mira Dovell spoke.", "REL"),
        ("Church minister Mira Dovell spoke.", "REL"),
        ("Mira Dovell, a minister of a Baptist church, spoke.", "REL"),
    ],
)
def test_a_role_of_a_small_world_is_no_public_one(text: str, sector: str | None) -> None:
    found = of(text)
    assert (found.sector, found.public) == (sector, False)


@pytest.mark.parametrize(
    "text",
    [
        "Health secretary Mira Dovell spoke.",
        "Secretary of State Mira Dovell spoke.",
        "Mira Dovell, the minister of church affairs, spoke.",
        "Mira Dovell, mayor of Church Hill, spoke.",
        "Church leader Mira Dovell spoke.",
    ],
)
def test_a_public_role_stays_one(text: str) -> None:
    assert of(text).public is True
