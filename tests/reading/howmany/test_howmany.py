"""Quantities: own sentences with what is counted, its value and bound, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.howmany import read_quantities
from dateline.reading.when import read_times
from dateline.records import Article

if TYPE_CHECKING:
    from dateline.records import Quantity


def quantities(text: str) -> tuple[Quantity, ...]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    return read_quantities(reading, Findings(times=read_times(reading, Findings())))


ONE = [
    ("The blast killed 22 people.", "22", "killed", 22, "exactly"),
    ("At least nine people died when the ferry sank.", "At least nine", "killed", 9, "at least"),
    ("Twenty-two people were killed.", "Twenty-two", "killed", 22, "exactly"),
    ("The death toll rose to 45.", "45", "killed", 45, "exactly"),
    ("Nearly 300 bodies were found.", "Nearly 300", "killed", 300, "about"),
    ("Up to 40 villagers are missing.", "Up to 40", "missing", 40, "up to"),
    ("More than 1,200 people were arrested.", "More than 1,200", "detained", 1200, "more than"),
    ("Police detained 60 marchers.", "60", "detained", 60, "exactly"),
    ("Gunmen kidnapped 15 pupils.", "15", "abducted", 15, "exactly"),
    ("The flood displaced about 30,000 people.", "about 30,000", "displaced", 30000, "about"),
    (
        "Two and a half million people were displaced.",
        "Two and a half million",
        "displaced",
        2500000,
        "exactly",
    ),
    ("Half a million people were displaced.", "Half a million", "displaced", 500000, "exactly"),
    (
        "The fighting killed and injured some 1 million people.",
        "some 1 million",
        "casualties",
        1000000,
        "about",
    ),
    ("A dozen people were hurt.", "A dozen", "injured", 12, "exactly"),
    ("The army sent 2,500 troops.", "2,500", "troops", 2500, "exactly"),
    ("They fired 80 rockets.", "80", "weapons", 80, "exactly"),
    ("The deal is worth $1.5 billion.", "$1.5 billion", "money", 1500000000, "exactly"),
    ("He paid 20 million euros.", "20 million", "money", 20000000, "exactly"),
    ("The raid wounded no fewer than 14 others.", "no fewer than 14", "injured", 14, "at least"),
]


@pytest.mark.parametrize(("text", "words", "what", "value", "bound"), ONE)
def test_one_quantity(text: str, words: str, what: str, value: float, bound: str) -> None:
    [found] = quantities(text)
    assert (found.span.text, found.what, found.value, found.bound) == (words, what, value, bound)


@pytest.mark.parametrize(
    ("text", "what", "low", "high", "bound"),
    [
        ("Between 30 and 40 people are missing.", "missing", 30, 40, "between"),
        ("Dozens of villagers were kidnapped.", "abducted", 24, None, "dozens"),
        ("Scores were injured.", "injured", 40, None, "dozens"),
        ("Thousands took to the streets.", "protesters", 1000, None, "thousands"),
        ("Tens of thousands of people marched.", "protesters", 10000, None, "thousands"),
        ("Hundreds of thousands were displaced.", "displaced", 100000, None, "thousands"),
    ],
)
def test_vague_numbers_have_a_least_reading_and_no_value(
    text: str, what: str, low: float, high: float | None, bound: str
) -> None:
    [found] = quantities(text)
    assert (found.value, found.what, found.low, found.high, found.bound) == (
        None,
        what,
        low,
        high,
        bound,
    )


def test_parts_name_their_total() -> None:
    total, children, others = quantities(
        "Raiders killed at least 22 people, including about 15 at a wedding and seven more nearby."
    )
    assert [one.value for one in (total, children, others)] == [22, 15, 7]
    assert children.part_of == others.part_of == total.id
    assert total.part_of is None
    assert {one.what for one in (total, children, others)} == {"killed"}


def test_a_list_of_victims_shares_its_effect() -> None:
    soldiers, civilians, wounded = quantities(
        "The blast killed three soldiers and two civilians and wounded 14."
    )
    assert [one.what for one in (soldiers, civilians, wounded)] == ["killed", "killed", "injured"]
    assert soldiers.group[0].text == "soldiers"
    assert civilians.part_of is None


def test_the_first_of_a_list_shares_the_verb_behind_it() -> None:
    found = quantities("Two soldiers and one civilian were killed and seven people wounded.")
    assert [one.what for one in found] == ["killed", "killed", "injured"]


def test_a_number_taken_from_a_total() -> None:
    part, total = quantities("Police arrested about 150 of the 3,000 protesters.")
    assert (part.what, part.part_of) == ("detained", total.id)


def test_weapons_are_no_part_of_people() -> None:
    _, tanks = quantities("Some 200 fighters were captured, including 45 tanks.")
    assert (tanks.what, tanks.part_of) == ("weapons", None)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said 14 people, including three children, were killed.",
        "Five members of one family, two of them children, died.",
    ],
)
def test_an_insertion_does_not_part_a_number_from_its_verb(text: str) -> None:
    total, part = quantities(text)
    assert (total.what, part.part_of) == ("killed", total.id)


def test_the_subject_of_a_killing_is_not_killed() -> None:
    soldiers, militants = quantities("Twelve soldiers killed five militants.")
    assert (soldiers.what, militants.what) == ("troops", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "A 22-year-old man, aged 22, lives there.",
        "John Smith, 45, was killed.",
        "Arsenal beat Chelsea 3-1.",
        "Call 555-1234 or 0800 111 222.",
        "The S-400 and the F-16 are used.",
        "Prices rose 3.5 percent, or 12%, in 2023.",
        "The road is 300 kilometers long.",
        "Flight 370 and Article 5 were named.",
        "No one was hurt on Dec. 3, 2024.",
        "They scored 24 points in 20 minutes.",
        "He came third of four, at 10:30.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


WORDS = {3: "three", 17: "seventeen", 40: "forty", 86: "eighty-six", 112: "one hundred and twelve"}


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_words_and_figures_are_worth_the_same(value: int, words: str) -> None:
    [in_words] = quantities(f"The storm killed {words} people.")
    [in_figures] = quantities(f"The storm killed {value} people.")
    assert in_words.value == in_figures.value == value


@given(st.integers(2, 999_999_999))
def test_figures_read_back_with_thousands_commas(number: int) -> None:
    [found] = quantities(f"The flood displaced {number:,} people.")
    assert (found.value, found.what) == (number, "displaced")


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "hundred",
                "million",
                "3",
                "1,000",
                "-",
                "and",
                "at",
                "least",
                "killed",
                "people",
                "of",
                "$",
                "%",
                "thousands",
                ".",
            ]
        )
    )
)
def test_odd_text_keeps_the_invariants(words: list[str]) -> None:
    text = " ".join(words)
    found = quantities(text)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        assert one.value is not None or one.low is not None
        assert one.part_of is None or one.part_of in {other.id for other in found}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The parts cost 8.3 million euros.", 8_300_000),
        ("The parts cost 8.3m euros.", 8_300_000),
        ("The parts cost 1.1 billion dollars.", 1_100_000_000),
    ],
)
def test_numbers_are_exact(text: str, value: int) -> None:
    assert [one.value for one in quantities(text)] == [value]


def test_the_ends_of_a_range_are_exact() -> None:
    assert [(one.low, one.high) for one in quantities("It takes 2.1 to 8.3 million dollars.")] == [
        (2_100_000, 8_300_000)
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Families want the release of all 31 soldiers.", "other"),
        ("The rebels freed 12 soldiers.", "other"),
        ("12 soldiers were released.", "other"),
        ("The army sent 31 soldiers.", "troops"),
        ("12 soldiers held the bridge.", "troops"),
    ],
)
def test_captives_let_go_are_no_troops(text: str, what: str) -> None:
    assert [one.what for one in quantities(text)] == [what]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The ministry raised the death toll to 31 from 24.", (31, 24)),
        ("The toll, initially put at 200, rose to 340.", (340, 200)),
        ("Eight people died, not nine as stated earlier.", (8, 9)),
        ("The number of injured climbed from 40 to 65.", (65, 40)),
        ("Ten people died in the fire. That figure was later lowered to 9.", (9, 10)),
    ],
)
def test_a_total_names_the_earlier_one(text: str, values: tuple[int, int]) -> None:
    found = quantities(text)
    [new] = [one for one in found if one.revises]
    [old] = [one for one in found if one.id == new.revises]
    assert (new.value, old.value) == values
    assert new.what == old.what


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("Half a million people were forced to flee.", "displaced", 500_000),
        ("Officers took nine people into custody.", "detained", 9),
        ("The tribe is holding two engineers hostage.", "abducted", 2),
        ("He denounced the murder of the six priests.", "killed", 6),
        ("The ambush claimed the lives of six gendarmes.", "killed", 6),
        ("The rebels murdered the mayor along with two of his bodyguards.", "killed", 2),
        ("Two men were stabbed to death.", "killed", 2),
        ("Nineteen people suffered minor injuries.", "injured", 19),
        ("Bandits made off with 26 villagers.", "abducted", 26),
        ("Of the dead, 14 were women.", "killed", 14),
        ("A 3,000-strong force crossed the river.", "troops", 3000),
        ("Two aid workers who vanished in April have not been heard from.", "missing", 2),
    ],
)
def test_the_words_that_a_count_hangs_on_tell_what_befell(text: str, what: str, value: int) -> None:
    [found] = quantities(text)
    assert (found.what, found.value) == (what, value)


@pytest.mark.parametrize(
    "text",
    [
        "The merger killed two product lines.",
        "None of the 12 passengers was hurt.",
        "The clerk, who had 12 previous convictions, was jailed for eight years.",
        "The authorities evacuated a hospital with 120 patients.",
    ],
)
def test_what_befell_others_is_no_count(text: str) -> None:
    assert {one.what for one in quantities(text)} <= {"other"}


def test_a_person_in_a_list_of_counts_is_one() -> None:
    soldiers, child = quantities("The blast killed three soldiers and a child.")
    assert (child.what, child.value, child.group[0].text) == ("killed", 1, "child")
    assert (soldiers.value, child.span.text) == (3, "a")
    assert quantities("A child was killed.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "They found 500 pounds of explosives.",
        "Three of every ten children live there.",
        "The boots were of size 46.",
    ],
)
def test_measures_and_rates_count_nothing(text: str) -> None:
    assert quantities(text) == ()
