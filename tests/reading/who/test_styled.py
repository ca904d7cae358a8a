"""Names after the full style of an office, with no comma, as news of state agencies writes them."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article

STYLED = [
    ("Deputy Minister of Defence Hanna Brovko said that the base was hit.", "Hanna Brovko"),
    ("Minister of Foreign Affairs Anto Perl told reporters that the talks had failed.", "Anto Perl"),
    ("As Head of the Regional Military Administration Oleh Tarn reported, two were hurt.", "Oleh Tarn"),
    ("The Minister of the Interior of Estonia Lauri Kask denied it.", "Lauri Kask"),
    ("Commander of the Southern Group of Forces General Ivo Strand denied it.", "Ivo Strand"),
]
OTHERS = [
    "A spokesman for President Anto Perl said that the talks had failed.",
    "An adviser to Ukrainian President Anto Perl said that the talks had failed.",
    "A spokesman for Ukraine's President Anto Perl said that the talks had failed.",
]


def people(text: str) -> dict[str, str | None]:
    """The persons of a text with their roles."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    found = read_actors(reading, Findings(places=read_places(reading, Findings())))
    return {actor.name: actor.role for actor in found if actor.type == "person"}


@pytest.mark.parametrize(("text", "name"), STYLED)
def test_an_office_and_the_name_behind_it_are_one_person(text: str, name: str) -> None:
    [(found, role)] = people(text).items()
    assert found == name
    assert role
    assert text.removeprefix("As ").removeprefix("The ").startswith(role)
    assert name not in role


@pytest.mark.parametrize("text", OTHERS)
def test_who_speaks_for_somebody_is_another(text: str) -> None:
    assert len(people(text)) == 2
    assert people(text)["Anto Perl"].endswith("President")  # type: ignore[union-attr]
