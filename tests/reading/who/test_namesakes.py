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


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Mohammed bin Omar met Mohammed bin Zaid bin Omar.", 2),
        ("Mohammed bin Zaid bin Omar was convicted of murder. Mohammed bin Omar, the king, spoke.", 2),
        ("John Tarn met John Paul Tarn.", 2),
        ("Mary Ann Tarn met Mary Tarn.", 2),
        ("Ali al-Tarn met Ali Hassan al-Tarn.", 2),
        ("John Tarn and John Paul Tarn were jailed.", 2),
        ("John Paul Tarn spoke. John Tarn left. Tarn laughed.", 1),
        ("Svetlana Arkadyevna Mironets spoke. Svetlana Mironets left.", 1),
    ],
)
def test_middle_names_and_fathers(text: str, called: int) -> None:
    assert len(names(text)) == called


def test_a_surname_of_two_set_side_by_side_is_left_open() -> None:
    found = names("John Tarn and John Paul Tarn were jailed. Tarn wept. John Tarn left.")
    assert found == [["John Tarn", "John Tarn"], ["John Paul Tarn"], ["Tarn"]]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Mayor Tom Prail, 60, and Tom Prail, 17, a pupil, met.", ["Mayor", "pupil"]),
        ("Tom Prail, 45, was charged. Senator Tom Prail, no relation, said so.", [None, "Senator"]),
        ("John Tarn, 41, a teacher, met John Tarn, 15, a pupil.", ["teacher", "pupil"]),
        ("Karim Tarn, the father, and Karim Tarn, the son, were jailed.", ["father", "son"]),
        (
            "Mayor Tom Prail, aged 60, met Tom Prail, a 17-year-old pupil.",
            ["Mayor", "17-year-old pupil"],
        ),
        ("Mayor Tom Prail (60) met 17-year-old Tom Prail.", ["Mayor", None]),
    ],
)
def test_two_people_of_one_full_name(text: str, roles: list[str | None]) -> None:
    found = [actor for actor in actors(text) if any(one.kind == "name" for one in actor.mentions)]
    assert [actor.name.split()[-1] for actor in found] in (["Prail"] * 2, ["Tarn"] * 2)
    assert [actor.role for actor in found][: len(roles)] == roles


def test_of_two_of_one_name_a_bare_name_is_left_open() -> None:
    found = names("Mayor Tom Prail, 60, spoke. Prail smiled. Tom Prail, 17, a pupil, wept. Prail left.")
    assert found == [["Tom Prail", "Prail"], ["Tom Prail"], ["Prail"]]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Prail, 45, was charged. Prail, 45, denied it. Tom Prail wept.",
        "Tom Prail, no relation, spoke. Tom Prail left.",
        "Tom Prail, 45, wept. Tom Prail, the father of Osk, left. Tom Prail, the son of Ann, spoke.",
        "Tom Prail, 45, spoke. Tom Prail, no relation to Ann Tarn, left.",
    ],
)
def test_one_person_with_an_age_and_relatives_is_one(text: str) -> None:
    assert [found for found in names(text) if "Tom Prail" in found] == [names(text)[0]]


def test_a_surname_alone_is_of_those_named_before_it() -> None:
    text = (
        "Idris Prail resigned. Prail denied it. His neighbour Maryam Prail, a nurse, wept. Prail left."
    )
    assert names(text) == [["Idris Prail", "Prail"], ["Maryam Prail"], ["Prail"]]


@pytest.mark.parametrize("first", ["Per", "Jan", "June", "Dawn", "May"])
def test_a_first_name_that_is_a_word_of_time_too_opens_a_sentence(first: str) -> None:
    text = f"Maja Lindholm-Ek sings. {first} Lindholm-Ek, the mayor of Ljusnäs, refused her the square."
    assert names(text)[:2] == [["Maja Lindholm-Ek"], [f"{first} Lindholm-Ek"]]


@pytest.mark.parametrize("opening", ["Per Tarvel Radio,", "By June", "Since Friday"])
def test_a_word_of_time_or_source_opens_no_name(opening: str) -> None:
    called = names(f"{opening} the mayor had left the town. Ann Orrin followed.")
    assert not any(name.startswith(("Per", "By", "Since", "June")) for one in called for name in one)
    assert ["Ann Orrin"] in called
