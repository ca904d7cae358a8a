"""The user's own list while reading: names joined, gaps filled, nobody merged who is not one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.listing.listed import ListedActor, make_list
from dateline.reading.newsroom import read_article
from dateline.records import Actor, Article

MIRA = ListedActor("Mira Dovell", ("Emmy Dovell",), "person", "PE", "GOV", "mayor", public=True)
WORKS = ListedActor("Tarnhelm Works", ("Tarnhelm",), "organisation", "PE", "BUS")

OTTO = ListedActor("Otto Prail", ("Prail",), "person", "CL", "LEG", "senator", public=True)


def read(text: str, *listed: ListedActor) -> dict[str, Actor]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text), language="en")
    return {actor.name: actor for actor in read_article(analyse(article), make_list(listed)).actors}


def test_names_of_one_actor_are_joined_and_gaps_filled() -> None:
    text = "Mira Dovell left. Emmy Dovell said so."
    assert len(read(text)) == 2
    [found] = read(text, MIRA).values()
    assert {one.text for one in found.mentions} == {"Mira Dovell", "Emmy Dovell"}
    assert (found.country, found.sector, found.role, found.public) == ("PE", "GOV", "mayor", True)
    assert found.reason == "country, sector, role, public from the list of actors: Mira Dovell"


def test_what_the_text_tells_counts_more() -> None:
    found = read("Chilean general Mira Dovell said so.", MIRA)["Mira Dovell"]
    assert (found.country, found.sector, found.public, found.reason) == ("CL", "MIL", True, "")


def test_a_bare_name_is_an_actor_by_the_list() -> None:
    found = read("The mill was sold by Tarnhelm.", WORKS)["Tarnhelm"]
    assert (found.type, found.sector) == ("organisation", "BUS")


def test_a_name_that_acts_is_what_the_list_says() -> None:
    assert read("Tarnhelm denied it.", WORKS)["Tarnhelm"].type == "organisation"


def test_a_person_is_no_body_and_a_surname_no_other() -> None:
    assert read("Mayor Tom Tarnhelm left.", WORKS)["Tom Tarnhelm"].reason == ""
    other = ListedActor("Ada Dovell", ("Dovell",), "person", "CL")
    found = read("Mira Dovell left. Dovell said so.", other)
    assert found["Mira Dovell"].country is None


def test_the_list_counts_more_than_the_own_table() -> None:
    own = ListedActor("Hamas", (), "organisation", "PS", "PTY")
    found = read("Hamas said so.", own)["Hamas"]
    assert (found.type, found.sector) == ("armed_group", "PTY")
    assert found.reason == "sector from the list of actors: Hamas"


@pytest.mark.parametrize(
    "text",
    [
        "Canadian teacher Mira Dovell was arrested for theft.",
        "Mira Dovell, 19, a student from Toronto, was arrested.",
        "Mira Dovell, a student, was arrested.",
    ],
)
def test_a_private_namesake_gets_nothing(text: str) -> None:
    found = read(text, MIRA)["Mira Dovell"]
    assert (found.public, found.reason) == (False, "")
    assert found.country != "PE"


def test_a_private_role_in_the_text_gives_no_public_one() -> None:
    found = read("Mira Dovell, a student, was arrested.", replace(MIRA, sector=None))["Mira Dovell"]
    assert (found.country, found.public) == ("PE", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tom Prail and Ann Prail are bakers. Prail was charged with fraud.", "Prail"),
        ("Prail, a baker, was charged with fraud.", "Prail"),
        ("Ms Prail was charged with fraud.", "Prail"),
        ("Tom Prail left. Prail was charged with fraud.", "Tom Prail"),
    ],
)
def test_a_surname_that_others_bear_is_nobody_of_the_list(text: str, name: str) -> None:
    assert read(text, OTTO)[name].reason == ""


def test_a_surname_alone_is_enough_where_nothing_speaks_against_it() -> None:
    assert read("Prail was charged with fraud.", OTTO)["Prail"].country == "CL"
    [found] = read("Otto Prail left. Prail was charged with fraud.", OTTO).values()
    assert (found.name, found.country) == ("Otto Prail", "CL")


def test_a_country_is_joined_with_no_firm() -> None:
    found = read("Peru said it would pay. Tarnhelm Works denied it.", replace(WORKS, aliases=("Peru",)))
    assert {name: one.sector for name, one in found.items()} == {"Peru": "GOV", "Tarnhelm Works": "BUS"}


def test_two_genders_are_two_actors() -> None:
    found = read("Mr Mira Dovell left. Ms Emmy Dovell said so.", MIRA)
    assert found.keys() == {"Mira Dovell", "Emmy Dovell"}


def test_no_public_role_on_the_list_wins() -> None:
    private = ListedActor("Mira Dovell", (), "person", public=False)
    found = read("Senator Mira Dovell left.", private)["Mira Dovell"]
    assert (found.public, found.reason) == (False, "public from the list of actors: Mira Dovell")


def test_of_two_people_of_one_name_the_one_with_the_public_role_is_listed() -> None:
    text = "Mira Dovell, 17, a pupil, left. Mayor Mira Dovell, 60, said so."
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text), language="en")
    pupil, mayor = read_article(analyse(article), make_list((MIRA,))).actors
    assert (pupil.public, pupil.country, pupil.reason) == (False, None, "")
    assert (mayor.role, mayor.country) == ("Mayor", "PE")
