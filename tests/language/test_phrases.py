"""Phrases from words with given tags, so that the patterns are tested and not the tagger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.language.names import find_names
from dateline.language.phrases import find_phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.language.reading import Reading

SHORT = {
    "D": "DET",
    "A": "ADJ",
    "N": "NOUN",
    "P": "PROPN",
    "#": "NUM",
    "V": "VERB",
    "I": "ADP",
    "S": "PART",
    "R": "ADV",
    "O": "PRON",
    "C": "CCONJ",
    "X": "AUX",
    ".": "PUNCT",
    "$": "SYM",
}


def tagged(text: str) -> tuple[list[str], list[str]]:
    """Return words and tags of "the/D port/N": the mark after the last slash is the tag."""
    pairs = [pair.rsplit("/", 1) for pair in text.split()]
    return [word for word, _ in pairs], [SHORT[mark] for _, mark in pairs]


PHRASES = [
    ("Libya/P ’s/S eastern/A forces/N left/V", ["Libya ’s eastern forces"]),
    ("the/D mayor/N ’s/S sister/N ’s/S car/N", ["the mayor ’s sister ’s car"]),
    ("the/D fall/N of/I the/D city/N", ["the fall", "the city"]),
    ("22/# people/N died/V", ["22 people"]),
    ("at/I least/A 22/# people/N", ["22 people"]),
    ("he/O gave/V her/O money/N", ["he", "her money"]),
    ("his/O troops/N saw/V him/O", ["his troops", "him"]),
    ("it/O ’s/X late/A", ["it"]),
    ("officials/N Thursday/P said/V", ["officials", "Thursday"]),
    ("Good/A Friday/P", ["Good Friday"]),
    ("the/D captured/V soldiers/N", ["the captured soldiers"]),
    ("a/D heavily/R armed/V group/N", ["a heavily armed group"]),
    ("an/D increasingly/R important/A hub/N", ["an increasingly important hub"]),
    ("large/A ,/. heavy/A and/C old/A trucks/N", ["large , heavy and old trucks"]),
    ("Russian/A and/C Syrian/A forces/N", ["Russian and Syrian forces"]),
    ("forces/N and/C weapons/N", ["forces", "weapons"]),
    ("the/D wounded/A were/X moved/V", ["the wounded"]),
    ("Syria/P ’s/S military/A fled/V", ["Syria ’s military"]),
    ("$/$ 5/# million/#", ["$ 5 million"]),
    ("40/# %/$ of/I voters/N", ["40 %", "voters"]),
    ("all/D the/D king/N ’s/S men/N", ["all the king ’s men"]),
    ("the/D fighters/N the/D army/N lost/V", ["the fighters", "the army"]),
    ("a/D quiet/A ,/. empty/A ./.", []),
    ("big/A and/C loud/A", []),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_these_phrases_are_found(text: str, expected: list[str]) -> None:
    words, tags = tagged(text)
    found = find_phrases(words, tags, [(0, len(words))])
    assert [" ".join(words[phrase.first : phrase.last]) for phrase in found] == expected
    assert all(phrase.head == phrase.last - 1 for phrase in found)


def test_phrases_end_with_their_sentence() -> None:
    words, tags = tagged("big/A trucks/N")
    found = find_phrases(words, tags, [(0, 1), (1, 2)])
    assert [(phrase.first, phrase.last) for phrase in found] == [(1, 2)]


NAMES = [
    ("Institute/P for/I the/D Study/P of/I War/P says/V", ["Institute for the Study of War"]),
    ("the/D Ministry/P of/I Defence/P", ["Ministry of Defence"]),
    ("Omar/P Haddad/P of/I Egypt/P", ["Omar Haddad", "Egypt"]),
    ("Department/P of/I Health/P and/C Human/P Services/P", ["Department of Health and Human Services"]),
    ("Syria/P and/C Libya/P", ["Syria", "Libya"]),
    ("Khalid/P bin/N Sultan/P", ["Khalid bin Sultan"]),
    ("Ana/P de/X la/X Cruz/P", ["Ana", "Cruz"]),
    ("Ana/P de/X Souza/P", ["Ana de Souza"]),
    ("William/P J./P Tarn/P", ["William J. Tarn"]),
    ("U.S./P Coast/P Guard/P (/. USCG/P )/.", ["U.S. Coast Guard", "USCG"]),
    ("the/D Convention/P on/I Wednesday/P night/N", ["Convention", "Wednesday"]),
    ("Ann/P Bode/P Friday/P", ["Ann Bode", "Friday"]),
    ("Libya/P ’s/S Benghazi/P", ["Libya", "Benghazi"]),
    ("Bank/P of/I ./.", ["Bank"]),
    ("of/I Egypt/P", ["Egypt"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_these_names_are_found(text: str, expected: list[str]) -> None:
    words, tags = tagged(text)
    found = find_names(words, tags, [(0, len(words))])
    assert [" ".join(words[name.first : name.last]) for name in found] == expected


def test_a_whole_text_gives_phrases_and_names(read: Callable[..., Reading]) -> None:
    reading = read(
        "The Norland Ministry of Defence (NMD) denied on Tuesday that its troops had seized "
        "Sudland’s northern ports, the agency’s spokeswoman Mara Tolin said."
    )
    names = {reading.span(name.first, name.last).text for name in reading.names}
    phrases = {reading.span(phrase.first, phrase.last).text for phrase in reading.phrases}
    assert {"Norland Ministry of Defence", "NMD", "Tuesday", "Mara Tolin"} <= names
    assert {"its troops", "Sudland’s northern ports"} <= phrases
