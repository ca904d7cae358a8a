"""Articles of our own in which people with and without a public role are named in many ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline import pipeline
from dateline.gather.captures import Capture
from dateline.page.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article, Report

FIRE = """KARAVO, March 5 - A fire in a block of flats in Karavo killed Lena Ibarra, 34, and her son \
Tomas Ibarra, 6, on Tuesday, the fire service said.

Mrs Ibarra's husband, Pavel Ibarra, was at work when the fire began. "I heard the sirens and I knew," \
Mr Ibarra said.

Fire chief Dana Ibarra, who is not related to the family, told reporters that the cause was unknown. \
Ms Brandt, a neighbour, said she saw smoke at 3 a.m.

The Ibarra Foundation, named after a painter, offered help. Mayor Ivo Calder visited Ibarra Street on \
Wednesday. Calder denied that the alarms had failed. The Lena Ibarra Fund was set up on Thursday.

"Lena was kind," said Mira Onwu-Brandt, 41, who lives next door. LENA IBARRA had lived there for long.

Read more: https://mirn.example/news/lena-ibarra-fire and https://mirn.example/ibarra
"""


def read(text: str, name: str = "pages/fire.txt") -> Report:
    """Return the report of a text."""
    return pipeline.read_capture(Capture(name, text.encode()), Told("2031-03-06"))


@pytest.fixture(scope="session")
def fire() -> Report:
    return read(FIRE)


@pytest.fixture(scope="session")
def article_of() -> Callable[[str], Article]:
    """What reads a text as an article, each once."""
    known: dict[str, Article] = {}

    def give(text: str) -> Article:
        if text not in known:
            known[text] = read(text).articles[0]
        return known[text]

    return give
