"""Whom pronouns mean: what trees forbid, what quotations part, who are never one; bounded work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.actor_antecedents import Search, choose_likely
from dateline.reading.actor_candidates import FAR, LOOK_AHEAD, LOOK_BACK, NEAR
from dateline.reading.actor_draft import Draft, Said
from dateline.reading.actor_quotes import find_speakers
from dateline.reading.actor_syntax import Syntax
from dateline.reading.findings import Findings
from dateline.reading.who import read_actors
from dateline.records import Article

if TYPE_CHECKING:
    from dateline.language.reading import Reading


def read(text: str) -> Reading:
    return analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))


def names(text: str) -> list[set[str]]:
    return [{one.text for one in actor.mentions} for actor in read_actors(read(text), Findings())]


def holder(text: str, word: str) -> set[str]:
    """The names and descriptions of the actor that has the first mention of these words."""
    for actor in read_actors(read(text), Findings()):
        if any(one.text == word for one in actor.mentions):
            return {one.text for one in actor.mentions if one.kind != "pronoun"}
    return set()


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Maria Dovell met the press on Monday. She said the dam was safe.", "She", "Maria Dovell"),
        ("Osk Prail said that he would not resign.", "he", "Osk Prail"),
        ("When Osk Prail arrived, he greeted the crowd.", "he", "Osk Prail"),
        ("Maria Dovell resigned. Her deputies will stay.", "Her", "Maria Dovell"),
        ("Oskar Prail told Maria Dovell that she would be paid.", "she", "Maria Dovell"),
    ],
)
def test_plain_pronouns_are_given(text: str, word: str, whom: str) -> None:
    assert whom in holder(text, word)


@pytest.mark.parametrize(
    ("text", "word", "nobody"),
    [
        ("Osk Prail saw him.", "him", "Osk Prail"),
        ("The farmer who found him thought of his lawyer.", "him", "The farmer"),
        ('"He greets the dogs," said Osk Prail.', "He", "Osk Prail"),
        ("Maria Dovell saw her sister Tania.", "her", "Tania"),
    ],
)
def test_grammar_forbids_some(text: str, word: str, nobody: str) -> None:
    assert nobody not in holder(text, word)


def test_people_of_one_surname_are_kept_apart_by_title_and_by_middle_name() -> None:
    text = "Mr Tolland and Mrs Tolland disagreed in public: he would sell the quarry."
    assert {"Tolland", "he"} in names(text)
    assert len([one for one in names(text) if "Tolland" in one]) == 2
    two = names("John Paul Serrin and John Mark Serrin were sentenced.")
    assert {"John Paul Serrin"} in two
    assert {"John Mark Serrin"} in two


def test_a_given_name_is_that_of_the_one_who_bears_it() -> None:
    text = "Tamsin Quellar won the vote. Tamsin had stood before."
    assert any({"Tamsin Quellar", "Tamsin"} <= one for one in names(text))


def test_who_speaks_in_a_quotation() -> None:
    reading = read('"The dam is safe," Maria Dovell said.')
    speakers = find_speakers(Syntax(reading))
    quoted = [reading.word(at) for at in speakers]
    assert quoted[:2] == ["The", "dam"]
    assert {reading.word(at) for at in speakers.values()} == {"Maria"}


def test_the_work_for_a_pronoun_is_bounded_on_a_page_of_five_thousand_names() -> None:
    """Work is counted in mentions looked at: no more for each pronoun however many names there are."""
    reading = read("Osk Prail, Ana Prail and Eva Korr spoke. He left. She said it. They agreed.")
    drafts = [
        Draft(f"person:{number}", type="person", named=True, mentions=[Said(0, 2, "name", 0)])
        for number in range(5000)
    ]
    search = Search(reading, drafts, choose_likely)
    search.resolve()
    pronouns = 4
    looked = LOOK_BACK + LOOK_AHEAD
    assert 0 < search.pool.steps <= pronouns * (2 * looked + looked * NEAR)
    assert FAR < LOOK_BACK


def test_i_is_who_speaks() -> None:
    text = 'Tomas Okoro leads the club. "I will not resign," Okoro said.'
    assert {"Tomas Okoro", "Okoro", "I"} in names(text)


def test_i_of_nobody_stays_open() -> None:
    text = '"I will not resign," the poster read. I saw it.'
    assert not any("I" in one for one in names(text))


def test_a_printed_interview_is_told_by_its_head_and_its_questions() -> None:
    text = (
        "An interview with Maria Dovell\n\nWhen did you start?\n\nI was ten years old.\n\n"
        "What did your parents say?\n\nMy father laughed.\n\nDo you regret it?"
    )
    assert any({"Maria Dovell", "you", "I", "your", "My"} <= one for one in names(text))
    told = text.replace("An interview with", "The life of")
    assert not any("I" in one for one in names(told))


def test_an_acronym_is_the_one_body_whose_capitals_spell_it() -> None:
    text = "The University of Northern Tarvel opened a gallery. UNT staff were glad, and UNT pays."
    assert any({"University of Northern Tarvel", "UNT"} <= one for one in names(text))


def test_bodies_and_human_beings_of_every_kind_are_actors() -> None:
    found = names("The curator thanked the museum. Two violinists left the orchestra.")
    assert {"The curator"} in found
    assert {"Two violinists"} in found
    assert {"the museum"} in found


def test_the_interior_minister_is_not_the_justice_minister() -> None:
    text = "The interior minister wanted the file. The justice minister refused. The minister left."
    assert {"The interior minister"} in names(text)
    assert {"The justice minister"} in names(text)


def test_the_governor_is_not_the_deputy_governor() -> None:
    text = "Deputy governor Tamsin Quellar spoke. The governor was ill."
    assert not any({"Tamsin Quellar", "The governor"} <= one for one in names(text))
    text = "Governor Tamsin Quellar spoke. The governor was ill."
    assert any({"Tamsin Quellar", "The governor"} <= one for one in names(text))


@pytest.mark.parametrize(
    "text",
    [
        "Maria Dovell spoke on Monday. Her daughter Maria left early.",
        "Oskar Prail met his son, Oskar, in the capital.",
        "John Serrin senior and John Serrin junior were jailed.",
        "J. Prail and K. Prail signed the deed.",
    ],
)
def test_relatives_of_one_name_are_two(text: str) -> None:
    people = [actor for actor in read_actors(read(text), Findings()) if actor.type == "person"]
    assert len(people) == 2
