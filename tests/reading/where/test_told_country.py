"""Towns that the text puts in a country: one that the gazetteer has only elsewhere is left open."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.records import Article


def countries(text: str) -> dict[str, str | None]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    return {place.name: place.country for place in read_places(analyse(article), Findings())}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Lorries reached the Mozambican town of Palma on Wednesday.", "MZ"),
        ("Lorries reached the northern Malian town of Palma on Wednesday.", "ML"),
        ("Lorries reached the Spanish city of Palma on Wednesday.", "ES"),
    ],
)
def test_an_adjective_says_where_a_town_is(text: str, country: str) -> None:
    assert countries(text) == {"Palma": country}
