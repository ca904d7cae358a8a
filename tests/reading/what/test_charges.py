"""What somebody is accused of is no act of the accuser's, nor told as a fact about the accused."""

from __future__ import annotations

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import read_article
from dateline.records import Article


def types(text: str) -> list[str]:
    article = Article(id="art:test", kind="story", text=text, text_sha256=hash_text(text), language="en")
    return [event.type for event in read_article(analyse(article)).events]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels accused the army of killing 30 villagers in Sokoto.",
        "He was acquitted of murdering his neighbour in 2019.",
        "A former guard was charged with beating two prisoners.",
        "Gunmen are suspected of abducting ten people, police said.",
    ],
)
def test_a_charge_is_no_assault(text: str) -> None:
    assert "ASSAULT" not in types(text)


def test_a_killing_told_as_such_is_one() -> None:
    assert types("The rebels killed 30 villagers in Sokoto.") == ["ASSAULT"]
