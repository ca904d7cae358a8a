"""The status of an event by the words around it: one sentence a way of saying it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from dateline.reading.status_governors import governors
from dateline.records import Status

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [
    ("Police arrested the editor.", "arrested", "happened"),
    ("Police have arrested the editor.", "arrested", "happened"),
    ("The editor has been arrested by police.", "arrested", "happened"),
    ("Police are arresting protesters in Tunis.", "arresting", "ongoing"),
    ("Police have been arresting protesters in Tunis.", "arresting", "ongoing"),
    ("Police were arresting protesters when the shots were heard.", "arresting", "happened"),
    ("Police were arresting protesters in Tunis.", "arresting", "ongoing"),
    ("Police were arresting protesters in Tunis on Friday.", "arresting", "ongoing"),
    ("Police were arresting protesters in Tunis last week.", "arresting", "happened"),
    ("Police were arresting protesters in Tunis until the truce began.", "arresting", "happened"),
    ("As police were arresting the editor, shots were heard.", "arresting", "happened"),
    ("At the time police were arresting protesters in Tunis.", "arresting", "happened"),
    ("Police had been arresting protesters in Tunis.", "arresting", "happened"),
    ("The town was being shelled by the army.", "shelled", "ongoing"),
    ("The town was being shelled by the army in 2016.", "shelled", "happened"),
    ("The army sent tanks to Tunis, where rebels were holding two officers.", "holding", "ongoing"),
    ("Police will arrest the editor.", "arrest", "planned"),
    ("Police are going to arrest the editor.", "arrest", "planned"),
    ("Police intend to arrest the editor.", "arrest", "planned"),
    ("The ministers are to meet in Vienna.", "meet", "planned"),
    ("Police may arrest the editor.", "arrest", "possible"),
    ("Police could arrest the editor.", "arrest", "possible"),
    ("Police threatened to arrest the editor.", "arrest", "possible"),
    ("Did police arrest the editor?", "arrest", "possible"),
    ("Unless the army attacks the port, the strike will end.", "attacks", "hypothetical"),
    ("If asked, police would arrest the editor.", "arrest", "hypothetical"),
    ("If the talks fail, police will arrest the editor.", "arrest", "hypothetical"),
    ("Police never arrested the editor.", "arrested", "not_happened"),
    ("Police stopped short without arresting the editor.", "arresting", "not_happened"),
    ("Police refused to arrest the editor.", "arrest", "not_happened"),
    ("Nobody was arrested by police.", "arrested", "not_happened"),
    ("Police must arrest the editor.", "arrest", "demanded"),
    ("Lawmakers demanded that police arrest the editor.", "arrest", "demanded"),
    ("Lawmakers urged police to arrest the editor.", "arrest", "demanded"),
    ("Police denied arresting the editor.", "arresting", "denied"),
    ("Police denied that they had arrested the editor.", "arrested", "denied"),
    ("Police did not deny that they had arrested the editor.", "arrested", "possible"),
    ("Police neither confirmed nor denied that they had arrested the editor.", "arrested", "possible"),
    ("Police began arresting protesters.", "arresting", "happened"),
    ("Police have begun arresting protesters.", "arresting", "ongoing"),
    ("Pictures showed police arresting the editor.", "arresting", "ongoing"),
    ("Police managed to arrest the editor.", "arrest", "happened"),
    ("There was no attack on the port.", "attack", "not_happened"),
    ("A planned attack on the port alarmed traders.", "attack", "planned"),
    ("The foiled attack on the port alarmed traders.", "attack", "not_happened"),
    ("Guards averted an attack on the port.", "attack", "not_happened"),
    ("The government announced the arrest of the editor.", "arrest", "happened"),
    ("The risk of an attack on the port has grown.", "attack", "possible"),
    ("The army failed to attack and capture the port.", "capture", "not_happened"),
]


@pytest.mark.parametrize(("text", "trigger", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_the_words_around_an_event_give_its_status(
    status_of: Callable[[str, str], str | None], text: str, trigger: str, wanted: str
) -> None:
    assert status_of(text, trigger) == wanted


@pytest.mark.parametrize("word", ["verb", "noun", "adj", "mod"])
def test_governing_words_give_statuses_there_are(word: str) -> None:
    statuses = {status for parts in governors(word).values() for status in parts.values()}
    assert statuses - {None} <= set(get_args(Status))
    assert statuses - {None}
