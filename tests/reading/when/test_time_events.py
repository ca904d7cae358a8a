"""Whose time a time is, and lengths that are reckoned from an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from dateline.records import Article, Time


def read(text: str) -> Article:
    row = CorpusRow("text", text, language="en")
    return read_page(Capture("text", text.encode(), row), Told(published="2024-12-20")).articles[0]


def time_of(article: Article, trigger: str) -> str | None:
    """Return the words of the time of the event with this trigger."""
    event = next(one for one in article.events if one.trigger.text == trigger)
    return next((time.span.text for time in article.times if time.id == event.when), None)


def length_in(article: Article) -> Time:
    return next(time for time in article.times if time.type == "DURATION")


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("In March the state banned the party; last week it jailed its leader.", "banned", "March"),
        ("In March the state banned the party; last week it jailed its leader.", "jailed", "last week"),
        ("The raid on Karvel took place on Tuesday.", "raid", "Tuesday"),
        ("The court will sentence him, who was convicted in May, on Jan. 9.", "sentence", "Jan. 9"),
        ("Rebels shelled Tolm on Monday, the mayor said on Friday.", "shelled", "Monday"),
        ("Two men say rebels have shelled Tolm, the agency reported on Thursday.", "shelled", None),
        ("Officials said on Friday that troops had shelled the port of Tolm.", "shelled", None),
    ],
)
def test_an_event_has_the_time_of_its_own_clause(text: str, trigger: str, words: str | None) -> None:
    assert time_of(read(text), trigger) == words


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("“We held fire,” the general said on Wednesday.", "said", "Wednesday"),
        (
            "The dam broke on Sunday, according to a statement issued on Tuesday.",
            "according to",
            "Tuesday",
        ),
        ("“The talks failed,” said Jarek Holm, who has led the union since 2019.", "said", None),
        ("Witnesses said troops fired on Monday; officials denied it on Friday.", "said", None),
    ],
)
def test_a_claim_has_the_time_of_its_cue(text: str, cue: str, words: str | None) -> None:
    article = read(text)
    claim = next(one for one in article.claims if cue in " ".join(span.text for span in one.cue))
    when = next((time.span.text for time in article.times if time.id == claim.said_when), None)
    assert when == words


@pytest.mark.parametrize(
    ("text", "trigger", "bounds"),
    [
        (
            "Two days before troops seized Tolm on Friday, the governor resigned.",
            "seized",
            ("2024-12-18", "2024-12-18"),
        ),
        (
            "Three months after rebels attacked Tolm on May 3, 2024, police arrested two men.",
            "attacked",
            ("2024-07-19", "2024-08-18"),
        ),
        ("Two days after rebels seized Tolm, the army shelled it.", "seized", (None, None)),
    ],
)
def test_a_length_is_reckoned_from_its_event(
    text: str, trigger: str, bounds: tuple[str | None, str | None]
) -> None:
    article = read(text)
    event = next(one for one in article.events if one.trigger.text == trigger)
    time = length_in(article)
    assert time.anchor == f"event:{event.id}"
    assert (time.earliest, time.latest) == bounds
    assert time.resolved == (bounds[0] is not None)


def test_what_happened_so_long_after_an_event_has_that_length_as_its_time() -> None:
    article = read("Three months after the attack of May 3, 2024, police arrested two men.")
    assert time_of(article, "arrested") == "Three months"


def test_a_length_with_a_bound_reaches_from_the_event_on() -> None:
    text = "Less than two weeks after troops seized Tolm on Dec. 2, 2024, rebels attacked it."
    time = length_in(read(text))
    assert (time.mod, time.earliest, time.latest) == ("LESS_THAN", "2024-12-02", "2024-12-16")
