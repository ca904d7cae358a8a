"""What somebody is accused of is no act of the accuser's, and told only as the claim of who accuses."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import read_article
from dateline.records import Article


def read(text: str) -> Article:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text), language="en")
    return read_article(analyse(article))


def types(text: str) -> list[str]:
    return [event.type for event in read(text).events]


def test_an_accusation_has_the_act_of_the_accused_as_its_claim() -> None:
    article = read("The rebels accused the army of killing 30 villagers in Sokoto.")
    event = next(one for one in article.events if one.type == "ASSAULT")
    assert [span.text for one in event.actors for span in one.spans] == ["the army"]
    claims = [one for one in article.claims if one.id in event.according_to]
    assert [source.text for one in claims for source in one.sources] == ["The rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "He was acquitted of murdering his neighbour in 2019.",
        "A former guard was charged with beating two prisoners.",
        "Gunmen are suspected of abducting ten people, police said.",
    ],
)
def test_a_charge_is_no_assault(text: str) -> None:
    assert "ASSAULT" not in types(text)


def test_a_killing_told_as_such_is_one() -> None:
    assert types("The rebels killed 30 villagers in Sokoto.") == ["ASSAULT"]
