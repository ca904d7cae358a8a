"""Invented news to link: happenings of a few days each that several outlets tell, and copies of texts.

The reports are made up without the readers, in the words of ``ledger_search``. A thousand pages a day; a
happening has three events and, on the average, five pages; the more is told of one, the more still is.
Three pages in ten are copies: another outlet's, most of them cut.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from ledger_search import AT_ONCE, FIRST_DAY, SENTENCES, WORDS, fill

from dateline.identity import article_id, capture_id, hash_bytes, hash_text
from dateline.ledger.engine import writing
from dateline.ledger.writing import add_page
from dateline.records import Article, PageFacts, Published, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger_search import Words

    from dateline.ledger import Ledger

A_DAY = 1_000  # pages
A_HAPPENING = 5  # pages, on the average
COPIES = 0.3
COUNTRIES = tuple(f"{a}{b}" for a in "ABCDEFGH" for b in "LMNOPQR")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a page is made from: the numbers of its happening and of its words, how many sentences."""

    happening: int
    words: int
    sentences: int


def plan(number: int) -> Plan:
    """Return what the page of a number is made from."""
    chance = random.Random(number)  # noqa: S311  - repeatable, not secret
    if number > 50 and chance.random() < COPIES:
        copied = plan(number - chance.randrange(1, 50))
        return replace(copied, sentences=max(5, copied.sentences - chance.randrange(4)))
    newest = number // A_HAPPENING
    return Plan(max(0, newest - int(5 * chance.paretovariate(0.9))), number, SENTENCES)


def make_news(words: Words, number: int) -> tuple[bytes, Report]:
    """Return the bytes and the report of one page."""
    made = plan(number)
    facts = random.Random(-made.happening)  # noqa: S311  - repeatable, not secret
    people, places = facts.sample(words.people, 4), facts.sample(words.places, 3)
    text = write(words, made, people, places)
    data = f"{number} {text}".encode()
    page = PageFacts(f"sha256:{hash_bytes(data)}", f"page{number}.txt", bytes=len(data))
    day = FIRST_DAY + timedelta(days=made.happening * A_HAPPENING // A_DAY)
    article = Article(
        id=article_id(capture_id(page), 0),
        kind="story",
        title=" ".join(words.draw(facts, 7)).capitalize(),
        language="en",
        outlet=words.outlets[number * 7 % len(words.outlets)],
        published=Published((day + timedelta(days=number % 2)).isoformat(), "metadata"),
        text=text,
        text_sha256=hash_text(text),
    )
    told = fill(article, people, places, day, facts)
    lands = tuple(
        replace(place, country=COUNTRIES[hash_at(place.name)], admin1=None) for place in told.places
    )
    return data, Report(page, (replace(told, places=lands),))


def hash_at(name: str) -> int:
    """Return the country of a place."""
    return int(hash_text(name)[:8], 16) % len(COUNTRIES)


def write(words: Words, made: Plan, people: list[str], places: list[tuple[str, float, float]]) -> str:
    """Return the text of a page."""
    chance = random.Random(1_000_000 + made.words)  # noqa: S311  - repeatable, not secret
    lines = [" ".join(words.draw(chance, WORDS)) for _ in range(SENTENCES)]
    for at in range(0, SENTENCES, 2):
        lines[at] = f"{people[at // 2 % 4]} said {lines[at]} in {places[at // 2 % 3][0]}"
    kept = lines[: made.sentences]
    return ". ".join(line[0].upper() + line[1:] for line in kept) + "."


def store_news(ledger: Ledger, words: Words, count: int) -> None:
    """Store the pages up to a number that are not there yet."""
    pages: Iterator[tuple[bytes, Report]] = (
        make_news(words, number) for number in range(ledger.revisions(), count)
    )
    while batch := list(islice(pages, 4 * AT_ONCE)):
        with writing(ledger._engine) as connection:  # noqa: SLF001  - several pages in one transaction
            for data, report in batch:
                add_page(connection, data, report, "made up", "{}")
