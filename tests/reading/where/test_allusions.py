"""Allusions and descriptions: what leads to a place without being its name, on own sentences."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.where import read_toponyms
from dateline.records import Allusion, Article, Place


def read(text: str) -> tuple[tuple[Place, ...], tuple[Allusion, ...]]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    return read_toponyms(analyse(article))


@pytest.mark.parametrize(
    ("text", "words", "use", "name"),
    [
        ("Libyan officials met French farmers.", "Libyan", "people", "Libya"),
        ("Libyan officials met French farmers.", "French", "people", "France"),
        ("European ministers met on Monday.", "European", "people", "Europe"),
        ("Moscow said the deal was dead.", "Moscow", "government", "Moscow"),
        ("The Moscow-backed militia fled.", "Moscow-backed", "government", "Moscow"),
    ],
)
def test_allusions(text: str, words: str, use: str, name: str) -> None:
    places, allusions = read(text)
    [found] = [one for one in allusions if one.span.text == words]
    assert (found.use, found.place.name) == (use, name)
    assert found.place.latitude is not None
    assert found.place.mentions == ()
    assert places == ()


def test_part_of_a_name_leads_to_its_place() -> None:
    places, allusions = read("He left Syria when the University of Damascus closed.")
    assert [place.name for place in places] == ["Syria"]
    assert [(one.span.text, one.use, one.place.country) for one in allusions] == [
        ("Damascus", "name", "SY")
    ]


def test_an_allusion_has_the_id_of_the_place_that_is_named() -> None:
    [place], [allusion] = read("Troops left Syria. Syrian farmers cheered.")
    assert (place.name, allusion.place.name) == ("Syria", "Syria")
    assert place.id == allusion.place.id


@pytest.mark.parametrize("text", ["The European Post wrote of it.", "Michael Jordan scored."])
def test_people_and_outlets_lead_nowhere(text: str) -> None:
    assert not [one for one in read(text)[1] if one.use == "name"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Libyan officials said fighting broke out in the capital.", "the capital", "Tripoli"),
        ("Shells fell on Benghazi. Ten were hurt in the city.", "the city", "Benghazi"),
        ("Aid came to Chad. Clinics across the country were full.", "the country", "Chad"),
    ],
)
def test_descriptions_stand_for_what_was_named(text: str, words: str, name: str) -> None:
    [place] = [place for place in read(text)[0] if place.name == name]
    assert [(one.text, one.kind) for one in place.mentions][-1] == (words, "description")


@pytest.mark.parametrize(
    "text",
    [
        "They met in the city.",
        "Chad spoke. The people in the capital of Ghana listened.",
        "The capital in the country's banks is low.",
    ],
)
def test_what_may_stand_for_several_or_for_none_is_left_alone(text: str) -> None:
    assert not [one for place in read(text)[0] for one in place.mentions if one.kind == "description"]


def test_a_description_that_may_mean_several_is_left_open_with_them_as_alternatives() -> None:
    [place] = read("Syrian and Iraqi troops met in the capital.")[0]
    assert (place.name, place.latitude) == ("the capital", None)
    assert place.reason.startswith("not resolved:")
    assert {one.name for one in place.alternatives} == {"Damascus", "Baghdad"}


def test_a_description_says_why_it_means_a_place_and_what_else_it_could() -> None:
    text = "Reserves stand at the border with Ukraine. Russia's army invaded the country."
    [place] = [one for one in read(text)[0] if any(said.kind == "description" for said in one.mentions)]
    assert place.name == "Ukraine"
    assert '"the country" at 65' in place.reason
    assert "rather than Russia" in place.reason


@pytest.mark.parametrize("text", ["Crowds filled Karachi. Nobody in the village slept."])
def test_a_metropolis_is_no_village(text: str) -> None:
    assert not [one for place in read(text)[0] for one in place.mentions if one.kind == "description"]
