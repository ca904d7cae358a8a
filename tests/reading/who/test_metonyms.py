"""Capitals, seats and countries: governments where they act, places where something is."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article


def governments(text: str) -> set[str]:
    """The words in a text that name governments."""
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    return {one.text for actor in actors if actor.type == "government" for one in actor.mentions}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Moscow said the talks had failed.", {"Moscow"}),
        ("The envoy thanked Nairobi for the ships.", {"Nairobi"}),
        ("The company will sue Dakar.", {"Dakar"}),
        ("Ankara has protested to Athens over the rocks.", {"Ankara", "Athens"}),
        ("Tehran and Islamabad have reopened the crossing.", {"Tehran", "Islamabad"}),
        ("The commissioner gave Valletta two months to answer.", {"Valletta"}),
        ("The officer said Dushanbe had cancelled her passport.", {"Dushanbe"}),
        ("The Kremlin denied the report.", {"Kremlin"}),
        ("Peru recalled the officer.", {"Peru"}),
        ("He fled to Moscow in March.", set()),
        ("The officer crossed Downing Street.", set()),
        ("Photographers waited outside the Kremlin.", set()),
        ("Tourists photographed the Kremlin from the bridge.", set()),
        ("Paris was rocked by two blasts.", set()),
        ("Residents of Khartoum said they heard nothing.", set()),
        ("She fled Afghanistan as a girl.", set()),
        ("The ship left Odesa for Egypt.", set()),
        ("The dancers performed in Tripoli, Lebanon.", set()),
        ("The train from London to Paris was late.", set()),
    ],
)
def test_who_acts_and_where_one_is(text: str, wanted: set[str]) -> None:
    assert governments(text) == wanted


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("President Tom Prail of Finland telephoned.", "Tom Prail", "FI"),
        ("The Defence Ministry in Tripoli said so.", "Defence Ministry", "LY"),
        ("Labour Minister Tom Prail left.", "Tom Prail", None),
        ("Rt Rev Tom Prail left.", "Tom Prail", None),
    ],
)
def test_countries_beside_a_name(text: str, name: str, country: str | None) -> None:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    [found] = [actor for actor in actors if actor.name == name]
    assert found.country == country
