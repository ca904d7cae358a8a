"""Sources whom a text calls by a pronoun alone: no page says that "them" says something."""

from __future__ import annotations

import pytest

from dateline.answers.titles import say_speakers
from dateline.export.sayings import Named
from dateline.linking.ends import tidy
from dateline.linking.pronouns import asked_as, is_pronoun, say_called


@pytest.mark.parametrize("words", ["he", "They", "one of them", "some of those", "She", "I"])
def test_pronouns_and_what_joins_them_name_nobody(words: str) -> None:
    assert is_pronoun(words)


@pytest.mark.parametrize(
    "words", ["WHO", "US", "IT", "one of the officials", "they, the miners", "", None]
)
def test_names_and_descriptions_are_no_pronouns(words: str | None) -> None:
    assert not is_pronoun(words)


@pytest.mark.parametrize(
    ("words", "called", "said"),
    [
        ("one of them, who works on the base", "someone who works on the base", "says"),
        ("one of them who works in the fields", "someone who works in the fields", "says"),
        ("some of them, whose houses burned", "some whose houses burned", "say"),
        ("one of them, speaking by phone", "unnamed source", "says"),
        ("two of them", "unnamed source", "says"),
        ("two Libyan officials, one of them retired", "Libyan officials", "say"),
    ],
)
def test_a_title_tells_who_it_is_as_far_as_the_text_does(words: str, called: str, said: str) -> None:
    assert tidy(words) == called
    title = say_speakers([Named(tidy(words), "other", named=False)], "asserts")
    assert title == f"{called[:1].upper()}{called[1:]} {said}"


def test_a_pronoun_stands_behind_the_name_that_it_means() -> None:
    assert say_called("She", "Ilse Varga-Dunne") == "Ilse Varga-Dunne (“She”)"
    assert say_called("he") == "someone the text calls “he”"
    assert say_called("he", "he") == "someone the text calls “he”"
    assert say_called("two miners", "Some Name") == "two miners"
    assert say_called(None) is None


def test_nobody_is_looked_for_under_a_pronoun() -> None:
    assert asked_as("She", "Ilse Varga-Dunne") == "Ilse Varga-Dunne"
    assert asked_as("they") is None
    assert asked_as("two miners") == "two miners"
