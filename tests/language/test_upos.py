"""The language model's parts of speech by the package's rules."""

from __future__ import annotations

import pytest

from dateline.language.reading import Phrase
from dateline.language.structure import Structure
from dateline.language.upos import mend_tags


def tags_of(words: str, said: str, names: tuple[Phrase, ...] = ()) -> list[str]:
    """Return the tags of words of which the model says UPOS/XPOS, and where it finds names."""
    upos, xpos = zip(*(word.split("/") for word in said.split()), strict=True)
    size = len(upos)
    found = Structure([(0, size, 0)], [*upos], [*xpos], [-1] * size, ["dep"] * size, names, 0)
    return mend_tags(words.split(), found)


def test_every_word_of_a_name_is_a_proper_noun() -> None:
    said = "DET/DT ADJ/NNP PROPN/NNP NOUN/NN"
    name = Phrase(1, 4, 3, "ORG")
    assert tags_of("the Central Harbour Plan", said, (name,)) == ["DET", "PROPN", "PROPN", "PROPN"]
    assert tags_of("the Central Harbour Plan", said) == ["DET", "PROPN", "PROPN", "NOUN"]


def test_the_name_of_a_people_may_be_an_adjective() -> None:
    assert tags_of("Orlandian voters", "ADJ/JJ NOUN/NNS", (Phrase(0, 1, 0, "NORP"),)) == ["ADJ", "NOUN"]


@pytest.mark.parametrize("label", ["PER", "GPE", "FAC"])
def test_small_letters_are_no_name_outside_names(label: str) -> None:
    said = "DET/DT PROPN/NNP PROPN/NNP"
    assert tags_of("the attorney general", said) == ["DET", "NOUN", "NOUN"]
    assert tags_of("Abu al Tamm", "PROPN/NNP PROPN/NNP PROPN/NNP", (Phrase(0, 3, 2, label),)) == [
        "PROPN",
        "PROPN",
        "PROPN",
    ]


def test_small_words_within_names_stay_what_they_are() -> None:
    said = "PROPN/NNP ADP/IN PROPN/NNP"
    assert tags_of("Bank of Vesk", said, (Phrase(0, 3, 0, "ORG"),)) == ["PROPN", "ADP", "PROPN"]


def test_days_are_proper_nouns_and_addresses_are_none() -> None:
    assert tags_of("Monday www.vesk.example", "NOUN/NN PROPN/NNP") == ["PROPN", "X"]


def test_a_gerund_that_opens_a_sentence_as_its_subject_is_a_noun() -> None:
    assert tags_of("Shelling killed two", "VERB/VBG VERB/VBD NUM/CD") == ["NOUN", "VERB", "NUM"]
    assert tags_of("Shelling towns killed", "VERB/VBG NOUN/NNS VERB/VBD") == ["VERB", "NOUN", "VERB"]
