"""Odd texts: lists of squads, initials, no case at all, honorifics of many languages, endless names."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Actor, Article


def actors(text: str) -> dict[str, Actor]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    found = read_actors(reading, Findings(places=read_places(reading, Findings())))
    return {actor.name: actor for actor in found}


def test_a_squad_is_so_many_people() -> None:
    names = ["Tom Prail", "Mira Dovell", "Abdul Karimov", "J. Tarn", "K. Tarn", "Ola Tarn", "Ben Orrin"]
    found = actors(f"Squad: {', '.join(names)}. Substitutes: T. Prail, Diego Luna.")
    assert set(names) <= found.keys()
    assert all(len(found[name].mentions) == 1 for name in names)
    assert not any(found[name].public for name in names)


def test_initials_are_written_in_two_ways_and_tell_people_apart() -> None:
    found = actors("J. R. Dovell and T. Dovell met. J.R. Dovell spoke first; T. Dovell left.")
    assert {name: len(actor.mentions) for name, actor in found.items()} == {
        "J. R. Dovell": 2,
        "T. Dovell": 2,
    }


def test_a_text_in_capitals() -> None:
    found = actors("PRESIDENT MIRA DOVELL SAID THAT PERUVIAN TROOPS HAD LEFT. THE ARMY DENIED IT.")
    assert (found["MIRA DOVELL"].sector, found["MIRA DOVELL"].role) == ("GOV", "PRESIDENT")
    assert found["PERUVIAN TROOPS"].country == "PE"
    assert found["THE ARMY"].type == "military"


def test_a_text_without_capitals_names_nobody_wrong() -> None:
    found = actors("the mayor told reporters that peruvian troops had left. who is right is not known.")
    assert not any(actor.sector == "UNO" for actor in found.values())
    assert found["the mayor"].sector == "GOV"


@pytest.mark.parametrize(
    "title",
    [
        "Sheikh", "Haji", "Sayyid", "U", "Daw", "Pak", "Bapak", "Ibu", "Tan Sri", "Datuk", "Señor",
        "Doña", "Don", "Alhaji", "Mallam", "Mzee", "Ato", "Khun", "Shri", "Smt", "Herr", "Frau", "Mme",
    ],
)  # fmt: skip
def test_forms_of_address_are_no_part_of_a_name_and_no_role(title: str) -> None:
    found = actors(f"{title} Omar Zent spoke on Friday.")["Omar Zent"]
    assert (found.type, found.role, found.public) == ("person", None, False)


@pytest.mark.parametrize(
    ("title", "sector", "public"),
    [
        ("Ayatollah", "REL", True),
        ("Hojatoleslam", "REL", True),
        ("Grand Ayatollah", "REL", True),
        ("Mullah", "REL", False),
        ("Emir", "GOV", True),
        ("Oba", None, True),
        ("Chief Justice", "JUD", True),
        ("Taoiseach", "GOV", True),
        ("Lt. Col.", "MIL", True),
        ("Then-deputy mayor", "GOV", True),
    ],
)
def test_titles_of_many_languages_are_roles(title: str, sector: str | None, public: bool) -> None:  # noqa: FBT001  - the value itself
    found = actors(f"{title} Omar Zent spoke on Friday.")["Omar Zent"]
    assert (found.role, found.sector, found.public) == (title, sector, public)


def test_an_age_stands_between_a_name_and_its_role() -> None:
    found = actors("Tom Prail, 34, a nurse, died on Friday.")["Tom Prail"]
    assert (found.role, found.sector, found.public) == ("nurse", "MED", False)


@pytest.mark.parametrize(
    "text",
    [
        "the former acting deputy " * 1500 + "minister Mira Dovell spoke.",
        "Minister of " + "the council of " * 1500 + "Peru Mira Dovell spoke.",
        "Mira Dovell, " + "34, " * 1500 + "a nurse, spoke.",
        "President " * 1500 + "spoke.",
        "of of of from at " * 1500,
    ],
)
def test_endless_roles_end(text: str) -> None:
    assert all(actor.mentions for actor in actors(text).values())
