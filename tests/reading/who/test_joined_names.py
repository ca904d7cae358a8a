"""Names and descriptions that belong together: predicates, short names, joined names, interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article

if TYPE_CHECKING:
    from dateline.records import Actor


def actors(text: str) -> tuple[Actor, ...]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    return read_actors(reading, Findings(places=read_places(reading, Findings())))


def holding(text: str, words: str) -> list[set[str]]:
    """The mentions of each actor that has one of these words."""
    found = ({one.text for one in actor.mentions} for actor in actors(text))
    return [one for one in found if words in one]


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("Mira Dovell is a nurse at the clinic.", "Mira Dovell", "a nurse"),
        ("Osk Prail was the mayor until May.", "Osk Prail", "the mayor"),
        ("Osk Prail met Mira Dovell. Dovell is a lawyer in Tarvel.", "Dovell", "a lawyer"),
    ],
)
def test_what_a_sentence_says_that_somebody_is_is_that_person(
    text: str, name: str, description: str
) -> None:
    assert description in holding(text, name)[0]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Mira Dovell is not a nurse.", "a nurse"),
        ("Is Mira Dovell a nurse?", "a nurse"),
        ("Mira Dovell may be a nurse.", "a nurse"),
        ("If Mira Dovell is a nurse, she knows.", "a nurse"),
        ("Mira Dovell is allegedly a smuggler.", "a smuggler"),
        ("The mayor is Osk Prail. Osk Prail met a nurse.", "a nurse"),
    ],
)
def test_what_is_denied_asked_or_supposed_joins_nobody(text: str, description: str) -> None:
    assert not any("Mira Dovell" in one or "Osk Prail" in one for one in holding(text, description))


def test_what_somebody_is_tells_facts_and_what_somebody_was_tells_none() -> None:
    (now,) = actors("Osk Prail is the mayor.")
    assert (now.sector, now.public) == ("GOV", True)
    (then,) = actors("Osk Prail was the mayor.")
    assert (then.sector, then.public) == (None, False)


def test_who_was_called_by_the_surname_first_is_so_called_still() -> None:
    text = "Osk Prail spoke. Prail laughed. A cousin, Bela Prail, left. It rained. Prail went on."
    called = [one.text for actor in actors(text) for one in actor.mentions if actor.name == "Osk Prail"]
    assert called.count("Prail") == 2


def test_a_surname_that_two_were_named_with_before_stays_open() -> None:
    text = "Osk Prail met Bela Prail. Prail laughed."
    assert holding(text, "Prail") == [{"Prail"}]


def test_a_role_before_a_surname_tells_which_of_two_is_meant() -> None:
    text = "Senator Osk Prail accused Judge Bela Prail. Judge Prail said nothing."
    assert {"Bela Prail", "Prail"} <= holding(text, "Prail")[0]


def test_the_former_holder_of_an_office_is_not_the_one_who_holds_it() -> None:
    text = "The former vice president, Osk Prail, spoke. The vice president did not reply."
    assert "Osk Prail" not in holding(text, "The vice president")[0]


def test_the_name_after_the_wife_of_somebody_is_hers() -> None:
    text = "The wife of the editor of the Karst Weekly, Mira Dovell, thanked the nurses."
    assert not any("the editor" in one for one in holding(text, "Mira Dovell"))


@pytest.mark.parametrize("words", ["Old Mr Prail", "The elder Prail"])
def test_old_and_young_of_one_surname_are_two(words: str) -> None:
    text = f"{words} founded the firm, and young Mr Prail sold it. Prail lives in Lugano."
    assert len(holding(text, "Prail")) == 3


def test_a_surname_of_two_given_names_is_that_of_both() -> None:
    text = "Maria and Tomas Prail split the firm. Maria kept the trucks. Prail laughed."
    assert holding(text, "Prail") == [{"Prail"}]
    assert not any("Prail" in one for one in holding(text, "Maria"))
    text = "Maria and Tomas Prail split the firm. Mrs Prail kept the trucks."
    assert {"Maria", "Prail"} in holding(text, "Prail")


def test_a_calling_in_capitals_is_no_part_of_the_name() -> None:
    text = "Biologist Mira Dovell told the Shoreline Echo about ants. Mira Dovell works alone."
    assert [actor.name for actor in actors(text) if actor.type == "person"] == ["Mira Dovell"]


def test_an_interview_is_with_whom_it_names_and_not_with_whom_it_is_about() -> None:
    text = (
        "{}\n\nWhen did you start?\n\nI was ten years old.\n\nDo you regret it?\n\n"
        "I was happy.\n\nWhat else do you do?"
    )
    head = "The Shoreline Echo interviews Maria Dovell about Osk Prail's boat"
    assert {"Maria Dovell", "I", "you"} in holding(text.format(head), "I")
    head = "The Shoreline Echo interviews a bar owner on the Osk Prail cocktail"
    assert holding(text.format(head), "I") == []
    head = "Maria Dovell: an interview with the 'Harbour Poet' Osk"
    assert {"Maria Dovell", "I", "you"} in holding(text.format(head), "I")


def test_two_questions_make_an_interview_where_its_head_says_so() -> None:
    text = "{} Maria Dovell\n\nWhen did you start?\n\nI was ten.\n\nDo you regret it?"
    assert {"Maria Dovell", "I", "you"} in holding(text.format("Interview with"), "I")
    assert holding(text.format("We spoke with"), "I") == []


def test_an_answer_that_ends_in_a_question_is_still_an_answer() -> None:
    text = (
        "Interview with Maria Dovell\n\nWhen did you start?\n\n"
        "I was ten. I had no boat. Why would I?\n\nDo you regret it?"
    )
    (guest,) = (one for one in actors(text) if one.name == "Maria Dovell")
    assert [one.text for one in guest.mentions] == ["Maria Dovell", "you", "I", "I", "I", "you"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Kenyan government sent its spokesman.", "its spokesman", "KE"),
        ("The Kenyan minister Osk Prail spoke. His deputy laughed.", "His deputy", "KE"),
        ("The Kenyan minister Osk Prail spoke. His doctor laughed.", "His doctor", None),
        ("The Kenyan government jailed its critics.", "its critics", None),
    ],
)
def test_who_serves_another_is_of_that_ones_country(text: str, words: str, country: str | None) -> None:
    (found,) = (one for one in actors(text) if any(said.text == words for said in one.mentions))
    assert (found.country, found.sector) == (country, found.sector if country is None else None)
