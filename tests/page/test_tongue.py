"""The language of a text: told where it can be, and English where a short text shows it."""

from __future__ import annotations

import pytest

from dateline.page.tongue import note_language, tell_language

SHORT_ENGLISH = [
    "The minister said no.",
    "Nine die as boat sinks in Punjab, officials said of the accident",
    "They were told to go home by the police.",
]
OTHERS = [
    ("Der Minister sagte am Montag, dass die Verhandlungen mit der Opposition gescheitert seien.", "de"),
    ("Le ministre a déclaré lundi que les négociations avec l’opposition avaient échoué.", "fr"),
    ("Министр заявил в понедельник, что переговоры с оппозицией провалились.", "ru"),
]


@pytest.mark.parametrize("text", SHORT_ENGLISH)
def test_a_short_english_text(text: str) -> None:
    assert tell_language(text) == "en"
    assert note_language("en") == ()


@pytest.mark.parametrize(("text", "code"), OTHERS)
def test_other_languages(text: str, code: str) -> None:
    assert tell_language(text * 3) == code
    assert [note.code for note in note_language(code)] == ["language-not-read"]


@pytest.mark.parametrize("text", ["", "1234 5678", "*** --- ***"])
def test_no_language(text: str) -> None:
    assert tell_language(text) == "und"
    assert tell_language(text, otherwise="en") == "en"


def test_a_short_headline_is_in_the_language_of_its_page() -> None:
    assert tell_language("Nine die as boat sinks in Punjab", otherwise="en") == "en"
