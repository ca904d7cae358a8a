"""Words between a description and the name of who is described."""

from __future__ import annotations

import pytest
from tests.reading.who.test_styled import people

NAMED = [
    ("A man identified as Tarro, who leads the front, said no.", "Tarro", "man"),
    ("A commander who goes by the name of Lukas said the town was taken.", "Lukas", "commander"),
    ("A shopkeeper who gave his name only as Farid said it went on.", "Farid", "shopkeeper"),
    ("A resident named Oksana Brell said that the roof fell in.", "Oksana Brell", "resident"),
]


@pytest.mark.parametrize(("text", "name", "role"), NAMED)
def test_who_is_described_and_then_named_is_one(text: str, name: str, role: str) -> None:
    assert people(text) == {name: role}


def test_a_name_that_something_else_bears_is_no_persons() -> None:
    found = people("A ship called Lukas left. A sailor said so.")
    assert found["A sailor"] == "sailor"
    assert found.get("Lukas") is None
