"""Bodies whose name several countries have: whose they are is told by the article, or left open."""

from __future__ import annotations

import pytest

from dateline.gazetteer.fold import fold
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.actor_general import general
from dateline.reading.actor_words import known
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article


def bodies(text: str, word: str) -> list[tuple[str | None, str | None, int]]:
    """Countries, sectors and numbers of mentions of all actors with this word in their names."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    return [
        (one.country, one.sector, len(one.mentions)) for one in actors if fold(word) in fold(one.name)
    ]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The Congress of Chile voted. Congress then rose.", "Congress", [("CL", "LEG", 2)]),
        ("Chile’s Congress voted. Congress then rose.", "Congress", [("CL", "LEG", 2)]),
        ("In Santiago, Congress voted.", "Congress", [(None, "LEG", 1)]),
        ("In Ohio, Congress was blamed.", "Congress", [("US", "LEG", 1)]),
        ("The White House spoke. Congress voted.", "Congress", [("US", "LEG", 1)]),
        ("Labour said so in Wellington.", "Labour", [(None, "PTY", 1)]),
        ("Labour said so in Leeds.", "Labour", [("GB", "PTY", 1)]),
    ],
)
def test_a_general_name_has_a_country_where_the_article_tells_it(
    text: str, word: str, found: list[tuple[str | None, str | None, int]]
) -> None:
    assert bodies(text, word) == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        (
            "Peru’s Supreme Court ruled. Chile’s Supreme Court denied it.",
            "Supreme Court",
            [("PE", "JUD", 1), ("CL", "JUD", 1)],
        ),
        ("Peru’s Supreme Court ruled. The Supreme Court sat.", "Supreme Court", [("PE", "JUD", 2)]),
        (
            "Peru’s Defence Ministry spoke. Chile’s Defence Ministry denied it.",
            "Defence Ministry",
            [("PE", "GOV", 1), ("CL", "GOV", 1)],
        ),
        ("The Defence Ministry of Peru said so.", "Defence Ministry", [("PE", "GOV", 1)]),
        ("The Ministry of Defence of Peru said so.", "Ministry of Defence", [("PE", "GOV", 1)]),
        ("The Supreme Court of Zambia ruled.", "Supreme Court", [("ZM", "JUD", 1)]),
        ("Kenya’s United Nations office closed. Reuters said so.", "Reuters", [(None, "JRN", 1)]),
    ],
)
def test_bodies_of_two_countries_are_two(
    text: str, word: str, found: list[tuple[str | None, str | None, int]]
) -> None:
    assert bodies(text, word) == found


def test_general_names_are_names_of_the_table_with_a_country() -> None:
    assert all(known()[name].country for name in general())
