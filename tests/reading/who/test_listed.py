"""The user's own list while reading: names joined, gaps filled, nobody merged who is not one."""

from __future__ import annotations

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.listing.listed import ListedActor, make_list
from dateline.reading.newsroom import read_article
from dateline.records import Actor, Article

MIRA = ListedActor("Mira Dovell", ("Emmy Dovell",), "person", "PE", "GOV", "mayor", public=True)
WORKS = ListedActor("Tarnhelm Works", ("Tarnhelm",), "organisation", "PE", "BUS")


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
