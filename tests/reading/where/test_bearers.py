"""Places that a country's name gives to what befalls its rulers, on own sentences."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import read_article
from dateline.records import Article


def places_of(text: str, word: str) -> list[tuple[str, str]]:
    """Return role and name of each place of the event whose trigger holds a word."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text), language="en")
    read = read_article(analyse(article))
    names = {place.id: place.name for place in read.places}
    [event] = [one for one in read.events if word in one.trigger.text]
    return [(place.role, names[place.place]) for place in event.places]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Rebels toppled Syria's president on Sunday.", "toppled", "Syria"),
        ("The ouster of the Malian leader was cheered. Mali is calm.", "ouster", "Mali"),
        ("In Chad, crowds saw the overthrow of Gabon's ruler.", "overthrow", "Gabon"),
        ("Gabon's coup was over in an hour.", "coup", "Gabon"),
        ("Soldiers crushed Myanmar's uprising within weeks.", "crushed", "Myanmar"),
    ],
)
def test_a_ruler_is_toppled_in_his_country(text: str, word: str, name: str) -> None:
    assert places_of(text, word) == [("at", name)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister condemned Syria's president on Sunday.", "condemned"),
        ("Rebels killed a Lebanese officer. Lebanon protested.", "killed"),
        ("The ouster of the Malian leader was cheered.", "ouster"),
    ],
)
def test_what_a_country_only_names_is_not_there(text: str, word: str) -> None:
    assert places_of(text, word) == []


def test_a_place_that_is_told_counts_alone() -> None:
    assert places_of("Officers deposed Fiji's king in Nauru.", "deposed") == [("at", "Nauru")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister told reporters in Paris that rebels had attacked a convoy.", "attacked"),
        ("Officials in Kyiv said drones had struck a refinery.", "struck"),
    ],
)
def test_where_somebody_speaks_is_not_where_it_was(text: str, word: str) -> None:
    assert places_of(text, word) == []
